import json

import pytest

from procurement.importing.codes import PHASES, SUBTYPES
from tests.procurement.tiny_notices import (
    CPV,
    EXTENSION,
    ID,
    NAME,
    buyer,
    lot,
    notice,
    organisation,
    result,
)

TITLE = '<cbc:Name languageID="{}">{}</cbc:Name>'
PLACE = "<cac:RealizedLocation><cac:Address>{}</cac:Address></cac:RealizedLocation>"
NUTS = '<cbc:CountrySubentityCode listName="nuts3">{}</cbc:CountrySubentityCode>'
COUNTRY = "<cac:Country><cbc:IdentificationCode>{}</cbc:IdentificationCode></cac:Country>"
SCOPE = "<cbc:Region>{}</cbc:Region>"


@pytest.mark.parametrize(
    ("said", "errors"),
    [
        ({"identifier": ""}, ["missing_notice_id"]),
        ({"identifier": ID.upper()}, ["bad_notice_id"]),
        ({"identifier": ID.replace("-4c", "-1c")}, ["bad_notice_id"]),
        ({"version": ""}, ["missing_notice_version"]),
        ({"version": "00"}, ["bad_notice_version"]),
        ({"version": "1"}, ["bad_notice_version"]),
        ({"form_type": "surprise"}, ["unknown_form_type"]),
        ({"form_type": ""}, ["unknown_form_type"]),
        ({"subtype": "41"}, ["unknown_notice_subtype"]),
        ({"issued": ""}, ["missing_dispatch_date"]),
        ({"issued": "<cbc:IssueDate>yesterday</cbc:IssueDate>"}, ["bad_dispatch_date"]),
        ({"title": ""}, ["missing_title"]),
        ({"title": TITLE.format("SWE", "unpublished")}, ["missing_title"]),
        ({"buyers": ""}, ["missing_buyer"]),
        ({"buyers": buyer("ORG-0007")}, ["missing_buyer"]),
        ({"organisations": organisation(names=NAME.format(" ", "SWE"))}, ["missing_buyer"]),
        ({"cpv": ""}, ["missing_cpv"]),
        ({"cpv": CPV.format("9091")}, ["missing_cpv"]),
        ({"lots": ""}, ["missing_lots"]),
        ({"lots": lot(kind="LotsGroup")}, ["missing_lots"]),
        ({"lots": lot("")}, ["missing_lot_id"]),
        ({"lots": lot() + lot()}, ["duplicate_lot_id"]),
        ({"title": "", "cpv": "", "lots": ""}, ["missing_cpv", "missing_lots", "missing_title"]),
    ],
)
def test_all_that_a_notice_lacks_is_said(said, errors):
    read = result(**said)
    assert read["errors"] == errors
    assert (read["status"], read["notice"], read["warnings"]) == ("invalid", None, [])


@pytest.mark.parametrize("subtype", sorted(SUBTYPES - {"X01", "X02"}))
def test_every_subtype_is_read(subtype):
    assert notice(subtype=subtype)["notice_subtype"] == subtype


@pytest.mark.parametrize("subtype", ["1", "2", "3"])
def test_notices_on_a_buyer_profile_need_no_lots(subtype):
    assert notice(subtype=subtype, lots="")["reserved"]["scope"] == "unknown"


@pytest.mark.parametrize("form_type", sorted(set(PHASES) - {"bri"}))
def test_the_phase_follows_the_form_type_and_not_the_root(form_type):
    for root in ("ContractNotice", "PriorInformationNotice", "ContractAwardNotice"):
        assert notice(form_type=form_type, root=root)["phase"] == PHASES[form_type]


def changes(code, previous):
    return f"""<efac:Changes>
        <efbc:ChangedNoticeIdentifier>{previous}</efbc:ChangedNoticeIdentifier>
        <efac:Change><efbc:ChangeDescription languageID="SWE"> Ny   tid.

        </efbc:ChangeDescription><efac:ChangedSection>
        <efbc:ChangedSectionIdentifier>LOT-0001</efbc:ChangedSectionIdentifier>
        <efbc:ChangedSectionIdentifier>PROCEDURE</efbc:ChangedSectionIdentifier>
        </efac:ChangedSection></efac:Change>
        <efac:Change><efac:ChangedSection>
        <efbc:ChangedSectionIdentifier>LOT-0001</efbc:ChangedSectionIdentifier>
        </efac:ChangedSection></efac:Change>
        <efac:ChangeReason><cbc:ReasonCode>{code}</cbc:ReasonCode>
        <efbc:ReasonDescription>Fler vill vara med.</efbc:ReasonDescription></efac:ChangeReason>
        </efac:Changes>"""


