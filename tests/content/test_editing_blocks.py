"""What an editor is asked for in the blocks of a body."""

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.admin.telepath import JSContext

from content.blocks import BodyBlock

pytestmark = pytest.mark.django_db


def asked(admin_client, procurement):
    """Return the blocks as the page editor describes them to the browser."""
    address = reverse("wagtailadmin_pages:add", args=["procurement", "newspage", procurement.pk])
    return admin_client.get(address).content.decode()


def test_a_picture_is_asked_for_in_swedish():
    with translation.override("sv"):
        block = BodyBlock().child_blocks["picture"].child_blocks["picture"]
        fields = block.child_blocks
        assert fields["image"].label == "Bild"
        assert fields["alt_text"].field.help_text.startswith("Vad bilden visar")
        assert JSContext().pack(block)


def test_a_table_asks_for_its_caption_once(admin_client, procurement):
    assert "content/table_editor" in asked(admin_client, procurement)
