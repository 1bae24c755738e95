"""What a reader who browses the directory gets to see."""

from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from wagtail.models import Locale

from enterprises.choices import Choices
from enterprises.directory import Directory
from enterprises.forms import DirectoryForm, Sort
from enterprises.models import Category
from places.models import Municipality

if TYPE_CHECKING:
    from enterprises.models import EnterpriseIndexPage


def browse(page: "EnterpriseIndexPage", data: QueryDict) -> dict[str, Any]:
    """Return what the directory's template reads, for the filters in an address."""
    categories = list(Category.objects.in_tree_order())
    municipalities = list(Municipality.objects.all())
    form = DirectoryForm(data, categories=categories, municipalities=municipalities)
    directory = Directory(form.filters, page.locale)
    listed = directory.page(data.get("page"))
    return {
        "form": form,
        "filters": form.filters,
        "directory": directory,
        "choices": Choices(directory, categories, municipalities),
        "page_obj": listed,
        "source_url": _source_url(page),
        "sorts": [sort for sort in Sort if form.filters.q or sort != Sort.RELEVANCE],
    }


def _source_url(page: "EnterpriseIndexPage") -> str:
    source = page.get_translation_or_none(Locale.get_default())
    return source.url if source else ""
