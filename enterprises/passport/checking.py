"""Who may say how evidence is supported, and the note of who looked, and when."""

from typing import Any

from django.forms import BaseModelFormSet, ModelForm
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from enterprises.enums import Support

CHECKED = {"criterion", "title", "support", "link", "checked_on", "valid_until"}


def may_check(user: Any, directory: Page) -> bool:
    """Return whether a user may say that evidence is supported: whoever publishes profiles."""
    if user is None:
        return False
    rules = hooks.get_hooks("may_publish_enterprises")
    granted = directory.permissions_for_user(user).can_publish_subpage()
    return granted and all(rule(user) for rule in rules)


def check(rows: BaseModelFormSet, user: Any, directory: Page) -> None:
    """Note who supports each piece of evidence that was changed, or refuse it."""
    changed = [form for form in rows.forms if _is_changed(form)]
    supported = [form for form in changed if form.instance.support != Support.STATED]
    for form in changed:
        if form not in supported:
            form.instance.checked_by = form.instance.checked_on = None
    if supported and not may_check(user, directory):
        for form in supported:
            form.add_error(
                "support",
                _("Only reviewers may say that a document is seen or a register is checked."),
            )
        return
    for form in supported:
        form.instance.checked_by = user
        form.instance.checked_on = form.instance.checked_on or timezone.localdate()


def _is_changed(form: ModelForm) -> bool:
    """Tell whether anything that a check vouches for is different from before."""
    if not form.is_valid() or form.cleaned_data.get("DELETE"):
        return False
    return bool(CHECKED.intersection(form.changed_data))
