"""Every action in the menus of the admin, on every page type and snippet, in each role.

What is offered is pressed as a browser would: no fault, and no English that outlives its Swedish.
"""

import re
from functools import partial
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.urls import Resolver404, resolve, reverse
from wagtail.models import Page, PageViewRestriction
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import querydict_from_html

from enterprises.models import Category, EnterpriseIndexPage, EnterprisePage, ReplyTemplate
from events.models import EventIndexPage, EventPage
from home.roles import EDITOR, MEETING_HOST, REVIEWER
from places.models import Municipality
from procurement.models import BuyingRule, ExpiringContract, GlossaryTerm, Notice, NoticeSource
from tests import factories
from tests.editing import form_of
from tests.showcase import translated
from tests.test_pages import MAKERS, STANDING, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

# Whom the menus are for: editors everywhere, the others below their own index.
WHO = [(model, EDITOR) for model in (*MAKERS, *STANDING)]
WHO += [(model, REVIEWER) for model in (EnterprisePage, EnterpriseIndexPage)]
WHO += [(model, MEETING_HOST) for model in (EventPage, EventIndexPage)]
EACH = pytest.mark.parametrize(
    ("model", "role"), WHO, ids=[f"{model.__name__} {role[:4]}" for model, role in WHO]
)
EACH_SNIPPET = pytest.mark.parametrize(
    "model", get_snippet_models(), ids=lambda model: model.__name__
)
BULK = ["publish", "unpublish", "move", "delete"]
BUTTONS = ["", "action-publish", "action-submit"]
# What a menu must offer to whoever may do everything, or this test looks in the wrong place.
OFFERED = {"edit", "move", "copy", "delete", "unpublish", "history"}


@pytest.fixture
def sign_in(client):
    """Sign somebody of a role in; nobody else may do everything."""

    def as_role(role):
        user = User.objects.create_user(role or "alla", password="x", is_superuser=not role)
        user.groups.set(Group.objects.filter(name=role))
        client.force_login(user)
        return client

    return as_role


def offered(client, page):
    """Return the addresses in the menus of a page: in the explorer, and in its editor."""
    above = reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    shown = [client.get(above), client.get(_address("edit", page))]
    return _links(shown, rf"/{page.pk}/")


def _links(answers, pattern):
    found = {}
    for answer in answers:
        for link in BeautifulSoup(answer.content, "html.parser").find_all("a", href=True):
            path = urlsplit(link["href"]).path
            if path.startswith("/admin/") and re.search(pattern, path):
                try:
                    found[resolve(path).view_name] = path
                except Resolver404:
                    raise AssertionError(path) from None
    return found


def press(client, address, **fields):
    """Open what a menu leads to, and press its button; both are answered."""
    shown = client.get(address)
    assert shown.status_code < 500, address
    form = BeautifulSoup(shown.content, "html.parser").find(
        "form", method=re.compile("post", re.I)
    )
    if shown.status_code == 200 and form and "/edit/" not in address:
        form["id"] = form.get("id") or "the-form"
        values = querydict_from_html(str(form), form_id=form["id"]).dict()
        action = form.get("action") or address
        assert client.post(action, {**values, **fields}).status_code < 500, address


def tried(act):
    """Do something, look at what it left, and take it back."""
    with transaction.atomic():
        act()
        assert outliving() == []
        transaction.set_rollback(True)


def outliving():
    """Return the public English pages whose Swedish page is hidden, private or elsewhere."""
    public = Page.objects.filter(locale__language_code="en", live=True, depth__gt=2)
    return [english for english in public if not follows(english)]


def follows(english):
    """Tell whether a page is public below its Swedish page's place, and private like it."""
    family = Page.objects.filter(translation_key=english.translation_key)
    swedish = family.filter(locale__language_code="sv", live=True).first()
    if swedish is None:
        return False
    private = [bool(page.get_view_restrictions()) for page in (swedish, english)]
    above = [page.get_parent().translation_key for page in (swedish, english)]
    return private[0] == private[1] and above[0] == above[1]


@EACH
def test_what_the_menu_of_a_page_offers(sign_in, request, model, role):
    page = page_of(model, request)
    translated(page)
    client = sign_in(role)
    for address in offered(client, page).values():
        tried(partial(press, client, address, new_slug="en-kopia"))


@EACH
def test_what_the_bulk_bar_offers_for_a_page(sign_in, request, model, role):
    page = page_of(model, request)
    translated(page)
    client = sign_in(role)
    for action in BULK:
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        fields = {"chooser": page.get_parent().pk}
        tried(partial(press, client, f"{address}?id={page.pk}", **fields))


@EACH
def test_the_buttons_of_the_editor_and_earlier_versions(sign_in, request, model, role):
    page = page_of(model, request)
    page.save_revision().publish()
    translated(page)
    client = sign_in(role)
    version = page.revisions.first()
    edit = _address("edit", page)
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, version.pk])
    shown = client.get(edit)
    if shown.status_code != 200:
        return
    for address in (edit, revert):
        form = form_of(client, address, model)
        for button in BUTTONS:
            fields = {**form, button: button} if button else form
            tried(partial(_post, client, address, fields))


def _post(client, address, fields):
    assert client.post(address, fields).status_code < 500


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_privacy_and_locks_from_the_side_panels(sign_in, request, model):
    page = page_of(model, request)
    english = translated(page)
    client = sign_in("")
    for name in ("lock", "unlock"):
        tried(partial(_post, client, _address(name, page), {}))
    privacy = _address("set_privacy", page)
    tried(partial(_post, client, privacy, {"restriction_type": "login"}))
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert english.view_restrictions.exists()
    tried(partial(_post, client, privacy, {"restriction_type": "none"}))


def _address(name, page):
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk])


def test_the_menu_is_found_where_it_is_looked_for(sign_in, procurement):
    page = factories.make_news(procurement)
    names = {name.rpartition(":")[2] for name in offered(sign_in(""), page)}
    assert names >= OFFERED


def snippet_of(model):
    """Return a row of a snippet."""
    made = {
        Category: factories.make_category,
        BuyingRule: BuyingRule.objects.first,
        Notice: factories.make_notice,
        NoticeSource: NoticeSource.objects.first,
        ReplyTemplate: lambda: ReplyTemplate.objects.create(title="Tack"),
        Municipality: factories.municipality,
        ExpiringContract: factories.make_expiring_contract,
        GlossaryTerm: lambda: GlossaryTerm.objects.first(),
    }
    return made[model]()


@EACH_SNIPPET
@pytest.mark.parametrize("role", ["", EDITOR, REVIEWER])
def test_what_the_menus_of_a_snippet_offer(sign_in, model, role):
    row = snippet_of(model)
    client = sign_in(role)
    names = row.snippet_viewset.get_url_name
    found = _links([client.get(reverse(names("list")))], rf"/{row.pk}/")
    for name in ("edit", "delete", "history", "usage"):
        found[name] = reverse(names(name), args=[row.pk])
    for address in found.values():
        tried(partial(press, client, address))
    bulk = (model._meta.app_label, model._meta.model_name, "delete")
    tried(partial(press, client, f"{reverse('wagtail_bulk_action', args=bulk)}?id={row.pk}"))
