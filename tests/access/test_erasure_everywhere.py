"""Who is erased stands nowhere any more: no table, version, copy or file name tells of them."""

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from openpyxl import Workbook
from wagtail.admin.models import FormState
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Comment, CommentReply, PageLogEntry, Revision
from wagtail_localize.models import (
    String,
    StringTranslation,
    TranslationContext,
    TranslationSource,
)

from access import personal_data
from access.mail import NewMail, post
from access.traces import NO_WORDS, searched_fields, searched_models
from enterprises.models import (
    ContactPerson,
    Correction,
    EnterprisePage,
    ProfileClaim,
    Submission,
    Upload,
)
from events.models import Question
from home.models import Feedback
from tests.factories import (
    make_contact,
    make_english,
    make_enterprise,
    make_event,
    make_guide,
    make_picture,
)
from tests.rows import everything

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
ANNA, PHONE = "anna.ek@bageriet.example.org", "070-174 06 05"
WORDS = "Skriv till Anna.Ek@Bageriet.example.org eller ring +46 (0)70 174 06 05!"
LEFT = re.compile(r"anna\.?ek\W{0,5}bageriet|70\W{0,6}1\W?7\W?4\W{0,3}0\W?6\W{0,3}0\W?5", re.I)


@pytest.fixture
def admin():
    return get_user_model().objects.create_superuser("chef", "chef@example.org", "x")


@pytest.fixture
def page(directory):
    """A profile that once had Anna as its public contact, in both languages, and has not now."""
    page = make_enterprise(directory, title="Bageriet", email=ANNA, phone=PHONE, summary=WORDS)
    page.save_revision().publish()
    english = make_english(page, summary=WORDS)
    for each in (page, english):
        each = EnterprisePage.objects.get(pk=each.pk)
        each.email, each.phone, each.summary = "info@bageriet.example.org", "", "Vi bakar."
        each.save_revision().publish()
    return EnterprisePage.objects.get(pk=page.pk)


def erase():
    return personal_data.erase(ANNA, user=None)


def left():
    """Return each column of each table in which somebody stands."""
    return [
        f"{table}: {row}"
        for table, (_columns, rows) in everything().items()
        for row in rows
        if LEFT.search(_said(row))
    ]


def _said(row):
    decoded = [bytes(each).decode("utf-8", "ignore") if _is_bytes(each) else each for each in row]
    return str(decoded)


def _is_bytes(value):
    return isinstance(value, bytes | memoryview)


def fill(page, admin):
    """Put a person wherever words can be put."""
    make_contact(page, ANNA, name="Anna Ek", phone="0701740605")
    bo = {"sender_email": "bo@example.org", "page": page}
    said = {"email": ANNA, "phone": PHONE, "summary": WORDS}
    Submission.objects.create(state="approved", values=said, base=said, number="SF-1", **bo)
    Submission.objects.create(state="waiting", values=said, words=WORDS, number="SF-2", **bo)
    ProfileClaim.objects.create(page=page, name="Bo", email="bo@example.org", words=WORDS)
    Correction.objects.create(page=page, kind="wrong", words=f"Ring {PHONE}", state="done")
    log(page, "wagtail.edit", user=admin, data={"told": WORDS})
    log(admin, "wagtail.edit", user=admin, data={"told": [ANNA]})
    PageLogEntry.objects.update(label=f"Bageriet {ANNA}")
    comment = Comment.objects.create(page=page, user=admin, text=WORDS, contentpath="title")
    CommentReply.objects.create(comment=comment, user=admin, text=WORDS)
    Feedback.objects.create(path=f"/sok/?q={ANNA.replace('@', '%40')}", words=WORDS, language="sv")
    Question.objects.create(event=make_event(page.get_parent(), live=False), text=WORDS)
    Upload.objects.create(name="lista.csv", content=f"namn;e-post\nB;{ANNA}".encode(), user=admin)
    Upload.objects.create(name="lista.xlsx", content=_spreadsheet(), user=admin)
    FormState.objects.create(
        user=admin,
        data=f"email={ANNA.replace('@', '%40')}&phone=070-174+06+05",
        content_type=ContentType.objects.get_for_model(EnterprisePage),
        object_id=page.pk,
        last_updated_at=timezone.now(),
    )
    DBTaskResult.objects.create(
        args_kwargs={"args": [ANNA], "kwargs": {}}, task_path="x.y", backend_name="default"
    )
    post(NewMail("x", "bo@example.org", "sv", told={"words": WORDS}))
    _translate(page)


