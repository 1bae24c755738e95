"""Nobody takes away a page that the site cannot be without, on whatever way, in any role."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from content.standing import is_standing
from home.models import COOKIES_KEY, HomePage
from home.roles import EDITOR
from tests.attendees import sign_in
from tests.editing import edit
from tests.factories import make_event, make_guide

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
KINDS = ["hem", "foretag", "kalender", "upphandling", "kakor", "tillganglighet", "personuppgifter"]


def standing():
    return [page for page in Page.objects.filter(depth__gt=1).specific() if is_standing(page)]


@pytest.fixture(params=["sv", "en"])
def language(request):
    return request.param


@pytest.fixture
def pages(language):
    return [page for page in standing() if page.locale.language_code == language]


@pytest.fixture(params=["administrator", EDITOR])
def editor(request, client, admin_client):
    return admin_client if request.param == "administrator" else sign_in(client, EDITOR)


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def test_home_indexes_and_legal_pages_stand_in_both_languages(pages):
    assert len(pages) == len(KINDS)
    assert any(page.translation_key == COOKIES_KEY for page in pages)


@pytest.mark.parametrize("action", ["delete", "unpublish", "copy"])
def test_a_standing_page_is_not_taken_away(admin_client, pages, action):
    for page in pages:
        address = reverse(f"wagtailadmin_pages:{action}", args=[page.pk])
        fields = {
            "new_title": "Kopia",
            "new_slug": "kopia",
            "new_parent_page": page.get_parent().pk,
        }
        answer = admin_client.post(address, fields, follow=True)
        assert page.title in said(answer)
        assert Page.objects.get(pk=page.pk).live
    assert not Page.objects.filter(title="Kopia").exists()


def test_an_editor_reads_the_reason_in_swedish(client, procurement):
    address = reverse("wagtailadmin_pages:unpublish", args=[procurement.pk])
    answer = sign_in(client, EDITOR).post(address, follow=True)
    assert "”Upphandling” ska vara kvar" in said(answer)


def test_a_standing_page_is_not_moved(admin_client, pages, home):
    guide = make_guide(home)
    for page in pages:
        choose = reverse("wagtailadmin_pages:move", args=[page.pk])
        assert page.title in said(admin_client.get(choose, follow=True))
        confirm = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, guide.pk])
        assert page.title in said(admin_client.post(confirm, follow=True))
        assert Page.objects.get(pk=page.pk).path == page.path


@pytest.mark.parametrize("action", ["delete", "unpublish", "move"])
def test_one_standing_page_stops_the_whole_bulk(admin_client, home, procurement, action):
    guide = make_guide(home)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    answer = admin_client.post(
        f"{address}?id={guide.pk}&id={procurement.pk}&next=/admin/pages/",
        {"chooser": home.pk},
        follow=True,
    )
    assert "Inget ändrades" in said(answer)
    assert Page.objects.filter(pk__in=[guide.pk, procurement.pk], live=True).count() == 2


def test_the_privacy_of_a_standing_page_is_not_set(editor, pages):
    for page in pages:
        address = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
        assert "öppen för alla" in editor.get(address).json()["html"]
        answer = editor.post(address, {"restriction_type": "login"}).json()
        assert "öppen för alla" in answer["html"]
    assert not PageViewRestriction.objects.exists()


def test_a_page_that_was_closed_before_can_be_opened(admin_client, procurement):
    PageViewRestriction.objects.create(page=procurement, restriction_type="login")
    address = reverse("wagtailadmin_pages:set_privacy", args=[procurement.pk])
    assert "restriction_type" in admin_client.get(address).json()["html"]
    admin_client.post(address, {"restriction_type": "none"})
    assert not PageViewRestriction.objects.exists()


def test_other_pages_are_restricted_as_before(admin_client, home):
    address = reverse("wagtailadmin_pages:set_privacy", args=[make_guide(home).pk])
    admin_client.post(address, {"restriction_type": "login"})
    assert PageViewRestriction.objects.count() == 1


@pytest.mark.parametrize("button", ["", "action-publish"])
def test_an_end_of_a_standing_page_is_refused_in_sight(editor, pages, button):
    later = timezone.localtime() + dt.timedelta(days=3)
    for page in pages:
        answer = edit(editor, page, button, expire_at=f"{later:%Y-%m-%d %H:%M}")
        assert "kan inte ha ett slutdatum" in said(answer)
        latest = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
        assert latest.expire_at is None


def test_the_address_of_a_standing_page_is_refused(editor, pages):
    for page in pages:
        answer = edit(editor, page, "action-publish", slug="nagot-annat")
        assert f"Adressen är fortfarande ”{page.slug}”" in said(answer)
        assert Page.objects.get(pk=page.pk).slug == page.slug


def test_the_title_of_a_standing_page_is_changed(admin_client, procurement):
    edit(admin_client, procurement, "action-publish", title="Upphandlingar")
    assert Page.objects.get(pk=procurement.pk).title == "Upphandlingar"


@pytest.mark.parametrize("how", ["workflow", "bulk", "scheduled"])
def test_an_end_in_an_old_draft_does_not_reach_the_page(admin_client, procurement, how):
    procurement.expire_at = timezone.now() + dt.timedelta(days=3)
    revision = procurement.save_revision(clean=False)
    if how == "bulk":
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        admin_client.post(f"{address}?id={procurement.pk}")
    else:
        revision.publish()
    assert Page.objects.get(pk=procurement.pk).expire_at is None


def test_the_english_pages_do_not_become_copies_of_the_swedish(admin_client, pages):
    for page in pages:
        address = reverse("wagtail_localize:convert_to_alias", args=[page.pk])
        assert page.title in said(admin_client.post(address, follow=True))
        assert Page.objects.get(pk=page.pk).alias_of_id is None


def test_a_copy_in_another_tree_is_an_ordinary_page(admin_client, home):
    root = home.get_parent()
    copy = root.add_child(instance=HomePage(title="Prov", slug="prov", locale=home.locale))
    admin_client.post(reverse("wagtailadmin_pages:delete", args=[copy.pk]))
    assert not Page.objects.filter(pk=copy.pk).exists()


@pytest.fixture
def guide_above(home, procurement):
    """An ordinary page, below which somebody has put a page that must stay."""
    guide = make_guide(home)
    procurement.move(guide, pos="last-child")
    return Page.objects.get(pk=guide.pk)


@pytest.mark.parametrize(
    ("how", "action"),
    [
        *(("singly", action) for action in ("delete", "unpublish", "move", "copy")),
        *(("in bulk", action) for action in ("delete", "unpublish", "move")),
    ],
)
def test_what_stands_below_another_page_stays_too(
    admin_client, home, procurement, guide_above, action, how
):
    before = Page.objects.get(pk=procurement.pk).path
    fields = {"include_descendants": "on", "chooser": home.pk, "new_parent_page": home.pk}
    fields |= {"copy_subpages": "on", "new_title": "Kopia", "new_slug": "kopia"}
    if how == "singly":
        to = [home.get_parent().pk] if action == "move" else []
        name = "move_confirm" if action == "move" else action
        where = reverse(f"wagtailadmin_pages:{name}", args=[guide_above.pk, *to])
    else:
        where = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        where += f"?id={guide_above.pk}&next=/admin/pages/"
    answer = admin_client.post(where, fields, follow=True)
    assert procurement.title in said(answer)
    now = Page.objects.get(pk=procurement.pk)
    assert (now.live, now.path) == (True, before)
    assert not Page.objects.filter(title="Kopia").exists()


@pytest.mark.parametrize("kind", ["guide", "meeting"])
def test_what_is_above_a_standing_page_is_not_closed(
    admin_client, home, calendar, procurement, kind
):
    above = make_event(calendar) if kind == "meeting" else make_guide(home)
    procurement.move(above, pos="last-child")
    address = reverse("wagtailadmin_pages:set_privacy", args=[above.pk])
    assert procurement.title in admin_client.get(address).json()["html"]
    answer = admin_client.post(address, {"restriction_type": "login"}).json()
    assert procurement.title in answer["html"]
    assert not PageViewRestriction.objects.exists()


def test_a_page_above_another_is_hidden_alone(admin_client, procurement, guide_above):
    admin_client.post(reverse("wagtailadmin_pages:unpublish", args=[guide_above.pk]))
    assert not Page.objects.get(pk=guide_above.pk).live
    assert Page.objects.get(pk=procurement.pk).live
