"""What a contact person does with a profile whatever it says: confirm, pause, take away."""

from contextlib import suppress

from django.http import HttpResponse
from django.urls import NoReverseMatch
from django.utils.translation import gettext

from enterprises.completeness import missing
from enterprises.freshness import life
from enterprises.keeping import changes, steps
from enterprises.keeping.desk import Desk, at_desk, at_open_desk
from enterprises.keeping.forms import CloseForm
from enterprises.keeping.unlisting import unlist
from enterprises.keeping.waiting import waiting
from enterprises.values import read


@at_desk
def dashboard(desk: Desk) -> HttpResponse:
    """Show how the profile stands, what it lacks, what waits, and what can be done."""
    return desk.show(
        "dashboard",
        desk.page.title,
        gaps=[(gap, _step_url(desk, gap.name)) for gap in missing(read(desk.page))],
        change=changes.unfinished(desk.contact),
        waiting=waiting(desk),
        people=desk.page.contact_persons.order_by("name", "pk"),
        links=_links(desk),
    )


@at_open_desk
def confirm(desk: Desk) -> HttpResponse:
    """Note that everything in the profile is right."""
    if desk.request.method != "POST":
        return desk.go()
    life.confirm(desk.page)
    return desk.go("confirmed")


@at_open_desk
def pause(desk: Desk) -> HttpResponse:
    """Say what pausing means, and pause."""
    if desk.request.method != "POST":
        return desk.show("pause", gettext("Pause the profile"))
    life.pause(desk.page)
    return desk.go("paused")


@at_open_desk
def close(desk: Desk) -> HttpResponse:
    """Ask whether the profile is to be taken away for good, and take it away."""
    form = CloseForm(desk.posted)
    if form.is_valid():
        unlist(desk.page)
        return desk.go()
    return desk.show("close", gettext("Take the profile away"), form=form)


def _step_url(desk: Desk, name: str) -> str:
    step = steps.step_for(name)
    return desk.url("keep_change_step", str(step.route)) if step else ""


def _links(desk: Desk) -> list[tuple[str, str]]:
    """Return where the profile is seen and shared, in the language of the desk if it is there."""
    page = desk.page.get_translation_or_none(desk.index.locale) or desk.page
    page = page if page.live else desk.page
    if not page.live:
        return []
    found = [(page.url, gettext("The public profile"))]
    for name, text in [
        ("sheet", gettext("Supplier sheet to print")),
        ("code", gettext("QR code for the profile")),
    ]:
        with suppress(NoReverseMatch):
            found.append((page.subroute_url(name), text))
    return found
