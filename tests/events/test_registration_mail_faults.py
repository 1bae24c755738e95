"""A mail server that is away or slow: answers stand, and each mail arrives in the end, once."""

from collections import Counter

import pytest
from django.urls import reverse

from tests.mail_stage import staged
from tests.serving import wait_until

pytestmark = pytest.mark.django_db
SOON = 6.0  # seconds that somebody may have to wait for a page
PEOPLE = [f"person{number}" for number in range(12)]


@pytest.fixture(scope="module", params=["immediate", "database"])
def whole(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """The site without a worker, and one that leaves its mail to a worker."""
    folder = tmp_path_factory.mktemp("served")
    seats = dict.fromkeys(["down", "hanging", "slow", "thinking", "refused", "unanswered"], 5)
    with django_db_blocker.unblock(), staged(folder, seats, TASKS=request.param) as stage:
        yield stage


@pytest.fixture
def stage(whole):
    whole.clear()
    return whole


def test_twelve_answers_while_the_server_is_down(stage):
    stage.server.stop()
    assert stage.answer("down", PEOPLE) < SOON
    assert stage.states("down") == {"confirmed": 5, "waiting": 7}
    browser = stage.signed_in("vera")
    report = browser.get(stage.site.address + reverse("access_desk:mails"), timeout=60).text
    assert all(f"{who}@example.org" in report for who in PEOPLE)
    stage.server.start()
    stage.let_time_pass()
    stage.send_all()
    assert stage.is_done()
    told = {mail.to: mail.subject for mail in stage.server.received}
    kinds = Counter(subject.partition(":")[0] for subject in told.values())
    assert len(told) == len(stage.server.received) == 12
    assert kinds == {"Du har en plats": 5, "Du står i kö": 7}
    assert all("Du har en plats" in told[f"{who}@example.org"] for who in PEOPLE[:5])


def test_a_server_that_never_says_a_word(stage):
    with stage.server.hanging():
        assert stage.answer("hanging", PEOPLE[:1]) < SOON
        stage.wait_for_tries()
        assert stage.answer("hanging", PEOPLE[1:2]) < SOON
        assert stage.states("hanging") == {"confirmed": 2}
        wait_until(lambda: "sending" not in {state for state, *_rest in stage.mails()})
        assert [attempts for _state, attempts, _problem in stage.mails()][1:] == [0]
    stage.server.start()
    stage.let_time_pass()
    stage.send_all()
    assert len(stage.server.received) == 2 and stage.is_done()


def test_a_server_that_takes_seconds_for_each_step(stage):
    stage.server.behave(delay=2)
    assert stage.answer("slow", PEOPLE[:1]) < SOON
    stage.send_all()
    wait_until(stage.is_done)
    assert [attempts for _state, attempts, _problem in stage.mails()] == [1]
    assert len(stage.server.received) == 1


def test_a_server_that_thinks_a_mail_over_gets_it_once(stage):
    stage.server.behave(thinking=7)
    assert stage.answer("thinking", PEOPLE[:1]) < SOON
    stage.send_all()
    wait_until(stage.is_done)
    assert len(stage.server.received) == 1


def test_a_mail_that_the_server_refuses_for_good_is_given_up_and_shown(stage):
    stage.server.behave(fault="554 5.7.1 Looks like spam")
    assert stage.answer("refused", PEOPLE[:2]) < SOON
    if stage.site.variables["TASKS"] == "database":
        with stage.site.worker():
            wait_until(lambda: stage.ends() == [("failed", 1), ("sent", 1)])
    assert stage.ends() == [("failed", 1), ("sent", 1)]
    assert stage.states("refused") == {"confirmed": 2}
    browser = stage.signed_in("vera")
    report = browser.get(stage.site.address + reverse("access_desk:mails"), timeout=60).text
    assert "Mejlservern tog inte emot det (554 5.7.1 Looks like spam)" in report
    assert "person0@example.org" in report and "person1@example.org" not in report


def test_a_mail_whose_arrival_is_in_doubt_has_the_same_name_again(stage):
    stage.server.behave(fault="hang up")
    stage.answer("unanswered", PEOPLE[:1])
    if stage.site.variables["TASKS"] == "database":
        with stage.site.worker():
            wait_until(lambda: stage.mails() == [("waiting", 1, "SMTPServerDisconnected")])
    stage.wait_for_tries()
    stage.let_time_pass()
    stage.send_all()
    doubtful, sure = stage.server.received
    assert (doubtful.name, doubtful.is_answered) == (sure.name, False)
