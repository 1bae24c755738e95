"""The addresses of the calendar that are not pages; include them before Wagtail's own."""

from django.urls import re_path

from events.calendar import views
from events.registration.views import receive_answer

app_name = "events"
urlpatterns = [
    re_path(r"^(?P<path>(?:[\w-]+/)+[\w-]+)\.ics$", views.ics, name="ics"),
    re_path(r"^(?P<path>(?:[\w-]+/)+)(?P<word>svara|answer)/$", receive_answer, name="answer"),
]
