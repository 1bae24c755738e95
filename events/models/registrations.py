"""Who comes to a meeting: private rows, never shown outside the admin and to the person itself."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from access.text import email_address
from content.languages import SWEDISH
from events.enums import Mode, State

MODES = [(mode.value, mode.label) for mode in (Mode.ON_SITE, Mode.ONLINE)]


class ParticipantList(models.Model):
    """The list of those who have answered to one meeting. Belongs to the Swedish page.

    Whoever gives or takes a seat holds this row, so that of many at once each gets its turn.
    """

    event = models.OneToOneField(
        "events.EventPage",
        verbose_name=_("meeting"),
        on_delete=models.CASCADE,
        related_name="participant_list",
    )
    last_place = models.PositiveIntegerField(
        _("last place"), default=0, help_text=_("The last place given in the waiting list.")
    )
    told = models.JSONField(
        _("what participants know"),
        default=dict,
        blank=True,
        help_text=_("Time, place and status as the participants were last told."),
    )

    decided_for_invited = models.CharField(
        _("decided for the invited"),
        max_length=60,
        blank=True,
        db_default="",
        default="",
        help_text=_("For which time and status somebody has chosen whether to tell them."),
    )

    class Meta:
        verbose_name = _("list of participants")
        verbose_name_plural = _("lists of participants")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def has_news(self) -> bool:
        """Tell whether something is public that participants were not told."""
        return len(self.told.get("versions", [])) > 1


class RegistrationQuerySet(models.QuerySet):
    """Answers, asked for by how they stand."""

    def of(self, email: str) -> "RegistrationQuerySet":
        """Keep those of one e-mail address."""
        return self.filter(email=email_address(email))

    def waiting(self, mode: str) -> "RegistrationQuerySet":
        """Keep those who wait for a seat of a kind, the first in line first."""
        return self.filter(state=State.WAITING, mode=mode).order_by("place", "pk")

    def seated(self, mode: str) -> "RegistrationQuerySet":
        """Keep those who take a seat of a kind."""
        return self.filter(state__in=State.seated(), mode=mode)

    def named(self) -> "RegistrationQuerySet":
        """Keep those whose names and addresses are not erased; at the door a name is enough."""
        return self.exclude(email="", name="")

    def reached(self) -> "RegistrationQuerySet":
        """Keep those who have an address from which no mail has come back."""
        return self.exclude(email="").filter(bounced_at=None)

    def coming(self) -> "RegistrationQuerySet":
        """Keep those who want to take part and whose names are not erased."""
        return self.named().filter(state__in=State.coming())


class Registration(models.Model):
    """One person's answer to a meeting; once erased, what is left can only be counted."""

    event = models.ForeignKey(
        "events.EventPage",
        verbose_name=_("meeting"),
        on_delete=models.CASCADE,
        related_name="registrations",
    )
    uid = models.UUIDField(
        _("identity"),
        default=uuid.uuid4,
        unique=True,
        editable=False,
        help_text=_("What links, keys and older calendar entries know the answer by."),
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    mode = models.CharField(_("form"), max_length=10, choices=MODES, blank=True)
    name = models.CharField(_("name"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    organisation = models.CharField(_("organisation"), max_length=150, blank=True)
    access_needs = models.TextField(_("what makes it accessible"), blank=True)
    food_needs = models.TextField(_("food"), blank=True)
    language = models.CharField(_("language"), max_length=10, default=SWEDISH)
    place = models.PositiveIntegerField(
        _("place"), null=True, help_text=_("The place in the waiting list; lower goes first.")
    )
    offered_until = models.DateTimeField(_("seat offered until"), null=True)
    offers = models.PositiveSmallIntegerField(_("offers made"), default=0)
    has_own_uid = models.BooleanField(
        _("is known to calendars by its own identity"),
        default=False,
        db_default=True,  # what was made before: its mails named the identity
        help_text=_("Else by that of the meeting, as in the files on its page."),
    )
    sequence = models.PositiveIntegerField(
        _("version of the invitation"),
        default=0,
        help_text=_("Calendars obey the highest (RFC 5545, SEQUENCE)."),
    )
    notify_at = models.DateTimeField(
        _("mail to be written"),
        null=True,
        help_text=_("Since when the person is to be told how the answer stands; empty: is told."),
    )
    unsuited_start = models.DateTimeField(
        _("start that did not suit"),
        null=True,
        help_text=_("Who cannot come because of the time is told once of each new one."),
    )
    proposed = models.JSONField(
        _("answer to be confirmed"),
        default=dict,
        blank=True,
        help_text=_("A later answer from another browser, until a button in a mail confirms it."),
    )
    consent = models.TextField(
        _("agreed to"), blank=True, help_text=_("The words about needs that were agreed to.")
    )
    consent_version = models.CharField(_("version of the words"), max_length=20, blank=True)
    consented_at = models.DateTimeField(_("agreed on"), null=True)
    answered_at = models.DateTimeField(_("first answer"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last change"), auto_now=True)
    attended_at = models.DateTimeField(_("arrived"), null=True)
    state_before = models.CharField(
        _("state before arriving"),
        max_length=10,
        choices=State.choices,
        blank=True,
        db_default="",
        default="",
        help_text=_("How the answer stood when the door changed it, to undo that."),
    )
    bounced_at = models.DateTimeField(_("mail sent back"), null=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: the person answered on the page."),
    )

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["pk"]
        permissions = [("manage_registrations", _("Can see and manage who comes to meetings"))]
        indexes = [
            models.Index(
                fields=["event", "mode", "state", "place"], name="events_registration_seats"
            ),
            models.Index(fields=["email"], name="events_registration_email"),
            models.Index(fields=["state", "offered_until"], name="events_registration_offers"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "email"],
                condition=~Q(email=""),
                name="events_one_registration_each",
            ),
            models.CheckConstraint(
                condition=Q(mode__in=["on_site", "online"]) | ~Q(state__in=State.coming()),
                name="events_coming_in_some_form",
            ),
            models.CheckConstraint(
                condition=~Q(state="offered") | Q(offered_until__isnull=False),
                name="events_offer_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def is_coming(self) -> bool:
        """Tell whether the person wants to take part."""
        return self.state in State.coming()

    @property
    def is_skipped(self) -> bool:
        """Return whether an offer was taken back because its mail seemed not to arrive."""
        return self.state == State.WAITING and bool(self.bounced_at)

    def confirm(self) -> None:
        """Give the seat for which the person waited; whoever calls this stores it."""
        self.state = State.CONFIRMED
        self.place = self.offered_until = None

    @property
    def is_reached(self) -> bool:
        """Tell whether the person has an address from which no mail has come back."""
        return bool(self.email) and not self.bounced_at

    @property
    def has_needs(self) -> bool:
        """Tell whether the person has said something about access or food."""
        return bool(self.access_needs or self.food_needs)
