"""What an English profile takes from the Swedish one."""

import pytest
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from enterprises.models import EnterprisePage, Offer
from tests.factories import make_category, make_enterprise, municipality

pytestmark = pytest.mark.django_db


@pytest.fixture
def profile(directory):
    page = make_enterprise(
        directory,
        title="Blanka Rutor",
        serving=["Nora"],
        categories=[make_category("stad")],
        email="info@blanka.example",
    )
    offer = Offer(name="Fönsterputs", description="Ute och inne.")
    offer.municipalities = [municipality("Nora")]
    page.offers = [offer]
    page.save_revision().publish()
    return EnterprisePage.objects.get(pk=page.pk)


def translate(page, english, texts):
    translate_object(page, [english])
    translation = Translation.objects.get(source__object_id=page.translation_key)
    for segment in StringSegment.objects.filter(source=translation.source):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=english,
            context=segment.context,
            defaults={"data": texts.get(segment.string.data, segment.string.data)},
        )
    translation.save_target(publish=True)
    return EnterprisePage.objects.get(locale=english, translation_key=page.translation_key)


def test_a_translation_keeps_places_categories_and_the_places_of_an_offer(profile, english):
    copy = translate(profile, english, {"Fönsterputs": "Window cleaning"})
    offer = copy.offers.get()
    assert offer.name == "Window cleaning"
    assert [row.name for row in offer.municipalities.all()] == ["Nora"]
    assert [row.name for row in copy.municipalities.all()] == ["Nora"]
    assert [row.slug for row in copy.categories.all()] == ["stad"]


def test_saving_a_translation_again_doubles_nothing(profile, english):
    translate(profile, english, {})
    copy = translate(profile, english, {"Fönsterputs": "Window cleaning"})
    assert copy.offers.count() == 1
    assert [row.name for row in copy.offers.get().municipalities.all()] == ["Nora"]


def test_facts_follow_the_swedish_page_when_it_is_published(profile, english):
    copy = translate(profile, english, {})
    profile.municipalities = [municipality("Laxå")]
    profile.categories = [make_category("mat")]
    profile.email = "hej@blanka.example"
    profile.save_revision().publish()
    copy = EnterprisePage.objects.get(pk=copy.pk)
    assert [row.name for row in copy.municipalities.all()] == ["Laxå"]
    assert [row.slug for row in copy.categories.all()] == ["mat"]
    assert copy.email == "hej@blanka.example"


def test_an_english_draft_stays_a_draft_when_facts_follow(profile, english):
    copy = translate(profile, english, {})
    copy.summary = "Not yet for everyone."
    copy.save_revision()
    profile.phone = "010-123"
    profile.save_revision().publish()
    copy.refresh_from_db()
    assert copy.phone == "010-123"
    assert copy.summary != "Not yet for everyone."
    assert copy.get_latest_revision_as_object().summary == "Not yet for everyone."
    assert copy.get_latest_revision_as_object().phone == "010-123"


def test_clearing_the_categories_clears_them_in_english_too(profile, english):
    copy = translate(profile, english, {})
    profile.categories = []
    profile.save_revision().publish()
    assert not EnterprisePage.objects.get(pk=copy.pk).categories.exists()
