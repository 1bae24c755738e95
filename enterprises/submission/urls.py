"""The addresses of the form in which enterprises describe themselves."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from enterprises.submission import preview_views, views

urlpatterns = [
    path(pgettext_lazy("address", "submit/"), views.start, name="submit"),
    # Other addresses that people may try.
    path(pgettext_lazy("address", "register/"), views.moved, name="submit_old"),
    path("submit/", views.moved, name="submit_in_english"),
    path(
        pgettext_lazy("address", "submit/preview/"), preview_views.preview, name="submit_preview"
    ),
    path(pgettext_lazy("address", "submit/sent/"), preview_views.sent, name="submit_sent"),
    path(
        pgettext_lazy("address", "submit/take-back/"),
        preview_views.withdraw,
        name="submit_withdraw",
    ),
    path(pgettext_lazy("address", "submit/later/"), views.later, name="submit_later"),
    path(pgettext_lazy("address", "submit/<slug:route>/"), views.step, name="submit_step"),
    path(_("sent-picture/<int:number>/"), preview_views.sent_picture, name="sent_picture"),
]
