"""The addresses of the site that are no pages, in both languages."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from home import views

urlpatterns = [
    path(_("feedback/"), views.feedback, name="feedback"),
    path(_("report-fault/"), views.report_fault, name="report_fault"),
]
