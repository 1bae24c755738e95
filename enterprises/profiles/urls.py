"""The addresses below a profile of what is printed: its sheet for tenders and its code."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from enterprises.profiles import views

urlpatterns = [
    path(_("sheet/"), views.sheet, name="sheet"),
    path(_("code/"), views.code, name="code"),
]
