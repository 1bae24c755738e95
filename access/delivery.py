"""Sends what was written down: each mail once, later when the mail server is away."""

import datetime as dt
import logging
import smtplib
import time
from email.utils import formataddr, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F, QuerySet
from django.dispatch import Signal
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.module_loading import import_string

from access import lease, links, transport
from access.counters import counters
from access.emails import CalendarPart, Email, NothingToTellError, writers
from access.models import OutgoingMail, SignedLink
from access.models.mail import GONE, LATE
from access.smtp_errors import ErrorScope, classify
from access.transport import hand_over

log = logging.getLogger(__name__)
BACK_OFF = [60, 300, 1800, 7200, 4 * 3600, 12 * 3600, 24 * 3600]  # seconds between two tries
PAUSE = 60  # seconds in which no request waits for a mail server that was slow or away
SLOW = 3.0  # seconds that anybody waits for one mail
ENOUGH = 1.0  # seconds after which no other mail goes along
ALONG = 5  # mails that waited and go along with a new one
ABOUT_THE_MAIL = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPNotSupportedError,
)
bounced = Signal()  # sent with `address`: the receiver's server says that there is no such mailbox


class UnsendableError(Exception):
    """The mail cannot be put into words or into headings, now or later."""


def deliver_soon(pk: int) -> None:
    """Send a mail, unless the server was slow or away a moment ago, and some that waited.

    Whoever caused the mail may be waiting for an answer meanwhile.
    """
    if transport.has_waited_long_enough():
        return
    with transport.counted_as_waiting():
        _keep_order()
        first = _due().filter(address__in=OutgoingMail.objects.filter(pk=pk).values("address"))
        along = _due().exclude(pk__in=first)[:ALONG]
        _deliver_within(ENOUGH, [*_keys(first.filter(pk__lte=pk)), *_keys(along)])


def deliver_some() -> None:
    """Send mails whose time has come, for as long as a request may wait; the rest waits."""
    with transport.counted_as_waiting():
        _keep_order()
        _deliver_within(SLOW, _keys(_due()))


def _deliver_within(seconds: float, keys: list[int]) -> None:
    """Send mails, none of them begun later than this or while the server is slow or away."""
    begun = time.monotonic()
    for pk in keys:
        if counters().get("mail-paused") or time.monotonic() - begun > seconds:
            return
        deliver(pk, seconds=SLOW)


def deliver_due() -> int:
    """Send every mail whose time has come, while the server is there; return how many tries."""
    lost = OutgoingMail.objects.lost()
    too_often = lost.filter(attempts__gt=len(BACK_OFF))  # perhaps it is what kills the workers
    too_often.update(state=OutgoingMail.State.FAILED, problem="lost")
    lost.update(state=OutgoingMail.State.WAITING, next_try_at=timezone.now())
    _keep_order()
    for count, pk in enumerate(due := _keys(_due()), 1):
        if not deliver(pk):
            return count
    return len(due)


def deliver(pk: int, *, seconds: float | None = None) -> bool:
    """Send a mail if it waits; two workers at once send it once.

    With `seconds`, a server that takes longer goes on with it while nobody waits. Tell whether
    the next mail has any prospect: not when the server is away.
    """
    mail = _claimed(pk)
    if mail is None:
        return True
    lease.hold(pk)
    if mail.is_too_late:
        _forget(mail, OutgoingMail.State.FAILED, problem=LATE)
        return True
    try:
        message = _written(mail)
    except NothingToTellError:
        _forget(mail, OutgoingMail.State.FAILED, problem=GONE)
        return True
    except UnsendableError as error:
        _finish(mail, OutgoingMail.State.FAILED, problem=type(error.__cause__).__name__)
        return True
    begun = time.monotonic()
    away: list[bool] = []

    def conclude(error: Exception | None) -> None:
        _conclude(mail, error)
        away.append(_is_away(error))

    is_concluded = hand_over(message, conclude, seconds=seconds)
    if any(away) or not is_concluded or time.monotonic() - begun > SLOW:
        counters().set("mail-paused", 1, timeout=PAUSE)
    return not any(away)


def _conclude(mail: OutgoingMail, error: Exception | None) -> None:
    """Note what has become of a mail."""
    if error is None:
        _forget(mail, OutgoingMail.State.SENT, sent_at=timezone.now(), problem="")
    elif isinstance(error, OSError):  # the errors of smtplib are, too
        _refused(mail, error)
    else:
        _finish(mail, OutgoingMail.State.FAILED, problem=type(error).__name__)


def _is_away(error: Exception | None) -> bool:
    """Tell whether another mail would fare no better."""
    return isinstance(error, OSError) and not isinstance(error, ABOUT_THE_MAIL)


def signature() -> str:
    """Return who signs the mails, in the active language: `ACCESS_SIGNATURE` names a function."""
    named = getattr(settings, "ACCESS_SIGNATURE", "")
    return import_string(named)() if named else settings.WAGTAIL_SITE_NAME


