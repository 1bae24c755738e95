"""The mail that tells editors that a source has not been read for days."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from access.addresses import digest
from access.delivery import contact
from access.emails import Email, EmailContext, Links, writes
from access.mail import NewMail, post
from content.languages import ENGLISH, SWEDISH, spelled
from procurement.models import NoticeSource
from procurement.models.source_faults import SOURCE
from procurement.models.sources import DAYS_BEFORE_ALARM

KIND = "procurement.source_failed"
PERMISSION = "procurement.change_noticesource"


@writes(KIND)
def source_failed(context: EmailContext, links: Links) -> Email:
    """Return the letter that says that a source gives nothing."""
    why = str(SOURCE.get(str(context["fault"]), SOURCE["unreadable"]))
    return Email(
        subject=_("Notices are not coming in from %(name)s") % context,
        paragraphs=[
            _("The source %(name)s could not be read on %(days)s days.")
            % {"name": context["name"], "days": spelled(DAYS_BEFORE_ALARM)},
            why.replace("%(folder)s", settings.NOTICE_FOLDER),
            _(
                "Nothing is lost: when it can be read again, it goes on where it stopped. You get "
                "no more mails about this until it has worked once."
            ),
        ],
        buttons=[(_("See the source"), str(context["url"]))],
        reason=_("You get this mail because you look after sources of notices."),
    )


def raise_alarm(source: NoticeSource) -> None:
    """Mail the editors, each once for each time that a source fails."""
    address = reverse("wagtailsnippets_procurement_noticesource:edit", args=[source.pk])
    told = {
        "name": source.name,
        "fault": source.fault,
        "url": f"{settings.WAGTAILADMIN_BASE_URL}{address}",
    }
    for to, language in _editors():
        key = f"{KIND}:{source.pk}:{source.failed_on}:{digest(to)[:40]}"
        post(NewMail(KIND, to, language, told=told, key=key), is_limited=False)


def _editors() -> list[tuple[str, str]]:
    """Return the addresses of those who may change sources, with their languages.

    Superusers are told only where nobody else would be, and the site's contact is the last.
    """
    for with_superusers in (False, True):
        users = _users(include_superusers=with_superusers).exclude(email="")
        found = [(user.email, _language(user)) for user in users]
        if found:
            return found
    return [(address, settings.LANGUAGE_CODE) for address in [contact()] if address]


def _users(*, include_superusers: bool) -> QuerySet[Any]:
    found = get_user_model().objects.with_perm(
        PERMISSION,
        backend="django.contrib.auth.backends.ModelBackend",
        include_superusers=include_superusers,
    )
    return found.select_related("wagtail_userprofile")


def _language(user: Any) -> str:
    profile = getattr(user, "wagtail_userprofile", None)
    reads_english = profile and profile.preferred_language.startswith(ENGLISH)
    return ENGLISH if reads_english else SWEDISH
