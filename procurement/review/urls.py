"""The addresses of the editor's hand in the admin."""

from django.urls import path

from procurement.review import views
from procurement.review.other_views import (
    DecidedView,
    HideClosedView,
    MergeView,
    ShortFormView,
    UndoView,
)

app_name = "procurement_review"
urlpatterns = [
    path("", views.QueueView.as_view(), name="queue"),
    path("<int:pk>/", views.QueueView.as_view(), name="notice"),
    path("<int:pk>/merge/", MergeView.as_view(), name="merge"),
    path("decided/", DecidedView.as_view(), name="decided"),
    path("hide-closed/", HideClosedView.as_view(), name="hide_closed"),
    path("undo/", UndoView.as_view(), name="undo"),
    path("short/<slug:kind>/", ShortFormView.as_view(), name="short"),
]
