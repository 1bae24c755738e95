"""The addresses below a profile at which visitors write."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from enterprises.visitors import kinds, views

urlpatterns = [
    path(_("contact/"), views.form, {"kind": kinds.WRITE}, name="write"),
    path(_("contact/sent/"), views.thanks, {"kind": kinds.WRITE}, name="write_sent"),
    path(_("suggest-correction/"), views.form, {"kind": kinds.CORRECT}, name="correct"),
    path(
        _("suggest-correction/sent/"), views.thanks, {"kind": kinds.CORRECT}, name="correct_sent"
    ),
    path(_("claim/"), views.form, {"kind": kinds.CLAIM}, name="claim"),
    path(_("claim/sent/"), views.thanks, {"kind": kinds.CLAIM}, name="claim_sent"),
]
