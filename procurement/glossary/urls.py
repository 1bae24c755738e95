"""The address of the glossary, below the procurement page."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from procurement.glossary import views

urlpatterns = [path(pgettext_lazy("address", "glossary/"), views.glossary, name="glossary")]
