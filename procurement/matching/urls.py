"""The addresses of what fits: an enterprise's own list, and bidding together for a notice."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from procurement.matching import views

urlpatterns = [
    path(pgettext_lazy("address", "fits-you/"), views.fits_you, name="fits_you"),
    path(
        pgettext_lazy("address", "notices/<int:pk>-<slug:slug>/together/"),
        views.together,
        name="together",
    ),
    path(
        pgettext_lazy("address", "notices/<int:pk>-<slug:slug>/together/checklist/"),
        views.checklist,
        name="together_checklist",
    ),
]
