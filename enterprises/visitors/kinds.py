"""The three forms below a profile: what each says, asks for and does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from access.spam_checks import VisitorForm
from access.throttling import Throttle
from enterprises.models import EnterprisePage
from enterprises.visitors.claiming import claim
from enterprises.visitors.correcting import correct
from enterprises.visitors.forms import ClaimForm, CorrectionForm, MessageForm
from enterprises.visitors.writing import write

Take = Callable[[HttpRequest, EnterprisePage, dict[str, Any]], int]


@dataclass(frozen=True)
class Kind:
    """One form: its words, its fields, its limit, and what takes care of what was written.

    `take` returns how many seconds the visitor must wait, 0 when all is done.
    """

    name: str
    form: type[VisitorForm]
    take: Take
    throttle: Throttle
    title: str | Promise
    lead: str | Promise
    button: str | Promise
    thanks: str | Promise
    next_step: str | Promise


WRITE = Kind(
    name="write",
    form=MessageForm,
    take=write,
    throttle=Throttle("enterprises.write"),
    title=_("Write to %(enterprise)s"),
    lead=_("Your message goes by e-mail to those who look after the profile."),
    button=_("Send the message"),
    thanks=_("Your message is on its way"),
    next_step=_(
        "You get a copy by e-mail. The answer comes straight from the enterprise, "
        "to the address that you gave."
    ),
)
CORRECT = Kind(
    name="correct",
    form=CorrectionForm,
    take=correct,
    throttle=Throttle("enterprises.correct"),
    title=_("Suggest a correction for %(enterprise)s"),
    lead=_("Is something wrong or out of date? Tell us: it reaches the enterprise and us."),
    button=_("Send the suggestion"),
    thanks=_("Thank you, that helps"),
    next_step=_(
        "The enterprise and those who review the directory are told at once. "
        "If you asked for the profile to be taken away, a link has gone to the addresses "
        "that the enterprise has given: whoever opens it takes the profile away."
    ),
)
CLAIM = Kind(
    name="claim",
    form=ClaimForm,
    take=claim,
    throttle=Throttle("enterprises.claim"),
    title=_("Is %(enterprise)s your enterprise?"),
    lead=_(
        "Then you can look after the profile. We ask the enterprise, which sees your name, your "
        "e-mail, your phone and what you write. If we cannot reach it, we decide ourselves."
    ),
    button=_("Ask to look after the profile"),
    thanks=_("We have passed on your question"),
    next_step=_("Look in your e-mail: there you see what happens next."),
)
