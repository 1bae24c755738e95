"""A picture that was stored for nothing leaves neither a row nor a file."""

import datetime as dt

import pytest
import time_machine
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection
from wagtail.images import get_image_model

from enterprises.models import Submission
from enterprises.pictures import actions
from enterprises.pictures.actions import publish_pictures, store_picture
from enterprises.self_service import changes
from enterprises.submission.steps.form import AlreadySentError
from enterprises.submission.steps.pictures import PicturesForm
from tests.enterprises.test_pictures_sent import picture, upload
from tests.factories import make_contact, make_enterprise, make_picture
from tests.self_service import at, log_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.indexed,  # a picture that is deleted leaves the admin's search
    pytest.mark.usefixtures("fresh_limits"),
]


@pytest.fixture
def left(django_capture_on_commit_callbacks):
    """Return a function that does something, and returns which files and rows it has left."""
    storage = storages["default"]

    def files():
        folders = storage.listdir("")[0]
        return {f"{folder}/{name}" for folder in folders for name in storage.listdir(folder)[1]}

    def left(do):
        before = files()
        with django_capture_on_commit_callbacks(execute=True):
            do()
        return files() - before, get_image_model().objects.count()

    storage.save("sent_pictures/.keep", upload(b"x"))
    return left


@pytest.fixture
def post(client, directory):
    contact = make_contact(make_enterprise(directory))
    log_in(client, contact)
    client.raise_request_exception = False
    address = at(directory, "self_service_change_step", contact.page_id, "bilder")
    told = {"everyone_agreed": "on", "new_alt_0": "En hink"}
    return lambda: client.post(
        address, {**told, "file_0": upload(picture()), "logo": upload(picture())}
    )


def test_a_change_that_could_not_be_saved_leaves_no_picture(post, left, monkeypatch):
    def fail(change):
        raise RuntimeError

    monkeypatch.setattr(changes, "tidy", fail)
    assert left(post) == (set(), 0)
    assert not Submission.objects.exists()


def test_pictures_are_drawn_while_no_row_is_held(post, left, monkeypatch):
    draw, depths = actions._reencoded, []

    def drawn(*picture):
        depths.append(len(connection.savepoint_ids))
        return draw(*picture)

    monkeypatch.setattr(actions, "_reencoded", drawn)
    outside = len(connection.savepoint_ids)
    left(post)
    assert depths == [outside, outside]


def test_pictures_for_what_has_been_sent_already_are_not_kept(left):
    submission = Submission.objects.create()
    told = {"new_alt_0": "En hink"}
    form = PicturesForm(told, {"file_0": upload(picture())}, submission=submission)

    def send_meanwhile():
        assert form.is_valid()
        Submission.objects.update(state="waiting")
        with pytest.raises(AlreadySentError):
            form.store()

    assert left(send_meanwhile) == (set(), 0)


def test_a_logo_that_was_replaced_at_once_is_not_kept(left):
    submission = Submission.objects.create()

    def twice():
        for _time in range(2):
            form = PicturesForm({}, {"logo": upload(picture())}, submission=submission)
            assert form.is_valid()
            form.store()

    files, rows = left(twice)
    assert (len(files), rows) == (1, 1)


def daily(days):
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=days), tick=False):
        call_command("daily")


@pytest.mark.parametrize(("days", "kept"), [(0.5, 1), (2, 0)])
def test_the_daily_duty_forgets_what_a_crash_has_left(left, days, kept):
    store_picture(upload(picture()))
    left(lambda: daily(days))
    assert get_image_model().objects.count() == kept


def test_the_daily_duty_leaves_what_somebody_refers_to(directory):
    logo, photo, before, shown, public = (store_picture(upload(picture())) for _number in range(5))
    values = {"logo": logo.pk, "photos": [{"image": photo.pk, "alt_text": ""}]}
    Submission.objects.create(values=values, base={"logo": before.pk}, state="rejected")
    make_enterprise(directory, picture=shown)
    publish_pictures([public.pk])
    editors = make_picture()
    daily(3)
    everything = {logo, photo, before, shown, public, editors}
    assert set(get_image_model().objects.all()) == everything
