"""The addresses of the calendar that are not pages; include them before Wagtail's own."""

from django.urls import re_path

from events import views
from events.registration.views import take

app_name = "events"
urlpatterns = [
    re_path(r"^(?P<path>(?:[\w-]+/)+[\w-]+)\.ics$", views.ics, name="ics"),
    re_path(r"^(?P<path>(?:[\w-]+/)+)(?P<word>svara|answer)/$", take, name="answer"),
]
