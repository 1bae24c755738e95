"""The link to what somebody has begun: to go on, and once it is sent, to see or withdraw it."""

import datetime as dt
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from access import links
from access.links import Instead, Offer
from access.models import SignedLink
from enterprises.models import DirectorySettings, EnterpriseIndexPage, Submission
from enterprises.submission import drafts
from enterprises.submission.wizard import next_address


def draft_lifetime() -> dt.timedelta:
    """Return how long the link to a draft lasts."""
    return dt.timedelta(days=DirectorySettings.load().draft_days)


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
    drafts.remember(request, submission)
    return redirect(next_address(index, submission))


def begin(_link: SignedLink) -> Instead | None:
    """Return where the form begins, in the reader's language."""
    index = EnterpriseIndexPage.objects.listed().first()
    return Instead(_("Add your enterprise"), index.subroute_url("submit")) if index else None


def _submission(link: SignedLink) -> Submission | None:
    try:
        return Submission.objects.filter(pk=UUID(link.subject)).first()
    except ValueError:
        return None


links.register(
    links.Purpose(
        Submission.LINK,
        draft_lifetime,
        offer,
        open_draft,
        works_once=False,
        instead=begin,
    )
)
