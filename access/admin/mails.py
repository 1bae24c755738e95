"""Mails that wait or did not arrive: what they are, why, and a button to try again."""

import builtins
from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from access.admin.permissions import SEE_MAIL, SEND_MAIL, PrivateMixin
from access.delivery import BACK_OFF, deliver_due
from access.emails import writers
from access.models import Disclosure, OutgoingMail
from access.models.mail import CONTENTS, GONE, LATE
from access.personal_data import log_disclosure
from access.throttling import DAY

MOST = 200
State = OutgoingMail.State
REFUSED = {"SMTPRecipientsRefused", "SMTPDataError", "SMTPNotSupportedError"}
NETWORK = ("SMTP", "SSL", "gaierror", "herror", "timeout")  # how names of its errors begin


class MailsView(PrivateMixin, TemplateView):
    """Lists them, the latest first; a post tries one or all of them again."""

    template_name = "access/desk/mails.html"
    page_title = _("Mail that has not arrived")
    header_icon = "mail"
    permission = SEE_MAIL

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the mails; whose addresses are shown is noted."""
        mails = list(OutgoingMail.objects.exclude(state=State.SENT).order_by("-pk")[:MOST])
        for mail in mails:
            mail.subject, mail.said = subject_of(mail), problem_of(mail)
        if shown := sum(bool(mail.to) for mail in mails):
            subject = gettext("Addresses of mails that wait")
            log_disclosure(Disclosure.Action.VIEWED, subject, user=self.request.user, count=shown)
        may_send = self.request.user.has_perm(SEND_MAIL)
        retried = {"tries": len(BACK_OFF), "days": -(-sum(BACK_OFF) // DAY)}
        return super().get_context_data(mails=mails, may_send=may_send, **retried, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Put mails back in the queue, and send what can be sent."""
        if request.user.has_perm(SEND_MAIL):
            count = _put_back(request.POST.get("mail", ""))
            deliver_due()
            said = ngettext(
                "%(count)s mail is tried again.", "%(count)s mails are tried again.", count
            )
            messages.success(request, said % {"count": count})
        return redirect("access_desk:mails")


def _put_back(pk: str) -> int:
    """Let one mail, or all of them, go at once; what was forgotten cannot go again."""
    mails = OutgoingMail.objects.filter(state__in=[State.WAITING, State.FAILED]).exclude(to="")
    if pk != "all":
        mails = mails.filter(pk=pk) if pk.isascii() and pk.isdigit() else mails.none()
    return mails.update(state=State.WAITING, next_try_at=timezone.now(), attempts=0)


def subject_of(mail: OutgoingMail) -> str:
    """Return the subject that it has or will have; nothing where its contents are forgotten."""
    if not mail.told and not mail.to:
        return ""
    try:
        return writers[mail.kind](mail.told, defaultdict(str)).subject
    except Exception:  # whatever is wrong with it, the others are to be seen
        return ""


def problem_of(mail: OutgoingMail) -> str:
    """Return what went wrong at the last try."""
    problem = mail.problem
    if problem == LATE:
        return gettext("It would have come too late to be of use")
    if problem == GONE:
        return gettext("What it told of is no longer so, or no longer public")
    if problem == "lost":
        return gettext("Sending was broken off again and again")
    if problem.startswith(CONTENTS):
        said = problem.removeprefix(CONTENTS)
        return gettext("The mail server did not take it (%(said)s)") % {"said": said}
    if problem[:1].isdigit():
        return gettext("The receiver's mail server says no (%(code)s)") % {"code": problem}
    if problem in REFUSED:
        return gettext("The mail server did not take it")
    if problem and not _is_of_the_network(problem):
        return gettext("It cannot be written (%(problem)s)") % {"problem": problem}
    return gettext("The mail server could not be reached") if problem else ""


def _is_of_the_network(name: str) -> bool:
    known = getattr(builtins, name, None)
    return name.startswith(NETWORK) or (isinstance(known, type) and issubclass(known, OSError))
