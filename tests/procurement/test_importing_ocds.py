import json

import pytest

from procurement.importing import Source, read_notices

ID = "3f1c7a52-0b1e-4c55-9a3d-5e2f6c1d0a01"
PARTY = {"id": "P1", "name": "Kommun A", "name_en": "Town A", "roles": ["buyer"]}
LOT = {"id": 1, "tenderPeriod": {"endDate": "2026-03-16T23:59:00+01:00"}}


def results(package, name="package.json"):
    data = package if isinstance(package, bytes) else json.dumps(package).encode()
    return read_notices(Source(name, data))


def result(tender=None, **release):
    whole = {
        "ocid": "ocds-1",
        "id": f"{ID}-02",
        "date": "2026-02-02T09:15:00+01:00",
        "language": "sv",
        "parties": [PARTY],
        "tender": {"title": "Lokalvård", "lots": [LOT]} | (tender or {}),
    }
    return results({"releases": [whole | release]})["results"][0]


def notice(tender=None, **release):
    read = result(tender, **release)
    assert read["errors"] == []
    return read["notice"]


@pytest.mark.parametrize(
    ("data", "kind", "error"),
    [
        (b"{", "unknown", "json_invalid"),
        (b"", "unknown", "json_invalid"),
        (b"\xff\xff", "unknown", "json_invalid"),
        (b'{"releases": [NaN]}', "unknown", "json_invalid"),
        (b'{"a": 1e99999999999999999999}', "unknown", "json_invalid"),
        (b"[" * 100_000, "unknown", "json_invalid"),
        (b'{"releases": []}', "ocds", "ocds_unsupported"),
        (b'{"records": []}', "ocds", "ocds_unsupported"),
        (b'{"x": 1}', "unknown", "ocds_unsupported"),
        (b"[1]", "unknown", "ocds_unsupported"),
    ],
)
def test_what_is_no_package_is_refused(data, kind, error):
    read = results(data)
    assert (read["format"], read["results"][0]["errors"]) == (kind, [error])


def test_one_broken_release_costs_only_itself():
    package = {"releases": [3, {"id": [], "tender": "x", "parties": {}}, {}]}
    errors = [each["errors"] for each in results(package)["results"]]
    missing = ["missing_buyer", "missing_dispatch_date", "missing_notice_id", "missing_title"]
    assert errors == [["ocds_unsupported"], missing, missing]


def test_identity_and_words():
    assert notice()["key"] == f"{ID}-02"
    read = notice({"title_fi": "Siivous", "title_en": "Cleaning"}, id="abc")
    assert (read["key"], read["notice_version"]) == ("ocds:ocds-1:abc", None)
    assert read["languages"] == ["sv", "en", "fi"]
    assert read["buyers"][0]["name"] == {"sv": "Kommun A", "en": "Town A"}
    assert notice(parties=[], buyer={"name": "Kommun B"})["buyers"][0]["name"] == {
        "sv": "Kommun B"
    }


@pytest.mark.parametrize(
    ("tender", "release", "phase"),
    [
        ({}, {}, "open"),
        ({"status": "planned"}, {}, "planned"),
        ({}, {"tag": ["planning"]}, "planned"),
        ({"status": "complete"}, {}, "awarded"),
        ({}, {"tag": ["contractUpdate"]}, "awarded"),
        ({"status": "withdrawn"}, {}, "cancelled"),
        ({}, {"tag": ["tenderCancellation"]}, "cancelled"),
        ({"amendments": [{"rationaleClassifications": [{"id": "cancel"}]}]}, {}, "cancelled"),
        ({}, {"tag": ["award"], "awards": [{"status": "unsuccessful"}]}, "cancelled"),
        (
            {},
            {"tag": ["award"], "awards": [{"status": "active"}, {"status": "cancelled"}]},
            "awarded",
        ),
    ],
)
def test_the_phase_of_a_release(tender, release, phase):
    assert notice(tender, **release)["phase"] == phase


@pytest.mark.parametrize("tag", ["tenderUpdate", "tenderAmendment", "planningUpdate"])
def test_a_tag_makes_a_change(tag):
    assert notice(tag=[tag])["change"]["type"] == "changed"


def test_the_whole_applies_to_lots_that_say_nothing():
    own = {"id": "2", "otherRequirements": {"reservedParticipation": ["PUBLICSERVICE", "x"]}}
    tender = {
        "lots": [{"id": "1"}, own],
        "tenderPeriod": {"endDate": "2026-03-16"},
        "submissionMethodDetails": "https://exempel.se",
        "otherRequirements": {"reservedParticipation": ["shelteredworkshop", "none"]},
    }
    read = result(tender)
    assert read["warnings"] == ["offset_missing", "time_missing"]
    first, second = read["notice"]["lots"]
    assert (first["reserved_participation"], second["reserved_participation"]) == (
        ["res-ws"],
        ["res-pub-ser"],
    )
    assert first["deadline_tenders"] == "2026-03-16T23:59:59+01:00"
    assert second["submission_url"] == "https://exempel.se"
    without = notice(tender | {"lots": []})
    assert without["deadline_first"] == "2026-03-16T22:59:59Z"
    assert without["reserved"] == {
        "participation": ["res-ws"],
        "scope": "unknown",
        "execution": None,
    }


def test_amounts_stay_as_written():
    data = json.dumps(
        {
            "releases": [
                {
                    "tender": {"title": "x", "value": {"amount": 1, "currency": "SEK"}},
                    "id": "1",
                    "date": "2026-02-02T09:15:00Z",
                    "language": "sv",
                    "parties": [PARTY],
                }
            ]
        }
    )
    read = results(data.replace('"amount": 1', '"amount": 250000.50').encode("utf-16"))
    assert read["results"][0]["notice"]["estimated_value"]["amount"] == "250000.50"


def test_an_award_names_its_supplier_and_the_day_it_was_signed():
    supplier = {
        "id": "S",
        "name": "Kooperativet",
        "identifier": {"id": "1"},
        "address": {"country": "SE"},
    }
    award = {
        "id": "A",
        "status": "active",
        "date": "2026-05-01T00:00:00Z",
        "relatedLots": ["1"],
        "suppliers": [{"id": "S", "name": "Kooperativet"}],
    }
    read = notice(
        parties=[PARTY, supplier],
        awards=[award],
        contracts=[{"awardID": "A", "dateSigned": "2026-05-20T00:00:00Z"}],
    )
    winner = read["awards"][0]["winners"][0]
    assert read["awards"][0]["outcome"] == "selec-w"
    assert (winner["decision_date"], winner["contract_date"]) == ("2026-05-01", "2026-05-20")
    assert (winner["organisations"][0]["id"], winner["organisations"][0]["country"]) == (
        "1",
        "SWE",
    )
