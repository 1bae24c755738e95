"""What reviewers open in the admin, on a phone and on a wide screen: axe looks at each page."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from enterprises.models import Correction, EnterprisePage, ProfileClaim, Submission
from enterprises.moderation.sending import send
from enterprises.profiles.values import blank, read_values
from tests.browser.looking import SPILLS, faults_of, sign_in
from tests.factories import make_contact

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

COVERED = """() => [...document.querySelectorAll('main input[type=checkbox]')].filter(each => {
  each.scrollIntoView({block: 'center', behavior: 'instant'})
  const at = each.getBoundingClientRect()
  const top = document.elementFromPoint(at.x + at.width / 2, at.bottom - 2)
  return top !== each && !each.parentElement.contains(top)
}).length"""


@pytest.fixture(scope="module")
def pages(showcase):
    """Send something of each kind in, and return where a reviewer reads it."""
    User.objects.create_superuser("chef", "chef@example.org", "chef")
    page = EnterprisePage.objects.filter(locale__language_code="sv").first()
    contact = make_contact(page, name="Anna")
    words = "Vi tvättar och viker åt restauranger i hela länet. " * 3
    values = {**blank(), "title": "Tvättstugan", "summary": words, "email": "hej@example.org"}
    sent = send(Submission.objects.create(values=values, sender_email="a@example.org"))
    before = read_values(page)
    for phone in ("019-11 11 11", "019-22 22 22"):  # two changes of one profile: a group
        after = {**before, "phone": phone}
        send(Submission.objects.create(kind="change", page=page, base=before, values=after))
    claim = ProfileClaim.objects.create(page=page, name="Eva", email="eva@example.org")
    correction = Correction.objects.create(
        page=page, kind=Correction.Kind.values[0], words="Fel telefon"
    )
    return [
        "/admin/",
        reverse("enterprises_review:queue"),
        reverse("enterprises_review:review", args=[sent.pk]),
        reverse("enterprises_contactperson:index"),
        reverse("enterprises_contactperson:edit", args=[contact.pk]),
        reverse("enterprises_profileclaim:edit", args=[claim.pk]),
        reverse("enterprises_correction:edit", args=[correction.pk]),
        reverse("review_list"),
        reverse("access_desk:mails"),
        reverse("access_desk:decisions"),
        reverse("access_desk:persons"),
        reverse("access_desk:notes"),
    ]


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_of_a_reviewer_breaks_a_rule_or_hides_something(pages, browser, site, width):
    size = {"width": width, "height": 900}
    context = browser.new_context(base_url=site, viewport=size)
    tab = context.new_page()
    sign_in(tab, "chef")
    found = {}
    for path in pages:
        tab.goto(path)
        found[path] = faults_of(tab), tab.evaluate(SPILLS), tab.evaluate(COVERED)
    context.close()
    assert {path: faults for path, faults in found.items() if faults != ({}, [], 0)} == {}


@pytest.fixture
def phone(pages, browser, site):
    """A reviewer's phone that runs no script; a button under something else cannot be pressed."""
    size = {"width": 320, "height": 700}
    context = browser.new_context(base_url=site, viewport=size, java_script_enabled=False)
    context.set_default_timeout(8000)
    tab = context.new_page()
    sign_in(tab, "chef")
    yield tab
    context.close()


def test_a_reviewer_decides_on_a_phone_without_scripts(phone, pages):
    phone.goto("/admin/")
    phone.get_by_role("link", name="Tvättstugan").first.click()
    assert "/enterprises/review/" in phone.url
    phone.goto(pages[1])
    phone.get_by_label("Slag").select_option(label="ny profil")
    phone.get_by_role("button", name="Visa", exact=True).click()
    phone.get_by_role("link", name="Tvättstugan").click()
    phone.get_by_label("Skäl").fill("Skriv gärna mer.")
    phone.get_by_role("button", name="Skicka tillbaka").click()
    phone.get_by_role("link", name="Tvättstugan").wait_for(state="detached")
    phone.goto(pages[5])
    phone.get_by_role("button", name="Godkänn", exact=True).click()
    phone.goto(pages[5])
    assert "godkänt" in phone.locator("main").inner_text().lower()
