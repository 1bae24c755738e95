"""Which of the questions that were sent in stand on the page of the meeting, and in what words."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from events.hosting import history
from events.hosting.forms import QuestionForm
from events.hosting.person_views import FormPage
from events.hosting.rights import MeetingMixin, note_look
from events.models import Question
from headless import versions


class QuestionsView(MeetingMixin, TemplateView):
    """Every question as it was sent, with how the page words it."""

    template_name = "events/hosting/questions.html"
    page_title = gettext_lazy("Questions")
    header_icon = "help"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the questions; who asked them is personal data, and the look is noted."""
        questions = list(self.event.questions.select_related("registration"))
        note_look(
            self.request, self.event, sum(each.registration is not None for each in questions)
        )
        return super().get_context_data(questions=questions, **kwargs)


class QuestionView(FormPage):
    """Words one question for the page, or takes it off."""

    form_class = QuestionForm
    page_title = gettext_lazy("Question")
    header_icon = "help"

    @cached_property
    def question(self) -> Question:
        """Return the question."""
        questions = self.event.questions.select_related("registration")
        return get_object_or_404(questions, pk=self.kwargs["question"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note the look at what somebody wrote."""
        note_look(request, self.event, 1)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add the question."""
        return super().get_form_kwargs() | {"instance": self.question}

    def get_back_address(self) -> str:
        """Return the way to all questions."""
        return self.address("questions")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was sent."""
        return super().get_context_data(quote=self.question.text, **kwargs)

    def form_valid(self, form: QuestionForm) -> HttpResponse:
        """Store the words."""
        form.save()
        versions.bump()  # what others keep of the page is no longer true
        history.write(self.event, "events.question", self.request.user, number=self.question.pk)
        messages.success(self.request, _("The question is saved."))
        return redirect(self.get_back_address())
