"""Sources that are slow, broken or hostile: nothing is lost, and nobody else is kept waiting."""

import datetime as dt
import time

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.utils import timezone

from access.models import OutgoingMail
from home.roles import EDITOR
from procurement.harvesting import actions, storing
from procurement.harvesting.actions import read_due, read_source
from procurement.models import NoticeSource
from tests.partner_server import serving
from tests.procurement.gathering import count_only, impatient, make_source, read
from tests.procurement.ted_standin import ted, tiny

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
NOW = dt.datetime(2026, 2, 3, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def kept(monkeypatch, settings):
    impatient(settings)
    return count_only(monkeypatch)


@pytest.mark.parametrize("fault", ["429:2", "503:2", "cut:2", "500:1"])
def test_what_passes_by_itself_is_waited_for(kept, fault, settings):
    impatient(settings)
    with ted(tiny(2), fault) as server:
        assert read(make_source(server.search), NOW).counts == {"new": 2}
        assert server.faulted == int(fault[-1])


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("503", "server_error"),
        ("500", "server_error"),
        ("hang", "slow"),
        ("html", "web_page"),
        ("cut", "truncated"),
        ("huge", "too_large"),
        ("404", "gone"),
        ("403", "denied"),
        ("429", "busy"),
    ],
)
def test_each_fault_is_told_and_the_next_time_nothing_is_missing(kept, fault, told, settings):
    impatient(settings, seconds=0.2, tries=2)
    with ted(tiny(2), fault) as server:
        before = time.monotonic()
        source = read(make_source(server.search), NOW)
        assert time.monotonic() - before < 5
        assert source.fault == told and source.fault_in_words and source.read_at is None
        server.fault = ""
        source = read(source, NOW + DAY)
        assert source.counts == {"new": 2} and source.fault == ""


@pytest.mark.parametrize("fault", ["503", "hang", "cut", "429"])
def test_a_server_that_fails_between_list_and_notices_loses_none(kept, fault, settings):
    impatient(settings, seconds=0.2, tries=1, in_a_row=2, longest_pause=0.1)
    with ted(tiny(4)) as server:

        def fall_ill(asked, answer):
            server.fault = fault
            return answer

        server.change = fall_ill
        source = read(make_source(server.search), NOW)
        assert source.fault and source.counts == {"left": 4}
        server.fault, server.change = "", None
        assert read(source, NOW + DAY).counts == {"new": 4}


def test_a_document_that_never_comes_is_given_up_and_named(kept, settings):
    impatient(settings, tries=1, attempts=2)
    with ted(tiny(2)) as server:
        server.change = lambda asked, answer: {
            **answer,
            "notices": [
                *answer["notices"],
                {
                    "publication-number": "1-2026",
                    "links": {"xml": {"MUL": "http://127.0.0.1:1/"}},
                },
            ],
        }
        source = read(make_source(server.search), NOW)
        assert source.counts == {"new": 2, "left": 1} and source.fault == ""
        assert read(source, NOW).counts == {"refused": 1}
        assert source.documents.with_refusals().get().refusals == [{"codes": ["unreachable"]}]


@pytest.mark.parametrize("wait", ["3600", "Sun, 01 Mar 2099 13:00:00 GMT", "999999999999999999"])
def test_a_server_that_wants_to_be_left_alone_is(kept, wait):
    def refuse(partner):
        partner.send(status=429, Retry_After=wait)

    with serving(feed=refuse) as server:
        source = read(make_source(f"{server.url}/feed", kind="ocds"), NOW)
        assert len(server.asked) == 1
    assert source.fault == "busy"
    assert NOW + dt.timedelta(minutes=59) < source.next_at <= NOW + DAY


@pytest.mark.parametrize("wait", ["", "-5", "snart", "1.5", "Sun, 99 Foo"])
def test_a_wait_that_means_nothing_is_our_own(kept, wait):
    answers = iter([429, 200])

    def refuse(partner):
        partner.send(b"{}", status=next(answers), Retry_After=wait)

    with serving(feed=refuse) as server:
        assert read(make_source(f"{server.url}/feed", kind="ocds"), NOW).fault == ""


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b"3", b'{"notices": 3}', b"[" * 100_000, b"\xff\xfe", b'{"notices"'],
)
def test_an_answer_that_is_no_search_is_told(kept, body):
    with serving(search=lambda partner: partner.send(body)) as server:
        source = read(make_source(f"{server.url}/search"), NOW)
    assert source.fault in {"not_understood", "web_page"}


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://[::1]:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "file:///etc/passwd",
        "ftp://example.org/",
    ],
)
@pytest.mark.parametrize("kind", ["ted", "ocds", "feed"])
def test_what_is_not_public_is_not_asked(kept, settings, address, kind):
    settings.PRIVATE_SOURCES = False
    with ted(tiny(1)) as server:
        written = address.format(port=server.server_port)
        source = read(make_source(written, kind=kind), NOW)
        assert source.fault == "forbidden" and server.calls == []


