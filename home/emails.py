"""What mails of the site say: who signs them, where an answer goes, and a report of a fault."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext
from wagtail.models import Site

from home.models import SiteSettings

log = logging.getLogger(__name__)


def signature() -> str:
    """Return the name of the site, in the language that is written."""
    site = Site.objects.filter(is_default_site=True).first()
    return SiteSettings.for_site(site).name if site else settings.WAGTAIL_SITE_NAME


def contact() -> str:
    """Return the address at the foot of every page: mails come from one that nobody reads."""
    site = Site.objects.filter(is_default_site=True).first()
    return SiteSettings.for_site(site).email if site else ""


def mail_fault_report(to: str, report: dict[str, str]) -> None:
    """Mail what is not accessible to the site's contact; a mail that cannot be sent is logged."""
    message = EmailMessage(
        subject=gettext("Report: something on the site is not accessible"),
        body=render_to_string("home/mail/fault.txt", report),
        to=[to],
        reply_to=[report["email"]] if report["email"] else None,
    )
    try:
        message.send()
    except OSError:
        log.exception("A report of an accessibility fault could not be mailed.")
