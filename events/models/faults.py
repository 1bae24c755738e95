"""Why the calendar of a partner could not be read, in words for an editor."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.ical_reader.limits import MOST_MEGABYTES

FAULTS = {
    "gone": _("There is nothing at the address any more. Ask the partner for the new one."),
    "denied": _(
        "The address asks for a password, which we cannot give. "
        "Ask the partner for a calendar that is open to everybody."
    ),
    "unreachable": _(
        "The partner's server could not be reached. Check the address; if it is right, "
        "it is tried again tomorrow."
    ),
    "certificate": _(
        "The connection to the partner's server is not secure: its certificate is not valid. "
        "Tell the partner."
    ),
    "server_error": _("The partner's server answered with an error. It is tried again tomorrow."),
    "slow": _("The partner's server took too long to answer. It is tried again tomorrow."),
    "redirects": _("The address leads on to other addresses without end. Tell the partner."),
    "forbidden": _(
        "The address leads to a place that we do not fetch from, such as an internal network. "
        "Check it."
    ),
    "too_large": _(
        "The calendar is larger than %(megabytes)s MB. Ask the partner for a smaller one."
    ),
    "web_page": _(
        "The address leads to a web page, not to a calendar. Look on the page for a link "
        "that says iCal, iCalendar or Subscribe, and copy the address of that link."
    ),
    "not_calendar": _("What is there is not a calendar in the iCalendar format (.ics)."),
    "truncated": _("The calendar breaks off in the middle. It is tried again tomorrow."),
    "unreadable": _("The calendar is damaged and cannot be read. Tell the partner."),
    "heavy": _(
        "The calendar is too complicated to be read in a reasonable time. Tell the partner."
    ),
    "no_file": _("The uploaded file is missing. Upload it again."),
}


def in_words(cause: str) -> str:
    """Return the sentence about a cause, or about any other if it is not known."""
    if not cause:
        return ""
    return FAULTS.get(cause, FAULTS["unreadable"]) % {"megabytes": MOST_MEGABYTES}


def left_out_in_words(count: int) -> str:
    """Return the sentence about activities that were not taken, if there are any."""
    if not count:
        return ""
    return gettext("Left out because they cannot be read or are too many: %(count)s.") % {
        "count": count
    }
