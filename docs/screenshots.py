"""Takes the pictures of the README and the handbook from a running demo (`make run`).

Usage: python docs/screenshots.py [http://127.0.0.1:8000]
"""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

IMAGES = Path(__file__).parent / "images"
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
WIDTH = 1280
PUBLIC = {
    "start": "/",
    "foretag": "/foretag/",
    "profil": "/foretag/kanelbullen-vid-an/",
    "kalender": "/kalender/",
    "upphandling": "/upphandling/",
    "engelska": "/en/enterprises/",
}
ADMIN = {
    "admin-valkommen": "/admin/",
    "admin-sidor": "/admin/pages/{directory}/",
    "admin-nyhet": "/admin/pages/add/procurement/newspage/{procurement}/",
    "admin-traff": "/admin/pages/{meeting}/edit/",
    "admin-deltagare": "/admin/meetings/{meeting}/",
    "admin-profil": "/admin/pages/{profile}/edit/",
}
PATHS = {
    "directory": "/foretag/",
    "procurement": "/upphandling/",
    "meeting": "/kalender/oppna-och-kommande-upphandlingar/",
    "profile": "/foretag/kanelbullen-vid-an/",
}


def take(site: str) -> None:
    """Take every picture of the site at an address."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": WIDTH, "height": 900}, locale="sv-SE")
        for name, path in PUBLIC.items():
            shoot(page, site + path, name)
        phone = browser.new_page(viewport={"width": 360, "height": 740}, locale="sv-SE")
        shoot(phone, f"{site}/foretag/", "mobil")
        log_in(page, site)
        pks = {name: pk_of(page, site, path) for name, path in PATHS.items()}
        for name, path in ADMIN.items():
            shoot(page, site + path.format(**pks), name)
        browser.close()


def chromium() -> str | None:
    """Return where the system's Chromium is, or nothing to use Playwright's own."""
    system = Path("/usr/bin/chromium")
    return str(system) if system.exists() else None


def log_in(page: Page, site: str) -> None:
    """Log in as the demo's administrator."""
    page.goto(f"{site}/admin/login/")
    page.fill("input[name=username]", "admin")
    page.fill("input[name=password]", "admin")
    page.click("button[type=submit]")
    page.wait_for_url(f"{site}/admin/")


def pk_of(page: Page, site: str, path: str) -> int:
    """Return the key that the admin knows a public page by."""
    answer = page.request.get(f"{site}/api/v1/resolve", params={"path": path})
    return answer.json()["id"]


def shoot(page: Page, address: str, name: str) -> None:
    """Store what the window shows of an address, small enough for a repository."""
    page.goto(address, wait_until="networkidle", timeout=120_000)
    picture = Image.open(BytesIO(page.screenshot()))
    IMAGES.mkdir(exist_ok=True)
    picture.convert("RGB").save(IMAGES / f"{name}.webp", quality=72, method=6)


if __name__ == "__main__":
    take(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
