"""Meetings in the words of schema.org."""

from wagtail.models import Site

from events import times
from events.enums import Mode

SEATS = {
    Mode.ON_SITE.value: "maximumPhysicalAttendeeCapacity",
    Mode.ONLINE.value: "maximumVirtualAttendeeCapacity",
}
ATTENDANCE = {
    Mode.ON_SITE: "OfflineEventAttendanceMode",
    Mode.ONLINE: "OnlineEventAttendanceMode",
    Mode.HYBRID: "MixedEventAttendanceMode",
}


def event_data(event, request) -> dict[str, object]:
    """Return a meeting as a schema.org Event."""
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "url": event.full_url,
        "inLanguage": event.locale.language_code,
        "startDate": event.local_starts_at.isoformat(),
        "previousStartDate": _previous_start(event),
        "endDate": event.local_ends_at.isoformat() if event.ends_at else None,
        "eventAttendanceMode": f"https://schema.org/{ATTENDANCE[event.mode]}",
        "eventStatus": f"https://schema.org/{_status(event)}",
        "location": _location(event),
        "organizer": _organizer(request),
        **_seats(event),
        "offers": _offers(event),
    }
    return {name: value for name, value in data.items() if value not in (None, "", [])}


def _previous_start(event) -> str | None:
    """Return when a meeting that was moved was to start before."""
    start = event.previous_start
    return times.local(start).isoformat() if start else None


def _seats(event) -> dict[str, int]:
    """Return how many can come in each way, and how many more, where there is a limit."""
    limited = {mode: seats for mode, seats in event.capacities().items() if seats is not None}
    if not limited:
        return {}
    found = {SEATS[mode]: seats for mode, seats in limited.items()}
    if len(limited) == len(event.capacities()):
        found["maximumAttendeeCapacity"] = sum(limited.values())
        if event.takes_registrations:
            left = event.seats_left()
            found["remainingAttendeeCapacity"] = sum(left[mode] for mode in limited)
    return found


def _offers(event) -> list[dict[str, str]]:
    """Return whether there are seats in each form, while people can answer."""
    if not event.is_taking_registrations():
        return []
    free = event.free_modes
    return [
        {
            "@type": "Offer",
            "name": str(Mode(mode).label),
            "url": f"{event.full_url}#answer",
            "availability": f"https://schema.org/{'InStock' if mode in free else 'SoldOut'}",
        }
        for mode in event.capacities()
    ]


def _status(event) -> str:
    if event.is_cancelled:
        return "EventCancelled"
    return "EventRescheduled" if event.is_moved else "EventScheduled"


def _location(event) -> list[dict]:
    places = []
    if event.is_on_site:
        places.append({"@type": "Place", "name": event.place, "address": _address(event)})
    if event.is_online:
        url = event.public_online_url or event.full_url
        places.append({"@type": "VirtualLocation", "url": url})
    return places


def _address(event) -> dict[str, str]:
    address = {"@type": "PostalAddress", "addressCountry": "SE"}
    if event.address:
        address["streetAddress"] = event.address
    if event.municipality:
        address["addressLocality"] = event.municipality.name
    return address


def _organizer(request) -> dict[str, str] | None:
    site = Site.find_for_request(request)
    if site is None:
        return None
    return {
        "@type": "Organization",
        "name": site.site_name or site.hostname,
        "url": site.root_url,
    }
