"""How often somebody wants mails about fitting notices: their own word, by a digest."""

from access.addresses import digest
from procurement.models import FittingMailChoice, MailFrequency


def frequency_of(address: str) -> str:
    """Return how often an address gets mails; nobody has said yes until they have."""
    found = FittingMailChoice.objects.filter(address=digest(address)).first() if address else None
    return found.frequency if found else MailFrequency.NEVER


def choose(address: str, frequency: str) -> None:
    """Note what somebody has chosen for their address."""
    set_frequency(digest(address), frequency)


def set_frequency(mark: str, frequency: str) -> bool:
    """Note a choice for an address known by its digest; tell whether it was another before."""
    choice, is_new = FittingMailChoice.objects.get_or_create(
        address=mark, defaults={"frequency": frequency}
    )
    if is_new or choice.frequency == frequency:
        return is_new and frequency != MailFrequency.NEVER
    choice.frequency = frequency
    choice.save(update_fields=["frequency", "chosen_at"])
    return True


def forget(mark: str) -> int:
    """Forget what an address has chosen and been told; return how many rows went."""
    _count, rows = FittingMailChoice.objects.filter(address=mark).delete()
    return sum(rows.values())
