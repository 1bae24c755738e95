"""Beginning a profile, filling in its steps, and going on with it later."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from access.responses import too_many
from access.throttling import Throttle
from content.redirects import moved_to
from enterprises.models import EnterpriseIndexPage, EnterprisePage, Submission
from enterprises.pictures.limits import too_many_pictures
from enterprises.submission import drafts, frame, preview_views, wizard
from enterprises.submission.emails import post_draft_link
from enterprises.submission.forms import BeginForm, LaterForm
from enterprises.submission.steps.form import AlreadySentError, StepForm
from enterprises.submission.steps.offer import OfferForm
from enterprises.submission.steps.who import WhoForm

begin_throttle = Throttle("submission-begin")
later_throttle = Throttle("submission-later")


def start(index: EnterpriseIndexPage, request: HttpRequest) -> HttpResponse:
    """Show what the form asks for, and what is begun in this browser; a post begins."""
    form = BeginForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and not form.is_from_robot:
        if refused := too_many(request, begin_throttle):
            return refused
        drafts.begin(request)
        return redirect(index.subroute_url("submit_step", str(wizard.STEPS[0].route)))
    begun = drafts.submission_of(request)
    return frame.show(
        index,
        request,
        "start",
        gettext("Add your enterprise"),
        form=form,
        trail_below=[],
        begun=begun,
        begun_url=wizard.next_address(index, begun) if begun else "",
        self_service_url=frame.address_of(index, "self_service"),
        steps=wizard.STEPS,
        is_lost="lost" in request.GET,
    )


def moved(index: EnterpriseIndexPage, request: HttpRequest) -> HttpResponse:
    """Lead from other addresses that people may try to the form."""
    return moved_to(request, index.subroute_url("submit"))


def step(index: EnterpriseIndexPage, request: HttpRequest, route: str) -> HttpResponse:
    """Show a step with what is known; a post saves what is right in it and goes on."""
    here = wizard.step_at(route)
    if here is None:
        raise Http404
    submission = drafts.submission_of(request)
    is_begun_anew = submission is None and request.method == "POST"
    if is_begun_anew:
        if refused := too_many(request, begin_throttle):
            return refused
        submission = drafts.begin(request)  # the session is over: what was written is not lost
    if submission is None:
        return redirect(index.subroute_url("submit") + "?lost=1")
    is_change = submission.kind == Submission.Kind.CHANGE
    if request.method == "POST" and not is_change:
        form = here.form_class(request.POST, request.FILES, submission=submission)
        if is_begun_anew:
            form.seen = ""  # the page showed another draft
        return too_many_pictures(request) or _take_step(index, request, here, form)
    if not submission.is_unfinished or is_change:
        return redirect(wizard.next_address(index, submission))
    form = here.form_class(submission=submission, initial={"rows": request.GET.get("rows", "")})
    return _show_step(index, request, here, form)


def later(index: EnterpriseIndexPage, request: HttpRequest) -> HttpResponse:
    """Ask for an address; a post mails the link to the draft to it."""
    submission = drafts.submission_of(request)
    if submission is None or not submission.is_unfinished:
        return redirect(index.subroute_url("submit") + "?lost=1")
    form = LaterForm(
        request.POST if request.method == "POST" else None,
        initial={"email": submission.sender_email},
    )
    if request.method == "POST" and form.is_valid():
        if refused := too_many(request, later_throttle):
            return refused
        address = form.cleaned_data["email"]
        is_sent = form.is_from_robot or post_draft_link(submission, address)
        return frame.show(
            index,
            request,
            "later_sent",
            gettext("Your link is on its way") if is_sent else gettext("Wait for a while"),
            address=address,
            is_sent=is_sent,
            next_url=wizard.next_address(index, submission),
        )
    next_url = wizard.next_address(index, submission)
    title = gettext("Save and go on later")
    return frame.show(index, request, "later", title, form=form, next_url=next_url)


def _take_step(
    index: EnterpriseIndexPage, request: HttpRequest, here: wizard.Step, form: StepForm
) -> HttpResponse:
    is_valid = form.is_valid()
    listed = form.listed_page() if isinstance(form, WhoForm) else None
    if listed:
        del form.cleaned_data["organisation_number"]  # the rest is kept: the number may be wrong
    try:
        form.store()
    except AlreadySentError:
        return preview_views.too_late(index, request, form)
    if form.conflict:
        return _show_step(index, request, here, form)
    if listed:
        return _already_listed(index, request, here, listed)
    wizard.note_step(form.submission, here, is_valid)
    return _go_on(index, request, here, form)


def _go_on(
    index: EnterpriseIndexPage, request: HttpRequest, here: wizard.Step, form: StepForm
) -> HttpResponse:
    """Lead to where the button says, once the step is stored; not away from a fault."""
    wish = request.POST.get("then", "")
    if wish == "later" and not form.has_faults:
        return redirect(index.subroute_url("submit_later"))
    if wish == "more" and not form.has_faults and isinstance(form, OfferForm):
        return redirect(form.with_one_more(request.path))
    if form.errors:
        return _show_step(index, request, here, form)
    if isinstance(form, OfferForm) and form.has_news(form.before):
        return redirect(f"{request.path}?seen=1#suggestions")
    return redirect(_after(index, here))


def _show_step(
    index: EnterpriseIndexPage,
    request: HttpRequest,
    here: wizard.Step,
    form: StepForm,
) -> HttpResponse:
    submission = form.submission
    response = frame.show(
        index,
        request,
        "step",
        gettext("Step %(number)s of %(count)s: %(title)s")
        % {
            "number": wizard.STEPS.index(here) + 1,
            "count": len(wizard.STEPS),
            "title": here.title,
        },
        form=form,
        step=here,
        submission=submission,
        progress=wizard.progress(submission, here),
        alternates=frame.step_alternates(index, here),
        has_suggestions="seen" in request.GET,
    )
    if form.conflict:
        response.status_code = 409
    return response


def _already_listed(
    index: EnterpriseIndexPage, request: HttpRequest, here: wizard.Step, listed: EnterprisePage
) -> HttpResponse:
    mine = listed.get_translation_or_none(index.locale)
    shown = mine if mine and mine.live else listed
    return frame.show(
        index,
        request,
        "already_listed",
        gettext("You are in the directory already"),
        profile=shown,
        claim_url=frame.address_of(shown, "claim"),
        back_url=index.subroute_url("submit_step", str(here.route)),
    )


def _after(index: EnterpriseIndexPage, here: wizard.Step) -> str:
    following = wizard.after(here)
    if following is None:
        return index.subroute_url("submit_preview")
    return index.subroute_url("submit_step", str(following.route))
