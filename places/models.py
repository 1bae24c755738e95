"""Where things are: the municipalities of the county."""

from math import cos, hypot, radians

from django.db import models
from django.db.models import Value
from django.utils.translation import gettext_lazy as _


class MunicipalityQuerySet(models.QuerySet):
    """Municipalities, asked for together."""

    def counted(self) -> models.Subquery:
        """Return their number for use inside another query."""
        number = self.order_by().annotate(every=Value(1)).values("every")
        return models.Subquery(number.annotate(number=models.Count("pk")).values("number"))


class Municipality(models.Model):
    """One municipality, known by the official code that Statistics Sweden gives it."""

    code = models.CharField(_("official code"), max_length=4, unique=True)
    name = models.CharField(_("name"), max_length=50)
    official_name = models.CharField(_("official name"), max_length=70)
    latitude = models.DecimalField(_("latitude"), max_digits=7, decimal_places=4)
    longitude = models.DecimalField(_("longitude"), max_digits=7, decimal_places=4)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def __str__(self) -> str:
        return self.name

    def nearest_first(self, others: list["Municipality"]) -> list["Municipality"]:
        """Return the other municipalities, that with the nearest seat first."""
        return sorted((row for row in others if row != self), key=self._distance)

    def _distance(self, other: "Municipality") -> float:
        # On the scale of a county a flat map will do: a degree of longitude shrinks northwards.
        shrunk = cos(radians(float(self.latitude)))
        north = float(self.latitude - other.latitude)
        return hypot(north, float(self.longitude - other.longitude) * shrunk)
