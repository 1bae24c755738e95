"""Every deploy has its pages on accessibility, privacy and cookies, in both languages."""

import pytest

from home.legal_pages import legal_pages, make_legal_pages
from home.models import AccessibilityStatementPage, GuidePage, PrivacyPage
from home.models.statement import KnownFault

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/tillganglighet/", "Tillgänglighetsredogörelse"),
        ("/en/accessibility/", "Accessibility statement"),
        ("/integritet/", "Personuppgifter"),
        ("/en/privacy/", "Personal data"),
        ("/kakor/", "Kakor"),
        ("/en/cookies/", "Cookies"),
    ],
)
def test_the_page_is_there(client, address, title):
    response = client.get(address)
    assert response.status_code == 200
    assert title in response.content.decode()


@pytest.mark.parametrize("model", [AccessibilityStatementPage, PrivacyPage, GuidePage])
def test_the_two_languages_know_each_other(model, english):
    page = model.objects.filter(locale__language_code="sv").first()
    assert page.get_translation(english).specific_class is model


def test_a_second_deploy_leaves_what_editors_have_written(swedish):
    page = PrivacyPage.objects.get(locale=swedish)
    page.title, page.slug = "Så hanterar vi uppgifter", "uppgifter"
    page.save_revision().publish()
    make_legal_pages()
    assert PrivacyPage.objects.get(locale=swedish).title == "Så hanterar vi uppgifter"


def test_the_foot_of_the_page_finds_them(home):
    slugs = [page.slug for page in legal_pages(home.get_children())]
    assert slugs == ["tillganglighet", "integritet", "kakor"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_known_faults_have_an_order_of_their_own(language):
    statement = AccessibilityStatementPage.objects.get(locale__language_code=language)
    places = [fault.sort_order for fault in statement.faults.all()]
    assert places == list(range(len(places)))
    assert len(places) > 1


def test_known_faults_without_a_place_stay_in_the_order_in_which_they_came(swedish):
    statement = AccessibilityStatementPage.objects.get(locale=swedish)
    KnownFault.objects.filter(page=statement).update(sort_order=None)
    first, *_ = before = list(KnownFault.objects.filter(page=statement))
    # PostgreSQL puts a row that leaves an index and comes back behind the others.
    other = AccessibilityStatementPage.objects.exclude(pk=statement.pk).get()
    for page in (other, statement):
        KnownFault.objects.filter(pk=first.pk).update(page=page)
    assert list(KnownFault.objects.filter(page=statement)) == before
