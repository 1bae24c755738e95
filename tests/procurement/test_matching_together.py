"""Enterprises that want to bid together are proposed in groups, and put in touch."""

import datetime as dt
import time

import pytest
from django.core import mail
from django.utils import timezone

from enterprises.models import Offer
from procurement.matching.facts import read_notices
from procurement.matching.together import LARGEST, MOST, propose
from procurement.models import Introduction, JointBidSettings, NoticeLot
from tests.factories import make_contact, make_guide
from tests.self_service import log_in
from tests.sellers import notice, seller

pytestmark = pytest.mark.django_db
CLEANING, FOOD, GARDEN = "90910000", "55520000", "77310000"


def together(made):
    (asked,) = read_notices([made])
    return propose(asked)


def titles(proposal):
    groups = (group.members for group in proposal.combinations)
    return [sorted(member.fit.enterprise.title for member in members) for members in groups]


def joint(directory, cpv, title):
    return seller(directory, cpv, title=title, joint_bids=True)


@pytest.fixture
def address(procurement):
    def address(made, name="together"):
        return procurement.subroute_url(name, made.pk, made.slug)

    return address


@pytest.fixture
def three(directory):
    return [joint(directory, CLEANING, "Städ"), joint(directory, FOOD, "Mat")]


def test_those_are_proposed_who_cover_together_what_one_does_not(directory, three):
    seller(directory, GARDEN, title="Vill inte")
    proposal = together(notice([CLEANING, FOOD, GARDEN]))
    assert titles(proposal) == [["Mat", "Städ"]]
    assert len(proposal.uncovered) == 1 and GARDEN in proposal.uncovered[0].title


def test_the_smallest_groups_come_first_and_nobody_is_along_for_nothing(directory, three):
    both = joint(directory, FOOD, "Mat och gräs")
    Offer.objects.create(page=both, name="Gräs", cpv=GARDEN, locale=both.locale)
    joint(directory, GARDEN, "Gräs")
    found = titles(together(notice([CLEANING, FOOD, GARDEN])))
    assert found == [["Mat och gräs", "Städ"], ["Gräs", "Mat", "Städ"]]


def test_who_covers_everything_alone_is_in_no_group(directory, three):
    alone = joint(directory, CLEANING, "Allt")
    Offer.objects.create(page=alone, name="Mat", cpv=FOOD, locale=alone.locale)
    proposal = together(notice([CLEANING, FOOD]))
    assert titles(proposal) == [["Mat", "Städ"]]
    assert [each.fit.enterprise.title for each in proposal.alone] == ["Allt"]


def test_lots_are_what_is_to_be_covered_when_they_say_what_they_ask_for(three):
    made = notice([CLEANING, FOOD])
    made.lots = [NoticeLot(title="Norr", codes=[CLEANING]), NoticeLot(title="Lunch", codes=[FOOD])]
    made.save()
    assert [need.title for need in together(made).needs] == ["Norr", "Lunch"]


def test_there_are_few_and_always_the_same_and_it_takes_no_time(directory):
    for number in range(15):
        joint(directory, CLEANING, f"Städ {number:02}")
        joint(directory, FOOD, f"Mat {number:02}")
    made = notice([CLEANING, FOOD, GARDEN])
    started = time.process_time()
    found = titles(together(made))
    assert time.process_time() - started < 2
    assert len(found) == MOST and found == titles(together(made))
    assert all(2 <= len(group) <= LARGEST for group in found)


def test_the_page_says_who_and_what_the_law_says(client, three, address, procurement):
    guide = make_guide(procurement, title="Lämna anbud tillsammans")
    settings = JointBidSettings.load()
    settings.guide = guide
    settings.save()
    text = client.get(address(notice([CLEANING, FOOD]))).text
    words = ("Städ", "4 kap. 5 §", "14 kap. 6 §", "19 kap. 5 §", "Konkurrenslagen", guide.url)
    assert [word for word in words if word not in text] == []


def test_the_page_says_when_there_is_nobody_or_nothing_to_go_by(client, address):
    assert "säger att de säljer" in client.get(address(notice())).text
    assert "inte tillräckligt noga" in client.get(address(notice(()))).text
    hidden = notice(live=False)
    assert client.get(address(hidden)).status_code == 404


def test_the_checklist_counts_back_and_names_the_chosen(client, three, address):
    soon = dt.datetime(2040, 3, 31, 12, tzinfo=dt.UTC)
    made = notice([CLEANING, FOOD], deadline_at=soon)
    list_address = address(made, "together_checklist")
    assert list_address.endswith("/tillsammans/checklista/")
    text = client.get(f"{list_address}?with={three[0].pk}&with=x").text
    assert "29 mars" in text and "Städ" in text and "Mat<" not in text
    assert (
        "21 dagar före" in client.get(address(notice(deadline_at=None), "together_checklist")).text
    )


