"""Two browsers that send pictures for one draft: those of both are kept, and words asked about."""

import pytest
from wagtail.images import get_image_model

from tests.enterprises.submission_walk import soup
from tests.enterprises.test_pictures_sent import picture, upload
from tests.enterprises.two_browsers import asked, field, filled, in_another_browser, seen
from tests.factories import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_limits")]


@pytest.fixture
def walk(client, directory):
    return filled(client)


@pytest.fixture
def other(walk):
    return in_another_browser(walk)


def test_pictures_of_both_are_kept(walk, other):
    shown = seen(other, "pictures")
    walk.fill("pictures", file_0=upload(picture()), new_alt_0="En hink")
    answer = other.fill("pictures", seen=shown, file_0=upload(picture()), new_alt_0="En trasa")
    assert answer.status_code == 302
    assert [each["alt_text"] for each in walk.submission.values["photos"]] == [
        "En hink",
        "En trasa",
    ]


@pytest.fixture
def alt(walk):
    """The name of the field with the words about the one photo of the draft."""
    walk.fill("pictures", file_0=upload(picture()), new_alt_0="En hink")
    return f"alt_{walk.submission.values['photos'][0]['image']}"


def words_of(walk):
    return [each["alt_text"] for each in walk.submission.values["photos"]]


def test_words_about_a_picture_are_asked_about_and_new_photos_are_kept(walk, other, alt):
    shown = seen(other, "pictures")
    walk.fill("pictures", **{alt: "En blå hink"})
    more = {"file_0": upload(picture()), "new_alt_0": "En trasa"}
    answer = other.fill("pictures", seen=shown, **{alt: "En röd hink"}, **more)
    assert list(asked(answer).values()) == [("En blå hink", "En röd hink")]
    assert field(answer, alt) == "En röd hink"
    assert words_of(walk) == ["En blå hink", "En trasa"]
    again = {"seen": field(answer, "seen"), alt: "En röd hink"}
    assert other.fill("pictures", **again).status_code == 302
    assert words_of(walk) == ["En röd hink", "En trasa"]


def test_a_photo_described_elsewhere_is_not_taken_away_without_a_question(walk, other, alt):
    shown, remove = seen(other, "pictures"), alt.replace("alt", "remove")
    walk.fill("pictures", **{alt: "En blå hink"})
    told = {alt: "En hink", remove: "on"}
    answer = other.fill("pictures", seen=shown, **told)
    assert list(asked(answer).values()) == [("En blå hink", "Bilden är borttagen.")]
    assert soup(answer).select_one(f"[name={remove}]").has_attr("checked")
    assert words_of(walk) == ["En blå hink"]


@pytest.mark.indexed
def test_words_about_a_photo_that_is_gone_are_shown_once_more(walk, other, alt):
    shown = seen(other, "pictures")
    walk.fill("pictures", **{alt: "En hink", alt.replace("alt", "remove"): "on"})
    answer = other.fill("pictures", seen=shown, **{alt: "En röd hink"})
    assert list(asked(answer).values()) == [("Bilden är borttagen.", "En röd hink")]
    assert other.fill("pictures", seen=field(answer, "seen")).status_code == 302


@pytest.mark.indexed
def test_a_logo_sent_from_both_waits_for_the_answer(walk, other):
    shown = seen(other, "pictures")
    walk.fill("pictures", logo=upload(picture()))
    first = walk.submission.values["logo"]
    answer = other.fill("pictures", seen=shown, logo=upload(picture()))
    assert asked(answer)
    assert walk.submission.values["logo"] == first
    again = {name: field(answer, name) for name in ("seen", "pending_logo")}
    assert other.fill("pictures", **again).status_code == 302
    second = walk.submission.values["logo"]
    assert list(get_image_model().objects.values_list("pk", flat=True)) == [second] != [first]


@pytest.mark.parametrize("sent", ["", "1", "1:abc", "x" * 300])
def test_nobody_names_a_logo_of_others(walk, sent):
    make_picture()
    assert walk.fill("pictures", pending_logo=sent).status_code == 302
    assert walk.submission.values["logo"] is None


@pytest.mark.indexed
def test_seven_photos_from_two_browsers_become_six_and_the_sender_is_told(walk, other):
    for _round in range(2):
        many = {f"file_{place}": upload(picture()) for place in range(2)}
        alts = {f"new_alt_{place}": "En hink" for place in range(2)}
        walk.fill("pictures", **many, **alts, **alts_of(walk))
    shown, before = seen(other, "pictures"), alts_of(other)
    more = {"file_0": upload(picture()), "new_alt_0": "En trasa"}
    walk.fill("pictures", **more, **alts_of(walk))
    more = {f"file_{place}": upload(picture()) for place in range(2)}
    texts = {f"new_alt_{place}": "En svamp" for place in range(2)}
    answer = other.fill("pictures", seen=shown, **more, **texts, **before)
    assert "bara plats för sex" in soup(answer).select_one(".error-summary").get_text()
    assert len(walk.submission.values["photos"]) == get_image_model().objects.count() == 6


def alts_of(walk):
    photos = walk.submission.values.get("photos") or []
    return {f"alt_{each['image']}": each["alt_text"] for each in photos}
