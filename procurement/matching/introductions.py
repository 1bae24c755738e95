"""Puts enterprises in touch that may bid together: the platform writes, and shows no address.

What somebody writes goes to the contact persons that the directory knows, never to an address
that was typed in; the receipt repeats none of it.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from access.addresses import digest
from access.mail import NewMail, post
from content.languages import reader_language
from enterprises.enquiries.messages import recipients
from enterprises.models import EnterprisePage
from procurement.matching.emails import ASKED, RECEIPT
from procurement.models import Introduction, JointBidSettings, Notice, ProcurementIndexPage

WORDS = ("name", "organisation", "email", "message")


def ask(notice: Notice, pages: list[EnterprisePage], written: dict[str, Any]) -> bool:
    """Pass a request on to some enterprises, or keep it for an editor; tell whether it waits."""
    told = {name: written[name] for name in WORDS}
    is_moderated = JointBidSettings.load().moderates_introductions
    with transaction.atomic():
        for page in pages:
            made = Introduction(notice=notice, page=page, language=reader_language(), **told)
            if is_moderated:
                _keep(made)
            else:
                pass_on(made)
        _send_receipt(notice, told, is_moderated=is_moderated)
    return is_moderated


def pass_on(made: Introduction) -> None:
    """Write to the contact persons of the enterprise, each once a day for the same words."""
    same = digest(f"{made.notice_id} {made.page_id} {made.email} {made.message}")[:40]
    for to, language in recipients(made.page):
        index = ProcurementIndexPage.in_language(language)
        context = {name: getattr(made, name) for name in WORDS} | {
            "enterprise": made.page.title,
            "title": made.notice.title,
            "url": index.full_notice_url(made.notice) if index else "",
        }
        key = f"together:{same}:{timezone.localdate()}:{digest(to)[:40]}"
        mail = NewMail(ASKED, to, language, told=context, key=key, reply_to=made.email)
        post(mail, is_held=True)


def decide(made: Introduction) -> None:
    """Do what an editor has decided, once, and forget what was written."""
    waiting = Introduction.objects.filter(pk=made.pk, state=Introduction.State.WAITING)
    now = timezone.now()
    with transaction.atomic():
        if not waiting.update(state=made.state, decided_at=now):
            return
        kept = Introduction.objects.select_related("page__locale", "notice").get(pk=made.pk)
        if kept.state == Introduction.State.PASSED_ON:
            pass_on(kept)
        Introduction.objects.filter(pk=made.pk).update(**dict.fromkeys(WORDS, ""))


def _keep(made: Introduction) -> None:
    same = {name: getattr(made, name) for name in ("notice", "page", "email", "message")}
    waiting = Introduction.objects.filter(state=Introduction.State.WAITING, **same)
    if not waiting.exists():
        made.save()


def _send_receipt(notice: Notice, told: dict[str, str], *, is_moderated: bool) -> None:
    language = reader_language()
    same = digest(f"{notice.pk} {told['email']} {told['message']}")[:40]
    context = {"title": notice.heading, "is_moderated": is_moderated}
    key = f"together-receipt:{same}:{timezone.localdate()}"
    post(NewMail(RECEIPT, told["email"], language, told=context, key=key))
