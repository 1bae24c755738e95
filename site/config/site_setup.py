"""Prepares a database for its first use, and mends what is missing at every deploy."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site

from content.languages import ENGLISH, SWEDISH
from enterprises.directory.category_tree import make_categories
from enterprises.models import EnterpriseIndexPage
from enterprises.moderation.reply_templates import make_first_replies
from events.models import EventIndexPage
from home.legal_pages import make_legal_pages
from home.models import HomePage
from home.roles import make_roles
from procurement.glossary.first_terms import make_first_terms
from procurement.harvesting.first_source import make_first_source
from procurement.models import ProcurementIndexPage
from procurement.purchase_routes.first_rules import make_first_rules

HOME = (
    HomePage,
    {SWEDISH: ("Sociala företag i Örebro län", "hem"), ENGLISH: ("Social enterprises", "home")},
)
INDEXES: list[tuple[type[Page], dict[str, tuple[str, str]]]] = [
    (
        EnterpriseIndexPage,
        {SWEDISH: ("Företag", "foretag"), ENGLISH: ("Enterprises", "enterprises")},
    ),
    (EventIndexPage, {SWEDISH: ("Kalender", "kalender"), ENGLISH: ("Calendar", "calendar")}),
    (
        ProcurementIndexPage,
        {SWEDISH: ("Upphandling", "upphandling"), ENGLISH: ("Procurement", "procurement")},
    ),
]


def prepare() -> None:
    """Make what the site cannot be without, where it is missing; safe to run again."""
    swedish, english = [
        Locale.objects.get_or_create(language_code=code)[0] for code in (SWEDISH, ENGLISH)
    ]
    home = _home(swedish)
    _site(home)
    _translation(home, english, HOME[1])
    for model, names in INDEXES:
        index = model.objects.filter(locale=swedish).first()
        if index is None:
            title, slug = names[SWEDISH]
            index = home.add_child(
                instance=model(title=title, slug=slug, locale=swedish, show_in_menus=True)
            )
            index.save_revision().publish()
        _translation(index, english, names)
    make_categories()
    make_legal_pages()
    make_roles()
    make_first_replies()
    make_first_terms()
    make_first_source()
    make_first_rules()


def _home(locale: Locale) -> HomePage:
    home = HomePage.objects.filter(locale=locale).first()
    if home:
        return home
    root = Page.get_first_root_node()
    title, slug = HOME[1][SWEDISH]
    home = root.add_child(instance=HomePage(title=title, slug=slug, locale=locale))
    home.save_revision().publish()
    return home


def _site(home: HomePage) -> None:
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    welcome = site.root_page if site.pk else None
    site.hostname, site.port, site.root_page = address.hostname, port, home
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.save()
    if welcome and welcome.pk != home.pk and welcome.specific_class is Page:
        welcome.delete()  # the page that Wagtail's own migration makes


def _translation(page: Page, locale: Locale, names: dict[str, tuple[str, str]]) -> None:
    if page.has_translation(locale):
        return
    copy = page.copy_for_translation(locale)
    copy.title, copy.slug = names[locale.language_code]
    copy.draft_title = copy.title
    copy.save_revision().publish()
