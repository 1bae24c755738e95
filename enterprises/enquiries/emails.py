"""The mails about messages, corrections and claims that visitors send."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from access.emails import Email, EmailContext, Links, writes
from access.mail import NewMail, post
from enterprises.models import Correction, ProfileClaim
from enterprises.moderation.reviewers import reviewers


@writes("enterprises.message")
def message(context: EmailContext, links: Links) -> Email:
    """Return a visitor's message as the enterprise gets it; a reply goes to the visitor."""
    facts = [(_("From"), str(context["name"]))]
    if context["organisation"]:
        facts.append((_("Organisation"), str(context["organisation"])))
    return Email(
        subject=_("A message to %(enterprise)s from the directory") % context,
        paragraphs=[
            _("Hello!"),
            _("A visitor has written to %(enterprise)s from your profile in the directory.")
            % context,
        ],
        facts=[*facts, (_("E-mail"), str(context["email"]))],
        quote=str(context["message"]),
        ending=[
            _("Answer this mail: the answer goes straight to the one who wrote."),
            _("Your address has not been shown. It is seen when you answer."),
        ],
        reason=_(
            "You get this mail because messages to %(enterprise)s are sent to you. "
            "We have not kept the message."
        )
        % context,
    )


@writes("enterprises.message_receipt")
def message_receipt(context: EmailContext, links: Links) -> Email:
    """Return the sender's copy of a message."""
    return Email(
        subject=_("Your message to %(enterprise)s has been sent") % context,
        paragraphs=[
            _("Hello!"),
            _("Your message to %(enterprise)s has been passed on.") % context,
            _("The answer comes straight from the enterprise to this address."),
        ],
        quote=str(context.get("message", "")),
        ending=[_("This is your copy. We do not keep the message.")],
        reason=_(
            "You get this mail because this address was given in the contact form. "
            "Was it not you? Then you need do nothing."
        ),
    )


@writes("enterprises.correction")
def correction(context: EmailContext, links: Links) -> Email:
    """Return what a visitor says is wrong, to those who look after the profile.

    The organisation's own address, where nobody does, is told how somebody can.
    """
    if "login" in links:
        button = (_("Go to your profile"), links["login"])
        ending = [
            _("Is it right? Change the profile. Is it wrong? Then you need do nothing."),
            _("The link works once and not for long. You can ask for a new one at any time."),
        ]
        reason = _("You get this mail because you are a contact person for %(enterprise)s.")
    else:
        button = (_("Ask to look after the profile"), str(context["claim"]))
        ending = [
            _(
                "Is it right? Nobody looks after the profile yet. Ask to do so, and you can "
                "change it. Is it wrong? Then you need do nothing."
            )
        ]
        reason = _(
            "You get this mail because this is the address that we have for %(enterprise)s."
        )
    return Email(
        subject=_("Somebody suggests a correction for %(enterprise)s") % context,
        paragraphs=[
            _("Hello!"),
            _("A visitor has said something about the profile of %(enterprise)s:") % context,
        ],
        facts=[(_("What it is about"), Correction.Kind(context["kind"]).label)],
        quote=str(context["words"]),
        buttons=[button],
        ending=ending,
        reason=reason % context,
    )


@writes("enterprises.correction_for_review")
def correction_for_review(context: EmailContext, links: Links) -> Email:
    """Return the word to the reviewers that a correction has come in."""
    return Email(
        subject=_("A correction for %(enterprise)s") % context,
        paragraphs=[
            _("A visitor has said something about the profile of %(enterprise)s.") % context
        ],
        facts=[(_("What it is about"), Correction.Kind(context["kind"]).label)],
        buttons=[(_("Read it and decide"), str(context["url"]))],
        reason=_("You get this mail because you review the directory."),
    )


@writes("enterprises.unlist_asked")
def unlist_asked(context: EmailContext, links: Links) -> Email:
    """Return the link that takes a profile away, to those who are known to speak for it."""
    return Email(
        subject=_("Take away the profile of %(enterprise)s?") % context,
        paragraphs=[
            _("Hello!"),
            _(
                "Somebody has told us that %(enterprise)s does not want to be in the directory. "
                "We do not know who it was."
            )
            % context,
            _("Is it right? Follow the link, and one press takes the profile away at once."),
        ],
        buttons=[(_("Take away the profile"), links["unlist"])],
        ending=[_("Do you want to stay? Then you need do nothing.")],
        reason=_("You get this mail because this is the address that we have for %(enterprise)s.")
        % context,
    )


