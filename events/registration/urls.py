"""What hangs below a meeting: where people see what became of their answer, and change it."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from events.registration import views

urlpatterns = [
    path(pgettext_lazy("address", "answered/"), views.answered, name="answered"),
    path(pgettext_lazy("address", "my-answer/"), views.my_answer, name="my_answer"),
    path(pgettext_lazy("address", "my-answer/cancel/"), views.cancel_answer, name="cancel_answer"),
]
