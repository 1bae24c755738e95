"""The addresses of the import in the admin."""

from django.urls import path

from enterprises.importing.views import ExampleView, PreviewView, ResultView, StartView

app_name = "enterprises_import"
urlpatterns = [
    path("", StartView.as_view(), name="start"),
    path("mall.<str:kind>", ExampleView.as_view(), name="example"),
    path("<uuid:pk>/", PreviewView.as_view(), name="preview"),
    path("<uuid:pk>/result/", ResultView.as_view(), name="result"),
]
