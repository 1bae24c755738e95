"""The addresses of the search: the page of results, and suggestions while typing."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from search import views

app_name = "search"

urlpatterns = [
    path(_("search/"), views.results, name="results"),
    path(_("search/suggest/"), views.suggest, name="suggest"),
]
