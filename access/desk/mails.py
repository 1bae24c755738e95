"""Mails that wait or did not arrive: what they are, why, and a button to try again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from access.delivery import deliver_due
from access.desk.rights import SEE_MAIL, SEND_MAIL, PrivateMixin
from access.desk.wording import problem_of, subject_of
from access.models import Disclosure, OutgoingMail
from access.personal import note

MOST = 200
State = OutgoingMail.State


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
            note(Disclosure.Action.VIEWED, subject, user=self.request.user, count=shown)
        may_send = self.request.user.has_perm(SEND_MAIL)
        return super().get_context_data(mails=mails, may_send=may_send, **kwargs)

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
