"""The mails to those who answer to a meeting."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from access.emails import Button, CalendarPart, Email, EmailContext, Fact, Links, writes
from events.enums import Mode, State
from events.registration.answers import ANSWERS


@writes("events.confirmed")
def confirmed(told: EmailContext, links: Links) -> Email:
    """Say that somebody has a seat, with the entry for the calendar."""
    return Email(
        subject=_("You have a seat: %(title)s") % told,
        paragraphs=[
            _("Hello!"),
            _("You have a seat at the meeting %(title)s. Welcome!") % told,
        ],
        facts=facts(told),
        buttons=[*join_buttons(told), *manage_buttons(links)],
        ending=[
            _(
                "The meeting is attached for your calendar. If you cannot come, give up your seat "
                "so that somebody else can have it."
            )
        ],
        reason=reason(told),
        calendar=calendar(told),
    )


@writes("events.waiting")
def waiting(told: EmailContext, links: Links) -> Email:
    """Say that somebody stands in line, and where."""
    return Email(
        subject=_("You are on the waiting list: %(title)s") % told,
        paragraphs=[
            _("Hello!"),
            _all_taken(told) % told,
            *in_line(told),
        ],
        facts=facts(told),
        buttons=manage_buttons(links),
        reason=reason(told),
    )


@writes("events.declined")
def declined(told: EmailContext, links: Links) -> Email:
    """Thank somebody who cannot come."""
    return Email(
        subject=_("Thank you for telling us: %(title)s") % told,
        paragraphs=[
            _("Hello!"),
            _("You have told us that you cannot come to the meeting %(title)s.") % told,
            _("If the meeting is moved to another time we write to you.")
            if told.get("is_about_time")  # old mails do not say
            else _("If that changes you are welcome to answer again."),
        ],
        facts=facts(told),
        buttons=manage_buttons(links),
        reason=reason(told),
    )


@writes("events.offer")
def offer(told: EmailContext, links: Links) -> Email:
    """Offer a seat that has become free."""
    return Email(
        subject=_("There is a seat for you: %(title)s") % told,
        paragraphs=[
            _("Hello!"),
            _("A seat has become free at the meeting %(title)s, and you are next in line.") % told,
            _("We keep it for you until %(until)s. After that it goes to the next person.") % told,
        ],
        facts=facts(told),
        buttons=[
            (_("Yes, I take the seat"), links["accept"]),
            (_("No, thank you"), links["refuse"]),
        ],
        reason=reason(told),
    )


@writes("events.lapsed")
def lapsed(told: EmailContext, links: Links) -> Email:
    """Say that an offered seat was not answered in time."""
    return Email(
        subject=_("The seat has gone to the next person: %(title)s") % told,
        paragraphs=[
            _("Hello!"),
            _("We offered you a seat at the meeting %(title)s, and did not hear from you in time.")
            % told,
            _("If you still want to come you can try: if nobody else has taken it, it is yours."),
        ],
        facts=facts(told),
        buttons=[(_("I still want the seat"), links["accept"])],
        reason=reason(told),
    )


@writes("events.cancelled")
def cancelled(told: EmailContext, links: Links) -> Email:
    """Say that somebody has given up their seat, and take it out of the calendar."""
    return Email(
        subject=_("You have cancelled: %(title)s") % told,
        paragraphs=[
            _("Hello!"),
            _("You are no longer registered for the meeting %(title)s.") % told,
            _("If the meeting is moved to another time we write to you.")
            if told.get("is_about_time")
            else _("If that changes you are welcome to answer again on the page of the meeting."),
        ],
        facts=facts(told),
        buttons=[(_("To the page of the meeting"), str(told["url"]))],
        reason=reason(told),
        calendar=calendar(told),
    )


@writes("events.ask_owner")
def ask_owner(told: EmailContext, links: Links) -> Email:
    """Ask whether a new answer for somebody who is registered is theirs."""
    return Email(
        subject=_("Is this your new answer? %(title)s") % told,
        paragraphs=[
            _("Hello!"),
            _("You are registered for the meeting %(title)s already.") % told,
            _("Now somebody has answered once more with your e-mail address: “%(answer)s”.")
            % {"answer": ANSWERS[str(told["answer"])]},
            _("Was it you? Then confirm it. Otherwise you need do nothing, and nothing changes."),
        ],
        facts=facts(told),
        buttons=[(_("Yes, this is my answer"), links["apply"]), *manage_buttons(links)],
        reason=reason(told),
    )


def facts(told: EmailContext) -> list[Fact]:
    """Return when and where the meeting is, and how the reader takes part."""
    way = mode_fact(told.get("state", State.CONFIRMED), told["mode"])  # old mails know no state
    is_elsewhere = way and told["mode"] == Mode.ONLINE and not told.get("has_lost_form")
    where = "" if is_elsewhere else told["where"]
    found = [(_("When"), told["when"]), (_("Where"), where), *([way] if way else [])]
    return [(name, str(value)) for name, value in found if value]


def mode_fact(state: object, mode: object) -> Fact | None:
    """Return the form that the reader has, or wants, if any."""
    ways = {Mode.ON_SITE.value: _("on site"), Mode.ONLINE.value: _("online")}
    if mode not in ways or state in (State.DECLINED, State.CANCELLED):
        return None
    has_seat = state in (State.CONFIRMED, State.WALKED_IN)
    label = _("You take part") if has_seat else _("You want to take part")
    return label, ways[str(mode)]


def reason(told: EmailContext) -> str:
    """Return why the reader gets the mail."""
    return (
        _("You get this mail because your e-mail address was given for the meeting %(title)s.")
        % told
    )


def calendar(told: EmailContext) -> CalendarPart | None:
    """Return the entry for the reader's calendar, if there is one."""
    part = told["calendar"]
    if not isinstance(part, dict):
        return None
    return CalendarPart(part["method"], part["content"], _("meeting.ics"))


