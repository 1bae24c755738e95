"""The mails about claims: to the enterprise, to the claimant and to the reviewers."""

from django.utils.translation import gettext as _

from access.emails import Email, EmailContext, Links, writes


@writes("enterprises.claim_asked")
def claim_asked(told: EmailContext, links: Links) -> Email:
    """Return the question to the enterprise whether the claimant is one of them."""
    facts = [(_("Name"), told["name"]), (_("E-mail"), told["email"]), (_("Phone"), told["phone"])]
    return Email(
        subject=_("May this person look after the profile of %(enterprise)s?") % told,
        paragraphs=[
            _("Hello!"),
            _("Somebody asks to look after the profile of %(enterprise)s in our directory.")
            % told,
        ],
        facts=[(name, str(value)) for name, value in facts if value],
        quote=str(told["words"]),
        buttons=[
            (_("Yes, the person is one of us"), links["yes"]),
            (_("No, we do not want that"), links["no"]),
        ],
        ending=[
            _("Whoever gets a yes can suggest changes to the profile and take it away."),
            _("If you do nothing, nothing happens until we have looked at it."),
        ],
        reason=_("You get this mail because this is the address that we have for %(enterprise)s.")
        % told,
    )


@writes("enterprises.claim_receipt")
def claim_receipt(told: EmailContext, links: Links) -> Email:
    """Return the receipt of a claim."""
    return Email(
        subject=_("You have asked to look after the profile of %(enterprise)s") % told,
        paragraphs=[
            _("Hello!"),
            _("We have asked the enterprise, or decide ourselves when we cannot reach it."),
            _("If the answer is yes, you get a link to the profile in a separate mail."),
        ],
        reason=_reason(told),
    )


@writes("enterprises.claim_approved")
def claim_approved(told: EmailContext, links: Links) -> Email:
    """Return word to the organisation that somebody looks after its profile now."""
    return Email(
        subject=_("A new contact person for %(enterprise)s") % told,
        paragraphs=[
            _("Hello!"),
            _("%(name)s can now look after the profile of %(enterprise)s.") % told,
            _("If you do not know why, write to us."),
        ],
        reason=_("You get this mail because this is the address that we have for %(enterprise)s.")
        % told,
    )


@writes("enterprises.claim_rejected")
def claim_rejected(told: EmailContext, links: Links) -> Email:
    """Return the no to the claimant, with the reason when there is one."""
    return Email(
        subject=_("You cannot look after the profile of %(enterprise)s") % told,
        paragraphs=[
            _("Hello!"),
            _("You asked to look after the profile of %(enterprise)s. The answer is no.") % told,
        ],
        quote=str(told["reason"]),
        ending=[_("Do you think that this is a mistake? Ask the enterprise, or write to us.")],
        reason=_reason(told),
    )


@writes("enterprises.claim_ended")
def claim_ended(told: EmailContext, links: Links) -> Email:
    """Return word to the claimant that the profile was taken away before anybody answered."""
    return Email(
        subject=_("%(enterprise)s is no longer in the directory") % told,
        paragraphs=[
            _("Hello!"),
            _(
                "You asked to look after the profile of %(enterprise)s. It was taken away before "
                "anybody had answered, so nobody can look after it now."
            )
            % told,
            _("You need do nothing."),
        ],
        ending=[_("Do you think that this is a mistake? Ask the enterprise, or write to us.")],
        reason=_reason(told),
    )


@writes("enterprises.claim_for_review")
def claim_for_review(told: EmailContext, links: Links) -> Email:
    """Return the word to the reviewers that a claim has come in."""
    return Email(
        subject=_("Somebody asks to look after %(enterprise)s") % told,
        paragraphs=[
            _("We have asked the enterprise, if we have an address. You can decide too."),
        ],
        buttons=[(_("Read it and decide"), str(told["url"]))],
        reason=_("You get this mail because you review the directory."),
    )


def _reason(told: EmailContext) -> str:
    return (
        _(
            "You get this mail because this address was given when somebody asked to look after "
            "%(enterprise)s. Was it not you? Then you need do nothing."
        )
        % told
    )