def _translate(page):
    source, _made = TranslationSource.get_or_create_from_instance(page)
    content = json.loads(source.content_json) | {"email": ANNA, "summary": WORDS}
    TranslationSource.objects.filter(pk=source.pk).update(content_json=json.dumps(content))
    string = String.objects.create(locale=page.locale, data=WORDS)
    context = TranslationContext.objects.filter(object_id=page.translation_key).first()
    locale = page.get_translations().first().locale
    StringTranslation.objects.create(
        translation_of=string, context=context, locale=locale, data=f"Write to {ANNA}"
    )


def _spreadsheet():
    book, file = Workbook(), BytesIO()
    book.active.append(["B", ANNA])
    book.save(file)
    return file.getvalue()


def test_nothing_is_left_in_any_table(page, admin):
    fill(page, admin)
    assert len(left()) > 20
    erase()
    assert left() == []


def test_what_was_found_is_told_by_place(page, admin):
    fill(page, admin)
    told = erase()["access.elsewhere"]
    assert told["places"]["revisioner"] >= 4
    assert sum(told["places"].values()) == told["erased"]
    assert told["kept"] == []


def test_it_is_found_before_and_not_after(page, admin):
    assert personal_data.find(ANNA)["access.elsewhere"]
    erase()
    assert not any(personal_data.find(ANNA).values())


def test_versions_keep_everything_else(page):
    erase()
    contents = [each.content for each in Revision.objects.for_instance(page)]
    assert {each["title"] for each in contents} == {"Bageriet"}
    assert {each["email"] for each in contents} == {"", "info@bageriet.example.org"}


def test_what_readers_see_stays_in_the_version_that_is_opened(directory):
    page = make_enterprise(directory, title="Caféet", email=ANNA, summary="Förr")
    page.save_revision().publish()
    page.summary = "Nu"
    page.save_revision().publish()
    kept = erase()["enterprises"]["kept"]
    emails = [each.content["email"] for each in Revision.objects.for_instance(page).order_by("pk")]
    assert emails == ["", ANNA]
    assert any("Caféet" in reason for reason in kept)


def test_a_text_that_readers_see_is_told_and_stays(home):
    guide = make_guide(home, title="Så köper du", summary=WORDS)
    (reason,) = erase()["access.elsewhere"]["kept"]
    assert "Så köper du" in reason
    guide.refresh_from_db()
    assert guide.summary == WORDS


def test_a_draft_loses_what_nobody_sees(directory):
    page = make_enterprise(directory, title="Utkastet", email=ANNA, live=False)
    erase()
    page.refresh_from_db()
    assert page.email == page.get_latest_revision_as_object().email == ""


def test_the_number_of_somebody_else_is_theirs(page):
    make_contact(page, ANNA, phone=PHONE)
    bo = make_contact(page, "bo@bageriet.example.org", phone=PHONE)
    erase()
    bo.refresh_from_db()
    assert bo.phone == PHONE


def test_a_picture_gets_a_name_that_tells_nothing():
    picture = make_picture(title=ANNA)
    old = Path(picture.file.path)
    new = old.rename(old.with_name("anna.ekbageriet.example.org.png"))
    type(picture).objects.update(file=picture.file.name.replace(old.name, new.name))
    erase()
    again = get_image_model().objects.get(pk=picture.pk)
    assert "bageriet" not in again.file.name + again.title
    assert again.file.storage.exists(again.file.name)


def test_staff_are_told_of_and_kept():
    get_user_model().objects.create_user("anna", ANNA, "x")
    (reason,) = erase()["access.elsewhere"]["kept"]
    assert "anna" in reason


def test_nothing_made_of_it_is_left_in_the_cache(django_capture_on_commit_callbacks):
    cache.set("page", WORDS)
    with django_capture_on_commit_callbacks(execute=True):
        erase()
    assert cache.get("page") is None


def test_others_stay_untouched(page, admin):
    ContactPerson.objects.create(page=page, email="anna.ek@bageriet.example.org.se")
    before = ContactPerson.objects.get()
    erase()
    assert ContactPerson.objects.get().email == before.email


def test_every_column_that_can_hold_words_is_searched():
    words = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
    missed = [
        str(field)
        for model in apps.get_models()
        if model in set(searched_models())
        for field in model._meta.local_concrete_fields
        if isinstance(field, (*words, models.FileField))
        and not isinstance(field, models.SlugField)
        and not field.choices
        and field not in searched_fields(model)
    ]
    assert set(missed) == NO_WORDS


def test_whoever_erases_in_the_admin_is_told_where(admin_client, page):
    asked = {"email": ANNA, "action": "erase", "is_sure": "on"}
    said = admin_client.post(reverse("access_desk:persons"), asked).content.decode()
    assert "Andra ställen, som äldre versioner av sidor" in said
    assert re.search(r"<li>revisioner: \d</li>", said)