@pytest.mark.parametrize(
    ("code", "kind", "phase"),
    [
        ("cancel", "cancelled", "cancelled"),
        ("cancel-intent", "changed", "open"),
        ("susp-review", "changed", "open"),
        ("update-add", "changed", "open"),
    ],
)
def test_only_one_reason_cancels(code, kind, phase):
    read = notice(extension=changes(code, f"{ID}-02"))
    assert (read["change"]["type"], read["phase"]) == (kind, phase)


@pytest.mark.parametrize(
    ("previous", "identifier", "version"),
    [(f"{ID}-02", ID, "02"), ("123456-2026", None, None), ("", None, None)],
)
def test_a_change_names_the_notice_it_changes(previous, identifier, version):
    assert notice(extension=changes("cor-buy", previous))["change"] == {
        "type": "changed",
        "changed_notice": previous or None,
        "changed_notice_id": identifier,
        "changed_notice_version": version,
        "reason_code": "cor-buy",
        "reason": {"sv": "Fler vill vara med."},
        "sections": ["LOT-0001", "PROCEDURE"],
        "descriptions": [{"sv": "Ny tid."}],
    }


def test_a_modified_contract_is_no_change():
    modification = f"""<efac:ContractModification><efbc:ChangedNoticeIdentifier>{ID}-01
        </efbc:ChangedNoticeIdentifier></efac:ContractModification>"""
    read = notice(extension=modification, form_type="cont-modif")
    assert (read["change"], read["modified_notice"]) == (None, f"{ID}-01")
    assert read["phase"] == "awarded"


def test_the_number_in_ted_gives_the_address():
    publication = """<efac:Publication>
        <efbc:NoticePublicationID schemeName="ojs-notice-id">00075123-2026
        </efbc:NoticePublicationID>
        <efbc:PublicationDate>2026-02-04+01:00</efbc:PublicationDate></efac:Publication>"""
    read = notice(extension=publication)
    assert read["publication_id"] == "00075123-2026"
    assert read["publication_date"] == "2026-02-04"
    assert read["ted_url"] == "https://ted.europa.eu/sv/notice/-/detail/75123-2026"


def test_texts_by_language_the_first_one_counts():
    title = (
        TITLE.format("AFR", "Skoonmaak")
        + TITLE.format("ENG", " Cleaning \n of\u00a0 schools ")
        + TITLE.format("ENG", "Second")
        + "<cbc:Name>Städ</cbc:Name>"
    )
    read = notice(
        title=title,
        top="<cac:AdditionalNoticeLanguage><cbc:ID>CAT</cbc:ID></cac:AdditionalNoticeLanguage>",
    )
    assert read["title"] == {"afr": "Skoonmaak", "en": "Cleaning of schools", "sv": "Städ"}
    assert (read["language"], read["languages"]) == ("sv", ["sv", "cat"])


def test_a_description_keeps_its_lines_and_loses_comments():
    text = "\n\u00a0 Ett<!-- x --> \u00a0 två&#13;\n\n tre<!-- y -->fyra \n\n"
    read = notice(project=f"<cbc:Description>{text}</cbc:Description>")
    assert read["description"] == {"sv": "Ett två\n\ntrefyra"}


