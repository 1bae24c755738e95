"""Decomposed letters and unseen signs in answers to a meeting and in partners' calendars."""

import pytest

from events.models import Registration
from tests.partner_calendars import event as activity
from tests.partner_calendars import only
from tests.registrations import make_meeting, post


def test_an_activity_of_a_partner_has_a_name_in_order():
    taken = only(
        activity(summary="Ide\u0301\u00adcafe\u0301\u202e", location="O\u0308rebro\u200b")
    )
    assert (taken.title, taken.place) == ("Idécafé", "Örebro")


@pytest.mark.django_db
def test_an_answer_is_in_order_and_one_person_has_one(client, calendar):
    meeting = make_meeting(calendar)
    name = {"name": "A\u030asa\u200b\r\nO\u0308st", "organisation": "Kafe\u0301\u00adet"}
    post(client, meeting, **name, email="ASA@BLÅBÄR.EXAMPLE")
    post(client, meeting, **name, email="asa@xn--blbr-noae.example")
    stored = Registration.objects.get()
    assert (stored.name, stored.organisation) == ("Åsa Öst", "Kaféet")
    assert stored.email == "asa@blåbär.example"
