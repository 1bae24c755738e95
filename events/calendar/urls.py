"""What hangs below the calendar: its Atom feed."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from events.calendar.feeds import calendar_feed

urlpatterns = [path(pgettext_lazy("address", "feed/"), calendar_feed, name="feed")]