def in_line(told: EmailContext) -> list[str]:
    """Return where somebody stands who waits, and what comes of it."""
    place = ngettext(
        "You are the first in line.",
        "You are number %(place)s in line.",
        int(str(told["place"] or 1)),
    )
    offered = _("When a seat becomes free we offer it to you by e-mail, for a limited time.")
    return [*_other_way(told), place % told, offered]


def _all_taken(told: EmailContext) -> str:
    """Return which seats are taken: of one form where the other has some."""
    match told.get("other_way"):  # mails of before do not say
        case Mode.ONLINE:
            return _(
                "All seats on site at the meeting %(title)s are taken, and you are on the waiting "
                "list."
            )
        case Mode.ON_SITE:
            return _(
                "All seats online at the meeting %(title)s are taken, and you are on the waiting "
                "list."
            )
    return _("All seats at the meeting %(title)s are taken, and you are on the waiting list.")


def _other_way(told: EmailContext) -> list[str]:
    """Offer the seats of the other form."""
    said = {
        Mode.ONLINE.value: _("There are seats online. Change your answer if you want one."),
        Mode.ON_SITE.value: _("There are seats on site. Change your answer if you want one."),
    }
    return [words for mode, words in said.items() if mode == told.get("other_way")]


def lost_form(told: EmailContext) -> list[str]:
    """Return what to do for those whose form the meeting no longer has."""
    if not told["has_lost_form"]:
        return []
    return [
        _(
            "The meeting is now held in this form: %(form)s. You had chosen another one: "
            "change your answer, or give up your place."
        )
        % told
    ]


def join_buttons(told: EmailContext) -> list[Button]:
    """Return the way in for those who have a seat online."""
    url = told["online_url"]
    return [(_("Join online"), str(url))] if url else []


def manage_buttons(links: Links) -> list[Button]:
    """Return the way to the answer, and the short one out of a yes."""
    found = [(_("See or change your answer"), links["manage"])]
    if "cancel" in links:
        found.append((_("I cannot come"), links["cancel"]))
    return found
