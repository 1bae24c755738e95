"""What holds for the HTML of every page type, in both languages."""

import re

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def reading(showcase, django_db_blocker):
    """Return a reader's browser that opened every page once, and the answers by name."""
    from django.test import Client

    client = Client()
    with django_db_blocker.unblock():
        return client, {name: client.get(path) for name, path in showcase.items()}


@pytest.fixture(scope="module")
def pages(reading):
    """Return the parsed HTML of every page by name."""
    _client, answers = reading
    return {name: BeautifulSoup(each.content, "html.parser") for name, each in answers.items()}


def failing(pages, problem):
    """Return what is wrong, by page, where something is."""
    return {name: found for name, page in pages.items() if (found := problem(page, name))}


def test_every_page_answers(reading):
    answers = {name: each.status_code for name, each in reading[1].items()}
    missing = {name: code for name, code in answers.items() if code == 404}
    assert missing == {"missing": 404, "en missing": 404}
    assert set(answers.values()) == {200, 404}


def test_every_page_says_its_language(pages):
    def problem(page, name):
        return page.html.get("lang") != ("en" if name.startswith("en ") else "sv")

    assert failing(pages, problem) == {}


def test_every_page_has_one_main_heading(pages):
    assert failing(pages, lambda page, name: len(page.find_all("h1")) != 1) == {}


def test_no_page_skips_a_level_of_headings(pages):
    def problem(page, name):
        main = page.find("main").find_all(re.compile("^h[1-6]$"))
        levels = [int(heading.name[1]) for heading in main]
        return [(a, b) for a, b in zip(levels, levels[1:], strict=False) if b > a + 1]

    assert failing(pages, problem) == {}


def test_every_picture_has_an_alternative_text_and_a_size(pages):
    def problem(page, name):
        needed = {"alt", "width", "height"}
        return [str(image) for image in page.find_all("img") if not needed <= set(image.attrs)]

    assert failing(pages, problem) == {}


def test_every_field_has_a_label(pages):
    def labelled(field, page):
        named = field.find_parent("label") or field.get("aria-label")
        return named or (field.get("id") and page.find("label", attrs={"for": field["id"]}))

    def problem(page, name):
        fields = page.select("input:not([type=hidden], [type=submit]), select, textarea")
        return [str(field) for field in fields if not labelled(field, page)]

    assert failing(pages, problem) == {}


def test_no_two_elements_of_a_page_share_a_name(pages):
    def problem(page, name):
        ids = [element["id"] for element in page.find_all(id=True)]
        return {each for each in ids if ids.count(each) > 1}

    assert failing(pages, problem) == {}


def test_every_page_has_its_landmarks_and_a_way_past_the_menu(pages):
    def problem(page, name):
        skip = page.find("a", class_="skip-link")
        marks = [page.find(mark) for mark in ("header", "nav", "main", "footer")]
        return not (all(marks) and skip and page.find(id=skip["href"].removeprefix("#")))

    assert failing(pages, problem) == {}


def test_no_page_sends_the_browser_to_others_for_anything(pages):
    def problem(page, name):
        loaded = page.select("script[src], img[src], link[rel=stylesheet], iframe, source[srcset]")
        addresses = [each.get("src") or each.get("href") or each["srcset"] for each in loaded]
        return [each for each in addresses if re.match(r"(https?:)?//", each)]

    assert failing(pages, problem) == {}


def test_no_page_sets_a_cookie_for_a_reader(reading):
    client, answers = reading
    assert answers
    assert dict(client.cookies) == {}
