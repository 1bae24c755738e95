"""The addresses of the calendar that are not pages; include them before Wagtail's own."""

from django.urls import path

from events import views

app_name = "events"
urlpatterns = [path("<path:path>.ics", views.ics, name="ics")]