def contact() -> str:
    """Return where readers write back to, if anywhere: `ACCESS_CONTACT` names a function."""
    named = getattr(settings, "ACCESS_CONTACT", "")
    return import_string(named)() if named else ""


def message_id(pk: int) -> str:
    """Return what a mail is known by: the same at each try, and not to be guessed."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    secret = salted_hmac("access.delivery", str(pk), algorithm="sha256").hexdigest()[:24]
    return f"<{pk}.{secret}@{host}>"


def _due() -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.due().order_by("pk")


def _keys(mails: QuerySet[OutgoingMail]) -> list[int]:
    return list(mails.values_list("pk", flat=True))


def _keep_order() -> None:
    """Let no mail arrive before one that was written to the same address earlier."""
    OutgoingMail.objects.overtaken().update(next_try_at=timezone.now())


def _claimed(pk: int) -> OutgoingMail | None:
    now = timezone.now()
    taken = (
        OutgoingMail.objects.due()
        .filter(pk=pk)
        .update(
            state=OutgoingMail.State.SENDING,
            started_at=now,
            attempts=F("attempts") + 1,
            message_id=message_id(pk),
        )
    )
    return OutgoingMail.objects.get(pk=pk) if taken else None


def _written(mail: OutgoingMail) -> EmailMultiAlternatives:
    # Links of an earlier try are closed: only those of the mail that arrives open anything.
    SignedLink.objects.open().filter(mail=mail).update(revoked_at=timezone.now())
    try:
        with translation.override(mail.language):
            message = _message(mail, writers[mail.kind](mail.told, _links(mail)))
        message.message()  # refuses a heading with a line break before anything is sent
    except NothingToTellError:
        raise
    except Exception as error:
        # Only the kind of the error: its words may be those of a person.
        log.error("A mail of the kind %s cannot be written: %s", mail.kind, type(error).__name__)
        raise UnsendableError from error
    return message


def _links(mail: OutgoingMail) -> dict[str, str]:
    made = {}
    for spec in mail.links:
        lifetime = dt.timedelta(seconds=spec["seconds"]) if spec["seconds"] else None
        token = links.make(spec["purpose"], spec["subject"], lifetime=lifetime, mail=mail)
        made[spec["name"]] = links.address(token, mail.language)
    return made


def _message(mail: OutgoingMail, email: Email) -> EmailMultiAlternatives:
    signed, answers_to = signature(), contact()
    name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    foot = f"{signed}\n{answers_to}".strip()
    context = {"email": email, "language": mail.language, "signature": foot}
    message = EmailMultiAlternatives(
        subject=" ".join(email.subject.split()),
        body=email.text(foot),
        from_email=formataddr((name or signed, sender)),
        to=[mail.to],
        reply_to=list(filter(None, [mail.reply_to or answers_to])),
        headers=_headers(mail, email),
    )
    message.attach_alternative(render_to_string("access/mail/letter.html", context), "text/html")
    if email.calendar:
        _attach(message, email.calendar)
    return message


def _headers(mail: OutgoingMail, email: Email) -> dict[str, str]:
    headers = {
        "Message-ID": mail.message_id,
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": mail.language,
    }
    if email.unsubscribe:
        headers["List-Unsubscribe"] = f"<{email.unsubscribe}>"
        headers["List-Unsubscribe-Post"] = links.ONE_CLICK
    return headers


def _attach(message: EmailMultiAlternatives, part: CalendarPart) -> None:
    """Add it twice: as what mail programs act on, and as a file for those that do not."""
    message.attach_alternative(part.content, f"text/calendar; method={part.method}")
    message.attach(part.name, part.content.encode(), "application/ics")


def _refused(mail: OutgoingMail, error: OSError) -> None:
    about, problem = classify(error)
    if about == ErrorScope.MAILBOX:
        bounced.send(sender=OutgoingMail, address=mail.to)
        _forget(mail, OutgoingMail.State.BOUNCED, problem=problem)
    elif about == ErrorScope.MAIL:
        _finish(mail, OutgoingMail.State.FAILED, problem=problem)
    else:
        _try_again(mail, problem)


def _try_again(mail: OutgoingMail, problem: str) -> None:
    is_over = mail.attempts > len(BACK_OFF)
    wait = dt.timedelta(seconds=BACK_OFF[min(mail.attempts, len(BACK_OFF)) - 1])
    _finish(
        mail,
        OutgoingMail.State.FAILED if is_over else OutgoingMail.State.WAITING,
        next_try_at=timezone.now() + wait,
        problem=problem[:200],
    )


def _forget(mail: OutgoingMail, state: OutgoingMail.State, **more: object) -> None:
    """Finish a mail that is done with, and forget whom it was for and what it said."""
    _finish(mail, state, to="", reply_to="", told={}, links=[], **more)


def _finish(mail: OutgoingMail, state: OutgoingMail.State, **values: object) -> None:
    OutgoingMail.objects.filter(pk=mail.pk).update(state=state, **values)
    lease.release(mail.pk)