def post_to_reviewers(kind: str, row: Correction | ProfileClaim, reply_to: str = "") -> None:
    """Mail every reviewer where a claim or a correction is in the admin, not what it says."""
    address = reverse(f"enterprises_{row._meta.model_name}:edit", args=[row.pk])
    context = {
        "enterprise": row.page.title,
        "kind": getattr(row, "kind", ""),
        "url": f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{address}",
    }
    for number, (to, language) in enumerate(reviewers()):
        key = f"{kind}:{row.pk}:{number}"
        post(NewMail(kind, to, language, told=context, key=key, reply_to=reply_to))


@writes("enterprises.claim_asked")
def claim_asked(context: EmailContext, links: Links) -> Email:
    """Return the question to the enterprise whether the claimant is one of them."""
    facts = [
        (_("Name"), context["name"]),
        (_("E-mail"), context["email"]),
        (_("Phone"), context["phone"]),
    ]
    return Email(
        subject=_("May this person look after the profile of %(enterprise)s?") % context,
        paragraphs=[
            _("Hello!"),
            _("Somebody asks to look after the profile of %(enterprise)s in our directory.")
            % context,
        ],
        facts=[(name, str(value)) for name, value in facts if value],
        quote=str(context["words"]),
        buttons=[
            (_("Yes, the person is one of us"), links["yes"]),
            (_("No, we do not want that"), links["no"]),
        ],
        ending=[
            _("Whoever gets a yes can suggest changes to the profile and take it away."),
            _("If you do nothing, nothing happens until we have looked at it."),
        ],
        reason=_("You get this mail because this is the address that we have for %(enterprise)s.")
        % context,
    )


@writes("enterprises.claim_receipt")
def claim_receipt(context: EmailContext, links: Links) -> Email:
    """Return the receipt of a claim."""
    return Email(
        subject=_("You have asked to look after the profile of %(enterprise)s") % context,
        paragraphs=[
            _("Hello!"),
            _("We have asked the enterprise, or decide ourselves when we cannot reach it."),
            _("If the answer is yes, you get a link to the profile in a separate mail."),
        ],
        reason=_reason(context),
    )


@writes("enterprises.claim_approved")
def claim_approved(context: EmailContext, links: Links) -> Email:
    """Return word to the organisation that somebody looks after its profile now."""
    return Email(
        subject=_("A new contact person for %(enterprise)s") % context,
        paragraphs=[
            _("Hello!"),
            _("%(name)s can now look after the profile of %(enterprise)s.") % context,
            _("If you do not know why, write to us."),
        ],
        reason=_("You get this mail because this is the address that we have for %(enterprise)s.")
        % context,
    )


@writes("enterprises.claim_rejected")
def claim_rejected(context: EmailContext, links: Links) -> Email:
    """Return the no to the claimant, with the reason when there is one."""
    return Email(
        subject=_("You cannot look after the profile of %(enterprise)s") % context,
        paragraphs=[
            _("Hello!"),
            _("You asked to look after the profile of %(enterprise)s. The answer is no.")
            % context,
        ],
        quote=str(context["reason"]),
        ending=[_("Do you think that this is a mistake? Ask the enterprise, or write to us.")],
        reason=_reason(context),
    )


@writes("enterprises.claim_ended")
def claim_ended(context: EmailContext, links: Links) -> Email:
    """Return word to the claimant that the profile was taken away before anybody answered."""
    return Email(
        subject=_("%(enterprise)s is no longer in the directory") % context,
        paragraphs=[
            _("Hello!"),
            _(
                "You asked to look after the profile of %(enterprise)s. It was taken away before "
                "anybody had answered, so nobody can look after it now."
            )
            % context,
            _("You need do nothing."),
        ],
        ending=[_("Do you think that this is a mistake? Ask the enterprise, or write to us.")],
        reason=_reason(context),
    )


@writes("enterprises.claim_for_review")
def claim_for_review(context: EmailContext, links: Links) -> Email:
    """Return the word to the reviewers that a claim has come in."""
    return Email(
        subject=_("Somebody asks to look after %(enterprise)s") % context,
        paragraphs=[
            _("We have asked the enterprise, if we have an address. You can decide too."),
        ],
        buttons=[(_("Read it and decide"), str(context["url"]))],
        reason=_("You get this mail because you review the directory."),
    )


def _reason(context: EmailContext) -> str:
    return (
        _(
            "You get this mail because this address was given when somebody asked to look after "
            "%(enterprise)s. Was it not you? Then you need do nothing."
        )
        % context
    )