def test_who_only_reads_gets_no_cookie(client, three, address):
    made = notice([CLEANING, FOOD])
    assert 'name="enterprises"' not in client.get(address(made)).text
    assert dict(client.cookies) == {}
    assert 'name="enterprises"' in client.get(f"{address(made)}?ask=1").text


def asking(*pages, **fields):
    return {
        "enterprises": [page.pk for page in pages],
        "name": "Bo",
        "organisation": "Bos bud",
        "email": "bo@example.org",
        "message": "Ska vi gå ihop?",
        **fields,
    }


@pytest.fixture
def post(client, django_capture_on_commit_callbacks):
    def post(address, data):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(address, data, follow=True)

    return post


def test_a_request_goes_to_the_contact_person_and_a_receipt_without_the_words(
    three, address, post
):
    make_contact(three[0], "anna@example.org")
    made = notice([CLEANING, FOOD], title="Städ och lunch")
    answer = post(address(made), asking(three[0]))
    assert "på väg" in answer.text and "anna@example.org" not in answer.text
    to_anna, receipt = sorted(mail.outbox, key=lambda letter: letter.to)
    assert to_anna.to == ["anna@example.org"] and "Ska vi gå ihop?" in to_anna.body
    assert to_anna.reply_to == ["bo@example.org"] and "Städ och lunch" in to_anna.subject
    assert receipt.to == ["bo@example.org"] and "gå ihop" not in receipt.body
    assert "Bos bud" not in receipt.body and not Introduction.objects.exists()


def test_the_same_request_twice_is_one(three, address, post):
    make_contact(three[0], "anna@example.org")
    made = notice([CLEANING, FOOD])
    post(address(made), asking(three[0])), post(address(made), asking(three[0]))
    assert len(mail.outbox) == 2


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"enterprises": []}, "Kryssa i"),
        ({"enterprises": ["999999"]}, "inte längre kvar"),
        ({"email": "bo"}, "bo"),
        ({"message": ""}, "Skriv"),
        ({"organisation": ""}, "Skriv vilka ni är"),
    ],
)
def test_a_fault_is_said_and_nothing_lost(three, address, post, fields, words):
    answer = post(address(notice([CLEANING, FOOD])), asking(three[0], **fields))
    assert words in answer.text and "Bo" in answer.text and mail.outbox == []


def test_only_those_who_are_proposed_can_be_written_to(directory, three, address, post):
    other = seller(directory, CLEANING, title="Vill inte")
    make_contact(other, "olle@example.org")
    assert "inte längre kvar" in post(address(notice([CLEANING, FOOD])), asking(other)).text


def test_robots_and_floods_are_stopped(three, address, post):
    made = notice([CLEANING, FOOD])
    post(address(made), asking(three[0], homepage="x"))
    assert mail.outbox == []
    answers = [post(address(made), asking(three[0], message=f"{n}")) for n in range(6)]
    assert answers[-1].status_code == 429 and "kvar" in answers[-1].text


def test_it_is_too_late_when_the_last_day_has_passed(three, address, post):
    late = notice([CLEANING, FOOD], deadline_at=timezone.now() - dt.timedelta(days=1))
    assert "för sent" in post(address(late), asking(three[0])).text and mail.outbox == []


def test_a_contact_person_does_not_find_the_own_enterprise_to_ask(three, address, client):
    contact = make_contact(three[0], "anna@example.org", name="Anna")
    log_in(client, contact)
    text = client.get(address(notice([CLEANING, FOOD]))).text
    assert f'value="{three[1].pk}"' in text and f'value="{three[0].pk}"' not in text
    assert 'value="anna@example.org"' in text


@pytest.fixture
def moderated():
    settings = JointBidSettings.load()
    settings.moderates_introductions = True
    settings.save()


@pytest.mark.indexed
@pytest.mark.usefixtures("moderated")
def test_an_editor_passes_a_request_on_and_the_words_are_forgotten(
    three, address, post, admin_client, django_capture_on_commit_callbacks
):
    make_contact(three[0], "anna@example.org")
    assert "läser" in post(address(notice([CLEANING, FOOD])), asking(three[0])).text
    (waiting,) = Introduction.objects.all()
    assert [letter.to for letter in mail.outbox] == [["bo@example.org"]]
    edit = f"/admin/snippets/procurement/introduction/edit/{waiting.pk}/"
    assert "Ska vi gå ihop?" in admin_client.get(edit).text
    with django_capture_on_commit_callbacks(execute=True):
        for _twice in range(2):
            admin_client.post(edit, {"state": "passed-on"})
    assert [letter.to for letter in mail.outbox[1:]] == [["anna@example.org"]]
    waiting.refresh_from_db()
    assert (waiting.message, waiting.email, waiting.name) == ("", "", "")
