"""What the buttons of the list do."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from content.languages import ENGLISH
from enterprises.lifecycle import actions as lifecycle
from enterprises.lifecycle.reminders import ask_now
from enterprises.models import EnterprisePage
from headless.documents import notify_changed
from home.changed_texts import say_it_is_right
from home.dashboard.panels import editable_by
from home.models import GuidePage, Look, TranslatedText
from home.permissions import may_publish_profiles
from home.stale_content.external_links import may_see
from home.stale_content.items import Action, Kind
from procurement.models import NewsPage


class NothingDoneError(Exception):
    """There is nothing to be done any more: things changed before the button was pressed."""


def perform(user: Any, kind: str, action: str, subject: str) -> str:
    """Do what a button says, and return a sentence about what was done.

    Raise NothingDoneError with a sentence when there was nothing left to do.
    """
    do = ACTIONS.get((kind, action))
    if do is None:
        raise Http404
    return do(user, subject)


def _page(user: Any, model: type[Page], subject: str) -> Any:
    if not subject.isdecimal():
        raise Http404
    page = model.objects.filter(pk=int(subject)).first()
    if page is None:
        raise NothingDoneError(_("The page has been deleted: there was nothing left to do."))
    if not editable_by(user).filter(pk=page.pk).exists():
        raise PermissionDenied
    if not page.live:
        said = _("%(title)s is no longer public: there was nothing left to do.")
        raise NothingDoneError(said % {"title": page.title})
    return page


def _profile(user: Any, subject: str) -> EnterprisePage:
    if not may_publish_profiles(user):
        raise PermissionDenied
    return _page(user, EnterprisePage, subject)


def _ask(user: Any, subject: str) -> str:
    page = _profile(user, subject)
    count = ask_now(page)
    log(instance=page, action="home.ask", user=user)
    if not count:
        return _("%(title)s was asked today already, or cannot be reached by e-mail.") % {
            "title": page.title
        }
    sentence = ngettext(
        "%(title)s is asked to confirm its details, by %(count)s e-mail.",
        "%(title)s is asked to confirm its details, by %(count)s e-mails.",
        count,
    )
    return sentence % {"title": page.title, "count": count}


def _pause(user: Any, subject: str) -> str:
    page = _profile(user, subject)
    if not lifecycle.pause(page):
        state = lifecycle.NOT_PAUSED[lifecycle.why_not_paused(page)]
        raise NothingDoneError(f"{page.title}: {state}")
    log(instance=page, action="home.pause", user=user)
    return _("%(title)s is paused: it is in no list until it is confirmed.") % {
        "title": page.title
    }


def _confirm(user: Any, subject: str) -> str:
    """Take the word of an enterprise that a reviewer has talked with."""
    page = _profile(user, subject)
    lifecycle.confirm(page)
    log(instance=page, action="home.confirm", user=user)
    return _("%(title)s is confirmed today.") % {"title": page.title}


def _guide_is_right(user: Any, subject: str) -> str:
    """Date the guide in every language, and every version of it that may be published.

    An editor's draft keeps its words: no revision is added on top of it.
    """
    page = _page(user, GuidePage, subject)
    today = timezone.localdate()
    with transaction.atomic():
        family = GuidePage.objects.filter(translation_key=page.translation_key)
        family.update(checked_on=today)
        for version in family:
            wanted = {version.latest_revision_id, version.live_revision_id}
            for revision in version.revisions.filter(pk__in=wanted - {None}):
                _date(revision, today.isoformat())
            for revision in version.revisions.exclude(approved_go_live_at=None):
                _date(revision, today.isoformat())
        log(instance=page, action="home.still_right", user=user)
    notify_changed(list(family))
    return _("%(title)s is marked as right today.") % {"title": page.title}


def _date(revision: Revision, day: str) -> None:
    revision.content["checked_on"] = day
    revision.save(update_fields=["content"])


def _news_is_right(user: Any, subject: str) -> str:
    page = _page(user, NewsPage, subject)
    _look(user, Look.Kind.NEWS, str(page.pk))
    return _("%(title)s stays for another year.") % {"title": page.title}


def _unpublish_news(user: Any, subject: str) -> str:
    page = _page(user, NewsPage, subject)
    if not page.permissions_for_user(user).can_unpublish():
        raise PermissionDenied
    page.unpublish(user=user)
    return _("%(title)s is no longer shown. The page is still there as a draft.") % {
        "title": page.title
    }


def _english_is_right(user: Any, subject: str) -> str:
    row = TranslatedText.objects.stale().filter(pk=subject if subject.isdecimal() else None)
    text = row.first()
    if text is None:
        raise Http404
    english = Page.objects.filter(
        translation_key=text.page_key, locale__language_code=ENGLISH, alias_of=None
    ).first()
    if english is None or not editable_by(user).filter(pk=english.pk).exists():
        raise PermissionDenied
    say_it_is_right(text, english)
    log(instance=english, action="home.still_right", user=user)
    return _("The English of %(title)s is marked as right for the new Swedish.") % {
        "title": english.title
    }


def _link_is_right(user: Any, subject: str) -> str:
    if not may_see(user, subject):
        raise PermissionDenied
    _look(user, Look.Kind.LINK, subject)
    return _("The link is marked as right today: %(address)s") % {"address": subject}


def _look(user: Any, kind: Look.Kind, subject: str) -> None:
    seen = {"seen_on": timezone.localdate(), "seen_by": user}
    Look.objects.update_or_create(kind=kind, subject=subject, defaults=seen)


ACTIONS: dict[tuple[str, str], Callable[[Any, str], str]] = {
    (Kind.PROFILE, Action.ASK): _ask,
    (Kind.PROFILE, Action.CONFIRM): _confirm,
    (Kind.PROFILE, Action.PAUSE): _pause,
    (Kind.GUIDE, Action.STILL_RIGHT): _guide_is_right,
    (Kind.NEWS, Action.STILL_RIGHT): _news_is_right,
    (Kind.NEWS, Action.UNPUBLISH): _unpublish_news,
    (Kind.LINK, Action.STILL_RIGHT): _link_is_right,
    (Kind.ENGLISH, Action.STILL_RIGHT): _english_is_right,
}
