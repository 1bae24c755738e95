"""Who works with contact persons, claims and corrections in the admin: the reviewers."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from enterprises.models import ContactPerson, Correction, ProfileClaim
from enterprises.moderation.reviewers import reviewing_users
from enterprises.profiles.permissions import may_review


class ReviewPolicy(ModelPermissionPolicy):
    """Those who may review what is sent in may do some things with some private rows."""

    def __init__(self, model: type[Model], actions: Iterable[str]) -> None:
        super().__init__(model)
        self.actions = set(actions)

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        """Return whether the action is one of those, and the user a reviewer."""
        return action in self.actions and may_review(user)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet:
        """Return the reviewers."""
        users = reviewing_users()
        return users if self.actions & set(actions) else users.none()


def register() -> None:
    """Let the reviewers in, and nobody else, whatever permissions a group has been given."""
    for model, actions in [
        (ContactPerson, ["add", "change", "delete", "view"]),
        (ProfileClaim, ["change", "view"]),
        (Correction, ["change", "view"]),
    ]:
        register_permission_policy(model, ReviewPolicy(model, actions), exact_class=True)
