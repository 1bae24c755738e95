"""The queue in the admin: the notices that wait, and one of them beside the list."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from access.admin.gone import GoneMixin
from content.languages import ENGLISH, SWEDISH
from procurement.models import FitSettings, Notice, NoticeDecision
from procurement.models.cpv import names_of
from procurement.review import actions
from procurement.review.amounts import amount
from procurement.review.fit import Fit, judge
from procurement.review.forms import WordsForm, alike
from procurement.review.offers import Offers
from procurement.review.permissions import EditorMixin
from procurement.review.plain_words import proposal
from procurement.review.queue import Queue, questions
from procurement.review.reasons import Answer, codes_of

Reason = NoticeDecision.Reason


class QueueView(GoneMixin, EditorMixin, WagtailAdminTemplateMixin, TemplateView):
    """One notice beside the list of those that wait; each decision leads to the next."""

    template_name = "procurement/admin/review/queue.html"
    page_title = gettext_lazy("Notices to judge")
    header_icon = "tasks"
    list_url_name = "procurement_review:queue"

    @cached_property
    def queue(self) -> Queue:
        """Return the queue, seen from the notice that the address names."""
        return Queue(self.kwargs.get("pk"))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where in the admin this is."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show a notice; one that does not wait any more leads to those that do."""
        if not self.queue.is_found:
            notice = get_object_or_404(Notice, pk=kwargs["pk"])
            messages.info(request, _("“%(title)s” does not wait.") % {"title": notice.title})
            return redirect("procurement_review:queue")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, form: WordsForm | None = None, **kwargs: Any) -> dict[str, Any]:
        """Add the list, the notice and its form."""
        context = super().get_context_data(
            **kwargs,
            queue=self.queue,
            questions=questions()[:20],
            last=actions.last_decision(self.request.user),
        )
        if self.queue.current is None:
            return context
        stored = Notice.objects.get(pk=self.queue.current)
        draft = stored.get_latest_revision_as_object()
        fit = self._judged(draft)
        codes = sorted(codes_of(draft))
        names = names_of(codes, translation.get_language() or SWEDISH)
        return {
            **context,
            "notice": draft,
            "fit": fit,
            "stamp": actions.stamp(stored),
            "value": "" if draft.value is None else amount(draft.value, draft.currency),
            "codes": [(code, names.get(code, "")) for code in codes],
            "form": form or WordsForm.of(draft, _reason(draft, fit)),
            "proposal": self._proposal(draft),
            "alike": alike(draft),
            "next": self._address(self.queue.beside(1)),
            "previous": self._address(self.queue.beside(-1)),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Decide, or keep or fill what is written."""
        notice = get_object_or_404(Notice, pk=pk)
        form = WordsForm(request.POST)
        action = request.POST.get("action", "")
        if action == "fill":
            draft = notice.get_latest_revision_as_object()
            return self._shown(form.filled(self._proposal(draft)))
        if not form.is_valid():
            return self._shown(form, 400)
        after = self.queue.after(pk)
        try:
            self._decide(action, pk, form)
        except actions.AlreadyDecidedError as error:
            messages.warning(request, f"{notice.title}: {error}")
        except actions.ChangedMeanwhileError:
            messages.warning(
                request,
                _("The notice has changed since you opened it. Look again, then decide."),
            )
            return self._shown(form, 409)
        stays = action not in ("approve", "hide")
        address = self._address(pk if stays else after)
        return redirect(address or reverse("procurement_review:queue"))

    def _decide(self, action: str, pk: int, form: WordsForm) -> None:
        user, shown = self.request.user, self.request.POST.get("stamp", "")
        if action == "approve":
            decision = actions.approve(pk, user, form.written(), shown)
            words = _("“%(title)s” is public.")
            if not decision.notice.title_en:
                words = _("“%(title)s” is public in Swedish.")
            messages.success(self.request, words % {"title": decision.notice.title})
        elif action == "hide":
            told = form.cleaned_data
            reason = told["reason"] or Reason.OTHER
            decision = actions.hide(pk, user, reason, told["words"], shown)
            title = {"title": decision.notice.title}
            messages.success(self.request, _("“%(title)s” is hidden.") % title)
        elif action == "save":
            actions.save_words(pk, user, form.written(), shown)
            messages.success(self.request, _("Your words are kept as a draft."))

    def _shown(self, form: WordsForm, status: int = 200) -> HttpResponse:
        if not self.queue.is_found:
            return redirect("procurement_review:queue")
        return self.render_to_response(self.get_context_data(form=form), status=status)

    @cached_property
    def _known(self) -> tuple[FitSettings, Offers]:
        return FitSettings.load(), Offers.load()

    def _judged(self, draft: Notice) -> Fit:
        return judge(draft, *self._known)

    def _proposal(self, draft: Notice) -> dict[str, str]:
        found = {}
        for language in (SWEDISH, ENGLISH):
            with translation.override(language):
                found[language] = self._judged(draft)
        return proposal(draft, found)

    def _address(self, pk: int | None) -> str:
        return reverse("procurement_review:notice", args=[pk]) if pk else ""


def _reason(draft: Notice, fit: Fit) -> str:
    """Return the likeliest reason to hide a notice."""
    if draft.deadline_has_passed():
        return Reason.CLOSED
    answers = {reason.code: reason.answer for reason in fit.reasons}
    if answers.get("place") == Answer.NO:
        return Reason.ELSEWHERE
    too_large = answers.get("value") == Answer.NO and answers.get("sold_here") == Answer.YES
    return Reason.TOO_LARGE if too_large else Reason.NOTHING_FOR_US
