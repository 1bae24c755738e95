"""Looking a profile over, sending it in, and seeing afterwards how it goes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from access.decorators import too_many
from access.throttling import Throttle
from enterprises.completeness import missing
from enterprises.models import EnterpriseIndexPage, Submission
from enterprises.submission import drafts, frame, opening, steps
from enterprises.submission.consents import withdraw_consent
from enterprises.submission.forms import SendForm
from enterprises.submission.letters import answer_time
from enterprises.submission.previewing import profile_of
from enterprises.submission.sending import send
from enterprises.submission.step_form import StepForm

throttle = Throttle("submission-send")


def preview(index: EnterpriseIndexPage, request: HttpRequest) -> HttpResponse:
    """Show the profile as it will look and what it lacks; a post sends it in."""
    submission = drafts.submission_of(request)
    if submission is None:
        return redirect(index.subroute_url("submit") + "?lost=1")
    if not submission.is_unfinished or submission.kind == Submission.Kind.CHANGE:
        return redirect(opening.next_address(index, submission))
    left = steps.left_to_do(submission)
    form = SendForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and not form.is_from_robot and not left:
        refused = too_many(request, throttle.seconds_to_wait(request))
        if refused:
            return refused
        send(submission)
        return redirect(index.subroute_url("submit_sent"))
    return frame.show(
        index,
        request,
        "preview",
        gettext("Look it over and send it"),
        form=form,
        submission=submission,
        progress=steps.progress(submission),
        left=left,
        profile=profile_of(submission, index),
        gaps=missing(submission.values),
        was_sent=request.method == "POST",
    )


def sent(index: EnterpriseIndexPage, request: HttpRequest) -> HttpResponse:
    """Show the case number and how far what was sent in has come."""
    submission = drafts.submission_of(request)
    if submission is None or submission.is_unfinished:
        return redirect(index.subroute_url("submit"))
    page = submission.page
    is_waiting = submission.state == Submission.State.WAITING
    return frame.show(
        index,
        request,
        "sent",
        gettext("Thank you!") if is_waiting else gettext("What you have sent in"),
        submission=submission,
        answer_time=answer_time(),
        profile_url=page.url if page and page.live else "",
    )


def too_late(index: EnterpriseIndexPage, request: HttpRequest, form: StepForm) -> HttpResponse:
    """Say that what was typed came after the profile had been sent elsewhere, and show it."""
    submission = drafts.submission_of(request)
    if submission is None or submission.is_unfinished:
        return redirect(index.subroute_url("submit") + "?lost=1")
    title = gettext("Already sent")
    response = frame.show(
        index, request, "too_late", title, submission=submission, typed=form.typed
    )
    response.status_code = 409
    return response


def withdraw(index: EnterpriseIndexPage, request: HttpRequest) -> HttpResponse:
    """Ask whether to take back what is not decided yet; a post does it."""
    submission = drafts.submission_of(request)
    if submission is None:
        return redirect(index.subroute_url("submit"))
    undecided = [*Submission.OPEN_STATES, Submission.State.WAITING]
    if submission.state not in undecided:
        return redirect(index.subroute_url("submit_sent"))
    if request.method == "POST":
        withdraw_consent(submission)
        return redirect(index.subroute_url("submit_sent"))
    back_url = opening.next_address(index, submission)
    title = gettext("Take everything back?")
    return frame.show(index, request, "withdraw", title, submission=submission, back_url=back_url)
