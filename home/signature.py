"""Who signs the mails of the site, and where an answer goes."""

from django.conf import settings
from wagtail.models import Site

from home.models import SiteSettings


def signature() -> str:
    """Return the name of the site, in the language that is written."""
    site = Site.objects.filter(is_default_site=True).first()
    return SiteSettings.for_site(site).name if site else settings.WAGTAIL_SITE_NAME


def contact() -> str:
    """Return the address at the foot of every page: mails come from one that nobody reads."""
    site = Site.objects.filter(is_default_site=True).first()
    return SiteSettings.for_site(site).email if site else ""
