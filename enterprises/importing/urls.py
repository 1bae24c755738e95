"""The addresses of the import in the admin."""

from django.urls import path

from enterprises.importing.row_views import CorrectView, LeftOutView
from enterprises.importing.views import (
    ExampleView,
    PreviewView,
    ReadAgainView,
    ResultView,
    StartView,
)

app_name = "enterprises_import"
urlpatterns = [
    path("", StartView.as_view(), name="start"),
    path("mall.<str:kind>", ExampleView.as_view(), name="example"),
    path("<uuid:pk>/", PreviewView.as_view(), name="preview"),
    path("<uuid:pk>/result/", ResultView.as_view(), name="result"),
    path("<uuid:pk>/read/", ReadAgainView.as_view(), name="read_again"),
    path("<uuid:pk>/rows/<int:number>/", CorrectView.as_view(), name="correct"),
    path("<uuid:pk>/utelamnade.<str:kind>", LeftOutView.as_view(), name="left_out"),
]
