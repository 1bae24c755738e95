"""Where a meeting is held: in a place, online, or both."""

from typing import Any
from urllib.parse import quote

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from events.enums import Mode
from places.models import Municipality


class Venue(models.Model):
    """How and where people meet."""

    mode = models.CharField(_("form"), max_length=10, choices=Mode.choices, default=Mode.ON_SITE)
    place = models.CharField(
        _("place"),
        blank=True,
        max_length=150,
        help_text=_("The name of the house and the room, as people know it."),
    )
    address = models.CharField(
        _("address"), blank=True, max_length=200, help_text=_("Street, number and town.")
    )
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    online_url = models.URLField(
        _("link to the online meeting"),
        blank=True,
        help_text=_("Kept off the site and sent to those who register, unless you show it below."),
    )
    online_link_public = models.BooleanField(
        _("show the link to everybody"),
        default=False,
        help_text=_("Anybody who reads the page can then join the meeting."),
    )

    venue_panel = MultiFieldPanel(
        [
            FieldPanel("mode"),
            FieldPanel("place"),
            FieldRowPanel([FieldPanel("address"), FieldPanel("municipality")]),
            FieldPanel("online_url"),
            FieldPanel("online_link_public"),
        ],
        heading=_("Where"),
    )

    place_before = ""  # the place that was public until this was stored

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Remember the place that was public until now: translations of it are out of date."""
        if self.pk and kwargs.get("update_fields") is None:
            public = type(self)._default_manager.filter(pk=self.pk, live=True)
            self.place_before = public.values_list("place", flat=True).first() or ""
        super().save(*args, **kwargs)

    def venue_errors(self) -> dict[str, str]:
        """Return what the form of the meeting asks for and does not get, by field."""
        errors = {}
        if self.is_on_site and not self.place:
            errors["place"] = gettext("Say where people meet, or choose an online meeting.")
        if self.is_online and not (self.online_url or self.participation):
            errors["online_url"] = gettext(
                "Give the link, or write under How to take part how people get it."
            )
        if self.online_link_public and not self.online_url:
            errors["online_link_public"] = gettext("There is no link to show.")
        return errors

    @property
    def is_on_site(self) -> bool:
        """Tell whether people can come to a place."""
        return self.mode in (Mode.ON_SITE, Mode.HYBRID)

    @property
    def is_online(self) -> bool:
        """Tell whether people can take part from elsewhere."""
        return self.mode in (Mode.ONLINE, Mode.HYBRID)

    def offers_mode(self, mode: str) -> bool:
        """Tell whether one can take part on site, or online."""
        return self.is_on_site if mode == Mode.ON_SITE else self.is_online

    @property
    def public_online_url(self) -> str:
        """Return the link to the online meeting if everybody may have it, else nothing."""
        return self.online_url if self.is_online and self.online_link_public else ""

    @property
    def where(self) -> str:
        """Return the place, the address and the municipality in one line."""
        if not self.is_on_site:
            return gettext("Online")
        town = self.municipality.name if self.municipality else ""
        parts = [self.place, self.address, "" if town in self.address else town]
        return ", ".join(part for part in parts if part)

    @property
    def map_url(self) -> str:
        """Return an address where a map shows the place."""
        if not (self.is_on_site and self.address):
            return ""
        return f"https://www.openstreetmap.org/search?query={quote(self.address)}"
