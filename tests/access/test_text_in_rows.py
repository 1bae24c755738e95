"""Text that is saved is in order, whichever way it came."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Revision

from enterprises.models import Category, ContactPerson, Offer
from events.models import EventPage
from tests.factories import make_contact, make_enterprise, make_event, make_picture

pytestmark = pytest.mark.django_db

DIRTY = "Bage\u00adriet O\u0308st\u200b"
CLEAN = "Bageriet Öst"
BODY = [
    ("text", "<p>Ba&shy;ge\u200briet</p>"),
    ("contact", {"name": f"{DIRTY}\n", "phone": "", "email": "", "hours": ""}),
]


def test_a_column_is_one_line_and_a_text_has_several(directory):
    page = make_enterprise(directory, title=f"{DIRTY}\u2028", purpose="ett\r\ntvå\u200b")
    page.refresh_from_db()
    assert (page.title, page.purpose) == (CLEAN, "ett\ntvå")


def test_the_text_of_blocks_is_in_order(directory):
    page = make_enterprise(directory, body=BODY)
    page.refresh_from_db()
    assert page.body[0].value.source == "<p>Bageriet</p>"
    assert page.body[1].value["name"] == CLEAN


def test_the_text_of_blocks_beside_a_time_is_in_order(calendar):
    item = {"time": dt.time(9), "title": "Fi\u00adka", "text": "", "speaker": ""}
    event = make_event(calendar, programme=[("item", item)])
    [kept] = EventPage.objects.get(pk=event.pk).programme
    assert (kept.value["title"], kept.value["time"]) == ("Fika", dt.time(9))


def test_a_draft_is_in_order_with_its_blocks_and_the_rows_below_it(directory):
    page = make_enterprise(directory)
    page.title, page.body = DIRTY, BODY
    page.offers.add(Offer(name=DIRTY, locale=page.locale))
    draft = Revision.objects.get(pk=page.save_revision().pk).as_object()
    assert (draft.title, draft.offers.get().name) == (CLEAN, CLEAN)
    assert draft.body[0].value.source == "<p>Bageriet</p>"
    assert draft.body[1].value["name"] == CLEAN


def test_rows_and_pictures_are_in_order():
    category = Category.objects.first()
    category.name_sv = DIRTY
    category.save(update_fields=["name_sv"])
    category.refresh_from_db()
    assert (category.name_sv, make_picture(title=DIRTY).title) == (CLEAN, CLEAN)


def test_an_address_is_kept_in_its_one_spelling(directory):
    contact = make_contact(make_enterprise(directory), email="ANNA@xn--blbr-noae.example")
    contact.refresh_from_db()
    assert contact.email == "anna@blåbär.example"
    for spelling in ("anna@BLÅBÄR.example", "Anna@XN--blbr-noae.example"):
        assert ContactPerson.objects.with_address(spelling).get() == contact


def test_a_name_of_nothing_is_not_made_empty_behind_the_back_of_a_form(directory):
    page = make_enterprise(directory)
    page.title = "\u200b"
    page.save()
    assert page.title


def test_a_password_is_kept_as_it_was_typed():
    user = get_user_model().objects.create_user("ann", password="a\u030a\u200b")
    assert user.check_password("a\u030a\u200b")
