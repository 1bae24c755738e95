"""The addresses at which contact persons keep up their profiles.

The number is that of the Swedish page in both languages, as in the API.
"""

from django.urls import path
from django.utils.translation import pgettext_lazy

from enterprises.self_service import change_views, login, views

urlpatterns = [
    path(pgettext_lazy("address", "my-enterprise/"), login.start, name="self_service"),
    path(
        pgettext_lazy("address", "my-enterprise/log-out/"),
        login.log_out,
        name="self_service_log_out",
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/"),
        views.dashboard,
        name="self_service_profile",
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/confirm/"),
        views.confirm,
        name="self_service_confirm",
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/pause/"),
        views.pause,
        name="self_service_pause",
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/take-away/"),
        views.close,
        name="self_service_close",
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/change/"),
        change_views.overview,
        name="self_service_change",
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/change/<slug:step>/"),
        change_views.change_step,
        name="self_service_change_step",
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/take-back/<uuid:change>/"),
        change_views.withdraw,
        name="self_service_withdraw",
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/contact-persons/"),
        views.people,
        name="self_service_contacts",
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/contact-persons/<int:person>/remove/"),
        views.remove,
        name="self_service_contact_remove",
    ),
]
