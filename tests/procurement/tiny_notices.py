"""Notices of eForms as small as they can be, for what a test wants to say with them."""

from procurement.importing import Source, read_notices
from procurement.importing.eforms.elements import NAMESPACES, UBL

PREFIXES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
ID = "3f1c7a52-0b1e-4c55-9a3d-5e2f6c1d0a01"
EXTENSION = (
    "<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>{}"
    "</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>"
)
ISSUED = (
    "<cbc:IssueDate>2026-02-02+01:00</cbc:IssueDate><cbc:IssueTime>09:15:00+01:00</cbc:IssueTime>"
)
DEADLINE = "<cac:{0}><cbc:EndDate>{1}</cbc:EndDate><cbc:EndTime>{2}</cbc:EndTime></cac:{0}>"
TENDERS = "TenderSubmissionDeadlinePeriod"
CPV = (
    "<cac:MainCommodityClassification><cbc:ItemClassificationCode>{}</cbc:ItemClassificationCode>"
    "</cac:MainCommodityClassification>"
)
PLACE = (
    "<cac:RealizedLocation><cac:Address><cbc:CountrySubentityCode>SE124"
    "</cbc:CountrySubentityCode></cac:Address></cac:RealizedLocation>"
)
NAME = '<cac:PartyName><cbc:Name languageID="{1}">{0}</cbc:Name></cac:PartyName>'


def organisation(reference="ORG-0001", names="", number="000000-0001", country="SWE", more=""):
    return f"""<efac:Organization><efac:Company>
        <efbc:CompanySizeCode>small</efbc:CompanySizeCode>
        <cac:PartyIdentification><cbc:ID>{reference}</cbc:ID></cac:PartyIdentification>
        {names or NAME.format("Kommun A", "SWE")}
        <cac:PostalAddress><cbc:CityName>A-stad</cbc:CityName>
        <cbc:CountrySubentityCode listName="nuts3">SE124</cbc:CountrySubentityCode>
        <cac:Country><cbc:IdentificationCode>{country}</cbc:IdentificationCode></cac:Country>
        </cac:PostalAddress>
        <cac:PartyLegalEntity><cbc:CompanyID>{number}</cbc:CompanyID></cac:PartyLegalEntity>
        <cac:Contact><cbc:Name>Anna Andersson</cbc:Name>
        <cbc:ElectronicMail>anna@example.se</cbc:ElectronicMail></cac:Contact>
        </efac:Company>{more}</efac:Organization>"""


def lot(identifier="LOT-0001", project="", process="", terms="", kind="Lot"):
    if not process:
        process = DEADLINE.format(TENDERS, "2026-03-16+01:00", "23:59:00+01:00")
    return f"""<cac:ProcurementProjectLot><cbc:ID schemeName="{kind}">{identifier}</cbc:ID>
        <cac:TenderingTerms>{terms}</cac:TenderingTerms>
        <cac:TenderingProcess>{process}</cac:TenderingProcess>
        <cac:ProcurementProject>{project}</cac:ProcurementProject></cac:ProcurementProjectLot>"""


def buyer(reference="ORG-0001", more=""):
    return f"""<cac:ContractingParty>{more}<cac:Party><cac:PartyIdentification>
        <cbc:ID>{reference}</cbc:ID></cac:PartyIdentification><cac:ServiceProviderParty><cac:Party>
        <cac:PartyIdentification><cbc:ID>ORG-0009</cbc:ID></cac:PartyIdentification>
        </cac:Party></cac:ServiceProviderParty></cac:Party></cac:ContractingParty>"""


def xml(**said):
    """Return a notice that says the least, but for what is said otherwise."""
    part = {
        "root": "ContractNotice",
        "extension": "",
        "organisations": organisation(),
        "subtype": "16",
        "identifier": ID,
        "version": "01",
        "issued": ISSUED,
        "form_type": "competition",
        "notice_type": "cn-standard",
        "language": "SWE",
        "top": "",
        "buyers": buyer(),
        "process": "",
        "title": '<cbc:Name languageID="SWE">Lokalvård</cbc:Name>',
        "cpv": CPV.format("90910000"),
        "project": "",
        "lots": lot(),
    } | said
    extension = EXTENSION.format(
        "{extension}<efac:NoticeSubType><cbc:SubTypeCode>{subtype}</cbc:SubTypeCode>"
        "</efac:NoticeSubType><efac:Organizations>{organisations}</efac:Organizations>"
    )
    document = (
        f'<{{root}} xmlns="{UBL}:{{root}}-2" {PREFIXES}>{extension}'
        '<cbc:ID schemeName="notice-id">{identifier}</cbc:ID>'
        "<cbc:ContractFolderID>7d0e2b64-6a0c-4a0f-8a52-1c9b6f3e2a01</cbc:ContractFolderID>{issued}"
        "<cbc:VersionID>{version}</cbc:VersionID>"
        '<cbc:NoticeTypeCode listName="{form_type}">{notice_type}</cbc:NoticeTypeCode>'
        "<cbc:NoticeLanguageCode>{language}</cbc:NoticeLanguageCode>{top}{buyers}"
        "<cac:TenderingProcess>{process}</cac:TenderingProcess>"
        "<cac:ProcurementProject>{title}{cpv}{project}</cac:ProcurementProject>{lots}</{root}>"
    )
    return document.format(**part).encode()


def result(name="notice.xml", **said):
    """Return the result of reading a tiny notice."""
    return read_notices(Source(name, xml(**said)))["results"][0]


def notice(**said):
    """Return a tiny notice as it was read, which has to succeed."""
    read = result(**said)
    assert read["errors"] == []
    return read["notice"]


def first_lot(**said):
    """Return the lot of a tiny notice whose lot says these."""
    return notice(lots=lot(**said))["lots"][0]
