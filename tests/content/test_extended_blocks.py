"""Tables follow a page into English, cell by cell."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from tests import factories

pytestmark = pytest.mark.django_db

COLUMNS = [{"type": "text", "heading": "Belopp"}, {"type": "rich_text", "heading": "Regel"}]
ROWS = [{"values": ["100 kronor", "<p>Se <b>lagen</b></p>"]}, {"values": ["", ""]}]
ENGLISH = {
    "Belopp": "Amount",
    "Regel": "Rule",
    "100 kronor": "SEK 100",
    "Se <b>lagen</b>": "See <b>the Act</b>",
}


def in_english(guide):
    english = Locale.objects.get(language_code="en")
    source, _ = TranslationSource.update_or_create_from_instance(guide)
    for segment in source.stringsegment_set.all():
        if segment.string.data in ENGLISH:
            StringTranslation.objects.create(
                translation_of=segment.string,
                context=segment.context,
                locale=english,
                data=ENGLISH[segment.string.data],
                translation_type="manual",
            )
    translation, _ = Translation.objects.get_or_create(source=source, target_locale=english)
    translation.save_target(publish=False)
    return guide.get_translation(english).specific


def test_headings_and_cells_of_a_table_are_translated(home):
    table = {"caption": "Belopp", "table": {"columns": COLUMNS, "rows": ROWS, "caption": ""}}
    guide = factories.make_guide(home, body=[{"type": "table", "value": table}])

    translated = in_english(guide).body[0].value["table"]

    assert [column["heading"] for column in translated.columns] == ["Amount", "Rule"]
    amount, rule = translated.row_data[0]["values"]
    assert amount == "SEK 100"
    assert "See <b>the Act</b>" in str(rule)
    assert translated.row_data[1]["values"][0] == ""
