"""The mails about messages and corrections that visitors send."""

from django.utils.translation import gettext as _

from access.emails import Email, EmailContext, Links, writes
from enterprises.models import Correction


@writes("enterprises.message")
def message(told: EmailContext, links: Links) -> Email:
    """Return a visitor's message as the enterprise gets it; a reply goes to the visitor."""
    facts = [(_("From"), str(told["name"]))]
    if told["organisation"]:
        facts.append((_("Organisation"), str(told["organisation"])))
    return Email(
        subject=_("A message to %(enterprise)s from the directory") % told,
        paragraphs=[
            _("Hello!"),
            _("A visitor has written to %(enterprise)s from your profile in the directory.")
            % told,
        ],
        facts=[*facts, (_("E-mail"), str(told["email"]))],
        quote=str(told["message"]),
        ending=[
            _("Answer this mail: the answer goes straight to the one who wrote."),
            _("Your address has not been shown. It is seen when you answer."),
        ],
        reason=_(
            "You get this mail because messages to %(enterprise)s are sent to you. "
            "We have not kept the message."
        )
        % told,
    )


@writes("enterprises.message_receipt")
def message_receipt(told: EmailContext, links: Links) -> Email:
    """Return the sender's copy of a message."""
    return Email(
        subject=_("Your message to %(enterprise)s has been sent") % told,
        paragraphs=[
            _("Hello!"),
            _("Your message to %(enterprise)s has been passed on.") % told,
            _("The answer comes straight from the enterprise to this address."),
        ],
        quote=str(told.get("message", "")),
        ending=[_("This is your copy. We do not keep the message.")],
        reason=_(
            "You get this mail because this address was given in the contact form. "
            "Was it not you? Then you need do nothing."
        ),
    )


@writes("enterprises.correction")
def correction(told: EmailContext, links: Links) -> Email:
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
        button = (_("Ask to look after the profile"), str(told["claim"]))
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
        subject=_("Somebody suggests a correction for %(enterprise)s") % told,
        paragraphs=[
            _("Hello!"),
            _("A visitor has said something about the profile of %(enterprise)s:") % told,
        ],
        facts=[(_("What it is about"), Correction.Kind(told["kind"]).label)],
        quote=str(told["words"]),
        buttons=[button],
        ending=ending,
        reason=reason % told,
    )


@writes("enterprises.correction_for_review")
def correction_for_review(told: EmailContext, links: Links) -> Email:
    """Return the word to the reviewers that a correction has come in."""
    return Email(
        subject=_("A correction for %(enterprise)s") % told,
        paragraphs=[_("A visitor has said something about the profile of %(enterprise)s.") % told],
        facts=[(_("What it is about"), Correction.Kind(told["kind"]).label)],
        buttons=[(_("Read it and decide"), str(told["url"]))],
        reason=_("You get this mail because you review the directory."),
    )


@writes("enterprises.unlist_asked")
def unlist_asked(told: EmailContext, links: Links) -> Email:
    """Return the link that takes a profile away, to those who are known to speak for it."""
    return Email(
        subject=_("Take away the profile of %(enterprise)s?") % told,
        paragraphs=[
            _("Hello!"),
            _(
                "Somebody has told us that %(enterprise)s does not want to be in the directory. "
                "We do not know who it was."
            )
            % told,
            _("Is it right? Press the button, and the profile disappears at once."),
        ],
        buttons=[(_("Take away the profile"), links["unlist"])],
        ending=[_("Do you want to stay? Then you need do nothing.")],
        reason=_("You get this mail because this is the address that we have for %(enterprise)s.")
        % told,
    )
