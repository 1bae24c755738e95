"""Taking a report of something that is not accessible: stored without the sender, and mailed."""

from django.core.exceptions import ValidationError

from home import emails
from home.feedback.forms import LocalPathField
from home.models import Feedback, SiteSettings


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
        emails.mail_fault_report(settings.email, {"what": what, "where": where, "email": email})
    return report


def _path(where: str) -> str:
    try:
        return LocalPathField().clean(where)
    except ValidationError:
        return "/"
