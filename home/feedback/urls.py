"""The addresses of the site that are no pages, in both languages."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from home.feedback.views import feedback, report_fault

urlpatterns = [
    path(_("feedback/"), feedback, name="feedback"),
    path(_("report-fault/"), report_fault, name="report_fault"),
]
