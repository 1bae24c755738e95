"""The page from which a manager invites: whom it reaches, the mail, and the button."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView

from access.delivery import signature
from access.emails import writers
from events.invitations.actions import NotNowError, invite
from events.invitations.emails import INVITATION, email_context
from events.invitations.forms import GreetingForm
from events.invitations.recipients import (
    Recipients,
    choose_recipients,
    invitation_counts,
    invitation_obstacle,
)
from events.invitations.sections import examples
from events.registration.forms import languages
from events.registration.permissions import MeetingMixin

EXAMPLE = "https://…"  # the way out is made for each receiver when the mail is sent


class InviteView(MeetingMixin, FormView):
    """Shows numbers and the mail, and names nobody; only the button sends."""

    template_name = "events/inviting/invite.html"
    form_class = GreetingForm
    prefix = "greeting"
    page_title = gettext_lazy("Invite")
    header_icon = "mail"

    def get(self, request: HttpRequest, event: int) -> HttpResponse:
        """Show the page; one in another language leads to the Swedish one."""
        if self.event.pk != event:
            return redirect("events_hosting:invite", self.event.pk)
        return super().get(request)

    @cached_property
    def chosen(self) -> Recipients:
        """Return whom the button reaches now."""
        return choose_recipients(self.event)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say in which languages the mail is read."""
        return super().get_form_kwargs() | {"needed": self.chosen.languages}

    def form_valid(self, form: GreetingForm) -> HttpResponse:
        """Send, or show the mail as it would be."""
        if self.request.POST.get("action") != "send":
            return self.render_to_response(self.get_context_data(form=form, is_preview=True))
        try:
            count = invite(self.event, form.cleaned_data, self.request.user)
        except NotNowError:
            return redirect(self.address("invite"))
        if count:
            messages.success(self.request, _sent(count))
        else:
            messages.warning(self.request, _("Nothing was sent: all have been invited already."))
        return redirect(self.address("invite"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the numbers, and the mail in each language."""
        context = super().get_context_data(**kwargs)
        form = context["form"]
        greetings = getattr(form, "cleaned_data", {})
        return context | {
            "chosen": self.chosen,
            "numbers": invitation_counts(self.event),
            "hindrance": invitation_obstacle(self.event),
            "previews": [self._preview(code, name, greetings) for code, name in languages()],
            "back": self.address("people"),
        }

    def _preview(self, code: str, name: str, greetings: dict[str, str]) -> dict[str, str]:
        """Return the mail as plain text, in the words of one of those who would get it."""
        with translation.override(code):
            context = {
                **email_context(self.event, code),
                "greeting": greetings.get(code, ""),
                "sections": examples(self.event),
                "reason": _("(Here it says why the reader gets the mail.)"),
            }
            email = writers[INVITATION](context, {"leave": EXAMPLE})
            text = email.text(signature())
        return {"code": code, "name": name, "subject": email.subject, "text": text}


def _sent(count: int) -> str:
    words = ngettext(
        "The invitation goes to %(count)s address.",
        "The invitation goes to %(count)s addresses.",
        count,
    )
    return words % {"count": count}
