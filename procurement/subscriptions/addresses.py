"""The addresses for watching that are not pages of Wagtail's; include them before its own."""

from django.urls import re_path

from procurement.subscriptions.calendars import deadlines
from procurement.subscriptions.views import serve

FOLDERS = r"(?:[\w-]+/)+"

urlpatterns = [
    re_path(
        rf"^(?P<path>{FOLDERS})(?:bevaka/kalender|watch/calendar)\.ics$",
        deadlines,
        name="watch_calendar",
    ),
    re_path(rf"^(?P<path>{FOLDERS}(?:bevaka|watch)/(?:(?:annons|notice)/\d+/)?)$", serve),
]
