"""Opening the link to a draft: on any device it goes on, and once sent it shows how it goes."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _

from access.links import Instead, Offer
from access.models import SignedLink
from enterprises.models import EnterpriseIndexPage, Submission
from enterprises.submission import drafts
from enterprises.submission.steps import left_to_do


def offer(link: SignedLink) -> Offer | None:
    """Return the words of the link's page, none when the submission is gone."""
    submission = _submission(link)
    if submission is None:
        return None
    if submission.is_unfinished:
        return Offer(
            _("Go on with your profile"),
            _("What you have filled in so far is here. You can change it before you send it."),
            _("Go on"),
        )
    return Offer(
        _("What you have sent in"),
        _("See how far it has come, or take it back."),
        _("Show it"),
    )


def open_draft(request: HttpRequest, link: SignedLink) -> HttpResponse:
    """Let this browser go on with the submission, at the step that is next."""
    submission = _submission(link)
    index = EnterpriseIndexPage.objects.listed().first()
    if submission is None or index is None:
        raise Http404
    drafts.keep(request, submission)
    return redirect(next_address(index, submission))


def begin(_link: SignedLink) -> Instead | None:
    """Return where the form begins, in the reader's language."""
    index = EnterpriseIndexPage.objects.listed().first()
    return Instead(_("Add your enterprise"), index.subroute_url("submit")) if index else None


def next_address(index: EnterpriseIndexPage, submission: Submission) -> str:
    """Return where to go on: the first step that is not done, the preview, or how it went."""
    if not submission.is_unfinished:
        return index.subroute_url("submit_sent")
    if submission.kind == Submission.Kind.CHANGE:
        try:
            return index.subroute_url("keep")
        except NoReverseMatch:
            return index.url
    left = left_to_do(submission)
    if submission.state == Submission.State.RETURNED or not left:
        return index.subroute_url("submit_preview")
    return index.subroute_url("submit_step", str(left[0].step.route))


def _submission(link: SignedLink) -> Submission | None:
    try:
        return Submission.objects.filter(pk=UUID(link.subject)).first()
    except ValueError:
        return None
