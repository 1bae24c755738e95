"""The addresses in the admin of what meetings ask about tenders."""

from django.urls import path

from procurement.meetings.views import ProposalView

app_name = "procurement_meetings"
urlpatterns = [path("<int:pk>/notices/", ProposalView.as_view(), name="propose")]
