"""E-mail addresses as the database may remember them: as a digest that cannot be read back."""

from django.utils.crypto import salted_hmac

from access.text import email_address


def digest(address: str) -> str:
    """Return what stands for an address, the same for every way of writing it."""
    key = email_address(address)
    return salted_hmac("access.addresses", key, algorithm="sha256").hexdigest()
