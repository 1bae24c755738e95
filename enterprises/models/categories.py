"""What enterprises sell, as a small tree with names in both languages, and its CPV codes.

The names of the codes come from the eForms SDK, (c) European Union (Publications
Office), CC BY 4.0.
"""

import csv
from functools import cache
from pathlib import Path

from django.contrib.admin import display
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from content.languages import ENGLISH, SWEDISH, reads_english

FILE = Path(__file__).parent.parent / "data" / "cpv.csv"
cpv_code = RegexValidator(r"^\d{8}$", _("A CPV code has eight digits, for example 90910000."))


@cache
def cpv_names() -> dict[str, dict[str, str]]:
    """Return the Swedish and the English name of every code that we know."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row.pop("code"): row for row in csv.DictReader(lines, delimiter=";")}


def cpv_name(code: str) -> str:
    """Return the name of a code in the reader's language, or nothing."""
    return cpv_names().get(code, {}).get(ENGLISH if reads_english() else SWEDISH, "")


class CategoryQuerySet(models.QuerySet):
    """Categories, asked for by where they stand in the tree."""

    def with_children(self, slugs: list[str]) -> "CategoryQuerySet":
        """Keep the categories with these slugs and everything below them."""
        return self.filter(Q(slug__in=slugs) | Q(parent__slug__in=slugs))

    def in_tree_order(self) -> "CategoryQuerySet":
        """Return each top category followed by what is below it."""
        return self.select_related("parent").order_by(
            Coalesce("parent__sort_order", "sort_order"),
            Coalesce("parent__name_sv", "name_sv"),
            F("parent_id").asc(nulls_first=True),
            "sort_order",
            "name_sv",
        )


class Category(ClusterableModel):
    """A kind of goods or services, in two levels; one row serves both languages."""

    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text=_("Empty for a top category. There are two levels."),
    )
    slug = models.SlugField(
        _("short name in addresses"),
        unique=True,
        help_text=_("Others link to it, so do not change it without need."),
    )
    name_sv = models.CharField(_("name in Swedish"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)
    sort_order = models.PositiveIntegerField(
        _("order"), default=0, help_text=_("The lowest number comes first.")
    )

    objects = CategoryQuerySet.as_manager()
    exclude_fields_in_copy = ["slug"]

    panels = [
        FieldRowPanel([FieldPanel("name_sv"), FieldPanel("name_en")]),
        FieldPanel("slug"),
        FieldPanel("parent"),
        FieldPanel("sort_order"),
        InlinePanel("codes", label=_("CPV code")),
    ]

    class Meta:
        ordering = ["sort_order", "name_sv"]
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    def __str__(self) -> str:
        return self.label

    def clean(self):
        """Keep the tree to two levels."""
        super().clean()
        if self.parent_id and (self.parent_id == self.pk or self.parent.parent_id):
            raise ValidationError(
                {"parent": gettext("Choose a top category: there are only two levels.")}
            )
        if self.parent_id and self.pk and Category.objects.filter(parent=self.pk).exists():
            raise ValidationError(
                {"parent": gettext("Other categories are part of this one: it must stay on top.")}
            )

    @property
    def label(self) -> str:
        """Return the name in the reader's language."""
        return self.name_en if reads_english() else self.name_sv

    @property
    @display(description=_("Category"))
    def full_label(self) -> str:
        """Return the name with that of the category it is part of before it."""
        return f"{self.parent.label}: {self.label}" if self.parent else self.label


class CategoryCode(models.Model):
    """A code of the Common Procurement Vocabulary that a category covers."""

    category = ParentalKey(Category, on_delete=models.CASCADE, related_name="codes")
    code = models.CharField(_("CPV code"), max_length=8, validators=[cpv_code])

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["category", "code"], name="category_code_once"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        """Return what the code stands for, in the reader's language."""
        return cpv_name(self.code)


class FormerCategory(models.Model):
    """A short name that a category had, or that a deleted one had, in links and saved filters."""

    slug = models.SlugField(unique=True)
    category = models.ForeignKey(
        Category, null=True, on_delete=models.SET_NULL, related_name="former_slugs"
    )

    def __str__(self) -> str:
        return self.slug

    @classmethod
    def of(cls, slugs: list[str]) -> models.QuerySet["FormerCategory"]:
        """Return what is known of slugs, which may hold what no column can."""
        return cls.objects.filter(slug__in=[slug for slug in slugs if "\0" not in slug])

    @classmethod
    def renamed(cls, slugs: list[str]) -> list[str]:
        """Return slugs as they are today; what never was renamed stays as it is."""
        found = cls.of(slugs).exclude(category=None)
        today = dict(found.values_list("slug", "category__slug"))
        return [today.get(slug, slug) for slug in slugs]
