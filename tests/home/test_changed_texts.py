"""English is stale when a text of the Swedish has changed, until each has been dealt with."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from home.changed_texts import remember_old
from home.models import TranslatedText
from home.stale_content.english import stale_english
from home.translations import english_of
from tests.factories import make_english, make_event, make_guide, make_project

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
BODY = [("text", "<p>Första stycket.</p><p>Andra stycket.</p>")]


@pytest.fixture
def committed_at_once(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def publish(committed_at_once):
    """Return what publishes a page with some changes, as an editor does."""

    def press(page, **changes):
        page = Page.objects.get(pk=page.pk).specific
        for name, value in changes.items():
            setattr(page, name, value)
        with committed_at_once():
            page.save_revision().publish()
        return page

    return press


def say(page, path, text):
    """Translate a text in the editor."""
    translation = Translation.objects.get(source__object_id=page.translation_key)
    segment = translation.source.stringsegment_set.filter(context__path=path).last()
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        locale=translation.target_locale,
        context=segment.context,
        defaults={"data": text, "has_error": False, "field_error": "", "tool_name": ""},
    )


@pytest.fixture
def translated(home, english, publish, committed_at_once):
    """Return a guide that was translated in the editor and published in English."""
    page = make_guide(home, title="Anbud", summary="Så skriver du ett anbud.", body=BODY)
    translate_object(page, [english])
    say(page, "title", "Tenders")
    say(page, "summary", "How to write a tender.")
    publish_english(page, committed_at_once)
    return page


def publish_english(page, committed_at_once):
    with committed_at_once():
        Translation.objects.get(source__object_id=page.translation_key).save_target(publish=True)


def rows(user):
    found = stale_english(user, timezone.localdate())
    return {
        row.title: [(each.before, each.now, each.english) for each in row.changes] for row in found
    }


@pytest.fixture(params=["editor", "copy"])
def both(request, home, english):
    """Return a page with English, made in the translation editor or by a copy."""
    if request.param == "editor":
        return request.getfixturevalue("translated")
    page = make_guide(home, title="Anbud", summary="Så skriver du ett anbud.", body=BODY)
    make_english(page, title="Tenders", summary="How to write a tender.")
    return page


def test_a_changed_text_makes_a_row_with_old_new_and_english(both, admin_user, publish):
    publish(both, summary="Så skriver ni ett anbud.")
    assert rows(admin_user) == {
        "Anbud": [
            ("Så skriver du ett anbud.", "Så skriver ni ett anbud.", "How to write a tender.")
        ]
    }


def test_a_paragraph_that_changed_is_shown_too(both, admin_user, publish):
    block = both.body[0].id
    body = [{"type": "text", "value": "<p>Första stycket.</p><p>Nytt stycke.</p>", "id": block}]
    page = Page.objects.get(pk=both.pk).specific
    page.body = page.body.stream_block.to_python(body)
    publish(both, body=page.body)
    ((before, now, _english),) = rows(admin_user)["Anbud"]
    assert (before, now) == (
        "Första stycket.\nAndra stycket.",
        "Första stycket.\nNytt stycke.",
    )


def test_publishing_without_a_change_of_text_makes_no_row(both, admin_user, publish):
    publish(both)
    publish(both, checked_on=dt.date(2026, 1, 1))
    assert rows(admin_user) == {}


def test_dates_and_seats_make_no_row(calendar, home, admin_user, publish):
    event, project = make_event(calendar), make_project(home)
    make_english(event)
    make_english(project)
    publish(event, starts_at=event.starts_at + dt.timedelta(days=2), seats=30)
    publish(project, starts_on=dt.date(2025, 1, 1))
    assert rows(admin_user) == {}


def test_a_text_that_is_changed_back_needs_nothing(both, admin_user, publish):
    publish(both, summary="Annat.")
    publish(both, summary="Så skriver du ett anbud.")
    assert rows(admin_user) == {}


def test_publishing_english_without_dealing_with_it_leaves_the_row(
    both, admin_user, publish, committed_at_once
):
    publish(both, summary="Nya ord.")
    if Translation.objects.filter(source__object_id=both.translation_key).exists():
        publish_english(both, committed_at_once)
    publish(english_of(both))
    assert len(rows(admin_user)["Anbud"]) == 1


def test_the_row_goes_when_each_text_is_translated_anew(
    translated, admin_user, publish, committed_at_once
):
    publish(translated, title="Upphandling", summary="Nya ord.")
    say(translated, "title", "Procurement")
    assert len(rows(admin_user)["Upphandling"]) == 2
    publish_english(translated, committed_at_once)
    assert [row[1] for row in rows(admin_user)["Upphandling"]] == ["Nya ord."]
    say(translated, "summary", "New words.")
    publish_english(translated, committed_at_once)
    assert rows(admin_user) == {}


def test_the_row_of_a_copy_goes_when_its_english_is_rewritten(home, admin_user, publish):
    page = make_guide(home, title="Anbud", summary="Förr.")
    english = make_english(page, title="Tenders", summary="Before.")
    publish(page, summary="Nu.")
    publish(english, title="Tenders!")
    assert len(rows(admin_user)["Anbud"]) == 1
    publish(english, summary="Now.")
    assert rows(admin_user) == {}


def test_each_text_can_be_said_to_be_right(both, admin_client, admin_user, publish):
    publish(both, title="Upphandling", summary="Nya ord.")
    for count, text in enumerate(TranslatedText.objects.stale().order_by("pk")):
        assert len(rows(admin_user)["Upphandling"]) == 2 - count
        sent = {"row": "english", "action": "still-right", "subject": text.pk}
        admin_client.post(reverse("review_list"), sent)
    assert rows(admin_user) == {}


def test_a_second_press_says_that_it_was_dealt_with(both, admin_client, publish):
    publish(both, summary="Så skriver ni ett anbud.")
    sent = {"row": "english", "action": "still-right"}
    sent["subject"] = TranslatedText.objects.stale().get().pk
    admin_client.post(reverse("review_list"), sent)
    again = admin_client.post(reverse("review_list"), sent, follow=True)
    assert "redan åtgärdat" in again.content.decode()


def test_the_list_shows_the_row(both, admin_client, publish):
    publish(both, summary="Så skriver ni ett anbud.")
    page = admin_client.get(reverse("review_list") + "?kind=english").content.decode()
    for words in ("Så skriver du", "Så skriver ni", "How to write a tender."):
        assert words in page


def test_the_editor_shows_the_new_swedish_and_keeps_the_english(translated, admin_client, publish):
    publish(translated, summary="Så skriver ni ett anbud.")
    address = reverse("wagtailadmin_pages:edit", args=[english_of(translated).pk])
    editor = admin_client.get(address)
    props = editor.context["props"] if "props" in editor.context else editor.content.decode()
    assert "Så skriver ni ett anbud." in props or "ni ett anbud" in props
    assert "How to write a tender." in props
    kept = StringTranslation.objects.get(data="How to write a tender.", has_error=True)
    assert "Så skriver du ett anbud." in kept.get_error()


def test_english_that_waits_for_a_translation_is_not_published_in_swedish(
    translated, admin_client, publish, committed_at_once
):
    publish(translated, summary="Nya ord.")
    address = reverse("wagtailadmin_pages:edit", args=[english_of(translated).pk])
    for _time in range(2):
        with committed_at_once():
            admin_client.post(address, {"action": "publish"})
    assert english_of(translated).specific.summary == "How to write a tender."
    source = Translation.objects.get(source__object_id=translated.translation_key).source
    update = reverse("wagtail_localize:update_translations", args=[source.pk])
    with committed_at_once():
        admin_client.post(update, {"publish_translations": "on"})
    assert english_of(translated).specific.summary == "How to write a tender."
    assert TranslatedText.objects.stale().count() == 1


def test_english_from_before_is_compared_with_what_it_was_made_of(translated, admin_user, publish):
    TranslatedText.objects.all().delete()
    Page.objects.filter(pk=translated.pk).update(title="Anbud")
    publish(translated, summary="Nya ord.")
    assert rows(admin_user)["Anbud"][0][:2] == ("Så skriver du ett anbud.", "Nya ord.")


def test_english_that_a_script_made_public_without_a_date_is_no_hindrance(
    home, admin_user, publish
):
    page = make_guide(home, title="Anbud", summary="Förr.")
    english = make_english(page)
    TranslatedText.objects.all().delete()
    Page.objects.filter(pk=english.pk).update(last_published_at=None)
    remember_old()
    publish(page, summary="Nu.")
    assert rows(admin_user)["Anbud"][0][:2] == ("Förr.", "Nu.")


def test_english_from_before_is_remembered_every_day(home, admin_user):
    page = make_guide(home, title="Anbud", summary="Förr.")
    english = make_english(page)
    TranslatedText.objects.all().delete()
    remember_old()
    assert TranslatedText.objects.filter(page_key=page.translation_key).exists()
    assert rows(admin_user) == {}
    english.delete()
    page.delete()
    remember_old()
    assert not TranslatedText.objects.filter(page_key=page.translation_key).exists()


@pytest.mark.parametrize("error", [AttributeError, KeyError, TypeError, ValueError])
def test_a_block_that_cannot_be_read_is_no_hindrance(both, publish, monkeypatch, caplog, error):
    def stumble(page):
        raise error("a block as a script wrote it")

    monkeypatch.setattr("home.changed_texts.extract_segments", stumble)
    publish(both, summary="Nya ord.")
    assert Page.objects.get(pk=both.pk).specific.summary == "Nya ord."
    assert "were not compared" in caplog.text
