"""An editor's work with notices in the admin."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from procurement.enums import Phase
from procurement.models import Notice
from search.queries import search
from tests.days import in_days
from tests.factories import make_notice, municipality

pytestmark = pytest.mark.django_db
ADMIN = "/admin/snippets/procurement/notice/"


def form(**fields):
    """Return what the editor's browser sends."""
    code = {"code": "98310000"}
    defaults = {
        "title": "Tvätt av lakan",
        "title_en": "",
        "buyer": "Nora kommun",
        "phase": Phase.OPEN,
        "published_on": "2036-11-01",
        "deadline_at": "2036-12-01 23:59",
        "expected_on": "",
        "winner": "",
        "url": "",
        "reserved": "none",
        "codes": inline_formset([code]),
        "summary_sv": "",
        "fits_sv": "",
        "description": "",
        "lots": inline_formset([]),
        "summary_en": "",
        "fits_en": "",
    }
    places = {"municipalities": [municipality("Nora").pk]}  # a list is a formset to the other
    return nested_form_data({**defaults, **fields}) | places


def test_a_draft_is_saved_and_seen_by_nobody_else(admin_client, client):
    admin_client.post(f"{ADMIN}add/", form())
    notice = Notice.objects.get()
    assert not notice.live
    assert client.get(f"/upphandling/annonser/{notice.pk}-tvatt-av-lakan/").status_code == 404


def test_publishing_shows_everything_that_was_filled_in(admin_client):
    admin_client.post(f"{ADMIN}add/", form(**{"action-publish": "1"}))
    notice = Notice.objects.get()
    page = admin_client.get(notice.get_absolute_url("sv")).content.decode()
    for words in ("Tvätt av lakan", "Nora", "98310000", "måndag 1 december 2036 kl. 23.59"):
        assert words in page


@pytest.mark.indexed
def test_an_edit_is_found_by_its_new_codes_and_places(admin_client):
    notice = make_notice(title="Tvätt", places=["Kumla"])
    changed = form(title="Tvätt", **{"action-publish": "1"})
    admin_client.post(f"{ADMIN}edit/{notice.pk}/", changed)
    assert search("98310000", "sv").count == 1
    assert search("tvätt", "sv").facets.municipalities == {"1884": 1}


def test_unpublishing_takes_it_away(admin_client):
    notice = make_notice(title="Tvätt")
    admin_client.post(f"{ADMIN}unpublish/{notice.pk}/")
    notice.refresh_from_db()
    assert not notice.live
    assert admin_client.get("/upphandling/annonser/").context["notices"].paginator.count == 0


def test_a_new_draft_leaves_what_is_published_alone(admin_client):
    admin_client.post(f"{ADMIN}add/", form(**{"action-publish": "1"}))
    notice = Notice.objects.get()
    admin_client.post(f"{ADMIN}edit/{notice.pk}/", form(title="Nytt förslag"))
    notice.refresh_from_db()
    assert notice.title == "Tvätt av lakan"
    assert notice.has_unpublished_changes
    assert notice.get_latest_revision_as_object().title == "Nytt förslag"


def test_a_notice_can_be_published_later_by_itself(admin_client):
    soon = in_days(1).replace(hour=12)  # an hour that every day has, and has once
    admin_client.post(
        f"{ADMIN}add/", form(go_live_at=f"{soon:%Y-%m-%d %H:%M}", **{"action-publish": "1"})
    )
    notice = Notice.objects.get()
    assert not notice.live
    revision = notice.latest_revision
    revision.approved_go_live_at = timezone.now() - dt.timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled")
    notice.refresh_from_db()
    assert notice.live


def test_the_preview_is_the_page_that_readers_meet(admin_client):
    notice = make_notice(title="Tvätt", description="Lakan")
    address = f"{ADMIN}preview/{notice.pk}/"
    admin_client.post(address, form(title="Förhandsvisad", description="Dukar"))
    page = admin_client.get(address).content.decode()
    assert "Förhandsvisad" in page
    assert "Dukar" in page
    assert "98310000" in page


def test_a_notice_that_is_not_saved_yet_can_be_previewed(admin_client):
    admin_client.post(f"{ADMIN}preview/", form(title="Ny"))
    assert "Ny" in admin_client.get(f"{ADMIN}preview/").content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"phase": Phase.PLANNED}, "Ange när en planerad upphandling väntas."),
        ({"published_on": "2036-12-02"}, "kan inte vara före dagen"),
        ({"url": "javascript:alert(1)"}, "giltig"),
        ({"url": "ftp://example.org/x"}, "giltig"),
        ({"codes": inline_formset([{"code": "98310-9"}])}, "En CPV-kod är åtta siffror"),
    ],
)
def test_what_does_not_add_up_is_refused(admin_client, fields, words):
    page = admin_client.post(f"{ADMIN}add/", form(**fields, **{"action-publish": "1"}))
    assert words in page.content.decode()
    assert not Notice.objects.exists()


@pytest.mark.indexed
def test_an_open_notice_without_a_last_day_is_saved_with_a_warning(admin_client):
    page = admin_client.post(f"{ADMIN}add/", form(deadline_at=""), follow=True)
    assert Notice.objects.exists()
    assert "öppen men saknar sista dag" in page.content.decode()


def test_the_list_shows_what_the_editor_looks_for(admin_client):
    deadline = dt.datetime(2036, 12, 1, 22, 59, tzinfo=dt.UTC)
    make_notice(title="Tvätt", buyer="Nora kommun", phase=Phase.AWARDED, deadline_at=deadline)
    page = admin_client.get(ADMIN).content.decode()
    for words in ("Tvätt", "Nora kommun", "tilldelad", "måndag 1 december 2036 kl. 23.59"):
        assert words in page


def test_the_list_can_be_filtered(admin_client):
    make_notice(title="Klar", phase=Phase.AWARDED)
    make_notice(title="Pågår")
    page = admin_client.get(f"{ADMIN}?phase=awarded").content.decode()
    assert "Klar" in page
    assert "Pågår" not in page


def test_the_history_tells_what_was_done(admin_client):
    admin_client.post(f"{ADMIN}add/", form(**{"action-publish": "1"}))
    notice = Notice.objects.get()
    assert admin_client.get(f"{ADMIN}history/{notice.pk}/").status_code == 200
    assert notice.revisions.count() == 1
