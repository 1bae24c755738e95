"""What a profile lacks, and what it would gain: a short list of sentences, never a score."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from enterprises.models.enums import LegalForm
from enterprises.profiles.values import Values

MOST = 7


@dataclass(frozen=True)
class Gap:
    """Something that a profile lacks: which value, in words, and what filling it in gives."""

    name: str
    sentence: str
    gain: str


def missing(values: Values) -> list[Gap]:
    """Return what a profile lacks, what buyers miss most first."""
    gaps = [gap for look in LOOKS for gap in look(values)]
    return gaps[:MOST]


def _offers(values: Values) -> Iterator[Gap]:
    offers = values.get("offers") or []
    if not offers:
        yield Gap(
            "offers",
            _("Say what you sell."),
            _("Buyers look for what they need: without it they find you by your name alone."),
        )
        return
    bare = [offer["name"] for offer in offers if not offer.get("description")]
    if bare:
        yield Gap(
            "offers",
            _("Describe what is included: %(names)s.") % {"names": ", ".join(bare)},
            _("Buyers choose whom to ask by what is included."),
        )


def _municipalities(values: Values) -> Iterator[Gap]:
    if not values.get("municipalities"):
        yield Gap(
            "municipalities",
            _("Choose the municipalities where you work."),
            _("Buyers search by municipality: you are then found in each that you choose."),
        )


def _contact(values: Values) -> Iterator[Gap]:
    if not values.get("phone") and not values.get("email"):
        yield Gap(
            "email",
            _("Give a phone number or an e-mail address of the organisation."),
            _("Whoever wants to buy can then ask you straight away."),
        )


def _number(values: Values) -> Iterator[Gap]:
    if values.get("legal_form") == LegalForm.SOLE_TRADER:
        return
    if not values.get("organisation_number"):
        yield Gap(
            "organisation_number",
            _("Give your organisation number."),
            _("Public buyers look up taxes and register by the number before they order."),
        )


def _categories(values: Values) -> Iterator[Gap]:
    if not values.get("categories"):
        yield Gap(
            "categories",
            _("Choose a category."),
            _("You are then shown among others who do the same."),
        )


def _purpose(values: Values) -> Iterator[Gap]:
    if not values.get("purpose"):
        yield Gap(
            "purpose",
            _("Tell what good you do, and for whom."),
            _("That is why many choose a social enterprise, and what a buyer can refer to."),
        )


def _pictures(values: Values) -> Iterator[Gap]:
    photos = values.get("photos") or []
    if not photos:
        yield Gap(
            "photos",
            _("Add a picture of what you do."),
            _("It is shown in the lists, and makes it easier to remember you."),
        )
    elif not all(photo.get("alt_text") for photo in photos):
        yield Gap(
            "photos",
            _("Say in words what each picture shows."),
            _("Those who do not see the picture get to know it too."),
        )


def _claims(values: Values) -> Iterator[Gap]:
    claims = values.get("claims") or []
    if not claims:
        yield Gap(
            "claims",
            _("Say whether contracts may be reserved for you, and by which rule."),
            _("Buyers who reserve a contract search by the rule."),
        )
    elif not all(claim.get("statement") for claim in claims):
        yield Gap(
            "claims",
            _("Say why you fit the rule of reservation that you have chosen."),
            _("The buyer sees at once whether it is worth asking you."),
        )


LOOKS: list[Callable[[Values], Iterator[Gap]]] = [
    _offers,
    _municipalities,
    _contact,
    _number,
    _pictures,
    _purpose,
    _categories,
    _claims,
]
