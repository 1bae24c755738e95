"""What each rule on reserved contracts asks for, and what it means in plain words."""

from django.utils.translation import gettext_lazy as _

from enterprises.models.enums import Criterion, ReservationRule

CRITERIA: dict[str, list[Criterion]] = {
    ReservationRule.LOU_4_18: [Criterion.PURPOSE_4_18, Criterion.SHARE_4_18],
    ReservationRule.LOU_19_25: [
        Criterion.MISSION_19_25,
        Criterion.PROFIT_19_25,
        Criterion.GOVERNED_19_25,
    ],
    ReservationRule.LOU_19_25A: [
        Criterion.PURPOSE_19_25A,
        Criterion.TRANSFERS_19_25A,
        Criterion.INDEPENDENT_19_25A,
        Criterion.REGISTER_19_25A,
    ],
}
# The law does not ask for these: they only make it easier to believe the rest.
SUPPORTING = [Criterion.REGISTER_19_25A]
ASF = [
    Criterion.ASF_BUSINESS,
    Criterion.ASF_PURPOSE,
    Criterion.ASF_PARTICIPATION,
    Criterion.ASF_PROFIT,
    Criterion.ASF_INDEPENDENT,
]

QUESTIONS = {
    ReservationRule.LOU_4_18: _("Our main purpose is that people get work and a place in society"),
    ReservationRule.LOU_19_25: _(
        "Our aim is a public mission, for example in care, education or culture"
    ),
    ReservationRule.LOU_19_25A: _("We are an idea-based organisation"),
}
MEANINGS = {
    ReservationRule.LOU_4_18: _(
        "At least 30 per cent of those who work or practise with you have a disability or find "
        "it hard to get a job. Any goods or services can then be reserved for you and others "
        "like you. No certain legal form is needed. (LOU chapter 4, section 18)"
    ),
    ReservationRule.LOU_19_25: _(
        "You put the profit back into the mission, and staff or members take part in steering "
        "the work. Holds for certain services, for at most three years at a time. (LOU chapter "
        "19, section 25)"
    ),
    ReservationRule.LOU_19_25A: _(
        "Your purpose contributes to the service, nobody takes out the profit, and no public "
        "body decides over you. You need not be in the register of idea-based organisations. "
        "Holds for certain services. (LOU chapter 19, section 25 a)"
    ),
}
