"""Contact persons, claims and corrections in the admin: for reviewers, and every look is noted."""

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from access.models import Disclosure, SignedLink
from enterprises.models import ContactPerson, Correction, EnterprisePage, ProfileClaim
from tests.factories import make_enterprise

pytestmark = pytest.mark.django_db

MARKUP = "<script>x()</script>"
LISTS = ["enterprises_contactperson", "enterprises_profileclaim", "enterprises_correction"]


@pytest.fixture
def page(directory):
    return make_enterprise(directory, title="Café Björken", email="info@example.se")


@pytest.fixture
def anna(page):
    return ContactPerson.objects.create(page=page, name="Anna", email="anna@example.org")


@pytest.fixture
def claim(page):
    return ProfileClaim.objects.create(page=page, name="Bo", email="bo@example.org", words=MARKUP)


@pytest.fixture
def correction(page):
    return Correction.objects.create(page=page, kind="unlist", words=MARKUP)


def user_with(django_user_model, *codenames):
    user = django_user_model.objects.create_user("nina", "nina@example.org", "x")
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


@pytest.fixture
def reviewer(django_user_model, client):
    user = user_with(django_user_model, "access_admin", "review_submission", "change_page")
    client.force_login(user)
    return user


def listing(name):
    return reverse(f"{name}:index")


def edit(row):
    return reverse(f"enterprises_{row._meta.model_name}:edit", args=[row.pk])


def sent_to(address):
    return [letter for letter in mail.outbox if letter.to == [address]]


def test_who_does_not_review_sees_none_of_it(client, django_user_model, anna, claim, correction):
    everything = Permission.objects.exclude(codename="review_submission")
    client.force_login(
        user_with(django_user_model, *everything.values_list("codename", flat=True))
    )
    addresses = [*map(listing, LISTS), edit(anna), edit(claim), edit(correction)]
    addresses.append(reverse("enterprises_correction:take_down", args=[correction.pk]))
    for address in addresses:
        answer = client.get(address, follow=True)
        assert b"anna@example.org" not in answer.content
        assert b"bo@example.org" not in answer.content
        assert answer.redirect_chain or answer.status_code == 403
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "enterprises_profileclaim" not in home


def test_the_menu_says_how_many_wait(client, reviewer, claim, correction):
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Kontakter (2)" in home
    assert re.search(r"Anspr(å|\\u00e5)k \(1\)", home)
    assert re.search(r"R(ä|\\u00e4)ttelser \(1\)", home)


def test_each_look_at_contact_persons_is_noted_once(client, reviewer, anna):
    assert "anna@example.org" in client.get(listing(LISTS[0])).content.decode()
    seen = Disclosure.objects.get()
    assert (seen.action, seen.user, seen.count) == ("viewed", reviewer, 1)
    client.get(edit(anna))
    assert Disclosure.objects.count() == 2
    assert not Disclosure.objects.filter(subject__contains="anna").exists()
    assert seen.subject == "Listan över kontaktpersoner"


def test_those_whose_mail_comes_back_can_be_found(client, reviewer, page, anna):
    ContactPerson.objects.create(page=page, email="borta@example.org", bounced_at=timezone.now())
    html = client.get(listing(LISTS[0]), {"bounced_at__isnull": "false"}).content.decode()
    assert "borta@example.org" in html
    assert "anna@example.org" not in html
    assert "is null" not in html


def test_nobody_is_searched_for_by_address(client, reviewer, anna):
    html = client.get(listing(LISTS[0]), {"q": "Café"}).content.decode()
    assert "anna@example.org" in html
    html = client.get(listing(LISTS[0]), {"q": "anna@"}).content.decode()
    assert "anna@example.org" not in html


def test_a_reviewer_adds_a_contact_person(client, reviewer, page, anna, run):
    given = {"page": page.pk, "name": "Cia", "email": "CIA@example.org", "language": "sv"}
    answer = run(client.post, reverse("enterprises_contactperson:add"), given)
    assert answer.status_code == 302
    assert page.contact_persons.filter(email="cia@example.org", takes_invitations=False).exists()
    assert "Nu kan du sköta" in sent_to("cia@example.org")[0].subject
    assert sent_to("anna@example.org")


def test_an_address_stands_once_at_a_profile(client, reviewer, page, anna):
    given = {"page": page.pk, "name": "x", "email": "ANNA@example.org", "language": "sv"}
    html = client.post(reverse("enterprises_contactperson:add"), given).content.decode()
    assert "redan kontaktperson" in html
    bo = ContactPerson.objects.create(page=page, email="bo@example.org")
    html = client.post(edit(bo), {"email": "Anna@example.org", "language": "sv"}).content.decode()
    assert "redan kontaktperson" in html


def test_a_lost_address_is_replaced(client, reviewer, anna, run):
    anna.bounced_at = timezone.now()
    anna.save()
    given = {"name": "Anna", "email": "ny@example.org", "language": "sv", "phone": "019-10 20 30"}
    run(client.post, edit(anna), given)
    anna.refresh_from_db()
    assert (anna.email, anna.bounced_at, anna.phone) == ("ny@example.org", None, "019-10 20 30")
    assert sent_to("ny@example.org")


