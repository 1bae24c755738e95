"""What the law says of tenders that are reserved for some kind of supplier (LOU 2016:1145)."""

from django.utils.translation import gettext_lazy as _

from procurement.enums import Reserved

RULES = {
    Reserved.WORKSHOPS: _(
        "Reserved under chapter 4, section 18 of the Swedish Public Procurement Act (LOU): only "
        "sheltered workshops, and suppliers whose main purpose is the social and occupational "
        "integration of people with disabilities or with difficulty entering the labour "
        "market, may bid. At least 30 per cent of those occupied must belong to that group."
    ),
    Reserved.PUBLIC_SERVICE: _(
        "Reserved under chapter 19, section 25 of the Swedish Public Procurement Act (LOU): only "
        "organisations with a public service mission tied to the service, that reinvest their "
        "profit and are governed by staff ownership or active participation, may bid. The "
        "contract may run for at most three years."
    ),
    Reserved.IDEA_BASED: _(
        "Reserved under chapter 19, section 25 a of the Swedish Public Procurement Act (LOU): "
        "only idea-based organisations whose purpose contributes to the service may bid."
    ),
}
PARAGRAPHS = {
    Reserved.WORKSHOPS: _("Reserved, LOU chapter 4, section 18"),
    Reserved.PUBLIC_SERVICE: _("Reserved, LOU chapter 19, section 25"),
    Reserved.IDEA_BASED: _("Reserved, LOU chapter 19, section 25 a"),
}
