"""The pages of what fits: an enterprise's own list and its mails, and bidding together."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from access.responses import asking_to_wait, private, wait_in_words
from access.throttling import Throttle
from content.gone import gone
from content.redirects import moved_to
from enterprises.contacts.links import directory_in
from enterprises.contacts.sessions import contacts_of
from enterprises.enquiries.messages import is_reachable
from enterprises.models import ContactPerson, EnterprisePage
from procurement.matching.cards import EnterpriseCard, enterprise_cards, fitting
from procurement.matching.checklist import steps
from procurement.matching.choices import choose, frequency_of
from procurement.matching.facts import is_current, read_notices
from procurement.matching.forms import FrequencyForm, TogetherForm
from procurement.matching.introductions import ask
from procurement.matching.together import Candidate, Combination, Need, Proposal, propose
from procurement.models import JointBidSettings, Notice, ProcurementIndexPage

throttle = Throttle("procurement.together", limit=5, seconds=3600)


def fits_you(index: ProcurementIndexPage, request: HttpRequest) -> HttpResponse:
    """Show a contact person what fits their enterprises, and let them choose about mails."""
    contacts = contacts_of(request)
    address = contacts[0].email if contacts else ""
    data = request.POST if request.method == "POST" and contacts else None
    form = FrequencyForm(data, initial={"frequency": frequency_of(address)})
    if form.is_valid():
        choose(address, form.cleaned_data["frequency"])
        return private(redirect(f"{index.subroute_url('fits_you')}?saved=1"))
    directory = directory_in(index.locale.language_code)
    context = {
        "title": gettext("Tenders that fit your enterprise"),
        "index": index,
        "enterprises": [(each.page, fitting(each.page, index.locale)) for each in contacts],
        "form": form,
        "action": index.subroute_url("fits_you"),
        "is_saved": "saved" in request.GET,
        "login_url": directory.subroute_url("self_service") if directory else "",
        "directory": directory,
    }
    return private(_render(index, request, "fits_you", context))


def together(
    index: ProcurementIndexPage, request: HttpRequest, pk: int, slug: str
) -> HttpResponse:
    """Show who could bid together for a tender, and pass on a request to some of them."""
    notice = _notice(index, pk)
    if notice is None:
        return gone(request)
    address = index.subroute_url("together", notice.pk, index.slug_of(notice))
    if slug != index.slug_of(notice):
        return moved_to(request, address)
    (asked,) = read_notices([notice])
    proposal = propose(asked)
    form = _form(request, proposal)
    wait = throttle.seconds_to_wait(request) if form.is_bound else 0
    if wait:
        form.add_error(None, wait_in_words(wait))
    elif form.is_bound and (form.is_from_robot or (is_current(notice) and form.is_valid())):
        is_waiting = not form.is_from_robot and ask(notice, _chosen(form), form.cleaned_data)
        return private(redirect(f"{address}?{'waits' if is_waiting else 'sent'}=1"))
    response = _render(
        index, request, "together", _together_context(index, request, notice, proposal, form)
    )
    return private(asking_to_wait(response, wait) if wait else response)


def checklist(
    index: ProcurementIndexPage, request: HttpRequest, pk: int, slug: str
) -> HttpResponse:
    """Show who does what by when, to print; those named in the address stand in it."""
    notice = _notice(index, pk)
    if notice is None:
        return gone(request)
    if slug != index.slug_of(notice):
        return moved_to(
            request, index.subroute_url("together_checklist", notice.pk, index.slug_of(notice))
        )
    (asked,) = read_notices([notice])
    proposal = propose(asked)
    named = set(request.GET.getlist("with"))
    chosen = [each for each in proposal.candidates if str(each.pk) in named]
    context = {
        "title": gettext("Checklist for bidding together"),
        "index": index,
        "notice": notice,
        "steps": steps(notice, timezone.now()),
        "needs": [
            (need.title, [_name(each) for each in chosen if place in each.covered])
            for place, need in enumerate(proposal.needs)
        ],
        "together_url": index.subroute_url("together", notice.pk, index.slug_of(notice)),
        **_around(index, notice, "together_checklist"),
        "today": timezone.localdate(),
    }
    response = _render(index, request, "checklist", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _notice(index: ProcurementIndexPage, pk: int) -> Notice | None:
    notice = index.notices().filter(pk=pk).first()
    if notice is None and not index.had_notice(pk):
        raise Http404
    return notice


def _form(request: HttpRequest, proposal: Proposal) -> TogetherForm:
    """Return the form, filled in with what is known of a contact person who is logged in."""
    contacts = contacts_of(request)
    own = {each.page_id for each in contacts}
    choices = [(str(each.pk), _name(each)) for each in proposal.candidates if each.pk not in own]
    data = request.POST if request.method == "POST" else None
    return TogetherForm(data, choices=choices, initial=_known(contacts))


def _known(contacts: list[ContactPerson]) -> dict[str, Any]:
    if not contacts:
        return {}
    first = contacts[0]
    return {"name": first.name, "organisation": first.page.title, "email": first.email}


def _chosen(form: TogetherForm) -> list[EnterprisePage]:
    pages = EnterprisePage.objects.filter(pk__in=form.cleaned_data["enterprises"])
    return [page for page in pages.select_related("locale").order_by("pk") if is_reachable(page)]


def _together_context(
    index: ProcurementIndexPage,
    request: HttpRequest,
    notice: Notice,
    proposal: Proposal,
    form: TogetherForm,
) -> dict[str, Any]:
    cards = enterprise_cards(
        request, [each.fit for each in proposal.candidates], index.locale.language_code
    )
    by_pk = {card.pk: card for card in cards}
    checklist_url = index.subroute_url("together_checklist", notice.pk, index.slug_of(notice))
    return {
        "title": gettext("Bid together: %(title)s") % {"title": notice.heading},
        "index": index,
        "notice": notice,
        "is_current": is_current(notice),
        "proposal": proposal,
        "alone": [by_pk[each.pk] for each in proposal.alone if each.pk in by_pk],
        "combinations": [
            _members(each, by_pk, proposal, checklist_url) for each in proposal.combinations
        ],
        "form": form,
        # Who only reads gets no cookie, and the token of a form is one.
        "is_asking": form.is_bound or "ask" in request.GET or bool(contacts_of(request)),
        "is_sent": "sent" in request.GET,
        "is_waiting": "waits" in request.GET,
        "notice_url": index.notice_url(notice),
        "checklist_url": checklist_url,
        "guide": _guide(index),
        **_around(index, notice, "together"),
    }


def _members(
    group: Combination,
    cards: dict[int, EnterpriseCard],
    proposal: Proposal,
    checklist_url: str,
) -> dict[str, Any]:
    query = "&".join(f"with={each.pk}" for each in group.members)
    lacks = sorted(proposal.covered - group.covered)
    return {
        "members": [
            (cards[each.pk], [_covered(each, proposal.needs[at]) for at in sorted(each.covered)])
            for each in group.members
            if each.pk in cards
        ],
        "lacks": [proposal.needs[place].title for place in lacks],
        "checklist": f"{checklist_url}?{query}",
    }


def _covered(candidate: Candidate, need: Need) -> str:
    told = {"need": need.title, "nearness": candidate.nearness_to(need)}
    return gettext("%(need)s (%(nearness)s)") % told


def _name(candidate: Candidate) -> str:
    return candidate.fit.enterprise.title


def _around(index: ProcurementIndexPage, notice: Notice, name: str) -> dict[str, Any]:
    """Return the trail above a page of a notice, and the same page in other languages."""
    pages = {language: type(index).in_language(language) for language in notice.languages}
    return {
        "trail_below": [
            (gettext("Notices"), index.notices_url),
            (notice.heading, index.notice_url(notice)),
        ],
        "alternates": {
            language: page.subroute_url(name, notice.pk, page.slug_of(notice))
            for language, page in pages.items()
            if page
        },
    }


def _guide(index: ProcurementIndexPage) -> Any:
    """Return the guide on bidding together in the language of the page, if the public may see."""
    chosen = JointBidSettings.load().guide
    guide = chosen and (chosen.get_translation_or_none(index.locale) or chosen)
    return guide if guide and guide.live and not guide.get_view_restrictions() else None


def _render(
    index: ProcurementIndexPage, request: HttpRequest, name: str, context: dict[str, Any]
) -> HttpResponse:
    return index.render(
        request, context_overrides=context, template=f"procurement/matching/{name}.html"
    )