def test_one_source_that_fails_stops_no_other(kept):
    with ted(tiny(2)) as server:
        make_source("http://127.0.0.1:1/", name="A")
        good = make_source(server.search, name="B")
        assert [source.has_failed for source in read_due(NOW)] == [True, False]
    good.refresh_from_db()
    assert good.counts == {"new": 2}


def test_a_fault_of_ours_is_a_fault_like_others(kept, monkeypatch):
    def fail(reading):
        raise ZeroDivisionError

    monkeypatch.setitem(actions.WAYS, "ted", (fail, fail))
    source = read(make_source("x"), NOW)
    assert source.fault == "interrupted" and source.being_read_since is None


def test_a_source_that_is_being_read_is_left_to_whoever_reads_it(kept):
    with ted(tiny(1)) as server:
        source = make_source(server.search, being_read_since=timezone.now())
        assert read_source(source.pk) is None and server.calls == []


def test_a_reader_that_died_keeps_nobody_out(kept):
    with ted(tiny(1)) as server:
        long_ago = timezone.now() - dt.timedelta(minutes=6)
        assert read(make_source(server.search, being_read_since=long_ago)).counts == {"new": 1}


def test_a_reader_that_is_stopped_by_hand_lets_the_source_go(kept, monkeypatch):
    def stop(storage, number, result):
        raise KeyboardInterrupt

    with ted(tiny(2)) as server:
        source = make_source(server.search)
        with monkeypatch.context() as patch:
            patch.setattr(storing.Storage, "keep", stop)
            with pytest.raises(KeyboardInterrupt):
                read_source(source.pk)
        assert read(source).counts == {"new": 2}


def test_a_reader_whose_source_was_taken_over_stops_and_notes_nothing(kept, monkeypatch):
    with ted(tiny(2)) as server:
        source = make_source(server.search)
        taken = timezone.now() + DAY

        def keep(storage, number, result):
            NoticeSource.objects.filter(pk=source.pk).update(being_read_since=taken)
            return "new"

        monkeypatch.setattr(storing.Storage, "keep", keep)
        assert read_source(source.pk) is None
    source.refresh_from_db()
    assert source.being_read_since == taken and source.counts == {}


def test_a_source_that_is_removed_while_it_is_read_stays_away(kept, monkeypatch):
    with ted(tiny(2)) as server:
        source = make_source(server.search)
        monkeypatch.setattr(storing.Storage, "keep", lambda *_: source.delete() and "new")
        assert read_source(source.pk) is None
    assert not NoticeSource.objects.filter(name="TED").exists()


@pytest.mark.parametrize("interval", [1, 24, 168])
def test_editors_are_told_after_three_failed_days_once_until_it_has_worked(kept, interval):
    User.objects.create_user("redaktör", "redaktor@example.org").groups.set(
        Group.objects.filter(name=EDITOR)
    )
    with ted(tiny(1), "404") as server:
        source = make_source(server.search, interval=interval)
        mails = OutgoingMail.objects.filter(kind="procurement.source_failed")
        for day in range(6):
            for hour in (0, 5):
                read(source, NOW + day * DAY + dt.timedelta(hours=hour))
            assert mails.count() == (day >= 2)
        server.fault = ""
        read(source, NOW + 6 * DAY)
        server.fault = "404"
        for day in range(7, 12):
            read(source, NOW + day * DAY)
        assert mails.count() == 2
        mail = mails.first()
        assert mail.to == "redaktor@example.org" and mail.told["name"] == "TED"


def test_the_command_reads_what_is_due_and_says_how_it_went(kept, capsys):
    with ted(tiny(2)) as server:
        source = make_source(server.search)
        make_source(server.search, name="Av", is_on=False)
        call_command("read_sources")
        assert "TED: 2 nya annonser." in capsys.readouterr().out
        call_command("read_sources")
        assert "--now" in capsys.readouterr().out
        calls = len(server.calls)
        call_command("read_sources", "--now")
        call_command("read_sources", str(source.pk))
        assert len(server.calls) == calls + 2
        server.fault = "404"
        with pytest.raises(CommandError, match="TED"):
            call_command("read_sources", "--now")
    with pytest.raises(CommandError):
        call_command("read_sources", "999999")
