import pytest

from tests.procurement.tiny_notices import first_lot, lot, notice, result

AIM = """<cac:ProcurementAdditionalType><cbc:ProcurementTypeCode listName="{}">{}
    </cbc:ProcurementTypeCode></cac:ProcurementAdditionalType>"""
RESERVED = """<cac:TendererQualificationRequest><cac:SpecificTendererRequirement>
    <cbc:TendererRequirementTypeCode listName="reserved-procurement">{}
    </cbc:TendererRequirementTypeCode></cac:SpecificTendererRequirement>
    </cac:TendererQualificationRequest>"""
EXECUTION = """<cac:ContractExecutionRequirement>
    <cbc:ExecutionRequirementCode listName="reserved-execution">{}</cbc:ExecutionRequirementCode>
    </cac:ContractExecutionRequirement>"""
DOCUMENT = """<cac:CallForTendersDocumentReference><cbc:DocumentType>{}</cbc:DocumentType>
    <cac:Attachment><cac:ExternalReference><cbc:URI>{}</cbc:URI></cac:ExternalReference>
    </cac:Attachment></cac:CallForTendersDocumentReference>"""
SYSTEM = """<cac:ContractingSystem><cbc:ContractingSystemTypeCode listName="{}">{}
    </cbc:ContractingSystemTypeCode></cac:ContractingSystem>"""
RECIPIENT = (
    "<cac:TenderRecipientParty><cbc:EndpointID>{}</cbc:EndpointID></cac:TenderRecipientParty>"
)


@pytest.mark.parametrize(
    ("lots", "participation", "scope"),
    [
        (["res-ws", "res-pub-ser"], ["res-pub-ser", "res-ws"], "all"),
        (["res-ws", "none"], ["res-ws"], "some"),
        (["res-ws", None], ["res-ws"], "some"),
        (["none", "none"], [], "none"),
        (["none", None], [], "unknown"),
        ([None, None], [], "unknown"),
    ],
)
def test_how_many_lots_are_reserved(lots, participation, scope):
    written = (
        lot(f"LOT-{number}", terms=RESERVED.format(code) if code else "<cbc:Note/>")
        for number, code in enumerate(lots)
    )
    assert notice(lots="".join(written))["reserved"] == {
        "participation": participation,
        "scope": scope,
        "execution": None,
    }


@pytest.mark.parametrize(
    ("codes", "strongest"),
    [
        (["no", "yes", "not-known"], "yes"),
        (["no", "not-known"], "not-known"),
        (["no"], "no"),
        ([""], None),
    ],
)
def test_the_strongest_word_on_execution_counts(codes, strongest):
    written = (lot(f"LOT-{n}", terms=EXECUTION.format(code)) for n, code in enumerate(codes))
    assert notice(lots="".join(written))["reserved"]["execution"] == strongest


def test_execution_may_be_reserved_where_participation_is_not():
    found = first_lot(terms=RESERVED.format("none") + EXECUTION.format("yes"))
    assert (found["reserved_participation"], found["reserved_execution"]) == ([], "yes")


def test_parts_are_lots_and_groups_are_none():
    lots = lot("PAR-0001", kind="Part") + lot("GLO-0001", kind="LotsGroup") + lot("LOT-0000")
    found = notice(lots=lots)["lots"]
    assert [(each["id"], each["kind"]) for each in found] == [
        ("PAR-0001", "Part"),
        ("LOT-0000", "Lot"),
    ]


def test_a_lot_that_says_nothing_has_every_key():
    found = first_lot(process="<cbc:Note/>")
    assert {key: said for key, said in found.items() if said not in (None, [], {})} == {
        "id": "LOT-0001",
        "kind": "Lot",
    }
    assert len(found) == 30


def test_aims_of_lots_are_gathered():
    first = AIM.format("social-objective", "work-cond") + AIM.format("social-objective", "acc-all")
    second = (
        AIM.format("social-objective", "acc-all")
        + AIM.format("strategic-procurement", "none")
        + AIM.format("environmental-impact", "circ-econ")
    )
    read = notice(lots=lot("LOT-1", project=first) + lot("LOT-2", project=second))
    assert read["social_objectives"] == ["acc-all", "work-cond"]
    assert read["lots"][0]["social_objectives"] == ["acc-all", "work-cond"]
    assert read["lots"][1]["strategic_aims"] == ["none"]
    assert read["lots"][1]["environmental_objectives"] == ["circ-econ"]


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://exempel.se/a?b=1&amp;c=2", True),
        ("HTTP://exempel.se", True),
        ("https://exempel.se/handlingar del 1", True),
        ("www.exempel.se", False),
        ("//exempel.se", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("ftp://exempel.se", False),
        ("https://", False),
        ("https://ted.europa.eu@exempel.se/", False),
        ("https://[exempel", False),
        ("mailto:anna@exempel.se", False),
    ],
)
def test_only_web_addresses_are_taken(address, is_safe):
    terms = RECIPIENT.format(address) + DOCUMENT.format("non-restricted-document", address)
    read = result(lots=lot(terms=terms))
    found = read["notice"]["lots"][0]
    assert read["warnings"] == ([] if is_safe else ["unsafe_url"])
    assert found["documents_urls"] == ([found["submission_url"]] if is_safe else [])


def test_terms_of_a_lot():
    terms = (
        DOCUMENT.format("restricted-document", "https://a.se")
        + "<cac:Language><cbc:ID>SWE</cbc:ID></cac:Language>"
        + "<cac:Language><cbc:ID>ENG</cbc:ID></cac:Language>"
        + "<cbc:AccessToolsURI>https://tools.se</cbc:AccessToolsURI>"
    )
    process = (
        '<cbc:SubmissionMethodCode listName="esubmission">required</cbc:SubmissionMethodCode>'
        + SYSTEM.format("dps-usage", "none")
        + SYSTEM.format("framework-agreement", "fa-wo-rc")
    )
    found = first_lot(terms=terms, process=process)
    assert found["documents_restricted_urls"] == ["https://a.se"]
    assert (found["documents_urls"], found["submission_url"]) == ([], None)
    assert found["submission_languages"] == ["en", "sv"]
    assert found["electronic_submission"] == "required"
    assert (found["framework"], found["dps"]) == ("fa-wo-rc", "none")
