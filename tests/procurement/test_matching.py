"""A notice shows who could deliver it, and an enterprise which notices fit it, with reasons."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import PageViewRestriction

from enterprises.models.categories import CategoryCode
from enterprises.models.enums import ReservationRule
from procurement.enums import Phase, Reserved
from procurement.matching.codes import shared_digits
from tests.factories import make_category, make_english, make_enterprise, municipality
from tests.sellers import notice, seller

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]  # the API asks the search
SOON = timezone.now() + dt.timedelta(days=20)


def told(client, notice, language="sv"):
    """Return who could deliver, as the API says."""
    answer = client.get(f"/api/v1/notices/{notice.pk}?locale={language}")
    assert answer.status_code == 200, answer.content
    return answer.json()["enterprises"]


def names(found):
    return [each["name"] for each in found]


@pytest.mark.parametrize(
    ("one", "other", "digits"),
    [
        ("90910000", "90911300", 4),
        ("90911300", "90911300", 6),
        ("90900000", "90911300", 3),
        ("90910000", "90500000", 0),
        ("55000000", "55500000", 0),
        ("30100000", "30190000", 3),
        ("90910000", "", 0),
    ],
)
def test_codes_are_near_from_three_digits_that_mean_something(one, other, digits):
    assert shared_digits(one, other) == shared_digits(other, one) == digits


def test_a_notice_names_who_could_deliver_and_why(directory, client):
    page = seller(directory, title="Rena rutor", serving=["Nora"])
    (found,) = told(client, notice(places=["Nora"]))
    assert (found["id"], found["name"]) == (page.pk, "Rena rutor")
    assert found["url"] == page.full_url
    assert "90911300" in found["reasons"][0] and "90910000" in found["reasons"][0]
    assert "Nora" in found["reasons"][1]
    assert found["missing"] == []


def test_the_nearest_comes_first(directory, client):
    seller(directory, "90900000", title="A i samma bransch")
    seller(directory, "90911300", title="C samma sak")
    seller(directory, "90911200", title="B nästan")
    found = told(client, notice(["90911300"]))
    assert names(found) == ["C samma sak", "B nästan", "A i samma bransch"]


def test_a_category_counts_as_its_codes_do(directory, client):
    category = make_category("stad")
    CategoryCode.objects.get_or_create(category=category, code="90910000")
    make_enterprise(directory, title="Kvasten", categories=[category])
    (found,) = told(client, notice())
    assert category.name_sv in found["reasons"][0]


def test_who_says_that_it_works_elsewhere_is_left_out(directory, client):
    seller(directory, title="Elsewhere", serving=["Kumla"])
    seller(directory, title="Offer elsewhere", serving=["Nora"], only_in=["Kumla"])
    seller(directory, title="Offer here", serving=["Kumla"], only_in=["Nora"])
    seller(directory, title="Seat here", serving=["Kumla"], municipality=municipality("Nora"))
    assert names(told(client, notice(places=["Nora"]))) == ["Offer here", "Seat here"]


def test_what_is_unknown_is_said_and_excludes_nobody(directory, client):
    seller(directory, title="Okänd ort")
    seller(directory, title="Nära", serving=["Nora"])
    found = told(client, notice(places=["Nora"], reserved=Reserved.WORKSHOPS))
    assert names(found) == ["Nära", "Okänd ort"]
    assert [len(each["missing"]) for each in found] == [1, 2]
    (first, second) = told(client, notice())
    assert len(first["missing"]) == len(second["missing"]) == 1


def test_a_claim_that_meets_the_reservation_comes_first_and_is_a_reason(directory, client):
    seller(directory, "90910000", title="Utan")
    seller(directory, "90900000", title="Med", rules=[ReservationRule.LOU_4_18])
    seller(directory, "90900000", title="Annan", rules=[ReservationRule.LOU_19_25])
    found = told(client, notice(reserved=Reserved.WORKSHOPS))
    assert names(found) == ["Med", "Utan", "Annan"]
    assert any("4 kap. 18 §" in reason for reason in found[0]["reasons"])
    assert any("4 kap. 18 §" in lack for lack in found[1]["missing"])


def test_nobody_is_named_who_is_not_listed(directory, client, home):
    seller(directory, title="Pausad", paused_on=dt.date(2026, 1, 1))
    seller(directory, title="Utkast", live=False)
    hidden = seller(directory, title="Dold")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert told(client, notice()) == []


def test_a_notice_without_a_telling_code_says_so(directory, client, procurement):
    seller(directory)
    for codes in ((), ("90000000",)):
        unclear = notice(codes)
        assert told(client, unclear) == []
        assert "inte tillräckligt noga" in client.get(unclear.get_absolute_url()).text


def test_english_says_it_in_english_with_the_english_page(directory, client):
    make_english(seller(directory, title="Rutor"), title="Panes")
    (found,) = told(client, notice(), "en")
    assert found["name"] == "Panes" and "/en/" in found["url"]
    assert found["reasons"][0].startswith("Sells")


def test_the_api_lists_what_fits_an_enterprise(directory, client):
    page = seller(directory, serving=["Nora"])
    fitting = [notice(places=["Nora"]), notice(), notice(phase=Phase.AWARDED)]
    notice(places=["Kumla"]), notice(["55500000"]), notice(live=False), notice(())
    answer = client.get(f"/api/v1/notices?fits={page.pk}&fields=id").json()
    assert {each["id"] for each in answer["items"]} == {each.pk for each in fitting}
    open_ones = client.get(f"/api/v1/notices?fits={page.pk}&phase=open").json()
    assert open_ones["count"] == 2


def test_fits_twice_means_either_and_nothing_fits_an_unknown_enterprise(directory, client):
    one, other = seller(directory), seller(directory, "55500000")
    notice(), notice(["55520000"]), notice(["79800000"])
    both = client.get(f"/api/v1/notices?fits={one.pk}&fits={other.pk}").json()
    assert both["count"] == 2
    assert client.get("/api/v1/notices?fits=999999").json()["count"] == 0
    assert client.get("/api/v1/notices?fits=x").status_code == 400


def test_the_page_of_a_notice_shows_them_until_it_is_too_late(directory, client):
    page = seller(directory, title="Rena rutor")
    shown = BeautifulSoup(client.get(notice().get_absolute_url()).content, "html.parser")
    section = shown.find("section", attrs={"aria-labelledby": "capable"})
    assert section.find("a", string="Rena rutor")["href"] == page.url
    late = notice(deadline_at=timezone.now() - dt.timedelta(days=1))
    assert "Rena rutor" not in client.get(late.get_absolute_url()).text


def test_the_page_of_an_enterprise_shows_current_notices_alone(directory, client):
    page = seller(directory, title="Rena rutor")
    notice(title="Öppen"), notice(title="Annan sak", codes=["55500000"])
    notice(title="Planerad", phase=Phase.PLANNED, deadline_at=None, expected_on=SOON.date())
    notice(title="För sen", deadline_at=timezone.now() - dt.timedelta(days=1))
    notice(title="Avbruten", phase=Phase.CANCELLED)
    text = client.get(page.url).text
    assert "Öppen" in text and "Planerad" in text
    assert not any(word in text for word in ("Annan sak", "För sen", "Avbruten"))


def test_the_page_of_an_enterprise_says_how_many_could_not_be_compared(directory, client):
    page = seller(directory)
    notice(), notice(()), notice(["90000000"]), notice((), phase=Phase.CANCELLED)
    assert "2 annonser säger inte tillräckligt noga" in client.get(page.url).text


def test_the_english_page_of_an_enterprise_counts_what_is_in_swedish_only(directory, client):
    page = make_english(seller(directory))
    notice(title="Fönster", title_en="Windows"), notice(title="Golv", title_en="")
    text = client.get(page.url).text
    assert "Windows" in text and "Golv" not in text
    assert "One more that fits is described in Swedish only." in text


def test_many_ask_no_more(directory, client, django_assert_max_num_queries):
    def ask(address):
        client.get(address)
        with django_assert_max_num_queries(150) as asked:
            client.get(address)
        return len(asked)

    page, one = seller(directory), notice()
    addresses = [page.url, one.get_absolute_url(), f"/api/v1/notices/{one.pk}"]
    addresses.append(f"/api/v1/notices?fits={page.pk}&limit=1")
    few = [ask(address) for address in addresses]
    for _number in range(6):
        seller(directory, serving=["Nora"], rules=[ReservationRule.LOU_4_18]), notice()
    many = [ask(address) for address in addresses]
    assert all(late <= early for early, late in zip(few, many, strict=True)), (few, many)
