"""The addresses of the directory's feed, its files and its printed catalogue."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from enterprises.directory import views

urlpatterns = [
    path(_("download/<str:kind>/"), views.download, name="download"),
    path(_("catalogue/"), views.catalogue, name="catalogue"),
    path("feed/", views.feed, name="feed"),
]
