"""Why the calendar of a partner, or an activity in it, could not be read, for an editor."""

import re

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

REASONS = {
    "odd_line": _("the line “%(line)s” cannot be understood"),
    "long_line": _("a line of it is too long"),
    "unfinished": _("it breaks off in the middle"),
    "unnamed": _("it has no name"),
    "no_start": _("it has no date"),
    "too_often": _("it recurs too often"),
    "too_long": _("it lasts for more than a year"),
    "too_slow": _("its dates take too long to work out"),
    "too_many": _("there are too many activities"),
    "not_understood": _("it cannot be understood"),
}
MOMENT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d))?")


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


def entry_in_words(entry: dict[str, str]) -> str:
    """Return which activity was left out, and why; a date as the partner wrote it."""
    reason = str(REASONS.get(entry["why"], REASONS["not_understood"]))
    moment = MOMENT.match(entry["starts"])
    starts = "-".join(moment.groups()[:3]) if moment else entry["starts"]
    if moment and moment[4]:
        starts += f" {moment[4]}:{moment[5]}"
    title = f"”{entry['title']}”" if entry["title"] else gettext("An activity without a name")
    named = ", ".join(filter(None, [title, starts]))
    return f"{named}: {reason % {'line': entry['line']}}"
