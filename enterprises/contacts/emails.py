"""The mails to contact persons: the link to log in, and word of each other."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from access.emails import Email, EmailContext, Links, writes
from enterprises.models import DirectorySettings


@writes("enterprises.contact_added")
def contact_added(context: EmailContext, links: Links) -> Email:
    """Return the welcome to somebody who may keep up a profile from now on."""
    who = _("%(by)s has added you.") % context if context["by"] else ""
    return Email(
        subject=_("You can now look after the profile of %(enterprise)s") % context,
        paragraphs=[
            _("Hello!"),
            _("You are now a contact person for %(enterprise)s in our directory.") % context,
            *([who] if who else []),
            _("You need no account. Use the link to see the profile, change it or confirm it."),
        ],
        buttons=[(_("Go to your profile"), links["login"])],
        ending=[_("The link works once and not for long. You can ask for a new one at any time.")],
        reason=_(
            "You get this mail because you were added as a contact person for %(enterprise)s. "
            "If that is wrong, write to us and we will remove you."
        )
        % context,
    )


@writes("enterprises.contact_joined")
def contact_joined(context: EmailContext, links: Links) -> Email:
    """Return what the others are told about somebody new."""
    return Email(
        subject=_("A new contact person for %(enterprise)s") % context,
        paragraphs=[
            _("Hello!"),
            _("%(name)s can now look after the profile of %(enterprise)s together with you.")
            % _named(context),
            _("If you do not know why, log in and remove the person, or write to us."),
        ],
        reason=_reason(context),
    )


@writes("enterprises.contact_left")
def contact_left(context: EmailContext, links: Links) -> Email:
    """Return what the others are told about somebody who is no longer there."""
    return Email(
        subject=_("One contact person fewer for %(enterprise)s") % context,
        paragraphs=[
            _("Hello!"),
            _("%(name)s no longer looks after the profile of %(enterprise)s.") % _named(context),
        ],
        reason=_reason(context),
    )


@writes("enterprises.contact_removed")
def contact_removed(context: EmailContext, links: Links) -> Email:
    """Return what somebody is told who was removed."""
    return Email(
        subject=_("You are no longer a contact person for %(enterprise)s") % context,
        paragraphs=[
            _("Hello!"),
            _("You no longer look after the profile of %(enterprise)s. Old links do not work.")
            % context,
            _("If you think that this is a mistake, write to us."),
        ],
        reason=_("You get this mail because you were a contact person for %(enterprise)s.")
        % context,
    )


def _named(context: EmailContext) -> EmailContext:
    return {**context, "name": context["name"] or _("Somebody")}


def _reason(context: EmailContext) -> str:
    return _("You get this mail because you are a contact person for %(enterprise)s.") % context


@writes("enterprises.login")
def login(context: EmailContext, links: Links) -> Email:
    """Give a contact person the link to log in."""
    minutes = DirectorySettings.load().login_minutes
    lasts = ngettext(
        "The link works once, within %(minutes)s minute. Ask for a new one when you need it.",
        "The link works once, within %(minutes)s minutes. Ask for a new one when you need it.",
        minutes,
    )
    return Email(
        subject=_("Log in to manage your enterprise"),
        paragraphs=[
            _("Hello!"),
            _("Here is the link with which you keep up your profile in the directory."),
        ],
        buttons=[(_("Log in"), links["login"])],
        ending=[
            lasts % {"minutes": minutes},
            _("If you did not ask for it you need not do anything: nobody gets in without it."),
        ],
        reason=_(
            "You get this mail because somebody asked for a link to your address, "
            "which belongs to a contact person in the directory."
        ),
    )
