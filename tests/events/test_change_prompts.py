"""However a change is published, somebody is asked whether to tell the participants."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from access.delivery import deliver_due
from events.attendees.changes import change_of
from events.models import EventPage, MeetingSettings
from home.roles import EDITOR, MEETING_HOST
from tests.attendees import address, make_user, publish, sign_in, words
from tests.editing import edit
from tests.factories import make_english
from tests.registrations import answer, make_meeting

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
SUBJECT = "Ska deltagarna få veta det? Vårens träff"


@pytest.fixture
def event(calendar):
    event = make_meeting(calendar)
    answer(event, "anna")
    return event


def asked(outbox):
    deliver_due()
    return [letter.to for letter in outbox if letter.subject == SUBJECT]


@pytest.mark.indexed
@pytest.mark.parametrize("role", [MEETING_HOST, EDITOR])
def test_whoever_publishes_by_the_button_is_asked_at_once(client, event, mailoutbox, role):
    page = edit(sign_in(client, role), event, "action-publish", place="Lilla salen")
    assert page.redirect_chain[-1][0] == address("tell", event)
    shown = words(page)
    assert "Stora salen" in shown and "Skicka till 1 deltagare" in shown
    assert asked(mailoutbox) == []


@pytest.mark.indexed
def test_publishing_anything_else_asks_nothing(client, event):
    page = edit(sign_in(client), event, "action-publish", title="Vårens stora träff")
    assert page.redirect_chain[-1][0] != address("tell", event)


@pytest.mark.indexed
def test_a_draft_asks_nothing_yet(client, event):
    page = edit(sign_in(client), event, place="Lilla salen")
    assert change_of(event) is None
    assert address("tell", event) not in [step for step, _status in page.redirect_chain]


@pytest.mark.indexed
def test_an_editor_decides_without_seeing_the_list(client, event):
    edit(sign_in(client, EDITOR), event, "action-publish", place="Lilla salen")
    mark = change_of(event).mark
    done = client.post(address("tell", event), {"action": "send", "mark": mark}, follow=True)
    assert done.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[event.pk])
    assert "Mejlet går till 1 deltagare." in done.content.decode()
    assert client.get(address("people", event)).status_code != 200


def test_those_who_may_not_publish_are_not_let_in(client, event):
    sign_in(client, "Granskare")
    assert client.get(address("tell", event)).status_code == 302
    assert client.post(address("tell", event), {"action": "leave"}).status_code == 302


@pytest.mark.indexed
def test_the_editor_shows_a_notice_until_it_is_decided(client, event):
    sign_in(client)
    english = make_english(event)
    edit(client, event, "action-publish", place="Lilla salen")
    pages = [reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in (event, english)]
    for page in pages:
        assert address("tell", event) in client.get(page).content.decode()
    client.post(address("tell", event), {"action": "leave", "mark": change_of(event).mark})
    for page in pages:
        assert address("tell", event) not in client.get(page).content.decode()


def test_a_set_time_asks_the_managers_by_mail_once(client, event, mailoutbox):
    make_user()
    make_user(EDITOR, "rut")
    event.place, event.go_live_at = "Lilla salen", timezone.now() + HOUR
    event.save_revision().publish()
    assert asked(mailoutbox) == [] and change_of(event) is None
    with time_machine.travel(timezone.now() + 2 * HOUR):
        call_command("publish_scheduled", verbosity=0)
        call_command("publish_scheduled", verbosity=0)
        assert asked(mailoutbox) == [["vera@example.org"]]
    assert address("tell", event) in mailoutbox[-1].body
    assert "en deltagare inte känner till" in mailoutbox[-1].body


def test_without_a_manager_the_address_in_the_settings_is_asked(event, mailoutbox):
    settings = MeetingSettings.load()
    settings.email = "traffar@example.org"
    settings.save()
    publish(event, place="Lilla salen")
    assert asked(mailoutbox) == [["traffar@example.org"]]


@pytest.fixture
def workflow(calendar):
    """Meetings are approved by those who manage them."""
    made = Workflow.objects.create(name="Träffar")
    task = GroupApprovalTask.objects.create(name="Träffar")
    task.groups.add(make_user().groups.get())
    WorkflowTask.objects.create(workflow=made, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=made, page=calendar)
    return made


def test_a_workflow_asks_the_managers_by_mail(client, event, workflow, mailoutbox):
    event.place = "Lilla salen"
    event.save_revision()
    workflow.start(event, make_user(EDITOR, "rut"))
    task = event.current_workflow_task_state
    client.force_login(User.objects.get(username="vera"))
    approve = reverse("wagtailadmin_pages:workflow_action", args=[event.pk, "approve", task.pk])
    client.post(approve, {"comment": "Bra"})
    assert EventPage.objects.get(pk=event.pk).place == "Lilla salen"
    assert asked(mailoutbox) == [["vera@example.org"]]


def test_publishing_many_at_once_leads_to_each(client, event, calendar):
    other = make_meeting(calendar, title="Höstens träff")
    answer(other, "bo")
    for page in (event, other):
        page.place = "Lilla salen"
        page.save_revision()
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    done = sign_in(client).post(
        f"{bulk}?id={event.pk}&id={other.pk}&next={reverse('wagtailadmin_home')}", follow=True
    )
    text = done.content.decode()
    assert address("tell", event) in text and address("tell", other) in text


def test_each_change_is_asked_about_by_a_mail_of_its_own(event, mailoutbox):
    make_user()
    for place in ("Lilla salen", "Källaren"):
        publish(event, place=place)
    assert len(asked(mailoutbox)) == 2


def test_a_meeting_that_nobody_has_answered_asks_nothing(client, calendar, mailoutbox):
    make_user()
    event = make_meeting(calendar)
    event.place = "Lilla salen"
    event.save_revision().publish()
    assert asked(mailoutbox) == []


def test_the_english_page_changes_nothing_that_is_to_be_told(client, event):
    english = make_english(event, place="The great hall")
    english.place = "The hall"
    english.save_revision().publish()
    assert change_of(event) is None
