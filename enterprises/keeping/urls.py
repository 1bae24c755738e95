"""The addresses at which contact persons keep up their profiles.

The number is that of the Swedish page in both languages, as in the API.
"""

from django.urls import path
from django.utils.translation import pgettext_lazy

from enterprises.keeping import changing, living, logging_in, people

urlpatterns = [
    path(pgettext_lazy("address", "my-enterprise/"), logging_in.keep, name="keep"),
    path(
        pgettext_lazy("address", "my-enterprise/log-out/"), logging_in.log_out, name="keep_log_out"
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/"), living.dashboard, name="keep_profile"
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/confirm/"),
        living.confirm,
        name="keep_confirm",
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/pause/"), living.pause, name="keep_pause"
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/take-away/"),
        living.close,
        name="keep_close",
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/change/"),
        changing.overview,
        name="keep_change",
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/change/<slug:step>/"),
        changing.change_step,
        name="keep_change_step",
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/take-back/<uuid:change>/"),
        changing.withdraw,
        name="keep_withdraw",
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/contact-persons/"),
        people.people,
        name="keep_contacts",
    ),
    path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/contact-persons/<int:person>/remove/"),
        people.remove,
        name="keep_contact_remove",
    ),
]
