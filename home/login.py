"""The form by which editors log in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm


class LoginForm(WagtailLoginForm):
    """Wagtail's form, with every label in the reader's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name what Wagtail leaves to the names of the fields."""
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
        self.fields["remember"].label = _("Remember me")
