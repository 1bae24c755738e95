"""The small forms around the steps: to begin, to go on later, to send."""

from django.utils.translation import gettext_lazy as _

from access.fields import AddressField
from access.spam_checks import HoneypotMixin, TimedMixin


class BeginForm(HoneypotMixin, TimedMixin):
    """The button that begins a draft."""


class LaterForm(HoneypotMixin, TimedMixin):
    """Where the link to the draft is sent."""

    email = AddressField(
        label=_("Your e-mail"),
        max_length=254,
        help_text=_("We send the link here. With it you can go on, on this or another device."),
    )


class SendForm(HoneypotMixin, TimedMixin):
    """The button that sends the profile in."""
