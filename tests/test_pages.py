"""Every page type can be reached, shown, edited and previewed, and stands where it belongs."""

import pytest
from wagtail.coreutils import get_dummy_request
from wagtail.models import get_page_models
from wagtail.test.utils import WagtailPageTestCase

from enterprises.models import EnterpriseIndexPage, EnterprisePage
from events.models import EventIndexPage, EventPage
from home.models import (
    AccessibilityStatementPage,
    GuidePage,
    HomePage,
    PrivacyPage,
    ProjectPage,
)
from procurement.models import NewsPage, ProcurementIndexPage
from tests import factories
from tests.editing import form_of

pytestmark = pytest.mark.django_db

OURS = {"home", "procurement", "events", "enterprises"}
MAKERS = {
    EnterprisePage: ("directory", factories.make_enterprise),
    EventPage: ("calendar", factories.make_event),
    NewsPage: ("procurement", factories.make_news),
    GuidePage: ("home", factories.make_guide),
    ProjectPage: ("home", factories.make_project),
}
STANDING = [
    HomePage,
    EnterpriseIndexPage,
    EventIndexPage,
    ProcurementIndexPage,
    PrivacyPage,
    AccessibilityStatementPage,
]
BELOW = {
    HomePage: {
        EnterpriseIndexPage,
        EventIndexPage,
        ProcurementIndexPage,
        GuidePage,
        ProjectPage,
        PrivacyPage,
        AccessibilityStatementPage,
    },
    EnterpriseIndexPage: {EnterprisePage},
    EventIndexPage: {EventPage},
    ProcurementIndexPage: {NewsPage, GuidePage},
    GuidePage: {GuidePage},
    ProjectPage: {GuidePage},
}


def page_of(model, request):
    """Return a published page of a type: made for the test, or one that every site has."""
    if model in MAKERS:
        parent, make = MAKERS[model]
        return make(request.getfixturevalue(parent))
    return model.objects.get(locale__language_code="sv")


def test_every_page_type_is_tried_here():
    ours = {model for model in get_page_models() if model._meta.app_label in OURS}
    assert ours == {*MAKERS, *STANDING}


@pytest.fixture
def wagtail(client, monkeypatch):
    """Return Wagtail's assertions about pages, in the test's browser.

    They sign in by the first backend, which must be one that knows users.
    """
    backend = "django.contrib.auth.backends.ModelBackend"
    monkeypatch.setattr("wagtail.test.utils.page_tests.AUTH_BACKEND", backend)
    assertions = WagtailPageTestCase()
    assertions.client, assertions.dummy_request = client, get_dummy_request()
    return assertions


EACH_TYPE = pytest.mark.parametrize(
    "model", [*MAKERS, *STANDING], ids=lambda model: model.__name__
)


@EACH_TYPE
def test_readers_reach_and_see_the_page(wagtail, model, request):
    page = page_of(model, request)
    wagtail.assertPageIsRoutable(page)
    wagtail.assertPageIsRenderable(page)


@pytest.mark.indexed
@EACH_TYPE
def test_editors_change_and_preview_the_page(wagtail, client, admin_user, model, request):
    page = page_of(model, request)
    client.force_login(admin_user)
    form = form_of(client, f"/admin/pages/{page.pk}/edit/", model)
    wagtail.assertPageIsEditable(page, post_data=form, user=admin_user)
    wagtail.assertPageIsPreviewable(page, post_data=form, user=admin_user)


@pytest.mark.parametrize("model", [*MAKERS, *STANDING], ids=lambda model: model.__name__)
def test_a_page_type_takes_the_children_that_belong_there(model):
    assert set(model.allowed_subpage_models()) == BELOW.get(model, set())
