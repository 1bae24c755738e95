"""How people register for a meeting: the words, the window of time and the seats."""

from datetime import datetime

from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from content.blocks import TEXT_FEATURES
from events import times
from events.enums import Mode, Phase

SEATS = {
    (Mode.ON_SITE.value, True): _("Seats left on site: %(left)s of %(seats)s."),
    (Mode.ON_SITE.value, False): _("All seats on site are taken."),
    (Mode.ONLINE.value, True): _("Seats left online: %(left)s of %(seats)s."),
    (Mode.ONLINE.value, False): _("All seats online are taken."),
}

ONLY_FREE = {
    Mode.ON_SITE.value: _("All seats online are taken. There are seats on site."),
    Mode.ONLINE.value: _("All seats on site are taken. There are seats online."),
}


class RegistrationWindow(models.Model):
    """When and how people register, and how many seats there are."""

    participation = RichTextField(
        _("how to take part"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("What it costs, what to bring, and how to register if it is not done here."),
    )
    takes_registrations = models.BooleanField(
        _("take registrations on the page"),
        default=False,
        db_default=False,
        help_text=_("People answer on the page of the meeting, and you find them in the list."),
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
            FieldPanel("takes_registrations"),
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

    @property
    def answer_url(self) -> str:
        """Return where an answer is posted: an address of its own, which asks for no cookie."""
        with translation.override(self.locale.language_code):
            word = pgettext("address", "answer")
        return f"{self.url}{word}/" if self.url else ""

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

    def registration_state(self, now: datetime | None = None) -> Phase:
        """Return how far the registration has come."""
        now = now or timezone.now()
        opens, closes = self.registration_opens_at, self.registration_closes_at
        if not (opens or closes or self.takes_registrations):
            return Phase.NOT_NEEDED
        if self.is_cancelled or now > (closes or self.starts_at):
            return Phase.CLOSED
        return Phase.NOT_OPEN if opens and now < opens else Phase.OPEN

    def registration_in_words(self, now: datetime | None = None) -> str:
        """Return one sentence about the registration, or nothing when none is needed."""
        opens, closes = self.registration_opens_at, self.registration_closes_at
        match self.registration_state(now):
            case Phase.NOT_OPEN:
                return gettext("Registration opens on %(when)s.") % {"when": times.moment(opens)}
            case Phase.OPEN:
                last = times.moment(closes or self.starts_at)
                return gettext("Registration is open until %(when)s.") % {"when": last}
            case Phase.CLOSED:
                return gettext("Registration is closed.")
        return ""

    def is_taking_registrations(self, now: datetime | None = None) -> bool:
        """Tell whether people can answer on the page right now."""
        return self.takes_registrations and self.registration_state(now) == Phase.OPEN

    def seats_left(self) -> dict[str, int | None]:
        """Return how many seats of each form are left; nothing where there is no limit."""
        taken = self.seats_taken()
        return {
            mode: None if capacity is None else max(0, capacity - taken[mode])
            for mode, capacity in self.capacities().items()
        }

    def capacities(self) -> dict[str, int | None]:
        """Return how many seats there are of each form in which one can take part."""
        every = {Mode.ON_SITE: self.capacity_on_site, Mode.ONLINE: self.capacity_online}
        return {mode.value: capacity for mode, capacity in every.items() if self.offers_mode(mode)}

    @property
    def seats_in_words(self) -> list[str]:
        """Return the number of seats of each kind that is limited, in words."""
        seats = []
        if self.capacity_on_site is not None:
            seats.append(gettext("%(seats)s on site") % {"seats": self.capacity_on_site})
        if self.capacity_online is not None:
            seats.append(gettext("%(seats)s online") % {"seats": self.capacity_online})
        return seats

    @property
    def has_full_form(self) -> bool:
        """Tell whether all seats of some form are taken."""
        return 0 in self.seats_left().values()

    @property
    def is_full(self) -> bool:
        """Tell whether everybody who answers now is put on the waiting list."""
        return set(self.seats_left().values()) == {0}

    @property
    def free_modes(self) -> list[str]:
        """Return the forms in which there is a seat left."""
        return [mode for mode, left in self.seats_left().items() if left != 0]

    @property
    def seats_note(self) -> str:
        """Return which forms are full and where there is room, while people can answer."""
        if not (self.is_taking_registrations() and self.has_full_form):
            return ""
        free = self.free_modes
        if not free:
            return gettext("All seats are taken. There is a waiting list.")
        return str(ONLY_FREE[free[0]])

    @property
    def seat_lines(self) -> list[dict[str, object]]:
        """Return a sentence about what is left of each kind of seats that is limited."""
        left = self.seats_left()
        return [
            {
                "words": str(SEATS[mode, bool(left[mode])]) % {"left": left[mode], "seats": seats},
                "is_full": not left[mode],
            }
            for mode, seats in self.capacities().items()
            if seats is not None
        ]
