"""The three notices that an invitation to a meeting shows: those nearest to what is sold."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone, translation
from django.utils.translation import gettext

from access.addresses import digest
from access.emails import Item
from enterprises.models import CategoryCode, ContactPerson, EnterprisePage, Offer
from events.invitations.sections import Section, register_sections
from events.invitations.sources import Invitee
from events.models import EventPage
from procurement.enums import Stage
from procurement.matching.facts import listed_enterprises
from procurement.models import Notice, ProcurementIndexPage
from procurement.periods import PART, current

SHOWN = 3
NEAR = 4  # digits that two CPV codes have in common when they mean much the same


@dataclass
class Seller:
    """What the enterprises of one reader sell, and where."""

    codes: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)

    def nearness(self, notice: Notice) -> int:
        """Return in how many digits what is asked for and sold agree; none: it does not fit."""
        asked = {row.code for row in notice.codes.all()}
        places = {place.code for place in notice.municipalities.all()}
        if places and self.places and not places & self.places:
            return 0
        best = max((_common(one, other) for one in asked for other in self.codes), default=0)
        return best if best >= NEAR else 0


def register() -> None:
    """Let invitations to meetings tell of notices."""
    register_sections(PART, fitting, example)


def example(event: EventPage) -> Section | None:
    """Return what a preview of the invitation says in place of the notices."""
    if PART not in event.parts_shown:
        return None
    words = gettext("(Here each reader sees up to three that fit what the enterprise sells.)")
    return Section(gettext("Tenders that may suit you"), [Item(title=words, address="")])


def fitting(event: EventPage, invitees: list[Invitee]) -> dict[str, Section]:
    """Return for each reader who keeps up a profile the notices that fit it best, if any do."""
    if PART not in event.parts_shown:
        return {}
    sellers = _sellers({invitee.digest for invitee in invitees})
    found = {}
    for language in {invitee.language for invitee in invitees}:
        index = ProcurementIndexPage.in_language(language)
        if index is None or index.get_view_restrictions():
            continue
        notices = _notices(index)
        with translation.override(language):
            for invitee in invitees:
                seller = sellers.get(invitee.digest)
                if invitee.language == language and seller:
                    best = _best(seller, notices)
                    if best:
                        heading = gettext("Tenders that may suit you")
                        found[invitee.digest] = Section(heading, [_item(each) for each in best])
    return found


def _notices(index: ProcurementIndexPage) -> list[Notice]:
    """Return what can still be answered, or is to come, with whole addresses."""
    now = timezone.now()
    found = current(index.notices(), now).prefetch_related("codes", "municipalities")
    root = index.full_url.removesuffix(index.url)
    notices = index.addressed(found)
    for notice in notices:
        notice.address = root + notice.address
    return notices


def _best(seller: Seller, notices: Iterable[Notice]) -> list[Notice]:
    near = [(seller.nearness(notice), notice) for notice in notices]
    ranked = sorted((pair for pair in near if pair[0]), key=lambda pair: -pair[0])
    return [notice for _nearness, notice in ranked[:SHOWN]]


def _item(notice: Notice) -> Item:
    is_open = notice.stage() == Stage.OPEN
    when = gettext("Last day: %(day)s") % {"day": notice.deadline} if notice.deadline else ""
    said = when if is_open else str(notice.stage().label)
    places = ", ".join(str(place) for place in notice.municipalities.all())
    line = " · ".join(part for part in (notice.buyer, places, said) if part)
    return Item(title=notice.heading, address=notice.address, lines=[line])


def _sellers(marks: set[str]) -> dict[str, Seller]:
    """Return what readers sell, by their digests; nothing of a profile that is not public."""
    listed = listed_enterprises()
    contacts = ContactPerson.objects.filter(page__in=listed).values_list("page_id", "email")
    theirs = [(page, mark) for page, email in contacts if (mark := digest(email)) in marks]
    pages = {page for page, _mark in theirs}
    codes, places = _codes(pages), _places(pages)
    sellers: dict[str, Seller] = defaultdict(Seller)
    for page, mark in theirs:
        sellers[mark].codes |= codes[page]
        sellers[mark].places |= places[page]
    return sellers


def _codes(pages: set[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    offers = Offer.objects.filter(page__in=pages).exclude(cpv="")
    for page, code in offers.values_list("page_id", "cpv"):
        found[page].add(code)
    through = EnterprisePage.categories.through.objects.filter(enterprisepage__in=pages)
    of_category: dict[int, set[str]] = defaultdict(set)
    for category, code in CategoryCode.objects.values_list("category_id", "code"):
        of_category[category].add(code)
    for page, category in through.values_list("enterprisepage_id", "category_id"):
        found[page] |= of_category[category]
    return found


def _places(pages: set[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    through = EnterprisePage.municipalities.through.objects.filter(enterprisepage__in=pages)
    for page, code in through.values_list("enterprisepage_id", "municipality__code"):
        found[page].add(code)
    return found


def _common(one: str, other: str) -> int:
    """Return with how many digits two codes begin alike; zeros at the end say nothing."""
    one, other = one.rstrip("0"), other.rstrip("0")
    shortest = min(len(one), len(other))
    return next((at for at in range(shortest) if one[at] != other[at]), shortest)
