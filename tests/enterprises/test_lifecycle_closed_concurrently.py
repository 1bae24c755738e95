"""An enterprise leaves at the moment in which somebody else does something with its profile."""

from collections import Counter

import pytest
from django.contrib.auth import get_user_model

from enterprises.enquiries import claims
from enterprises.lifecycle import actions as lifecycle
from enterprises.models import ContactPerson, EnterpriseIndexPage, EnterprisePage, ProfileClaim
from enterprises.moderation.actions import AlreadyDecidedError, approve
from enterprises.moderation.sending import send
from tests.enterprises.test_moderation_concurrency import change, fresh
from tests.factories import make_contact, make_enterprise
from tests.together import at_once

at_the_same_moment = pytest.mark.usefixtures("committed")
ROUNDS = 3


@pytest.fixture
def directory(committed):
    return EnterpriseIndexPage.objects.get(locale__language_code="sv")


@pytest.fixture
def reviewer(committed):
    return get_user_model().objects.create_superuser("granskare", "g@example.org", "x")


@pytest.fixture
def profiles(directory):
    """Return profiles in both languages, one for each round."""
    made = []
    for number in range(ROUNDS):
        page = make_enterprise(directory, title=f"Rutor {number}", phone="019-1")
        page.get_translations().get().get_latest_revision().publish()
        made.append(page)
    return made


def problems(found):
    return [each for each in found if isinstance(each, Exception)]


def states(page):
    family = EnterprisePage.objects.filter(translation_key=page.translation_key)
    return {(each.live, each.closed_on is None) for each in family}


@pytest.mark.django_db
def test_what_waited_cannot_be_approved_when_its_enterprise_has_left(django_user_model):
    page = make_enterprise(EnterpriseIndexPage.objects.get(locale__language_code="sv"))
    row = send(change(page, make_contact(page), phone="019-2"))
    lifecycle.close(fresh(page))
    with pytest.raises(AlreadyDecidedError):
        approve(row, django_user_model.objects.create_superuser("g", "g@example.org", "x"))
    assert not fresh(page).live


@at_the_same_moment
def test_who_leaves_while_a_change_is_approved_has_left(profiles, reviewer):
    for number, page in enumerate(profiles):
        row = send(change(page, make_contact(page, f"anna{number}@example.org"), phone="019-2"))
        found = at_once(
            lambda row=row: approve(fresh(row), reviewer),
            lambda page=page: lifecycle.close(fresh(page)),
        )
        assert {type(each).__name__ for each in problems(found)} <= {"AlreadyDecidedError"}
        assert states(page) == {(False, False)}
        assert fresh(row).state in ("approved", "withdrawn")


@at_the_same_moment
@pytest.mark.parametrize("deed", [lifecycle.confirm, lifecycle.pause, lifecycle.close])
def test_who_leaves_while_the_profile_is_confirmed_paused_or_closed_has_left(profiles, deed):
    for page in profiles:
        found = at_once(
            lambda page=page: deed(fresh(page)), lambda page=page: lifecycle.close(fresh(page))
        )
        assert problems(found) == []
        assert states(page) == {(False, False)}


@at_the_same_moment
def test_who_leaves_while_an_editor_publishes_is_either_out_or_in(profiles):
    for page in profiles:
        revision = page.save_revision()
        found = at_once(
            lambda revision=revision: revision.publish(),
            lambda page=page: lifecycle.close(fresh(page)),
        )
        assert problems(found) == []
        page = fresh(page)
        assert page.live is (page.closed_on is None)


@at_the_same_moment
def test_a_claim_has_one_answer(profiles, reviewer):
    for number, page in enumerate(profiles):
        made = ProfileClaim.objects.create(page=page, name="Bo", email=f"bo{number}@example.org")
        found = at_once(
            lambda made=made: claims.approve(fresh(made)),
            lambda made=made: claims.reject(fresh(made), reviewer, "Nej"),
        )
        assert Counter(type(each).__name__ for each in problems(found)) == {
            "AlreadyDecidedError": 1
        }
        is_in = ContactPerson.objects.filter(page=page).exists()
        assert is_in is (fresh(made).state == "approved")
