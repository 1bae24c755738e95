"""The pages in the admin on which reviewers decide on a claim or a correction."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from access import personal_data
from access.admin.gone import GoneMixin
from access.fields import WordsField
from access.models import Disclosure
from enterprises.enquiries import claims
from enterprises.enquiries.corrections import mark_done
from enterprises.lifecycle import actions as lifecycle
from enterprises.models import Correction, EnterprisePage, ProfileClaim
from enterprises.moderation.actions import AlreadyDecidedError


class ReasonForm(forms.Form):
    """Why a reviewer says no."""

    reason = WordsField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Needed for a no, and sent with it. Not used for a yes."),
    )

    def __init__(self, *args: Any, is_no: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = is_no
        self.fields["reason"].error_messages["required"] = _(
            "Write why, so that the person understands the answer."
        )


class DecisionView(GoneMixin, WagtailAdminTemplateMixin, PermissionCheckedMixin, TemplateView):
    """One row that a reviewer reads and decides on; the look at it is noted."""

    model: type[Model]
    permission_required = "change"
    index_url_name = ""
    edit_url_name = ""

    @cached_property
    def object(self) -> Any:
        """Return the row."""
        return get_object_or_404(self.model.objects.select_related("page"), pk=self.kwargs["pk"])

    def list_address(self) -> tuple[Any, ...]:
        """Return the list of such rows."""
        return (self.index_url_name,)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note the look, and show the row."""
        personal_data.log_disclosure(Disclosure.Action.VIEWED, str(self.object), user=request.user)
        return super().get(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return which enterprise it is about."""
        return self.object.page.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back to the list."""
        plural = capfirst(self.model._meta.verbose_name_plural)
        way = [
            {"url": reverse(self.index_url_name), "label": plural},
            {
                "url": reverse(self.edit_url_name, args=[self.object.pk]),
                "label": self.object.page.title,
            },
        ]
        return [*super().get_breadcrumbs_items(), *way]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the row."""
        address = reverse("wagtailadmin_pages:edit", args=[self.object.page_id])
        return super().get_context_data(object=self.object, page_address=address, **kwargs)

    def back(self, text: str = "") -> HttpResponse:
        """Say what was done, and go back to the list."""
        if text:
            messages.success(self.request, text)
        return redirect(self.index_url_name)


class ClaimView(DecisionView):
    """A claim: who asks, what they say, and yes or no."""

    model = ProfileClaim
    template_name = "enterprises/admin/visitors/claim.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form for a reason, and whether contact persons were asked too."""
        reachable = self.object.page.contact_persons.reachable()
        told = {"form": ReasonForm(), "has_contacts": reachable.exists()}
        return super().get_context_data(**{**told, **kwargs})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Approve or reject; whoever comes second is told so."""
        is_open = self.object.state == ProfileClaim.State.WAITING
        form = ReasonForm(request.POST, is_no="reject" in request.POST and is_open)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=400)
        try:
            if "approve" in request.POST:
                claims.approve(self.object, request.user)
                return self.back(_("Approved. The person has got a mail with a link."))
            if "reject" in request.POST:
                claims.reject(self.object, request.user, form.cleaned_data["reason"])
                return self.back(_("Rejected. The person has got a mail."))
        except AlreadyDecidedError:
            messages.warning(request, self._already())
        return self.back()

    def _already(self) -> str:
        """Return why there is nothing to decide any more."""
        self.object.refresh_from_db()
        if self.object.state == ProfileClaim.State.CLOSED:
            return _("The profile was taken away while the claim waited.")
        return _("This has been decided already.")


class CorrectionView(DecisionView):
    """A correction: what somebody says, and what to do about it."""

    model = Correction
    template_name = "enterprises/admin/visitors/correction.html"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Note that it has been dealt with."""
        mark_done(self.object)
        return self.back(_("Marked as dealt with."))


class TakeDownView(DecisionView):
    """The question before a profile is taken away because of a correction."""

    model = Correction
    template_name = "enterprises/admin/visitors/take_down.html"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take the profile away for good, or out of the lists for now."""
        page = self.object.page
        if "close" in request.POST:
            lifecycle.unlist(page)
            log(instance=page, action="enterprises.take_down", user=request.user)
            text = _("The profile has been taken away.")
        elif "pause" in request.POST:
            if not lifecycle.pause(page):
                return self._not_paused(page)
            log(instance=page, action="enterprises.pause", user=request.user)
            text = _("The profile is paused: it is in no list.")
        else:
            return redirect(self.edit_url_name, self.object.pk)
        mark_done(self.object)
        return self.back(text)

    def _not_paused(self, page: EnterprisePage) -> HttpResponse:
        """Say how the profile stands; what was asked for is done unless it is still shown."""
        state = lifecycle.why_not_paused(page)
        messages.warning(self.request, lifecycle.NOT_PAUSED[state])
        if state == "meanwhile":
            return redirect(self.edit_url_name, self.object.pk)
        mark_done(self.object)
        return self.back()
