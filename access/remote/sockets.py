"""A connection that is given a limited time in all, however slowly the other side answers."""

import io
import socket
import time
from typing import Any


class TimedSocket(io.RawIOBase):
    """What `http.client` takes for a socket: each waiting is short, and so are all together."""

    def __init__(self, connection: socket.socket, silence: float, ends: float) -> None:
        super().__init__()
        self.connection = connection
        self.silence = silence
        self.ends = ends

    def allow(self) -> None:
        """Let the next waiting last as long as there is time, or say that there is none left."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.connection.settimeout(min(self.silence, left))

    def readable(self) -> bool:
        """Tell that it can be read from."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer with what arrives next."""
        self.allow()
        return self.connection.recv_into(buffer)

    def sendall(self, data: bytes) -> None:
        """Send all of it."""
        self.allow()
        self.connection.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        """Return a file that the answer is read from."""
        return io.BufferedReader(self)

    def close(self) -> None:
        """Leave the connection open: whoever opened it closes it when the answer is read."""
