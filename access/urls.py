"""The address of every signed link, in each language."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from access import views

app_name = "access"
urlpatterns = [path(_("link/<str:token>/"), views.link, name="link")]
