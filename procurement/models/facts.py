"""What a notice says of the tender besides its words and days: whose it is, how large, where."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from procurement.enums import InCounty, Nature, ReservedExecution, ReservedScope
from procurement.models.fields import money


class Facts(models.Model):
    """The facts of a tender that are counted and filtered."""

    procedure_id = models.CharField(
        _("identity of the procurement"),
        blank=True,
        max_length=200,
        default="",
        db_default="",
        db_index=True,
        editable=False,
        help_text=_("BT-04: the same in every notice about one procurement."),
    )
    publication_number = models.CharField(
        _("number in TED"), blank=True, max_length=50, default="", db_default="", editable=False
    )
    value = money(_("value"), help_text=_("As the buyer estimates it. Empty: unknown."))
    currency = models.CharField(
        _("currency"), blank=True, max_length=3, default="SEK", db_default=""
    )
    awarded_value = money(_("value of the award"), editable=False)
    awarded_currency = models.CharField(
        _("currency of the award"),
        blank=True,
        max_length=3,
        default="",
        db_default="",
        editable=False,
    )
    nature = models.CharField(
        _("what is bought"),
        blank=True,
        max_length=10,
        choices=Nature.choices,
        default="",
        db_default="",
    )
    procedure_type = models.CharField(
        _("kind of procedure"), blank=True, max_length=40, default="", db_default=""
    )
    nuts = models.JSONField(
        _("places"), blank=True, default=list, db_default=[], help_text=_("NUTS codes.")
    )
    in_county = models.CharField(
        _("in the county"),
        max_length=10,
        choices=InCounty.choices,
        default=InCounty.UNKNOWN,
        db_default=InCounty.UNKNOWN,
    )
    reserved_scope = models.CharField(
        _("lots that are reserved"),
        max_length=10,
        choices=ReservedScope.choices,
        default=ReservedScope.UNKNOWN,
        db_default=ReservedScope.UNKNOWN,
    )
    reserved_execution = models.CharField(
        _("reserved to be carried out in sheltered employment"),
        blank=True,
        max_length=10,
        choices=ReservedExecution.choices,
        default="",
        db_default="",
    )
    social_objectives = models.JSONField(
        _("social aims"),
        blank=True,
        default=list,
        db_default=[],
        help_text=_("Codes of the list that eForms has for them."),
    )
    suits_smes = models.BooleanField(_("suitable for small enterprises"), null=True, blank=True)
    documents_url = models.URLField(
        _("address of the documents"), blank=True, max_length=2000, default="", db_default=""
    )
    is_changed = models.BooleanField(
        _("changed by its source"), default=False, db_default=False, editable=False
    )

    class Meta:
        abstract = True
