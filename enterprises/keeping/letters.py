"""The mail that carries the link to log in."""

from django.utils.translation import gettext, ngettext

from access.emails import Email, EmailContext, Links, writes
from enterprises.models import DirectorySettings


@writes("enterprises.login")
def login(told: EmailContext, links: Links) -> Email:
    """Give a contact person the link to log in."""
    minutes = DirectorySettings.load().login_minutes
    lasts = ngettext(
        "The link works once, within %(minutes)s minute. Ask for a new one when you need it.",
        "The link works once, within %(minutes)s minutes. Ask for a new one when you need it.",
        minutes,
    )
    return Email(
        subject=gettext("Log in to manage your enterprise"),
        paragraphs=[
            gettext("Hello!"),
            gettext("Here is the link with which you keep up your profile in the directory."),
        ],
        buttons=[(gettext("Log in"), links["login"])],
        ending=[
            lasts % {"minutes": minutes},
            gettext(
                "If you did not ask for it you need not do anything: nobody gets in without it."
            ),
        ],
        reason=gettext(
            "You get this mail because somebody asked for a link to your address, "
            "which belongs to a contact person in the directory."
        ),
    )


@writes("enterprises.unlisted")
def unlisted(told: EmailContext, links: Links) -> Email:
    """Tell a contact person that the profile is taken away."""
    return Email(
        subject=gettext("%(enterprise)s is no longer listed") % told,
        paragraphs=[
            gettext("Hello!"),
            gettext("The profile of %(enterprise)s has been taken away from the directory.")
            % told,
            gettext(
                "It can no longer be seen, and what you agreed to is withdrawn. Search engines "
                "may show the old page for some days."
            ),
            gettext("If that is a mistake, write to us and we will put it back."),
        ],
        reason=gettext("You get this mail because you are a contact person for %(enterprise)s.")
        % told,
    )
