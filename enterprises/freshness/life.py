"""What happens to a profile whatever is written in it: confirmed, paused, closed.

Each of these holds at once in every language, past drafts and revisions.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from enterprises.freshness.holding import hold
from enterprises.models import Consent, Correction, EnterprisePage, Submission
from enterprises.sent_pictures.taking import release, withdraw
from enterprises.values import picture_ids, read
from enterprises.visitors.claiming import end_claims
from headless.documents import notify_changed

State = Submission.State


def confirm(page: EnterprisePage, on: dt.date | None = None) -> None:
    """Note that the enterprise says that everything is right; a paused profile is listed again."""
    _set(page, confirmed_on=on or timezone.localdate(), paused_on=None)


def pause(page: EnterprisePage, on: dt.date | None = None) -> bool:
    """Take a profile out of every list; its address still answers, and says so.

    Return whether this did it: not when it was paused or confirmed since the page was read.
    """
    with transaction.atomic():
        hold(page)
        as_read = EnterprisePage.objects.filter(
            pk=page.pk, confirmed_on=page.confirmed_on, paused_on=None, closed_on=None
        )
        on = on or timezone.localdate()
        is_done = bool(as_read.update(paused_on=on))
        if is_done:
            _set(page, paused_on=on)
    return is_done


def close(page: EnterprisePage) -> None:
    """Take a profile away for good, at the word of the enterprise: its address answers 410.

    What was agreed to is withdrawn, and so is what waits for a reviewer or is being written.
    What readers have said about it needs nothing more, and its pictures are private again.
    Whoever has asked to look after it is told that it is gone.
    """
    with transaction.atomic():
        hold(page)
        _set(page, closed_on=timezone.localdate())
        for version in _family(page):
            if version.live:
                version.unpublish()
        withdraw(_family(page))
        now, key = timezone.now(), page.translation_key
        agreed = Consent.objects.filter(page__translation_key=key, withdrawn_at=None)
        agreed.update(withdrawn_at=now)
        open_states = [State.DRAFT, State.RETURNED, State.WAITING]
        sent = Submission.objects.filter(page__translation_key=key)
        sent.filter(state__in=open_states).update(state=State.WITHDRAWN, changed_at=now)
        said = Correction.objects.filter(page__translation_key=key)
        waiting, done = Correction.State.WAITING, Correction.State.DONE
        said.filter(state=waiting).update(state=done, dealt_with_at=now)
        end_claims(page)


def reopen(page: EnterprisePage) -> None:
    """Take a closed profile in again: what a reviewer does by publishing it."""
    _set(page, closed_on=None)
    release([number for version in _family(page) for number in picture_ids(read(version))])


def _family(page: EnterprisePage) -> list[EnterprisePage]:
    return list(EnterprisePage.objects.filter(translation_key=page.translation_key))


def _set(page: EnterprisePage, **values: dt.date | None) -> None:
    """Set what the family of a page shares; what comes back into the lists counts as changed."""
    family = EnterprisePage.objects.filter(translation_key=page.translation_key)
    with transaction.atomic():
        hold(page)
        if "paused_on" in values and values["paused_on"] is None:
            family.filter(live=True).exclude(paused_on=None).update(
                last_published_at=timezone.now()
            )
        family.update(**values)
        for name, value in values.items():
            setattr(page, name, value)
        notify_changed(_family(page))
