"""The addresses of the review in the admin."""

from django.urls import path

from enterprises.moderation.views import PreviewView, QueueView, ReviewView

app_name = "enterprises_review"
urlpatterns = [
    path("", QueueView.as_view(), name="queue"),
    path("<uuid:pk>/", ReviewView.as_view(), name="review"),
    path("<uuid:pk>/preview/", PreviewView.as_view(), name="preview"),
]
