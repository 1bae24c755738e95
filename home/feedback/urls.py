"""The addresses of the site's own views in the admin."""

from django.urls import path

from home.feedback.admin import FeedbackWordsView, PageFeedbackView

app_name = "page_feedback"
urlpatterns = [
    path("", PageFeedbackView.as_view(), name="index"),
    path("results/", PageFeedbackView.as_view(results_only=True), name="index_results"),
    path("words/", FeedbackWordsView.as_view(), name="words"),
    path("words/results/", FeedbackWordsView.as_view(results_only=True), name="words_results"),
]
