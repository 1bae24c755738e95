"""Seeds who of the demo's contact persons gets fitting notices by mail, and the guide beside."""

from config.seeding.bodies import page_id
from enterprises.models import ContactPerson
from procurement.matching.choices import choose
from procurement.models import FittingMailChoice, JointBidSettings, MailFrequency

GUIDE = "lamna-anbud-tillsammans"
WEEKLY, DAILY = 4, 2  # contact persons


def seed_matching() -> int:
    """Choose for some contact persons, unless somebody has chosen; return for how many."""
    settings = JointBidSettings.load()
    if settings.guide_id is None:
        settings.guide_id = page_id(GUIDE)
        settings.save()
    if FittingMailChoice.objects.exists():
        return 0
    people = ContactPerson.objects.order_by("pk").values_list("email", flat=True)
    chosen = list(dict.fromkeys(people))[: WEEKLY + DAILY]
    for place, email in enumerate(chosen):
        choose(email, MailFrequency.WEEKLY if place < WEEKLY else MailFrequency.DAILY)
    return len(chosen)
