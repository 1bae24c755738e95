"""Seeds the texts of the pages that every site has, and the settings, where they are empty."""

from typing import Any

from wagtail.models import Page, Site

from config.seeding.bodies import body
from config.seeding.pictures import picture
from config.seeding.publishing import update
from config.seeding.reading import in_language, records
from enterprises.models import EnterpriseIndexPage
from events.models import EventIndexPage
from home.models import HomePage, SiteSettings
from procurement.models import ProcurementIndexPage

KIND = "site_texts"
MODELS: dict[str, type[Page]] = {
    "home": HomePage,
    "enterprises": EnterpriseIndexPage,
    "events": EventIndexPage,
    "procurement": ProcurementIndexPage,
}


def seed_site_texts() -> int:
    """Fill what is empty; return how many pages and settings were filled."""
    filled = sum(_fill_page(record) for record in records(KIND))
    return filled + _fill_settings()


def settings_are_filled() -> bool:
    """Tell whether the last thing that the seeding fills is filled."""
    return SiteSettings.objects.exclude(email="").exists()


def _fill_page(record: dict[str, Any]) -> int:
    filled = 0
    for page in MODELS[record["page"]].objects.filter(alias_of=None, summary=""):
        language = page.locale.language_code
        written = in_language(record, language)
        fields = {
            "summary": written["summary"],
            "search_description": written["summary"],
            "body": body(written["body"], f"{KIND}/{record['page']}"),
        }
        if "draw" in written:
            fields["picture"] = picture(written["draw"], in_language(record["alt"], "sv"))
        if "title" in written:
            fields["title"] = written["title"]
        update(page, fields)
        filled += 1
    return filled


def _fill_settings() -> int:
    (written,) = records("settings")
    filled = 0
    for site in Site.objects.filter(is_default_site=True):
        settings = SiteSettings.for_site(site)
        if not settings.email:
            for name, value in written.items():
                setattr(settings, name, value)
            settings.save()
            filled += 1
    return filled
