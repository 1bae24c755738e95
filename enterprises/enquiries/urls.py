"""The addresses below a profile at which visitors write."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from enterprises.enquiries import views

urlpatterns = [
    path(_("contact/"), views.form, {"kind": views.WRITE}, name="write"),
    path(_("contact/sent/"), views.thanks, {"kind": views.WRITE}, name="write_sent"),
    path(_("suggest-correction/"), views.form, {"kind": views.CORRECT}, name="correct"),
    path(
        _("suggest-correction/sent/"), views.thanks, {"kind": views.CORRECT}, name="correct_sent"
    ),
    path(_("claim/"), views.form, {"kind": views.CLAIM}, name="claim"),
    path(_("claim/sent/"), views.thanks, {"kind": views.CLAIM}, name="claim_sent"),
]
