"""Which fields of a profile a translation says in its own words, and which it shares."""

from wagtail_localize.fields import SynchronizedField

FACTS = [
    "organisation_number",
    "legal_form",
    "municipality",
    "logo",
    "email",
    "phone",
    "address",
    "website",
    "joint_bids",
]
# What happens to a profile, whatever is written in it: the same in all languages.
LIFE = ["confirmed_on", "paused_on", "closed_on"]
RELATIONS = ["municipalities", "categories"]
# Rows with facts that must not differ: which fields are facts, and by which a row is known.
ROWS = {
    "reservation_claims": (["rule", "stated_on"], ["rule"]),
    "evidence": (
        ["criterion", "title", "support", "link", "checked_on", "checked_by", "valid_until"],
        ["criterion", "title"],
    ),
}

PAGE_FIELDS = [
    *[SynchronizedField(name, overridable=False) for name in ["slug", *FACTS, *LIFE, *RELATIONS]],
    SynchronizedField("picture"),
]

# What is true of one enterprise only, and is not taken along when a profile is copied.
ITS_OWN = ["organisation_number", *LIFE, *ROWS]
