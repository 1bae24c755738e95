"""Who is told that something waits for a review: the same people for all that comes in."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from enterprises.models import DirectorySettings
from enterprises.moderation.reviewers import reviewers

pytestmark = pytest.mark.django_db


def person(name, *, email=None, is_reviewer=True, **more):
    email = f"{name}@example.org" if email is None else email
    user = get_user_model().objects.create_user(name, email, **more)
    if is_reviewer:
        group, _is_new = Group.objects.get_or_create(name="Granskare")
        group.permissions.add(Permission.objects.get(codename="review_submission"))
        user.groups.add(group)
    return user


def test_those_with_the_right_are_told_and_nobody_else():
    person("rut")
    person("bo", is_reviewer=False)
    person("gone", is_active=False)
    person("mute", email="")
    person("root", is_reviewer=False, is_superuser=True)
    assert reviewers() == [("rut@example.org", "sv")]


def test_superusers_are_told_where_nobody_else_would_be():
    person("mute", email="")
    person("root", is_reviewer=False, is_superuser=True)
    assert reviewers() == [("root@example.org", "sv")]


def test_a_shared_address_is_told_instead():
    person("rut")
    settings = DirectorySettings.load()
    settings.review_email = "granska@example.org"
    settings.save()
    assert reviewers() == [("granska@example.org", "sv")]
