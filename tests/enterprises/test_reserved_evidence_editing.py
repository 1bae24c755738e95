"""Evidence in the page editor: what is asked for, and who may say that it is supported."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import Group, User

from enterprises.models import EnterprisePage
from enterprises.models.enums import Criterion
from home.roles import EDITOR, REVIEWER
from tests.editing import edit
from tests.factories import make_enterprise, support

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("today"),
    pytest.mark.indexed,
]


@pytest.fixture
def today():
    with time_machine.travel("2026-11-23 12:00+01:00", tick=False):
        yield dt.date(2026, 11, 23)


@pytest.fixture
def page(directory):
    return make_enterprise(directory, title="Blanka Rutor")


@pytest.fixture
def signed_in(client):
    """Sign in somebody with a role."""

    def make(role):
        user = User.objects.create_user(f"en {role}", password="ett ord")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return user

    return make


def row(number=0, **fields):
    """Return the fields of one more row of evidence, as the editor sends them."""
    told = {"criterion": "4-18-share", "support": "stated", "ORDER": 1, **fields}
    return {"evidence-TOTAL_FORMS": number + 1} | {
        f"evidence-{number}-{name}": value for name, value in told.items()
    }


def latest(page):
    return EnterprisePage.objects.get(pk=page.pk).get_latest_revision_as_object().evidence.all()


def test_a_reviewer_who_checks_is_noted_with_the_day(client, page, signed_in, today):
    user = signed_in(REVIEWER)
    edit(client, page, **row(support="seen"))
    (saved,) = latest(page)
    assert (saved.checked_by, saved.checked_on) == (user, today)


def test_the_day_that_the_reviewer_gives_is_kept(client, page, signed_in):
    signed_in(REVIEWER)
    edit(client, page, **row(support="seen", checked_on="2026-11-02"))
    assert latest(page)[0].checked_on == dt.date(2026, 11, 2)


def test_an_editor_is_told_that_reviewers_check(client, page, signed_in):
    signed_in(EDITOR)
    answer = edit(client, page, **row(support="seen"))
    assert "Bara granskare" in answer.content.decode()
    assert not latest(page)


def test_an_editor_may_note_what_the_enterprise_states(client, page, signed_in):
    signed_in(EDITOR)
    edit(client, page, **row(statement="Sju av tio."))
    (saved,) = latest(page)
    assert (saved.statement, saved.checked_by, saved.checked_on) == ("Sju av tio.", None, None)


def checked(page, user):
    support(page, Criterion.SVB, support="seen", checked_on=dt.date(2026, 11, 2), checked_by=user)
    return EnterprisePage.objects.get(pk=page.pk)


def test_an_editor_may_change_other_things_on_a_page_with_a_check(
    client, page, signed_in, admin_user
):
    page = checked(page, admin_user)
    signed_in(EDITOR)
    edit(client, page, summary="Nya ord.")
    (saved,) = latest(page)
    assert (saved.support, saved.checked_by) == ("seen", admin_user)


@pytest.mark.parametrize(
    "change", [{"evidence-0-valid_until": "2030-01-01"}, {"evidence-0-criterion": "4-18-share"}]
)
def test_an_editor_cannot_change_what_was_checked(client, page, signed_in, admin_user, change):
    page = checked(page, admin_user)
    signed_in(EDITOR)
    assert "Bara granskare" in edit(client, page, **change).content.decode()


def test_what_goes_back_to_stated_forgets_the_check(client, page, signed_in, admin_user):
    page = checked(page, admin_user)
    signed_in(EDITOR)
    edit(client, page, **{"evidence-0-support": "stated"})
    (saved,) = latest(page)
    assert (saved.support, saved.checked_by, saved.checked_on) == ("stated", None, None)


def test_an_editor_may_take_evidence_away(client, page, signed_in, admin_user):
    page = checked(page, admin_user)
    signed_in(EDITOR)
    edit(client, page, **{"evidence-0-DELETE": "on"})
    assert not latest(page)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"criterion": "certificate"}, "Ange vad certifikatet heter"),
        ({"support": "register"}, "Ange adressen till registret"),
        ({"support": "seen", "checked_on": "2026-11-24"}, "i framtiden"),
        (
            {"support": "seen", "checked_on": "2026-11-02", "valid_until": "2026-11-02"},
            "efter dagen då",
        ),
        ({"support": "seen", "valid_until": "2026-11-01"}, "efter dagen då"),
    ],
)
def test_what_makes_no_sense_is_refused(client, page, signed_in, fields, words):
    signed_in(REVIEWER)
    answer = edit(client, page, **row(**fields))
    assert words in answer.content.decode()
    assert not latest(page)


def test_the_editor_sees_who_checked(client, page, signed_in, admin_user):
    page = checked(page, admin_user)
    signed_in(REVIEWER)
    html = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "kontrollerat av" in html.lower()
    assert admin_user.username in html
