"""A file that a crash left without a row is deleted by the daily duty, and no other file is."""

import datetime as dt

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.core.management import call_command
from django.db import transaction
from wagtail.images import get_image_model

from enterprises.models import Submission
from enterprises.pictures.actions import FOLDER, publish_pictures, store_picture
from enterprises.pictures.cleanup import discard_lost_files
from tests.enterprises.test_pictures_sent import picture, upload
from tests.factories import make_enterprise, make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


@pytest.fixture(autouse=True)
def storage(monkeypatch):
    """Return a storage without paths of this machine, as a bucket is."""
    storage = InMemoryStorage()
    monkeypatch.setattr(get_image_model()._meta.get_field("file"), "storage", storage)
    return storage


def files(storage):
    return {
        f"{folder}/{name}" for folder in storage.listdir("")[0] for name in inside(storage, folder)
    }


def inside(storage, folder):
    return storage.listdir(folder)[1]


def crash(monkeypatch):
    """Take a picture with a machine that stops between the file and the row."""

    def stop(*args, **kwargs):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(get_image_model(), "save", stop)
        patched.setattr(InMemoryStorage, "delete", stop)
        with pytest.raises(SystemExit):
            store_picture(upload(picture()))


def daily(days):
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=days), tick=False):
        call_command("daily")


@pytest.mark.parametrize(("days", "left"), [(0.9, 1), (1.1, 0)])
def test_the_daily_duty_deletes_it_after_a_day(storage, monkeypatch, days, left):
    crash(monkeypatch)
    assert len(inside(storage, FOLDER)) == 1
    daily(days)
    daily(days)
    assert len(inside(storage, FOLDER)) == left


def test_where_no_picture_was_ever_sent_there_is_nothing_to_do(storage):
    assert discard_lost_files() == 0


def test_the_pictures_of_drafts_and_of_profiles_stay(storage, directory):
    drafted, shown = store_picture(upload(picture())), store_picture(upload(picture("PNG")))
    Submission.objects.create(values={"logo": drafted.pk, "photos": []})
    make_enterprise(directory, picture=shown)
    publish_pictures([shown.pk])
    before = files(storage)
    daily(400)
    assert files(storage) == before == {drafted.file.name, shown.file.name}


def test_what_others_keep_in_the_storage_stays(storage):
    editors = make_picture()
    alone = storage.save("original_images/utan-rad.png", ContentFile(b"x"))
    document = storage.save("documents/avtal.pdf", ContentFile(b"x"))
    daily(400)
    assert files(storage) == {editors.file.name, alone, document}


def test_a_picture_that_is_on_its_way_stays(storage):
    with transaction.atomic():
        store_picture(upload(picture()))
        assert discard_lost_files() == 0
    assert len(inside(storage, FOLDER)) == 1


def test_a_picture_has_its_measures_and_a_name_that_tells_nothing(storage):
    kept = store_picture(upload(picture("PNG", size=(60, 40)), name="Anna Ek.png"))
    again = get_image_model().objects.get(pk=kept.pk)
    assert (again.width, again.height, again.file_size) == (60, 40, again.file.size)
    assert again.file.name.startswith(f"{FOLDER}/") and "nna" not in again.file.name
