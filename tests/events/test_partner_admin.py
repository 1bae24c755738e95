"""An editor gives the calendar of a partner, sees how it is read, and reads it at once."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from events.models import PartnerActivity, PartnerCalendar
from home.roles import EDITOR, MEETING_HOST, REVIEWER
from tests.factories import make_activity, make_partner
from tests.partner_calendars import event, ics
from tests.partner_server import serving

pytestmark = pytest.mark.django_db
ADD = "/admin/partner-calendars/new/"
SOON = (timezone.now() + dt.timedelta(days=7)).strftime("%Y%m%dT%H%M%SZ")
BODY = ics(event(start=SOON))


@pytest.fixture(autouse=True)
def _on_this_machine(settings):
    settings.EVENTS_PRIVATE_FEEDS = True


@pytest.fixture
def host(client):
    """A browser of somebody who answers for the meetings."""
    return signed_in(client, MEETING_HOST)


def signed_in(client, role):
    user = User.objects.create_user(f"en {role}", password="x")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return client


def fields(**given):
    return {
        "name": "Partnerskapet",
        "website": "https://partner.example.org/",
        "language": "sv",
        "feed_url": "",
    } | given


def upload(body=BODY, name="kalender.ics"):
    return SimpleUploadedFile(name, body, content_type="text/calendar")


def add(client, **given):
    return client.post(ADD, fields(**given), follow=True)


def change(client, calendar, **given):
    address = reverse("partner_calendars:edit", args=[calendar.pk])
    return client.post(address, fields(feed_url=calendar.feed_url) | given, follow=True)


def words(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def faults(answer):
    """Return what the form says is wrong."""
    found = BeautifulSoup(answer.content, "html.parser").select(".error-message")
    return [" ".join(each.get_text(" ").split()) for each in found]


@pytest.mark.parametrize(
    ("role", "status"), [(MEETING_HOST, 200), (EDITOR, 200), (REVIEWER, 302)], ids=str
)
def test_who_plans_meetings_gives_calendars(client, role, status):
    assert signed_in(client, role).get(ADD).status_code == status
    menu = client.get("/admin/").content.decode()
    assert ("/admin/partner-calendars/" in menu) is (status == 200)


def test_an_address_is_read_at_once(host):
    with serving(feed=lambda partner: partner.send(BODY)) as server:
        said = words(add(host, feed_url=f"{server.url}/feed"))
    assert "Kalendern från Partnerskapet är hämtad. Kommande aktiviteter: 1." in said
    assert PartnerActivity.objects.get().title == "Idécafé"


def test_a_fault_is_said_in_plain_words(host):
    with serving(feed=lambda partner: partner.send(b"<html>")) as server:
        said = words(add(host, feed_url=f"{server.url}/feed"))
    assert "kunde inte hämtas. Adressen leder till en webbsida, inte till en kalender." in said
    assert PartnerCalendar.objects.exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("webcal://127.0.0.1:1/k.ics", "https://127.0.0.1:1/k.ics"),
        ("  https://127.0.0.1:1/k.ics ", "https://127.0.0.1:1/k.ics"),
    ],
)
def test_an_address_is_taken_as_calendars_write_it(host, given, kept):
    add(host, feed_url=given)
    assert PartnerCalendar.objects.get().feed_url == kept


@pytest.mark.parametrize(
    "url",
    [
        "kalender.ics",
        "www.example.org/k.ics",
        "file:///etc/passwd",
        "ftp://example.org/",
        "https://anna:hemligt@example.org/k.ics",
        "javascript:alert(1)",
        "https://",
    ],
)
def test_what_is_no_address_is_refused(host, url):
    assert "Skriv hela adressen" in faults(add(host, feed_url=url))[0]


@pytest.mark.parametrize("website", ["javascript:alert(1)", "ftp://example.org/", ""])
def test_the_partners_page_is_on_the_web(host, website):
    assert faults(add(host, file=upload(), website=website))


def test_a_file_is_read_and_kept_where_nobody_finds_it(host, client):
    said = words(add(host, file=upload(name="Anna Anderssons kalender.ics")))
    assert "Kommande aktiviteter: 1." in said
    name = PartnerCalendar.objects.get().file.name
    assert "Anna" not in name
    client.logout()
    assert client.get(f"/originals/{name}").status_code in (302, 404)
    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<html><title>Kalender</title>", "webbsida"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, "ingen kalender"),
        (BODY[:-40], "slutar mitt i"),
        (b"x" * (50 * 1024 * 1024), "större än 10 MB"),
        (BODY * 100_000, "större än 10 MB"),
    ],
    ids=["a page", "a picture", "cut", "50 MB of nothing", "many calendars"],
)
def test_a_file_that_is_no_calendar_is_refused_in_the_form(host, body, said):
    assert said in " ".join(faults(add(host, file=upload(body))))
    assert not PartnerCalendar.objects.exists()


def test_one_of_address_and_file_is_given(host):
    assert "Ange kalenderns adress" in faults(add(host))[0]
    both = add(host, feed_url="https://example.org/k.ics", file=upload())
    assert "inte båda" in faults(both)[0]


def test_names_are_plain_text(host):
    add(host, name="Part\u202enern\u0000 ", file=upload())
    assert PartnerCalendar.objects.get().name == "Partnern"


def test_the_button_reads_it_now(host):
    calendar = make_partner(fault="slow")
    with serving(feed=lambda partner: partner.send(BODY)) as server:
        PartnerCalendar.objects.update(feed_url=f"{server.url}/feed")
        answer = host.post(reverse("partner_calendars:read", args=[calendar.pk]), follow=True)
    assert "är hämtad. Kommande aktiviteter: 1." in words(answer)
    assert "Idécafé" in words(answer)


def test_only_a_post_reads_and_only_from_those_who_may(host, client):
    calendar = make_partner()
    address = reverse("partner_calendars:read", args=[calendar.pk])
    assert host.get(address).status_code == 405
    client.logout()
    signed_in(client, REVIEWER).post(address)
    calendar.refresh_from_db()
    assert calendar.tried_at is None


def test_the_list_shows_how_each_is_doing(host):
    make_partner("Frisk", activity_count=7)
    make_partner("Sjuk", fault="gone")
    said = words(host.get(reverse("partner_calendars:index")))
    for expected in ("Frisk", "7", "adress", "Adressen finns inte längre.", "Hämta nu"):
        assert expected in said


def test_a_calendar_that_is_hidden_says_so(host):
    calendar = make_partner(read_at=timezone.now() - dt.timedelta(days=15), left_out=3)
    said = words(host.get(reverse("partner_calendars:edit", args=[calendar.pk])))
    assert "har inte gått att hämta på två veckor" in said
    assert "inte går att läsa eller är för många: 3." in said


def test_a_new_address_begins_anew(host):
    calendar = make_partner(etag='"gammal"', activity_count=1)
    make_activity(calendar)
    change(host, calendar, feed_url="http://127.0.0.1:1/ny.ics")
    calendar.refresh_from_db()
    assert (calendar.etag, calendar.read_at, calendar.activity_count) == ("", None, 0)
    assert not calendar.activities.exists()


def test_a_new_name_leaves_the_reading_alone(host):
    calendar = make_partner(etag='"a"', fault="slow", activity_count=1)
    make_activity(calendar)
    change(host, calendar, name="Nytt namn")
    calendar.refresh_from_db()
    assert (calendar.name, calendar.etag, calendar.fault) == ("Nytt namn", '"a"', "slow")
    assert calendar.activities.exists()


def test_files_that_nothing_refers_to_are_deleted(host, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        add(host, file=upload())
        calendar = PartnerCalendar.objects.get()
        first = calendar.file.name
        change(host, calendar, file=upload(ics()))
        calendar.refresh_from_db()
        second = calendar.file.name
    assert not default_storage.exists(first)
    with django_capture_on_commit_callbacks(execute=True):
        host.post(reverse("partner_calendars:delete", args=[calendar.pk]))
    assert not default_storage.exists(second)
    assert not PartnerCalendar.objects.exists()


def test_a_file_gives_way_to_an_address(host):
    add(host, file=upload())
    calendar = PartnerCalendar.objects.get()
    change(host, calendar, feed_url="http://127.0.0.1:1/k.ics")
    calendar.refresh_from_db()
    assert (calendar.file.name, calendar.feed_url) == ("", "http://127.0.0.1:1/k.ics")


def test_a_file_stays_when_only_the_name_is_changed(host):
    add(host, file=upload())
    calendar = PartnerCalendar.objects.get()
    kept = calendar.file.name
    change(host, calendar, name="Nytt namn")
    calendar.refresh_from_db()
    assert (calendar.name, calendar.file.name) == ("Nytt namn", kept)
    assert calendar.activities.count() == 1
    assert default_storage.size(kept) == len(BODY)


def test_while_somebody_else_reads_the_editor_is_asked_to_look_again(host):
    calendar = make_partner(tried_at=timezone.now(), being_read_since=timezone.now())
    answer = host.post(reverse("partner_calendars:read", args=[calendar.pk]), follow=True)
    assert "hämtas. Titta igen om en minut." in words(answer)