def test_a_touch_point_buys_with_the_number_of_its_company():
    point = f"""<efac:TouchPoint><cac:PartyIdentification><cbc:ID>TPO-0001</cbc:ID>
        </cac:PartyIdentification>{NAME.format("Inköp", "SWE")}{NAME.format("Purchase", "ENG")}
        </efac:TouchPoint>"""
    legal = """<cac:ContractingPartyType><cbc:PartyTypeCode listName="other">x</cbc:PartyTypeCode>
        </cac:ContractingPartyType><cac:ContractingPartyType>
        <cbc:PartyTypeCode listName="buyer-legal-type">la</cbc:PartyTypeCode>
        </cac:ContractingPartyType>"""
    read = notice(organisations=organisation(more=point), buyers=buyer("TPO-0001", legal))
    assert read["buyers"] == [
        {
            "ref": "TPO-0001",
            "name": {"sv": "Inköp", "en": "Purchase"},
            "id": "000000-0001",
            "country": None,
            "nuts": None,
            "city": None,
            "legal_type": "la",
        }
    ]


def test_contacts_are_not_read():
    assert "anna" not in json.dumps(result()).lower()


@pytest.mark.parametrize(
    ("places", "orebro"),
    [
        ([NUTS.format("SE124")], "yes"),
        ([NUTS.format("SE12")], "possible"),
        ([NUTS.format("SE1")], "possible"),
        ([NUTS.format("SE")], "possible"),
        ([NUTS.format("SE121")], "no"),
        ([NUTS.format("SE121") + COUNTRY.format("SWE")], "no"),
        ([NUTS.format("SE121"), COUNTRY.format("SWE") + SCOPE.format("anyw-cou")], "possible"),
        ([COUNTRY.format("SWE")], "possible"),
        ([NUTS.format("FI1B1"), COUNTRY.format("SWE")], "possible"),
        ([SCOPE.format("anyw")], "possible"),
        ([SCOPE.format("anyw-eea")], "possible"),
        ([SCOPE.format("anyw-cou")], "no"),
        ([COUNTRY.format("FIN") + SCOPE.format("anyw-cou")], "no"),
        ([], "unknown"),
    ],
)
def test_whether_the_work_may_be_in_orebro(places, orebro):
    written = "".join(map(PLACE.format, places))
    assert notice(project=written)["orebro"] == orebro
    assert notice(lots=lot(project=written))["orebro"] == orebro


def test_codes_and_amounts_of_the_procedure():
    total = """<cac:RequestedTenderTotal><cbc:EstimatedOverallContractAmount currencyID="{}">{}
        </cbc:EstimatedOverallContractAmount>{}</cac:RequestedTenderTotal>"""
    most = EXTENSION.format(
        '<efbc:FrameworkMaximumAmount currencyID="SEK">9.50</efbc:FrameworkMaximumAmount>'
    )
    more = CPV.format("85311200-4").replace("Main", "Additional") + CPV.format("x").replace(
        "Main", "Additional"
    )
    read = result(
        cpv=CPV.format("90910000-9") + more, project=total.format("BWP", "250000.50", most)
    )
    assert read["warnings"] == ["bad_cpv"]
    found = read["notice"]
    assert found["cpv_main"] == "90910000"
    assert (found["cpv_additional"], found["social_services_cpv"]) == (["85311200"], True)
    assert found["estimated_value"] == {"amount": "250000.50", "currency": "BWP"}
    assert found["framework_max_value"] == {"amount": "9.50", "currency": "SEK"}
    assert notice(project=total.format("SEK", "-1", ""))["estimated_value"] is None


def privacy(code):
    return f"""<efac:FieldsPrivacy><efbc:FieldIdentifierCode>{code}</efbc:FieldIdentifierCode>
        </efac:FieldsPrivacy>"""


def test_withheld_fields_are_empty_and_named():
    process = f"""{EXTENSION.format(privacy("pro-typ"))}<cbc:ProcedureCode>open</cbc:ProcedureCode>
        <cac:ProcessJustification>{EXTENSION.format(privacy("pro-acc"))}
        <cbc:ProcessReasonCode listName="accelerated-procedure">true</cbc:ProcessReasonCode>
        </cac:ProcessJustification>"""
    read = result(process=process + EXTENSION.format(privacy("cro-bor-law")))
    assert read["warnings"] == ["withheld_fields"]
    assert read["notice"]["withheld"] == ["pro-acc", "pro-typ"]
    assert read["notice"]["procedure_type"] is read["notice"]["accelerated"] is None
    opened = notice(process=process.replace("pro-typ", "x").replace("pro-acc", "y"))
    assert (opened["procedure_type"], opened["accelerated"]) == ("open", True)
