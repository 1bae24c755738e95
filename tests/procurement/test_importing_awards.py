import pytest

from tests.procurement.tiny_notices import lot, notice, organisation, result

ORGANISATIONS = organisation() + organisation("ORG-0002", number="000000-0002", country="LUX")
PRIVACY = """<efac:FieldsPrivacy><efbc:FieldIdentifierCode>{}</efbc:FieldIdentifierCode>
    </efac:FieldsPrivacy>"""


def refer(element, *identifiers):
    return "".join(f"<efac:{element}><cbc:ID>{i}</cbc:ID></efac:{element}>" for i in identifiers)


def lot_result(outcome="selec-w", tenders=(), contracts=(), more="", number=1):
    code = f"<cbc:TenderResultCode>{outcome}</cbc:TenderResultCode>" if outcome else ""
    return f"""<efac:LotResult><cbc:ID>RES-{number}</cbc:ID>{code}{more}
        {refer("LotTender", *tenders)}{refer("SettledContract", *contracts)}
        {refer("TenderLot", f"LOT-{number}")}</efac:LotResult>"""


def tender(identifier, more="", amount="100.0"):
    return f"""<efac:LotTender><cbc:ID>{identifier}</cbc:ID>{more}<cbc:RankCode>1</cbc:RankCode>
        <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="SEK">{amount}</cbc:PayableAmount>
        </cac:LegalMonetaryTotal>{refer("TenderingParty", "TPA-1")}{refer("TenderLot", "LOT-1")}
        </efac:LotTender>"""


def contract(identifier, *tenders):
    return f"""<efac:SettledContract><cbc:ID>{identifier}</cbc:ID>
        <cbc:AwardDate>2026-05-01Z</cbc:AwardDate><cbc:IssueDate>2026-05-20+02:00</cbc:IssueDate>
        {refer("LotTender", *tenders)}</efac:SettledContract>"""


TENDERS = tender("TEN-1") + tender("TEN-2")
PARTY = f"""<efac:TenderingParty><cbc:ID>TPA-1</cbc:ID>{refer("Tenderer", "ORG-0002", "ORG-0404")}
    </efac:TenderingParty>"""
DUMMY = "<cac:TenderResult><cbc:AwardDate>2000-01-01Z</cbc:AwardDate></cac:TenderResult>"


def awarded(*written, read=notice):
    return read(
        extension=f"<efac:NoticeResult>{''.join(written)}{PARTY}</efac:NoticeResult>",
        organisations=ORGANISATIONS,
        root="ContractAwardNotice",
        form_type="result",
        lots=DUMMY.join(["", notice_lot()]),
    )


def notice_lot():
    return lot("LOT-1", process="<cbc:Note/>")


def won(award):
    return [(each["tender"], each["contract_date"]) for each in award["winners"]]


def test_a_winner_is_found_by_the_contract():
    written = lot_result(tenders=["TEN-1", "TEN-2"], contracts=["CON-1"])
    award = awarded(written, TENDERS, contract("CON-1", "TEN-2"))["awards"][0]
    assert award["winners"] == [
        {
            "tender": "TEN-2",
            "rank": 1,
            "value": {"amount": "100.0", "currency": "SEK"},
            "organisations": [
                {
                    "ref": "ORG-0002",
                    "name": {"sv": "Kommun A"},
                    "id": "000000-0002",
                    "country": "LUX",
                    "size": "small",
                }
            ],
            "decision_date": "2026-05-01",
            "contract_date": "2026-05-20",
        }
    ]


@pytest.mark.parametrize(
    ("said", "contracts", "winners", "warnings"),
    [
        # only those of the contract's tenders that the result lists; all if it lists none
        ({"tenders": ["TEN-1"], "contracts": ["C"]}, "TEN-1 TEN-2", ["TEN-1"], []),
        ({"contracts": ["C"]}, "TEN-1 TEN-2", ["TEN-1", "TEN-2"], []),
        # a contract about another lot's tender
        ({"tenders": ["TEN-2"], "contracts": ["C"]}, "TEN-1", ["TEN-2"], ["inconsistent_result"]),
        ({"tenders": ["TEN-1"]}, "", ["TEN-1"], []),
        ({"outcome": "", "tenders": ["TEN-1"]}, "", [], []),
        ({"outcome": "", "tenders": ["TEN-1"], "contracts": ["C"]}, "TEN-1", ["TEN-1"], []),
        # losers send tenders, too
        ({"outcome": "clos-nw", "tenders": ["TEN-1"], "contracts": ["C"]}, "TEN-1", [], []),
        ({"outcome": "open-nw", "tenders": ["TEN-1"]}, "", [], []),
        ({}, "", [], []),
    ],
)
def test_who_won(said, contracts, winners, warnings):
    read = awarded(lot_result(**said), TENDERS, contract("C", *contracts.split()), read=result)
    award = read["notice"]["awards"][0]
    assert [each["tender"] for each in award["winners"]] == winners
    assert read["warnings"] == warnings
    assert (award["result_id"], award["lot_id"]) == ("RES-1", "LOT-1")


