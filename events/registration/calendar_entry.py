"""The entry that a participant's own calendar gets: invited, changed or cancelled.

RFC 5545 and RFC 5546: the UID of the meeting, as in the files on its page, so that who has both
has one entry; a SEQUENCE that only grows, with the meeting and with the answer; METHOD REQUEST or
CANCEL.
"""

import datetime as dt
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from access.delivery import signature
from events.calendar import ics
from events.enums import Mode
from events.models import EventPage, MeetingSettings, Registration
from events.times import local

REQUEST, CANCEL = "REQUEST", "CANCEL"
EARLY = dt.timedelta(hours=-1)  # the alarm, before the start


def entry(registration: Registration, page: EventPage, method: str) -> str:
    """Return the calendar file for one participant, in the active language.

    `page` is the meeting in that language; times stand in the site's own time zone.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//events//Wagtail calendar//")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(ics.site_time_zone(registration.event.starts_at))
    calendar.add_component(_event(registration, page, method))
    return calendar.to_ical().decode()


def uid_of(registration: Registration) -> str:
    """Return what calendars know it by: as the meeting, unless an older mail came first."""
    own = f"registration-{registration.uid}"
    return own if registration.has_own_uid else ics.uid_of(registration.event)


def online_url_for(registration: Registration) -> str:
    """Return the link to the meeting for those who take part online, else nothing."""
    event = registration.event
    is_online = registration.mode == Mode.ONLINE and event.is_online
    return event.online_url if is_online else ""


def _event(registration: Registration, page: EventPage, method: str) -> Event:
    event = registration.event
    url = online_url_for(registration)
    entry = Event()
    entry.add("uid", uid_of(registration))
    entry.add("dtstamp", timezone.now())
    entry.add("sequence", ics.sequence_of(event) + registration.sequence)
    entry.add("dtstart", local(event.starts_at))
    entry.add("dtend", local(event.ends_at or event.starts_at))
    entry.add("summary", page.title)
    entry.add("location", url or page.where)
    entry.add("description", _description(page, url))
    entry.add("url", page.full_url)
    entry.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    entry.add("organizer", _organizer())
    entry.add("attendee", _attendee(registration))
    if method == REQUEST:
        entry.add_component(_alarm(page))
    return entry


def _description(page: EventPage, url: str) -> str:
    link = _("Join online: %(url)s") % {"url": url} if url else ""
    return "\n\n".join(part for part in (page.summary, link, page.full_url or "") if part)


def _organizer() -> vCalAddress:
    address = MeetingSettings.load().email or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    organizer = vCalAddress(f"mailto:{address}")
    organizer.params["CN"] = vText(signature())
    return organizer


def _attendee(registration: Registration) -> vCalAddress:
    attendee = vCalAddress(f"mailto:{registration.email}")
    attendee.params["CN"] = vText(registration.name)
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("ACCEPTED")
    attendee.params["RSVP"] = vText("FALSE")
    return attendee


def _alarm(page: EventPage) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", page.title)
    alarm.add("trigger", EARLY)
    return alarm
