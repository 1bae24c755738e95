"""The mails about fitting notices, and about bidding together."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from access.emails import Email, EmailContext, ForeignParagraph, Links, writes

FITTING = "procurement.fitting_notices"
ASKED, RECEIPT = "procurement.bid_together", "procurement.bid_together_receipt"


@writes(FITTING)
def fitting_notices(context: EmailContext, links: Links) -> Email:
    """Tell a contact person of notices that fit the enterprise, each with the reasons."""
    notices: list[dict[str, Any]] = context["notices"]  # type: ignore[assignment] # as we told it
    count = len(notices)
    told = {"enterprise": context["enterprise"], "count": count, "more": context["more"]}
    intro = ngettext(
        "We have found a tender that may fit %(enterprise)s.",
        "We have found %(count)s tenders that may fit %(enterprise)s.",
        count,
    )
    return Email(
        subject=ngettext(
            "A tender that fits %(enterprise)s",
            "%(count)s tenders that fit %(enterprise)s",
            count,
        )
        % told,
        paragraphs=[
            _("Hello!"),
            intro % told,
            *(part for notice in notices for part in _parts(notice, str(context["language"]))),
        ],
        buttons=[
            *((str(notice["title"]), str(notice["url"])) for notice in notices),
            (_("Everything that fits you, and how often we write"), str(context["all"])),
        ],
        ending=[
            *([_more(told)] if context["more"] else []),
            _(
                "It is a suggestion: we have compared the notices with what your profile says. "
                "Read what the buyer demands before you bid."
            ),
        ],
        reason=_(
            "You get this mail because you are a contact person of %(enterprise)s in our "
            "directory, and have asked us to send you notices that fit."
        )
        % told,
        unsubscribe=links["leave"],
    )


@writes(ASKED)
def bid_together(context: EmailContext, links: Links) -> Email:
    """Pass on that somebody would like to bid together; a reply goes to who asked."""
    return Email(
        subject=_("Will you bid together? %(title)s") % context,
        paragraphs=[
            _("Hello!"),
            _(
                "%(organisation)s asks whether %(enterprise)s would like to bid together for "
                "the tender %(title)s."
            )
            % context,
            _("Your profile says that you would like to bid together with others."),
        ],
        facts=[
            (_("From"), str(context["name"])),
            (_("Enterprise"), str(context["organisation"])),
            (_("E-mail"), str(context["email"])),
        ],
        quote=str(context["message"]),
        buttons=[(_("Read the notice"), str(context["url"]))] if context["url"] else [],
        ending=[
            _("Answer this mail: the answer goes straight to the one who asks."),
            _(
                "Talk only about this tender and what you would do together in it. Do not talk "
                "about prices or bids that each of you gives alone."
            ),
            _("Your address has not been shown. It is seen when you answer."),
        ],
        reason=_("You get this mail because messages to %(enterprise)s are sent to you.")
        % context,
    )


@writes(RECEIPT)
def bid_together_receipt(context: EmailContext, links: Links) -> Email:
    """Return the receipt of a request: none of it, since anybody can have given the address."""
    passed_on = _("Your request to bid together has been passed on.")
    if context["is_moderated"]:
        passed_on = _("We read your request to bid together before we pass it on.")
    return Email(
        subject=_("Your request to bid together: %(title)s") % context,
        paragraphs=[
            _("Hello!"),
            passed_on,
            _("The answer comes straight from those whom you asked, to this address."),
        ],
        reason=_(
            "You get this mail because this address was given in a form on our site. "
            "Was it not you? Then you need do nothing."
        ),
    )


def _parts(notice: dict[str, Any], language: str) -> list[str]:
    """Return what is told of a notice; a title in another language is a paragraph of its own."""
    title = str(notice["title"])
    lines = [notice["facts"], *notice["reasons"]]
    lines += [_("Not known: %(lack)s") % {"lack": lack} for lack in notice["missing"]]
    if notice["language"] != language:
        return [ForeignParagraph(title, str(notice["language"])), "\n".join(lines)]
    return ["\n".join([title, *lines])]


def _more(told: dict[str, Any]) -> str:
    return (
        ngettext(
            "There is %(more)s more. It comes in the next mail.",
            "There are %(more)s more. They come in the next mail.",
            told["more"],
        )
        % told
    )