def test_without_a_contract_there_are_no_dates():
    award = awarded(lot_result(tenders=["TEN-1"]), TENDERS)["awards"][0]
    assert won(award) == [("TEN-1", None)]


def test_one_contract_may_stand_for_several_lots():
    both = (lot_result(contracts=["C"], number=n) for n in (1, 2))
    awards = awarded(*both, TENDERS, contract("C", "TEN-1"))["awards"]
    assert [won(award) for award in awards] == [[("TEN-1", "2026-05-20")]] * 2


def test_without_results_each_contract_is_an_award():
    read = awarded(TENDERS, contract("C", "TEN-1"))
    award = read["awards"][0]
    assert (award["result_id"], award["outcome"], award["lot_id"]) == (None, None, "LOT-1")
    assert won(award) == [("TEN-1", "2026-05-20")]
    assert read["phase"] == "awarded"


@pytest.mark.parametrize(
    ("outcomes", "phase"),
    [
        (["clos-nw", "clos-nw"], "cancelled"),
        (["clos-nw", "open-nw"], "awarded"),
        (["clos-nw", "selec-w"], "awarded"),
        (["clos-nw", ""], "awarded"),
    ],
)
def test_a_result_without_any_winner_is_cancelled(outcomes, phase):
    assert awarded(*map(lot_result, outcomes))["phase"] == phase


def test_counted_are_tenders_and_not_what_else_came():
    count = """<efac:ReceivedSubmissionsStatistics>{2}
        <efbc:StatisticsCode>{0}</efbc:StatisticsCode>
        <efbc:StatisticsNumeric>{1}</efbc:StatisticsNumeric>
        </efac:ReceivedSubmissionsStatistics>"""
    more = count.format("t-sme", 9, PRIVACY.format("rec-sub-cou")) + count.format("tenders", 3, "")
    assert awarded(lot_result(more=more))["awards"][0]["tenders_received"] == 3
    hidden = count.format("tenders", 3, PRIVACY.format("rec-sub-cou"))
    assert awarded(lot_result(more=hidden))["awards"][0]["tenders_received"] is None


def test_what_is_withheld_of_a_result_is_not_told():
    reason = f"""<efac:DecisionReason>{PRIVACY.format("no-awa-rea")}
        <efbc:DecisionReasonCode>no-rece</efbc:DecisionReasonCode></efac:DecisionReason>"""
    total = PRIVACY.format("not-val") + '<cbc:TotalAmount currencyID="SEK">5</cbc:TotalAmount>'
    read = awarded(
        total,
        lot_result(tenders=["TEN-1"], more=PRIVACY.format("win-cho")),
        lot_result("clos-nw", more=reason, number=2),
        lot_result(tenders=["TEN-3"], number=3),
        TENDERS,
        tender("TEN-3", PRIVACY.format("ten-ran") + PRIVACY.format("win-ten-val")),
    )
    first, second, third = read["awards"]
    assert (first["outcome"], first["winners"]) == (None, [])
    assert (second["outcome"], second["reason"]) == ("clos-nw", None)
    assert (third["winners"][0]["rank"], third["winners"][0]["value"]) == (None, None)
    assert read["awarded_value"] is None
    assert read["withheld"] == ["no-awa-rea", "not-val", "ten-ran", "win-cho", "win-ten-val"]


def test_masked_amounts_are_absent():
    written = lot_result(tenders=["TEN-9"])
    award = awarded(written, tender("TEN-9", amount="-1"))["awards"][0]
    assert award["winners"][0]["value"] is None


def test_the_value_of_the_result_is_as_written():
    total = '<cbc:TotalAmount currencyID="EUR">123456.70</cbc:TotalAmount>'
    read = awarded(total, lot_result(tenders=["TEN-1"]), TENDERS)
    assert read["awarded_value"] == {"amount": "123456.70", "currency": "EUR"}
