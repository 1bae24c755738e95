"""The addresses of the figures."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from procurement.statistics import views

urlpatterns = [
    path(pgettext_lazy("address", "figures/"), views.figures, name="figures"),
    path(pgettext_lazy("address", "figures/csv/"), views.file, name="figures_file"),
]
