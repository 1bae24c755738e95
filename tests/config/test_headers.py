"""Every answer says what browsers may do with it, and sets no cookie for a reader."""

import pytest

pytestmark = pytest.mark.django_db

PUBLIC = [
    "/",
    "/en/",
    "/foretag/",
    "/en/enterprises/",
    "/kalender/",
    "/en/calendar/",
    "/upphandling/",
    "/en/procurement/",
    "/sok/",
    "/en/search/",
    "/sok/?q=mat",
    "/foretag/feed/",
    "/kalender/feed/",
    "/kalender/kalender.ics",
    "/sitemap.xml",
    "/robots.txt",
    "/.well-known/security.txt",
    "/api/v1/enterprises",
    "/health/",
    "/finns-inte/",
]


def directives(response):
    """Return the content policy of an answer as {directive: sources}."""
    parts = response["Content-Security-Policy"].split("; ")
    return {name: sources for name, _, sources in (part.partition(" ") for part in parts)}


@pytest.mark.indexed
@pytest.mark.parametrize("path", PUBLIC)
def test_a_reader_gets_no_cookie(client, path):
    assert not client.get(path).cookies


@pytest.mark.parametrize("path", ["/", "/en/", "/api/v1/openapi.json", "/finns-inte/", "/health/"])
def test_every_answer_carries_the_safe_headers(client, path):
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("path", ["/", "/en/", "/finns-inte/", "/api/v1/docs"])
def test_the_public_site_loads_only_its_own_files(client, path):
    policy = directives(client.get(path))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["base-uri"] == policy["object-src"] == "'none'"
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*"} & set(" ".join(policy.values()).split())


def test_the_admin_has_a_policy_without_wildcards(admin_client):
    policy = directives(admin_client.get("/admin/"))
    sources = set(" ".join(policy.values()).split())
    assert not {"*", "https:", "http:", "'unsafe-eval'"} & sources
    assert policy["object-src"] == "'none'"


def test_a_secure_site_tells_browsers_to_stay_on_https(client, settings):
    settings.SECURE_HSTS_SECONDS = 63072000
    assert "max-age=63072000" in client.get("/", secure=True)["Strict-Transport-Security"]


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "a b", "127.0.0.1@x"])
def test_an_unknown_host_is_refused(client, host):
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("path", ["/api/v1/finns-inte", "/api/v1/finns-inte/", "/api/finns-inte"])
def test_an_unknown_address_of_the_api_is_no_redirect(client, path):
    assert client.get(path).status_code == 404


def test_the_language_of_a_page_follows_its_address_alone(client):
    answer = client.get("/", headers={"accept-language": "en"})
    assert '<html lang="sv"' in answer.text


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.7", "127.0.0.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "10.1.1.1, 203.0.113.7", "203.0.113.7"),
        (2, "10.1.1.1, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
        (2, "203.0.113.7", "127.0.0.1"),
    ],
    ids=["no proxy", "one", "one and a lie", "two and a lie", "too few"],
)
def test_only_trusted_proxies_name_the_visitor(rf, settings, proxies, forwarded, address):
    from config.headers import ProxyMiddleware

    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", headers={"x-forwarded-for": forwarded})
    assert ProxyMiddleware(lambda request: request.META["REMOTE_ADDR"])(request) == address


def test_a_page_travels_compressed(client, home):
    plain = client.get("/").content
    answer = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer["Vary"]
    assert len(answer.content) < len(plain)


def test_a_compressed_answer_of_the_api_is_still_known_again(client):
    zipped = {"Accept-Encoding": "gzip"}
    tag = client.get("/api/v1/municipalities", headers=zipped)["ETag"]
    again = client.get("/api/v1/municipalities", headers={"If-None-Match": tag} | zipped)
    assert again.status_code == 304


def test_a_file_is_not_compressed_again(client):
    answer = client.get("/static/img/favicon.svg", headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert not answer.has_header("Content-Encoding")
