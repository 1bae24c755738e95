"""The addresses of the site that are no pages, in both languages."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from home.accessibility.views import report_fault
from home.feedback.views import feedback

urlpatterns = [
    path(_("feedback/"), feedback, name="feedback"),
    path(_("report-fault/"), report_fault, name="report_fault"),
]