def test_a_reviewer_removes_the_last_one_too(client, reviewer, page, anna, run):
    run(client.post, reverse("enterprises_contactperson:delete", args=[anna.pk]))
    assert not page.contact_persons.exists()
    assert sent_to("anna@example.org")


def test_a_claim_is_read_as_text_and_approved(client, reviewer, claim, run):
    html = client.get(edit(claim)).content.decode()
    assert "bo@example.org" in html and "info@example.se" in html
    assert MARKUP not in html and "&lt;script&gt;" in html
    run(client.post, edit(claim), {"approve": "1"})
    claim.refresh_from_db()
    assert (claim.state, claim.decided_by) == ("approved", reviewer)
    assert claim.page.contact_persons.get().email == "bo@example.org"
    assert SignedLink.objects.filter(purpose="enterprises.login").exists()
    assert sent_to("info@example.se")


@pytest.mark.parametrize(
    ("public", "private", "words"),
    [
        ("info@example.se", "", "Vi har frågat info@example.se, företagets öppna adress."),
        (
            "info@example.se",
            "anna@example.org",
            "Vi har frågat info@example.se, företagets öppna adress, och kontaktpersonerna.",
        ),
        ("", "anna@example.org", "Vi har frågat företagets kontaktpersoner."),
        ("", "", "Vi har ingen adress att fråga på."),
    ],
)
def test_a_claim_says_who_has_been_asked(client, reviewer, page, claim, public, private, words):
    EnterprisePage.objects.filter(pk=page.pk).update(email=public)
    if private:
        ContactPerson.objects.create(page=page, email=private)
    assert words in client.get(edit(claim)).content.decode()


def test_a_claim_is_rejected_with_a_reason(client, reviewer, claim, run):
    run(client.post, edit(claim), {"reject": "1", "reason": "Ring oss\r\n=1+1 <b>"})
    (letter,) = sent_to("bo@example.org")
    assert "> Ring oss" in letter.body
    assert "<b>" not in letter.alternatives[0].content
    assert not claim.page.contact_persons.exists()


def test_who_decides_second_is_told(client, reviewer, claim, run):
    run(client.post, edit(claim), {"approve": "1"})
    answer = run(client.post, edit(claim), {"reject": "1"}, follow=True)
    assert "Det här är redan beslutat." in answer.content.decode()
    assert claim.page.contact_persons.count() == 1


def test_what_waits_can_be_chosen(client, reviewer, page, claim):
    ProfileClaim.objects.create(page=page, name="x", email="x@example.org", state="approved")
    html = client.get(listing(LISTS[1]), {"state": "waiting"}).content.decode()
    rows = BeautifulSoup(html, "html.parser").select("table tbody tr")
    assert len(rows) == 1


def test_a_correction_is_read_as_text_and_dealt_with(client, reviewer, correction):
    html = client.get(edit(correction)).content.decode()
    assert MARKUP not in html and "&lt;script&gt;" in html
    client.post(edit(correction))
    correction.refresh_from_db()
    assert correction.state == "done" and correction.dealt_with_at


@pytest.mark.parametrize(("button", "field"), [("close", "closed_on"), ("pause", "paused_on")])
def test_a_reviewer_takes_a_profile_down_after_a_question(
    client, reviewer, correction, run, button, field
):
    address = reverse("enterprises_correction:take_down", args=[correction.pk])
    assert address in client.get(edit(correction)).content.decode()
    assert "Ta bort profilen för Café Björken?" in client.get(address).content.decode()
    client.post(address)
    page = EnterprisePage.objects.get(pk=correction.page_id)
    assert not getattr(page, field)
    run(client.post, address, {button: "1"})
    page.refresh_from_db()
    assert getattr(page, field) == timezone.localdate()
    assert page.live is (button == "pause")
    correction.refresh_from_db()
    assert correction.state == "done"


def test_a_small_mistake_offers_no_way_to_take_the_profile_down(client, reviewer, page):
    wrong = Correction.objects.create(page=page, kind="wrong", words="Numret är fel.")
    assert "Ta bort nu" not in client.get(edit(wrong)).content.decode()


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_fit_a_phone(client, reviewer, anna, claim, correction, name):
    page = BeautifulSoup(client.get(listing(name)).content, "html.parser")
    assert page.select("table.listing.listing-stacked tbody tr")


def test_the_lists_ask_the_database_as_often_for_many_as_for_few(
    client, reviewer, directory, django_assert_max_num_queries
):
    for name in LISTS:
        client.get(listing(name))
    for number in range(12):
        page = make_enterprise(directory)
        ContactPerson.objects.create(page=page, email=f"k{number}@example.org")
        ProfileClaim.objects.create(page=page, name="x", email=f"k{number}@example.org")
        Correction.objects.create(page=page, kind="gone")
    for name in LISTS:
        with django_assert_max_num_queries(40):
            client.get(listing(name))


def test_who_looks_after_a_profile_is_told_of_no_wish_that_was_not_theirs(
    client, reviewer, anna, correction, run
):
    run(
        client.post,
        reverse("enterprises_correction:take_down", args=[correction.pk]),
        {"close": "1"},
    )
    (letter,) = sent_to("anna@example.org")
    assert "har tagits bort" in letter.body
    assert "begäran" not in letter.body and "er önskan" not in letter.body
