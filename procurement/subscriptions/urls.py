"""The addresses at which notices are watched, below the procurement page."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from procurement.subscriptions import feeds, views

urlpatterns = [
    path(pgettext_lazy("address", "watch/"), views.watch, name="watch"),
    path(pgettext_lazy("address", "watch/feed/"), feeds.watched_feed, name="watch_feed"),
    path(pgettext_lazy("address", "watch/notice/<int:pk>/"), views.star, name="watch_notice"),
]
