"""What hangs below the accessibility statement: the form for reporting a fault."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from home.feedback import views

urlpatterns = [path(_("report/"), views.report, name="report")]
