"""The addresses below the procurement page: its notices, its news and the feed."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from procurement import views

urlpatterns = [
    path(pgettext_lazy("address", "notices/"), views.notice_list, name="notices"),
    path(
        pgettext_lazy("address", "notices/<int:pk>-<slug:slug>/"),
        views.notice_page,
        name="notice",
    ),
    path(pgettext_lazy("address", "news/"), views.news_list, name="news"),
    path(pgettext_lazy("address", "feed/"), views.feed, name="feed"),
]
