"""How people register for a meeting: the words, the window of time and the seats."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from content.blocks import TEXT_FEATURES
from events import times
from events.enums import Registration


class RegistrationWindow(models.Model):
    """When and how people register, and how many seats there are."""

    participation = RichTextField(
        _("how to take part"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("How to register, what it costs, and whom to ask about access and food."),
    )
    registration_opens_at = models.DateTimeField(
        _("registration opens"),
        null=True,
        blank=True,
        help_text=_("Swedish time. Empty: open as soon as the page is published."),
    )
    registration_closes_at = models.DateTimeField(
        _("registration closes"),
        null=True,
        blank=True,
        help_text=_("Swedish time. Empty: when the meeting starts."),
    )
    capacity_on_site = models.PositiveIntegerField(
        _("seats on site"), null=True, blank=True, help_text=_("Empty: no limit.")
    )
    capacity_online = models.PositiveIntegerField(
        _("seats online"), null=True, blank=True, help_text=_("Empty: no limit.")
    )

    registration_panel = MultiFieldPanel(
        [
            FieldPanel("participation"),
            FieldRowPanel(
                [FieldPanel("registration_opens_at"), FieldPanel("registration_closes_at")]
            ),
            FieldRowPanel([FieldPanel("capacity_on_site"), FieldPanel("capacity_online")]),
        ],
        heading=_("How to take part"),
    )

    class Meta:
        abstract = True

    def registration_errors(self) -> dict[str, str]:
        """Return what is wrong with the window and the seats, by field."""
        errors = {}
        opens, closes = self.registration_opens_at, self.registration_closes_at
        ends = self.ends_at or self.starts_at
        if closes and ends and closes > ends:
            errors["registration_closes_at"] = gettext(
                "Registration cannot close after the meeting has ended."
            )
        if opens and opens >= (closes or self.starts_at or opens):
            errors["registration_opens_at"] = gettext("Registration must open before it closes.")
        if self.capacity_on_site is not None and not self.is_on_site:
            errors["capacity_on_site"] = gettext("An online meeting has no seats on site.")
        if self.capacity_online is not None and not self.is_online:
            errors["capacity_online"] = gettext("A meeting on site has no seats online.")
        return errors

    def registration_state(self, now: datetime | None = None) -> Registration:
        """Return how far the registration has come."""
        now = now or timezone.now()
        opens, closes = self.registration_opens_at, self.registration_closes_at
        if not (opens or closes):
            return Registration.NOT_NEEDED
        if self.is_cancelled or now > (closes or self.starts_at):
            return Registration.CLOSED
        return Registration.NOT_OPEN if opens and now < opens else Registration.OPEN

    def registration_in_words(self, now: datetime | None = None) -> str:
        """Return one sentence about the registration, or nothing when none is needed."""
        opens, closes = self.registration_opens_at, self.registration_closes_at
        match self.registration_state(now):
            case Registration.NOT_OPEN:
                return gettext("Registration opens on %(when)s.") % {"when": times.moment(opens)}
            case Registration.OPEN:
                last = times.moment(closes or self.starts_at)
                return gettext("Registration is open until %(when)s.") % {"when": last}
            case Registration.CLOSED:
                return gettext("Registration is closed.")
        return ""

    @property
    def seats_in_words(self) -> list[str]:
        """Return the number of seats of each kind that is limited, in words."""
        seats = []
        if self.capacity_on_site is not None:
            seats.append(gettext("%(seats)s on site") % {"seats": self.capacity_on_site})
        if self.capacity_online is not None:
            seats.append(gettext("%(seats)s online") % {"seats": self.capacity_online})
        return seats
