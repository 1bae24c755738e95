"""The scenarios that come with the contract, and samples that are stored as they are read."""

import json
from pathlib import Path

import pytest

from procurement.importing import Source
from procurement.models import Notice
from procurement.versions import store_source, try_all

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parent / "eforms"
SCENARIOS = json.loads((FOLDER / "scenarios.json").read_text())["scenarios"]


def source(name):
    path = FOLDER / name.replace("/", "__")
    if not path.exists():
        path = FOLDER / name.split("/")[-1]
    return Source(name, path.read_bytes())


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["name"])
def test_the_files_of_a_scenario_give_the_pages_it_names(scenario):
    for name in scenario["import"]:
        store_source(source(name))
    pages = [
        {"key": each.source_id, "phase": each.phase, "changed": each.is_changed}
        for each in Notice.objects.order_by("source_id")
    ]
    assert pages == sorted(scenario["expect"], key=lambda page: page["key"])


def test_trying_a_file_stores_nothing():
    outcomes = try_all([source("se/se-01-reserverad-lokalvard.xml")])
    assert [outcome.became for outcome in outcomes] == ["new"]
    assert not Notice.objects.exists()
