"""The names of CPV codes: some are carried along, the rest can be loaded."""

import json

import pytest
from django.core.management import CommandError, call_command

from procurement.models import CpvName
from procurement.models.cpv import name_of, names_of, selected_codes

pytestmark = pytest.mark.django_db


def test_ninety_two_codes_have_names_in_both_languages():
    assert len(selected_codes()) == 92
    assert names_of(["90910000"], "sv") == {"90910000": "Städning"}
    assert name_of("90910000", "en") == "Cleaning services"


def test_a_code_without_a_name_has_none():
    assert name_of("03000000", "sv") == ""


def test_the_whole_list_is_loaded_from_json_and_mended_by_the_next(tmp_path):
    path = tmp_path / "cpv.json"
    path.write_text(json.dumps({"sv": {"03000000": "Jordbruk"}, "en": {"03000000": "Farming"}}))
    call_command("load_cpv", path)
    path.write_text(json.dumps([{"code": "03000000-1", "sv": "Jordbruksprodukter", "en": ""}]))
    call_command("load_cpv", path)
    assert CpvName.objects.count() == 1
    assert name_of("03000000", "en") == "Jordbruksprodukter"


def test_the_list_may_be_csv(tmp_path):
    path = tmp_path / "cpv.csv"
    path.write_text("code;sv;en\n03000000;Jordbruk;Farming\nsumma;;\n", "utf-8-sig")
    call_command("load_cpv", path)
    assert name_of("03000000", "en") == "Farming"


def test_what_cannot_be_read_is_said(tmp_path):
    path = tmp_path / "cpv.json"
    path.write_text("[")
    with pytest.raises(CommandError, match="går inte att läsa"):
        call_command("load_cpv", path)
