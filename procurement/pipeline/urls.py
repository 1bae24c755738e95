"""The addresses of what is coming, below the procurement page."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from procurement.pipeline import views

urlpatterns = [
    path(pgettext_lazy("address", "coming/"), views.coming_list, name="coming"),
    path(
        pgettext_lazy("address", "coming/calendar/"),
        views.coming_calendar_file,
        name="coming_calendar",
    ),
]
