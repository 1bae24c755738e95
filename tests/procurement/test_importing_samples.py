import json
from pathlib import Path

import pytest

from procurement.importing import Source, read_notices

FOLDER = Path(__file__).parent / "eforms"
SAMPLES = sorted(
    path.name.removesuffix(".expected.json") for path in FOLDER.glob("*.expected.json")
)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_read_as_the_contract_says(name):
    read = read_notices(Source(name, (FOLDER / name).read_bytes()))
    read.pop("file")
    for result in read["results"]:
        result.pop("messages")
    assert read == json.loads((FOLDER / f"{name}.expected.json").read_text())


def test_every_sample_with_an_error_says_why_in_words():
    for name in SAMPLES:
        for result in read_notices(Source(name, (FOLDER / name).read_bytes()))["results"]:
            assert len(result["messages"]) == len(result["errors"] + result["warnings"])
