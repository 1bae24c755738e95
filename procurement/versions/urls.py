"""The addresses of the import in the admin."""

from django.urls import path

from procurement.versions import views

app_name = "procurement_versions"
urlpatterns = [
    path("", views.StartView.as_view(), name="start"),
    path("<uuid:pk>/", views.PreviewView.as_view(), name="preview"),
    path("<int:pk>/words/", views.WordsView.as_view(), name="words"),
]
