"""A worker that is killed while it sends mail: none is lost, and none arrives twice."""

import signal
from collections import Counter

import pytest
from django.urls import reverse

from tests.attendees import later, publish
from tests.mail_stage import staged
from tests.registrations import answer
from tests.serving import wait_until

pytestmark = pytest.mark.django_db
MANY = 30


@pytest.fixture(scope="module")
def whole(django_db_setup, django_db_blocker, tmp_path_factory):
    """A site with a worker, and a meeting that has been moved since thirty people answered."""

    def move(event):
        if event.capacity_on_site == MANY:
            for number in range(MANY):
                answer(event, f"person{number}")
            publish(event, **later(event))

    folder = tmp_path_factory.mktemp("served")
    seats = {"moved": MANY, "killed": 5, "quiet": 5}
    with django_db_blocker.unblock(), staged(folder, seats, move, TASKS="database") as stage:
        yield stage


@pytest.fixture
def stage(whole):
    whole.clear()
    return whole


def kill(worker):
    worker.send_signal(signal.SIGKILL)
    worker.wait(timeout=10)


def test_a_worker_killed_while_the_server_thinks_a_mail_over(stage):
    stage.answer("killed", ["anna", "bo"])
    stage.server.behave(thinking=2)
    with stage.site.worker() as worker:
        wait_until(lambda: stage.server.begun == 1)
        kill(worker)
    stage.server.behave()
    stage.server.wait_for(1)  # the server has taken it, and nobody was there to hear so
    with stage.site.worker("second"):
        wait_until(lambda: "sent" in {state for state, *_rest in stage.mails()})
        stage.let_time_pass()
        wait_until(stage.is_done)
    names = Counter(mail.name for mail in stage.server.received)
    assert sorted(names.values()) == [1, 2]
    assert {mail.to for mail in stage.server.received} == {"anna@example.org", "bo@example.org"}


def test_a_worker_killed_before_the_server_has_the_mail(stage):
    stage.answer("quiet", ["anna"])
    stage.server.behave(delay=1.5)
    with stage.site.worker() as worker:
        wait_until(lambda: stage.mails() == [("sending", 1, "")])
        kill(worker)
    stage.server.behave()
    stage.let_time_pass()
    with stage.site.worker("second"):
        wait_until(stage.is_done)
    assert stage.server.to("anna@example.org") == ["Du har en plats: Vårens träff"]


def test_a_worker_killed_again_and_again_among_many_mails(stage):
    key, _address = stage.meetings["moved"]
    browser = stage.signed_in("vera")
    stage.submit(browser, reverse("events_hosting:tell", args=[key]), action="send")
    assert len(stage.mails()) == MANY
    for count in (4, 12, 20):
        with stage.site.worker() as worker:
            stage.server.wait_for(count)
            kill(worker)
    stage.let_time_pass()
    with stage.site.worker():
        wait_until(stage.is_done)
    got = Counter(mail.to for mail in stage.server.received)
    names = {mail.name for mail in stage.server.received}
    assert len(got) == len(names) == MANY
    # Each kill may fall between the word of the server and the note of it, and no more than that.
    assert sum(got.values()) - MANY <= 3
    assert {mail.subject for mail in stage.server.received} == {
        "Träffen har ändrats: Vårens träff"
    }
