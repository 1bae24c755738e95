"""What enterprises sell, as a small tree with names in both languages."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

cpv_code = RegexValidator(r"^\d{8}$", _("A CPV code has eight digits, for example 90910000."))


class CategoryQuerySet(models.QuerySet):
    """Categories, asked for by where they stand in the tree."""

    def with_children(self, slugs: list[str]) -> "CategoryQuerySet":
        """Keep the categories with these slugs and everything below them."""
        parents = dict(self.model.objects.values_list("pk", "parent_id"))
        chosen = set(self.model.objects.filter(slug__in=slugs).values_list("pk", flat=True))
        grown = True
        while grown:
            below = {pk for pk, parent in parents.items() if parent in chosen} - chosen
            chosen |= below
            grown = bool(below)
        return self.filter(pk__in=chosen)


class Category(ClusterableModel):
    """A kind of goods or services; one row serves both languages."""

    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    slug = models.SlugField(_("short name in addresses"), unique=True)
    name_sv = models.CharField(_("name in Swedish"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)
    sort_order = models.PositiveIntegerField(_("order"), default=0)

    objects = CategoryQuerySet.as_manager()

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

    @property
    def label(self) -> str:
        """Return the name in the reader's language."""
        return self.name_en if get_language() == "en" else self.name_sv


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
