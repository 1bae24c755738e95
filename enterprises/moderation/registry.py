"""The letters about decisions."""

from django.utils.translation import gettext as _

from access.emails import Email, EmailContext, Links, writes


def _facts(told: EmailContext) -> list[tuple[str, str]]:
    return [(_("Enterprise"), str(told["title"])), (_("Case number"), str(told["number"]))]


def _reason(told: EmailContext) -> str:
    return _("You get this mail because you sent in the profile, case %(number)s.") % told


@writes("enterprises.approved")
def approved(told: EmailContext, links: Links) -> Email:
    """Return the letter that says that the profile or the change is public."""
    if not told.get("is_public", True):
        return _approved_but_hidden(told)
    subject = _("Your profile is published") if told["is_new"] else _("Your change is published")
    upkeep = [(_("Manage your enterprise"), address) for address in links.values()]
    brief = _("The link for managing your enterprise soon ends. You can always ask for a new one.")
    return Email(
        subject=subject,
        paragraphs=[
            _("We have looked at what you sent in, and now everyone can see it."),
            _("Twice a year we ask whether everything is still right. One click answers that."),
        ],
        facts=_facts(told),
        buttons=[(_("See the profile"), str(told["url"])), *upkeep],
        ending=[brief] if upkeep else [],
        reason=_reason(told),
    )


def _approved_but_hidden(told: EmailContext) -> Email:
    """Return the letter about a change of a profile that is not public itself."""
    return Email(
        subject=_("Your change is approved"),
        paragraphs=[
            _("We have approved your change. The profile is not public at the moment."),
            _("The change is kept, and is seen when the profile is published again."),
        ],
        facts=_facts(told),
        reason=_reason(told),
    )


@writes("enterprises.sent_back")
def sent_back(told: EmailContext, links: Links) -> Email:
    """Return the letter that asks for a change, with the reviewer's words and a link to go on."""
    brief = [_("The link works once and not for long. You can ask for a new one at any time.")]
    if "login" not in links:
        brief = []  # the link to a draft lasts for weeks
    return Email(
        subject=_("Something needs to be changed in what you sent in"),
        paragraphs=[_("We have looked at what you sent in and ask you to change something:")],
        quote=str(told["reason"]),
        facts=_facts(told),
        buttons=[(_("Change and send again"), address) for address in links.values()],
        ending=[_("Nothing is lost: all that you have written is still there."), *brief],
        reason=_reason(told),
    )


@writes("enterprises.rejected")
def rejected(told: EmailContext, links: Links) -> Email:
    """Return the letter that says no, with the reason."""
    return Email(
        subject=_("We cannot publish what you sent in"),
        paragraphs=[_("We have looked at what you sent in and cannot publish it:")],
        quote=str(told["reason"]),
        facts=_facts(told),
        ending=[_("If you think that this is wrong, answer by writing to us and name the case.")],
        reason=_reason(told),
    )
