"""Taking a report of something that is not accessible: stored without the sender, and mailed."""

import logging

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext

from home.forms import LocalPathField
from home.models import Feedback, SiteSettings

log = logging.getLogger(__name__)


def report_fault(
    settings: SiteSettings, language: str, *, what: str, where: str = "", email: str = ""
) -> Feedback:
    """Store what does not work and where, and mail it to the site's contact with the address.

    The address for a reply goes with the mail only. A mail that cannot be sent is logged: what
    was reported is stored all the same.
    """
    report = Feedback.objects.create(
        kind=Feedback.Kind.ACCESSIBILITY,
        path=_path(where),
        language=language,
        words=what if _path(where) == where else f"{what}\n\n{where}".strip(),
    )
    if settings.email:
        _mail(settings.email, {"what": what, "where": where, "email": email})
    return report


def _path(where: str) -> str:
    try:
        return LocalPathField().clean(where)
    except ValidationError:
        return "/"


def _mail(to: str, report: dict[str, str]) -> None:
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
