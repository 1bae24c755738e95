"""Looking a profile over with its pictures, sending it in, and seeing how it goes."""

from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from wagtail.images import get_image_model

from access.responses import private, too_many
from access.throttling import Throttle
from content.pictures import rendition_of
from enterprises.contacts.sessions import contacts_of
from enterprises.models import EnterpriseIndexPage, EnterprisePage, Offer, Submission
from enterprises.moderation.emails import answer_time
from enterprises.moderation.sending import send
from enterprises.profiles import values
from enterprises.profiles.completeness import missing
from enterprises.profiles.values import picture_ids, read_values
from enterprises.submission import drafts, frame, wizard
from enterprises.submission.consents import withdraw_consent
from enterprises.submission.drafts import submission_of
from enterprises.submission.forms import SendForm
from enterprises.submission.steps.form import StepForm

throttle = Throttle("submission-send")
PICTURES = {"logo", "photos"}
SIZE = "max-400x300|format-webp"


@dataclass(frozen=True)
class Preview:
    """What the parts of a profile's template need, without a page that anyone can reach."""

    page: EnterprisePage
    offers: list[Offer]
    logo: int | None
    photos: list[dict[str, Any]]


def preview(index: EnterpriseIndexPage, request: HttpRequest) -> HttpResponse:
    """Show the profile as it will look and what it lacks; a post sends it in."""
    submission = drafts.submission_of(request)
    if submission is None:
        return redirect(index.subroute_url("submit") + "?lost=1")
    if not submission.is_unfinished or submission.kind == Submission.Kind.CHANGE:
        return redirect(wizard.next_address(index, submission))
    left = wizard.left_to_do(submission)
    form = SendForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and not form.is_from_robot and not left:
        if refused := too_many(request, throttle):
            return refused
        try:
            send(submission)
        except Submission.DoesNotExist:  # erased a moment ago
            return redirect(index.subroute_url("submit") + "?lost=1")
        return redirect(index.subroute_url("submit_sent"))
    return frame.show(
        index,
        request,
        "preview",
        gettext("Look it over and send it"),
        form=form,
        submission=submission,
        progress=wizard.progress(submission),
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
    back_url = wizard.next_address(index, submission)
    title = gettext("Take everything back?")
    return frame.show(index, request, "withdraw", title, submission=submission, back_url=back_url)


def profile_of(submission: Submission, index: EnterpriseIndexPage) -> Preview:
    """Return the profile that a draft would become; its pictures are shown apart from it."""
    page = EnterprisePage(locale=index.locale)
    # A place below the directory, so that the parts find the page above; nothing is stored.
    page.path, page.depth = f"{index.path}0000", index.depth + 1
    given = {**values.blank(), **submission.values}
    shown = [name for name in values.value_names() if name not in PICTURES]
    values.write_values(page, given, shown)
    return Preview(page, list(page.offers.all()), given["logo"], given["photos"])


def sent_picture(index: EnterpriseIndexPage, request: HttpRequest, number: int) -> FileResponse:
    """Answer with a small version of a picture of this browser's own submissions."""
    if number not in _own_pictures(request):
        raise Http404
    picture = get_image_model().objects.filter(pk=number).first()
    rendition = rendition_of(picture, SIZE) if picture else None
    if rendition is None:
        raise Http404
    response = FileResponse(rendition.file.storage.open(rendition.file.name))
    response["Content-Type"] = "image/webp"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'"
    return private(response)


def _own_pictures(request: HttpRequest) -> set[int]:
    draft = submission_of(request)
    own = [draft.values] if draft else []
    pages = [contact.page for contact in contacts_of(request)]
    if pages:
        own += Submission.objects.filter(page__in=pages).values_list("values", flat=True)
    own += [read_values(page) for page in pages]
    return {number for values in own for number in picture_ids(values)}
