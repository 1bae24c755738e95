"""The English follows the Swedish: drafts, addresses, and no Swedish by mistake."""

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from home.translations import draft_in_english, english_of, missing_strings
from tests.factories import make_enterprise, make_event, make_guide, make_news, make_project

pytestmark = pytest.mark.django_db

MAKERS = [
    ("home", make_guide),
    ("home", make_project),
    ("procurement", make_news),
    ("calendar", make_event),
    ("directory", make_enterprise),
]
EACH_TYPE = pytest.mark.parametrize(
    ("parent", "make"), MAKERS, ids=lambda value: getattr(value, "__name__", value)
)


def translation_of(page, english):
    translate_object(page, [english])
    return Translation.objects.get(source__object_id=page.translation_key)


def say(translation, field, text):
    segment = translation.source.stringsegment_set.get(context__path=field)
    StringTranslation.objects.create(
        translation_of=segment.string,
        locale=translation.target_locale,
        context=segment.context,
        data=text,
    )


@pytest.fixture
def publish(admin_client, django_capture_on_commit_callbacks):
    """Return the button of the translation editor."""

    def press(page, **kwargs):
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        with django_capture_on_commit_callbacks(execute=True):
            answer = admin_client.post(address, {"action": "publish"}, **kwargs)
        page.refresh_from_db()
        return answer

    return press


def test_a_published_profile_gets_an_english_draft(directory, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = make_enterprise(directory, title="Återbruket")
    draft = english_of(page)
    assert draft.title == "Återbruket"
    assert not draft.live


def test_a_draft_is_made_once(directory, english):
    page = make_enterprise(directory)
    draft_in_english.call(page_id=page.pk)
    first = english_of(page)
    draft_in_english.call(page_id=page.pk)
    assert english_of(page).pk == first.pk


def test_publishing_the_english_asks_for_no_draft(
    directory, english, django_capture_on_commit_callbacks
):
    page = make_enterprise(directory)
    draft_in_english.call(page_id=page.pk)
    with django_capture_on_commit_callbacks() as callbacks:
        english_of(page).specific.get_latest_revision().publish()
    assert not [each for each in callbacks if "draft_in_english" in repr(each)]


def test_a_fault_in_the_translation_leaves_the_profile_published(
    directory, monkeypatch, django_capture_on_commit_callbacks
):
    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr("home.translations.translate_object", fail)
    with django_capture_on_commit_callbacks(execute=True):
        page = make_enterprise(directory)
    assert page.live and english_of(page) is None


@pytest.mark.indexed
@EACH_TYPE
def test_the_translator_opens_and_publishes_each_type(
    admin_client, publish, request, english, parent, make
):
    page = make(request.getfixturevalue(parent), title="Ett namn")
    translation = translation_of(page, english)
    say(translation, "title", "A name")
    draft = english_of(page)
    assert admin_client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).status_code == 200
    publish(draft)
    publish(draft)
    assert (draft.live, draft.title) == (True, "A name")
    assert admin_client.get(draft.url).status_code == 200


@EACH_TYPE
def test_a_change_in_the_swedish_reaches_the_english(request, english, parent, make):
    page = make(request.getfixturevalue(parent), title="Ett namn", summary="Förr.")
    translation = translation_of(page, english)
    say(translation, "title", "A name")
    say(translation, "summary", "Before.")
    translation.save_target(publish=True)
    before = missing_strings(english_of(page))
    page.title = "Ett nytt namn"
    page.save_revision().publish()
    translation.source.update_from_db()
    assert missing_strings(english_of(page)) == before + 1
    assert english_of(page).title == "A name"


@pytest.mark.indexed
def test_english_that_is_partly_swedish_takes_two_tries(publish, home, english):
    page = make_guide(home, title="Anbud", summary="Så skriver du.")
    say(translation_of(page, english), "title", "Tenders")
    draft = english_of(page)
    answer = publish(draft, follow=True)
    assert "fortfarande på svenska" in answer.content.decode()
    assert not draft.live
    publish(draft)
    assert draft.live


def test_the_facts_of_a_project_follow_the_swedish(home, english):
    page = make_project(home)
    fields = translation_of(page, english).source.overridablesegment_set
    paths = set(fields.values_list("context__path", flat=True))
    assert not paths & {"starts_on", "ends_on"}


def test_the_address_is_made_of_the_english_title(home, english):
    page = make_guide(home, title="Anbud", slug="anbud")
    translation = translation_of(page, english)
    say(translation, "title", "How to write tenders")
    translation.save_target(publish=True)
    assert english_of(page).slug == "how-to-write-tenders"


def test_an_address_chosen_by_the_translator_stays(home, english):
    page = make_guide(home, title="Anbud", slug="anbud")
    translation = translation_of(page, english)
    say(translation, "slug", "tendering")
    say(translation, "title", "How to write tenders")
    translation.save_target(publish=True)
    assert english_of(page).slug == "tendering"


@pytest.mark.indexed
def test_the_translator_publishes_once_however_often_it_is_pressed(publish, home, english):
    page = make_guide(home, title="Anbud", summary="Så skriver du.")
    translation = translation_of(page, english)
    say(translation, "title", "Tenders")
    say(translation, "summary", "How to tender.")
    draft = english_of(page)
    while not draft.live:
        publish(draft)
    before = draft.revisions.count()
    assert "redan beslutat" in publish(draft, follow=True).content.decode()
    assert draft.revisions.count() == before
    StringTranslation.objects.filter(data="Tenders").update(data="Bids")
    publish(draft)
    assert (draft.title, draft.revisions.count()) == ("Bids", before + 1)
    draft.revisions.order_by("pk").first().publish()
    publish(draft)
    assert (draft.revisions.count(), draft.title) == (before + 2, "Bids")
