"""What happens to a profile whatever is written in it: confirmed, paused, closed, reopened.

Each of these holds at once in every language, past drafts and revisions.
"""

import datetime as dt

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from access.mail import NewMail, post
from content.locks import lock_families
from enterprises.models import Consent, EnterpriseIndexPage, EnterprisePage, Submission
from enterprises.pictures.actions import hide_pictures, publish_pictures
from enterprises.profiles.values import picture_ids, read_values
from headless.documents import notify_changed

State = Submission.State
NOT_PAUSED = {
    "closed": _("The profile has been taken away for good: there is nothing to pause."),
    "hidden": _("The profile is not public just now: there is nothing to pause."),
    "already": _("The profile was paused already."),
    "meanwhile": _("The profile is not paused: its details were confirmed a moment ago."),
}
closed = Signal()  # sent with the `page` while its closing can still be undone


def confirm(page: EnterprisePage, on: dt.date | None = None) -> None:
    """Note that the enterprise says that everything is right; a paused profile is listed again."""
    _set(page, confirmed_on=on or timezone.localdate(), paused_on=None)


def pause(page: EnterprisePage, on: dt.date | None = None) -> bool:
    """Take a profile out of every list; its address still answers, and says so.

    Return whether this did it: not when it was paused or confirmed since the page was read, nor
    when nobody sees it anyway. `why_not_paused` tells which.
    """
    with transaction.atomic():
        lock_family(page)
        as_read = EnterprisePage.objects.filter(
            pk=page.pk,
            live=True,
            confirmed_on=page.confirmed_on,
            paused_on=None,
            closed_on=None,
        )
        on = on or timezone.localdate()
        is_done = bool(as_read.update(paused_on=on))
        if is_done:
            _set(page, paused_on=on)
    return is_done


def why_not_paused(page: EnterprisePage) -> str:
    """Return the state of a profile that could not be paused, as a word of `NOT_PAUSED`."""
    now = EnterprisePage.objects.filter(pk=page.pk).first()
    if now is None or now.closed_on:
        return "closed"
    if not now.live:
        return "hidden"
    return "already" if now.paused_on else "meanwhile"


def close(page: EnterprisePage) -> None:
    """Take a profile away for good, at the word of the enterprise: its address answers 410.

    What was agreed to is withdrawn, and so is what waits for a reviewer or is being written; its
    pictures are private again. Other features end what is theirs when `closed` is sent.
    """
    with transaction.atomic():
        lock_family(page)
        _set(page, closed_on=timezone.localdate())
        for version in _family(page):
            version.refresh_from_db(fields=["live"])  # translations follow the original
            version.unpublish()
        hide_pictures(_family(page))
        now, key = timezone.now(), page.translation_key
        agreed = Consent.objects.filter(page__translation_key=key, withdrawn_at=None)
        agreed.update(withdrawn_at=now)
        open_states = [State.DRAFT, State.RETURNED, State.WAITING]
        sent = Submission.objects.filter(page__translation_key=key)
        sent.filter(state__in=open_states).update(state=State.WITHDRAWN, changed_at=now)
        closed.send(EnterprisePage, page=page)


def reopen(page: EnterprisePage) -> None:
    """Take a closed profile in again: what a reviewer does by publishing it."""
    _set(page, closed_on=None)
    publish_pictures(
        [number for version in _family(page) for number in picture_ids(read_values(version))]
    )


def _family(page: EnterprisePage) -> list[EnterprisePage]:
    return list(EnterprisePage.objects.filter(translation_key=page.translation_key))


def _set(page: EnterprisePage, **values: dt.date | None) -> None:
    """Set what the family of a page shares; what comes back into the lists counts as changed."""
    family = EnterprisePage.objects.filter(translation_key=page.translation_key)
    with transaction.atomic():
        lock_family(page)
        if "paused_on" in values and values["paused_on"] is None:
            family.filter(live=True).exclude(paused_on=None).update(
                last_published_at=timezone.now()
            )
        family.update(**values)
        for name, value in values.items():
            setattr(page, name, value)
        notify_changed(_family(page))


def lock_family(*profiles: Page, adds: bool = False) -> None:
    """Let nobody else change profiles, in any language, before the transaction has ended.

    Locked before anything else of them, so that of two who change them neither waits for the
    other. Whoever `adds` one locks the directory as well: its pages count those below them.
    """
    directory = EnterpriseIndexPage.objects.filter(locale=Locale.get_default()) if adds else ()
    lock_families([*profiles, *directory])


def unlist(page: EnterprisePage) -> None:
    """Close a profile with all that hangs on it, and tell each contact person.

    Takes the Swedish page, to which the private rows belong. Closing it twice tells nobody twice.
    """
    if page.closed_on:
        return
    with transaction.atomic():
        close(page)
        for contact in page.contact_persons.reachable():
            mail = NewMail(
                kind="enterprises.unlisted",
                to=contact.email,
                language=contact.language,
                told={"enterprise": page.title},
                key=f"enterprises.unlisted:{contact.pk}:{page.closed_on:%Y%m%d}",
            )
            post(mail, is_limited=False)
