"""How the blocks of a body are shown."""

import pytest
from bs4 import BeautifulSoup
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from content.blocks import BodyBlock
from tests import factories

pytestmark = pytest.mark.django_db


def shown(name, value):
    """Return a block as a reader gets it."""
    stream = BodyBlock().to_python([{"type": name, "value": value, "id": "x"}])
    return BeautifulSoup(stream.render_as_block(), "html.parser")


def picture(**fields):
    file = get_test_image_file(size=(1600, 1000))
    return get_image_model().objects.create(title="Bild", file=file, **fields)


@pytest.mark.parametrize(("level", "tag"), [("2", "h2"), ("3", "h3")])
def test_a_heading_can_be_linked_to(level, tag):
    heading = shown("heading", {"text": "Åtta frågor", "level": level}).find(tag)
    assert heading["id"] == "h-atta-fragor"


def test_a_quote_stands_in_one_frame():
    body = shown("quote", {"text": "Fler anbud, tack.", "source": "Inköpschefen"})
    assert [each.name for each in body.select(".content-quote")] == ["figure"]


def test_a_picture_has_sizes_to_choose_from_and_loads_late():
    value = {"image": picture().pk, "alt_text": "Ett träd", "decorative": False}
    image = shown("picture", {"picture": value, "caption": "Trädet"}).find("img")
    assert image["alt"] == "Ett träd"
    assert image["loading"] == "lazy"
    assert image["srcset"].count(",") == 2
    assert image["width"]
    assert image["height"]


def test_a_decorative_picture_is_silent():
    value = {"image": picture(description="Ett träd").pk, "alt_text": "", "decorative": True}
    assert shown("picture", {"picture": value, "caption": ""}).find("img")["alt"] == ""


def test_steps_are_a_numbered_list():
    steps = shown("steps", {"steps": [{"title": "Läs"}, {"title": "Skriv"}]})
    assert [step.p.text for step in steps.find("ol").find_all("li")] == ["Läs", "Skriv"]


def test_an_answer_folds_out_without_javascript():
    block = shown("questions", {"questions": [{"question": "När?", "answer": "<p>Nu.</p>"}]})
    assert block.find("details").find("summary").text == "När?"


def test_a_button_leads_to_the_page_in_the_language_of_the_reader(client, home):
    guide = factories.make_guide(home)
    link = shown("button", {"label": "Läs mer", "page": guide.pk, "url": ""}).find("a")
    assert link["href"] == guide.url


def test_a_button_to_a_page_that_was_taken_down_is_left_out(home):
    guide = factories.make_guide(home, live=False)
    block = shown("button", {"label": "Läs mer", "page": guide.pk, "url": ""})
    assert block.find("a") is None


def test_a_contact_can_be_called_and_written_to():
    block = shown("contact", {"name": "Enheten", "phone": "+46 (0)19 12 34 56", "email": "a@b.se"})
    assert [link["href"] for link in block.find_all("a")] == ["tel:+4619123456", "mailto:a@b.se"]


def test_a_film_says_where_it_is_and_fetches_nothing():
    film = {"title": "Filmen", "url": "https://www.example.org/film", "captioned": True}
    block = shown("video", film)
    assert "example.org" in block.find("a").text
    assert block.find(["iframe", "video", "script"]) is None


def test_a_block_is_framed_once():
    # The element that Wagtail puts around a block must not be framed as well.
    block = shown("contact", {"name": "Enheten", "phone": "019-12 34 56"})
    assert len(block.select(".content-contact")) == 1
