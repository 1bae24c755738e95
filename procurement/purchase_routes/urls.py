"""The addresses of the buying routes below the procurement page."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from procurement.purchase_routes import views

urlpatterns = [
    path(pgettext_lazy("address", "how-to-buy/"), views.how_to_buy, name="how_to_buy"),
    path(pgettext_lazy("address", "how-to-buy/note/"), views.note, name="purchase_note"),
]
