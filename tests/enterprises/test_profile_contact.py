"""What a visitor with a phone needs first stands first on a profile."""

import pytest

from enterprises.models import EnterprisePicture
from tests.factories import make_enterprise, make_picture

pytestmark = pytest.mark.django_db


def test_the_ways_to_reach_it_stand_before_everything_else(client, directory):
    page = make_enterprise(
        directory, phone="019-12 34 56", email="hej@example.org", purpose="Vårt syfte."
    )
    html = client.get(page.url).content.decode()
    assert html.count("mailto:hej@example.org") == 1
    assert html.index("tel:+4619123456") < html.index("Vårt syfte.")
    assert html.index("mailto:hej@example.org") < html.index('class="columns"')


def test_the_pictures_do_not_repeat_the_one_at_the_top(client, directory):
    shown, another = make_picture(), make_picture()
    page = make_enterprise(directory, picture=shown)
    page.pictures = [
        EnterprisePicture(image=image, alt_text=words, locale=page.locale)
        for image, words in [(shown, "Samma bild"), (another, "En annan bild")]
    ]
    page.save()
    html = client.get(page.url).content.decode()
    assert "En annan bild" in html
    assert "Samma bild" not in html
    page.pictures = list(page.pictures.all())[:1]
    page.save()
    assert ">Bilder<" not in client.get(page.url).content.decode()
