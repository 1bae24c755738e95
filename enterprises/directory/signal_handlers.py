"""Keeps the short names of categories, which stand in saved filters and in links of others."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page

from content.redirects import moved_to
from enterprises.models import Category, EnterpriseIndexPage, FormerCategory


@receiver(pre_save, sender=Category, dispatch_uid="enterprises-category-before")
def note_slug(instance: Category, **kwargs: Any) -> None:
    """Read the name that a category has had until now."""
    found = Category.objects.filter(pk=instance.pk).values_list("slug", flat=True)
    instance.slug_before = found.first() if instance.pk else None


@receiver(post_save, sender=Category, dispatch_uid="enterprises-category-renamed")
def remember_slug(instance: Category, **kwargs: Any) -> None:
    """Let the name before lead to the category, and its own name to nothing else."""
    FormerCategory.objects.filter(slug=instance.slug).delete()
    if instance.slug_before and instance.slug_before != instance.slug:
        FormerCategory.objects.update_or_create(
            slug=instance.slug_before, defaults={"category": instance}
        )


@receiver(post_delete, sender=Category, dispatch_uid="enterprises-category-gone")
def remember_deleted(instance: Category, **kwargs: Any) -> None:
    """Remember that there was a category, so that its address can say that it is gone."""
    FormerCategory.objects.update_or_create(slug=instance.slug, defaults={"category": None})


@hooks.register("before_serve_page")
def follow_renamed(
    page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]
) -> HttpResponse | None:
    """Lead a saved filter of the directory, and of its files, on to the name of today."""
    asked = request.GET.getlist("category")
    if not asked or not isinstance(page, EnterpriseIndexPage):
        return None
    today = FormerCategory.renamed(asked)
    if today == asked:
        return None
    query = request.GET.copy()
    query.setlist("category", today)
    return moved_to(request, request.path, query.urlencode())
