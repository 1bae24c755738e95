"""What the search gets to know about a profile."""

import pytest

from enterprises.models import Category, EnterprisePage, Offer
from enterprises.profiles.documents import documents, listed
from tests.factories import make_enterprise, municipality

pytestmark = pytest.mark.django_db


@pytest.fixture
def profile(directory):
    page = make_enterprise(
        directory,
        title="Blanka Rutor",
        purpose="Vi ger arbete.",
        organisation_number="556036-0793",
        legal_form="foundation",
        municipality=municipality("Nora"),
        serving=["Laxå"],
        categories=[Category.objects.get(slug="stad-fonster")],
    )
    page.offers = [Offer(name="Fönsterputs", description="Ute och inne", cpv="90911300")]
    page.save_revision().publish()
    return page


def translated(profile, english):
    copy = profile.copy_for_translation(english)
    copy.title = "Clear Windows"
    copy.save_revision().publish()
    return copy


@pytest.mark.parametrize(
    "word",
    ["Fönsterputs", "Window cleaning", "Cleaning and home services", "Nora", "Laxå", "stiftelse"]
    + ["556036-0793", "5560360793", "90911300", "Fönsterputsning"],
)
def test_a_profile_is_found_by_its_words(profile, word):
    [document] = documents(profile)
    assert word in [*document.names, *document.keywords]


def test_a_document_holds_text_codes_and_parents(profile):
    [document] = documents(profile)
    assert "Vi ger arbete." in document.body
    assert "Ute och inne" in document.body
    assert document.categories == ["stad-fonster", "stad"]
    assert document.municipalities == ["1860"]
    assert document.cpv == ["90911300"]


def test_each_language_has_a_document_with_the_swedish_id(profile, english):
    translated(profile, english)
    found = {document.language: document for document in documents(profile)}
    assert {document.object_id for document in found.values()} == {profile.pk}
    assert found["en"].title == "Clear Windows"
    assert "/en/enterprises/" in found["en"].url


def test_an_english_page_speaks_for_the_same_enterprise(profile, english):
    copy = translated(profile, english)
    assert [document.object_id for document in documents(copy)] == [profile.pk, profile.pk]
    assert list(listed()) == [profile]


def test_what_is_not_public_has_no_document(directory, profile):
    draft = make_enterprise(directory, live=False)
    profile.unpublish()
    assert [*documents(draft), *documents(profile)] == []
    assert not listed().exists()


def test_an_enterprise_public_in_english_alone_is_listed_by_its_english_page(profile, english):
    profile.unpublish()
    copy = translated(profile, english)
    assert list(listed()) == [EnterprisePage.objects.get(pk=copy.pk)]
    assert [document.language for document in documents(copy)] == ["en"]
