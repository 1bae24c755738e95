"""A web server of a partner, on this machine, that answers as badly as a test asks for."""

from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Partner(BaseHTTPRequestHandler):
    """Answers each path with the function that stands for it, and remembers what was asked."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        self.close_connection = True
        with suppress(OSError):  # the reader has had enough
            self.server.answers[self.path.partition("?")[0]](self)

    def do_POST(self):
        self.do_GET()

    def log_message(self, *_):
        """Say nothing."""

    def send(self, body=b"", status=200, **headers):
        """Send a whole answer; a header's name has _ for -."""
        self.send_response(status)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in ({"Content-Length": str(len(body))} | named).items():
            if value is not None:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(**answers):
    """Serve while a test runs; give the server with its address and what it was asked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Partner)
    server.daemon_threads = True
    server.asked = []
    server.answers = {f"/{name}": answer for name, answer in answers.items()}
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
