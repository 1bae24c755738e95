"""Meetings in the words of schema.org."""

from wagtail.models import Site

from events.enums import Mode

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
        "endDate": event.local_ends_at.isoformat() if event.ends_at else None,
        "eventAttendanceMode": f"https://schema.org/{ATTENDANCE[event.mode]}",
        "eventStatus": f"https://schema.org/{_status(event)}",
        "location": _location(event),
        "organizer": _organizer(request),
    }
    return {name: value for name, value in data.items() if value}


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
