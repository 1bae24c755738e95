"""The addresses in the admin of mails, decisions and personal data."""

from django.urls import path

from access.admin.mails import MailsView
from access.admin.personal_data import NotesView, PersonsView
from access.admin.retention import DecisionsView, DecisionView

app_name = "access_desk"
urlpatterns = [
    path("mails/", MailsView.as_view(), name="mails"),
    path("retention/", DecisionsView.as_view(), name="decisions"),
    path("retention/<str:kind>/", DecisionView.as_view(), name="decision"),
    path("persons/", PersonsView.as_view(), name="persons"),
    path("notes/", NotesView.as_view(), name="notes"),
    path("notes/results/", NotesView.as_view(results_only=True), name="notes_results"),
]
