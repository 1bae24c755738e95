"""The forms by which editors log in, and get a new password."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.admin.forms.auth import PasswordResetForm as WagtailPasswordResetForm

from access.after_response import after_response


class LoginForm(WagtailLoginForm):
    """Wagtail's form, with every label in the reader's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name what Wagtail leaves to the names of the fields."""
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
        self.fields["remember"].label = _("Remember me")


class PasswordResetForm(WagtailPasswordResetForm):
    """Wagtail's form, whose answer takes as long for an address that nobody has."""

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send the link when the answer is there."""
        after_response(partial(super().send_mail, *args, **kwargs))
