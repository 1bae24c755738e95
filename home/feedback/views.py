"""Takes what readers say of a page, in two steps, and of what is not accessible."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext
from wagtail.models import Locale

from access.decorators import guarded_post
from access.throttling import Throttle
from home.feedback import actions
from home.feedback.actions import TooLateError, add_words, store_answer, words_token
from home.feedback.forms import FaultForm, FeedbackForm, LocalPathField, WordsForm
from home.models import AccessibilityStatementPage, SiteSettings


@guarded_post(Throttle("feedback"))
def feedback(request: HttpRequest) -> HttpResponse:
    """Ask whether a page was of use, store the answer, and offer a field for words."""
    if request.method != "POST":
        return _question(request, request.GET.get("path", "/"))
    if "token" in request.POST:
        return _take_words(request)
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _question(request, request.POST.get("path", "/"), form)
    if form.is_from_robot:
        return _thanks(request)
    answer = store_answer(
        path=form.cleaned_data["path"],
        language=get_language(),
        is_useful=form.cleaned_data["is_useful"],
        words=form.cleaned_data["words"],
    )
    if answer.words:
        return _thanks(request, answer.path)
    words = WordsForm(initial={"token": words_token(answer)})
    return _thanks(request, answer.path, words)


def _take_words(request: HttpRequest) -> HttpResponse:
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _thanks(request, form=form, status=400)
    if form.is_from_robot:
        return _thanks(request)
    try:
        answer = add_words(form.cleaned_data["token"], form.cleaned_data["words"])
    except TooLateError:
        return render(request, "access/refused.html", {"reason": "too_late"}, status=410)
    return _thanks(request, answer.path)


def _thanks(
    request: HttpRequest, path: str = "", form: WordsForm | None = None, status: int = 200
) -> HttpResponse:
    context = {"title": gettext("Thank you for your answer"), "form": form, "path": path}
    return render(request, "home/feedback_thanks.html", context, status=status)


def _question(request: HttpRequest, path: str, form: FeedbackForm | None = None) -> HttpResponse:
    try:
        path = LocalPathField().clean(path)
    except ValidationError:
        path = "/"
    title = gettext("Your view of the page")
    context = {"title": title, "feedback_path": path, "form": form}
    return render(request, "home/feedback_page.html", context, status=400 if form else 200)


def report(page: AccessibilityStatementPage, request: HttpRequest) -> HttpResponse:
    """Answer with the form for reporting a fault, or with thanks for a report."""
    if "sent" in request.GET:
        title = gettext("Thank you for your report")
        return page.render(
            request, context_overrides={"title": title}, template="home/fault_thanks.html"
        )
    form = FaultForm(
        initial={"where": request.GET.get("path", "")},
        takes_email=bool(SiteSettings.for_request(request).email),
    )
    return page.render(
        request,
        context_overrides={"title": page.report_title, "form": form},
        template="home/fault_form.html",
    )


@guarded_post(Throttle("faults"))
def report_fault(request: HttpRequest) -> HttpResponse:
    """Take a report of something that is not accessible; the form is the statement's own."""
    statement = get_object_or_404(
        AccessibilityStatementPage.objects.listed(), locale=Locale.get_active()
    )
    if request.method != "POST":
        return redirect(statement.report_url)
    settings = SiteSettings.for_request(request)
    form = FaultForm(request.POST, takes_email=bool(settings.email))
    if not form.is_valid():
        context = {"page": statement, "title": statement.report_title, "form": form}
        return render(request, "home/fault_form.html", context, status=400)
    if not form.is_from_robot:
        actions.report_fault(
            settings,
            get_language(),
            what=form.cleaned_data["what"],
            where=form.cleaned_data["where"],
            email=form.cleaned_data.get("email", ""),
        )
    return redirect(f"{statement.report_url}?sent=1")
