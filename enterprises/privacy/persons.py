"""What the directory holds about a person, by e-mail address: found, taken out, erased."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access import personal_data, scrubbing
from access.personal_data import Erased
from enterprises.contacts.actions import revoke_links
from enterprises.models import (
    ContactPerson,
    Correction,
    EnterprisePage,
    ProfileClaim,
    Submission,
)
from enterprises.privacy.erasure import (
    PUBLIC,
    corrections_of,
    erase_corrections_of,
    erase_submissions,
    forget_senders,
)

Records = list[dict[str, Any]]


def find(email: str) -> Records:
    """Return every record about an address, each with its kind."""
    return [
        *_records("contact person", _contacts(email), _contact),
        *_records("sent in", _submissions(email), _submission),
        *_records("claim of a profile", ProfileClaim.objects.filter(email__iexact=email), _claim),
        *_records("correction", corrections_of(email), _correction),
        *_records("public contact of an enterprise", _public(email), _page),
    ]


def erase(email: str) -> Erased:
    """Erase what is about a person; what an enterprise shows of itself stays, with the reason."""
    kept = [_left_alone(page) for page in _losing_its_last(email)]
    kept += [_shown(page) for page in _public(email)]
    count = 0
    submissions = _submissions(email)
    if decided := forget_senders(submissions.filter(state__in=PUBLIC)):
        kept.append(_decided(decided))
    count += decided
    count += erase_submissions(_submissions(email).exclude(state__in=PUBLIC))
    for contact in _contacts(email):
        revoke_links(contact)
        contact.delete()
        count += 1
    count += ProfileClaim.objects.filter(email__iexact=email).delete()[0]
    suggested, withdrawn = erase_corrections_of(email)
    if withdrawn:
        kept.append(_withdrawn(withdrawn))
    return Erased(count + suggested, kept)


def _contacts(email: str) -> QuerySet[ContactPerson]:
    return ContactPerson.objects.with_address(email).select_related("page")


def _submissions(email: str) -> QuerySet[Submission]:
    theirs = Q(sender_email__iexact=email) | Q(contact__email__iexact=email)
    return Submission.objects.filter(theirs)


def _public(email: str) -> QuerySet[EnterprisePage]:
    """Return what shows it to readers; drafts and what is closed lose it like any other row."""
    return EnterprisePage.objects.live().filter(email__iexact=email, alias_of=None)


def _losing_its_last(email: str) -> list[EnterprisePage]:
    pages = [contact.page for contact in _contacts(email)]
    return [page for page in pages if page.contact_persons.count() == 1]


def _records(kind: str, rows: QuerySet, told: Callable[[Any], dict[str, Any]]) -> Records:
    return [{"kind": kind, **told(row)} for row in rows]


def _contact(row: ContactPerson) -> dict[str, Any]:
    names = ["name", "email", "phone", "language", "takes_invitations", "added_at", "bounced_at"]
    return {"enterprise": row.page.title, **{name: getattr(row, name) for name in names}}


def _submission(row: Submission) -> dict[str, Any]:
    names = ["number", "state", "sender_name", "sender_email", "sender_phone", "words", "values"]
    names += ["takes_invitations", "created_at", "sent_at", "decided_at", "reason"]
    agreed = row.consents.values("kind", "version", "text", "given_at", "withdrawn_at")
    return {**{name: getattr(row, name) for name in names}, "consents": list(agreed)}


def _claim(row: ProfileClaim) -> dict[str, Any]:
    names = ["name", "email", "phone", "words", "takes_invitations", "state", "reason"]
    names += ["made_at", "decided_at"]
    return {"enterprise": row.page.title, **{name: getattr(row, name) for name in names}}


def _correction(row: Correction) -> dict[str, Any]:
    told = {"about": row.kind, "words": row.words, "email": row.email, "made_at": row.made_at}
    return {"enterprise": row.page.title, **told}


def _page(page: EnterprisePage) -> dict[str, Any]:
    return {"enterprise": page.title, "address": page.full_url, "email": page.email}


def _left_alone(page: EnterprisePage) -> str:
    return gettext(
        "The profile of %(title)s has no contact person any more. Find a new one, or close it."
    ) % {"title": page.title}


def _shown(page: EnterprisePage) -> str:
    return gettext(
        "%(title)s shows the address as its public contact (%(language)s). If it is a person’s, "
        "change it in the profile."
    ) % {"title": page.title, "language": page.locale.language_code}


def _decided(count: int) -> str:
    return gettext(
        "Decided cases stay without the person, since they say why the profile is published: "
        "%(count)s. So do the words that were agreed to, their version and the time."
    ) % {"count": count}


def _withdrawn(count: int) -> str:
    return gettext(
        "Corrections that nobody had dealt with are withdrawn: %(count)s. The words and the "
        "address are gone. Which profile it was about, and when, stays for those who review."
    ) % {"count": count}


personal_data.register(
    personal_data.PersonalData(
        "enterprises",
        _("Contact persons and what was sent in"),
        find,
        erase,
        frozenset(
            [
                "enterprises.ContactPerson.email",
                "enterprises.Correction.email",
                "enterprises.EnterprisePage.email",
                "enterprises.ProfileClaim.email",
                "enterprises.Submission.sender_email",
            ]
        ),
    )
)
scrubbing.passing.add("enterprises.Upload")
