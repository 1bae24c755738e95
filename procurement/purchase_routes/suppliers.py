"""The enterprises of the directory that offer what is to be bought."""

from dataclasses import dataclass

from wagtail.models import Locale

from content.languages import SWEDISH
from enterprises.models import EnterprisePage
from enterprises.models.querysets import EnterpriseQuerySet
from procurement.purchase_routes.vocabulary import Service

MOST = 12
# No fewer digits of a code say what kind of service it is.
FEWEST_DIGITS = 3


@dataclass(frozen=True)
class Suppliers:
    """Those who offer a service, or, when nobody does, what is nearest to it."""

    found: EnterpriseQuerySet
    is_only_like_it: bool
    swedish_only: int

    @property
    def shown(self) -> list[EnterprisePage]:
        """Return as many as a page has room for, with what they claim of reserved contracts."""
        found = self.found.by_name().select_related("municipality", "locale")
        return list(found.prefetch_related("reservation_claims")[:MOST])

    @property
    def count(self) -> int:
        """Return how many there are."""
        return self.found.count()


def suppliers_of(service: Service, locale: Locale) -> Suppliers:
    """Return who offers a service, by the CPV codes of offers and of categories."""
    listed = EnterprisePage.objects.listed(locale)
    digits = service.code.rstrip("0").ljust(FEWEST_DIGITS - 1, "0")
    for length in range(len(digits), min(len(digits), FEWEST_DIGITS) - 1, -1):
        found = listed.selling([digits[:length]])
        missing = _swedish_only(digits[:length], found, locale)
        if missing or found.exists():
            return Suppliers(found, length < len(digits), missing)
    return Suppliers(listed.none(), False, 0)


def _swedish_only(prefix: str, found: EnterpriseQuerySet, locale: Locale) -> int:
    """Return how many more there are on the Swedish site."""
    if locale.language_code == SWEDISH:
        return 0
    swedish = Locale.objects.get(language_code=SWEDISH)
    return EnterprisePage.objects.listed(swedish).selling([prefix]).untranslated(locale).count()
