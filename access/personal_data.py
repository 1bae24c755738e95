"""Everything about one e-mail address: what each app holds, taken out or erased."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access import scrubbing
from access.addresses import digest
from access.models import Disclosure, OutgoingMail
from access.spellings import Spellings
from access.text import email_address
from access.traces import Trace, spellings_of, traces

ELSEWHERE = "access.elsewhere"  # the holder of what no app has said that it holds


@dataclass(frozen=True)
class Erased:
    """What an app has erased about an address, and what it keeps with the reason."""

    count: int = 0
    kept: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)  # where, and in how many rows


@dataclass(frozen=True)
class PersonalData:
    """What one app holds about people.

    `find` gives the records about an address as JSON can hold them; `erase` erases them.
    `columns` are those, as `app.Model.field`, by which it knows whose a row is.
    """

    name: str
    label: str | Promise
    find: Callable[[str], Iterable[dict[str, Any]]]
    erase: Callable[[str], Erased]
    columns: frozenset[str] = frozenset()


holders: dict[str, PersonalData] = {}


def register(holder: PersonalData) -> None:
    """Add what an app holds, or replace what it said before."""
    holders[holder.name] = holder


def find(email: str) -> dict[str, list[dict[str, Any]]]:
    """Return what every app holds about an address, by the name of the holder."""
    return {name: list(holder.find(email_address(email))) for name, holder in holders.items()}


def export(email: str, *, user: Any) -> dict[str, Any]:
    """Return everything about an address to be handed to its owner, and note that it was."""
    found = find(email)
    log_disclosure(Disclosure.Action.EXPORTED, _subject(email), user=user, count=_count(found))
    return {"email": email_address(email), **found}


def erase(email: str, *, user: Any) -> dict[str, Any]:
    """Erase what is held about an address, wherever: all of it or nothing; say what is kept."""
    address = email_address(email)
    with transaction.atomic():
        person = spellings_of(address)  # before the rows go that tell the numbers
        done = {
            name: _erase_elsewhere(person) if name == ELSEWHERE else holder.erase(address)
            for name, holder in _elsewhere_last()
        }
        count = sum(erased.count for erased in done.values())
        log_disclosure(Disclosure.Action.ERASED, _subject(email), user=user, count=count)
    return {
        name: {
            "erased": erased.count,
            **({"places": erased.places} if erased.places else {}),
            "kept": [str(reason) for reason in erased.kept],
        }
        for name, erased in done.items()
    }


def as_json(data: dict[str, Any]) -> str:
    """Return what was found or done as JSON that people can read."""
    return json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def log_disclosure(action: Disclosure.Action, subject: str, *, user: Any, count: int = 1) -> None:
    """Remember that somebody saw, took out or erased personal data; name nobody in `subject`."""
    Disclosure.objects.create(
        action=action,
        subject=subject[:200],
        count=count,
        user=user if user and user.is_authenticated else None,
    )


def _subject(email: str) -> str:
    """Return words for an address that tell nobody whose it is, but the same one apart."""
    return gettext("One e-mail address (%(digest)s)") % {"digest": digest(email)[:12]}


def _count(found: dict[str, list[dict[str, Any]]]) -> int:
    return sum(len(records) for records in found.values())


def _elsewhere_last() -> list[tuple[str, PersonalData]]:
    return sorted(holders.items(), key=lambda each: each[0] == ELSEWHERE)


def _columns() -> frozenset[str]:
    return frozenset[str]().union(*(holder.columns for holder in holders.values()))


def _find_elsewhere(email: str) -> Iterator[dict[str, Any]]:
    """Return each row that names the person and is none that a holder knows to be theirs."""
    person, known = spellings_of(email), _columns()
    for trace in traces(person):
        if not _is_known(trace, person, known):
            yield {
                "kind": trace.place,
                "row": str(trace.row.pk),
                "columns": trace.names,
                "says": sorted(set(trace.found)),
            }


def _is_known(trace: Trace, person: Spellings, known: frozenset[str]) -> bool:
    label = trace.row._meta.label
    return any(
        person.is_address(getattr(trace.row, column.rpartition(".")[2]))
        for column in known
        if column.rpartition(".")[0] == label
    )


def _erase_elsewhere(person: Spellings) -> Erased:
    done = scrubbing.scrub(person, told=_columns())
    return Erased(done.places.total(), list(done.kept), dict(done.places))


def _find_mails(email: str) -> Iterator[dict[str, Any]]:
    """Return each mail to an address, and those not yet sent that name it."""
    for mail in OutgoingMail.objects.filter(address=digest(email)).order_by("pk"):
        yield _mail_record(mail)
    for mail in _naming(email):
        yield _mail_record(mail)


def _erase_mails(email: str) -> Erased:
    """Delete what waits for an address or names it, and cut what was sent off from it."""
    to_it = OutgoingMail.objects.filter(address=digest(email))
    count = to_it.count()
    to_it.filter(to="").update(address="")
    to_it.delete()
    for mail in _naming(email):
        mail.delete()
        count += 1
    return Erased(count)


def _naming(email: str) -> list[OutgoingMail]:
    """Return the mails to others that wait and have the address in them."""
    waiting = OutgoingMail.objects.exclude(to="").exclude(address=digest(email))
    name = email_address(email)
    return [
        mail
        for mail in waiting
        if name in json.dumps([mail.told, mail.reply_to], ensure_ascii=False).lower()
    ]


def _mail_record(mail: OutgoingMail) -> dict[str, Any]:
    return {
        "kind": mail.kind,
        "written": mail.created_at,
        "sent": mail.sent_at,
        "state": mail.state,
        "language": mail.language,
        "tells": mail.told,
    }


OUTBOX = PersonalData(
    "access.mail",
    _("Mail from the site"),
    _find_mails,
    _erase_mails,
    frozenset(["access.OutgoingMail.to"]),
)
ANYWHERE = PersonalData(
    ELSEWHERE,
    _("Other places, as earlier versions of pages"),
    _find_elsewhere,
    lambda email: _erase_elsewhere(spellings_of(email)),
)
