"""The mails to those who answer to a meeting."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from access.emails import Button, CalendarPart, Email, EmailContext, Fact, Links, writes
from events.enums import Mode, State
from events.registration.answers import ANSWERS


@writes("events.confirmed")
def confirmed(context: EmailContext, links: Links) -> Email:
    """Say that somebody has a seat, with the entry for the calendar."""
    return Email(
        subject=_("You have a seat: %(title)s") % context,
        paragraphs=[
            _("Hello!"),
            _("You have a seat at the meeting %(title)s. Welcome!") % context,
        ],
        facts=facts(context),
        buttons=[*join_buttons(context), *manage_buttons(links)],
        ending=[
            _(
                "The meeting is attached for your calendar. If you cannot come, give up your seat "
                "so that somebody else can have it."
            )
        ],
        reason=reason(context),
        calendar=calendar(context),
    )


@writes("events.waiting")
def waiting(context: EmailContext, links: Links) -> Email:
    """Say that somebody stands in line, and where."""
    return Email(
        subject=_("You are on the waiting list: %(title)s") % context,
        paragraphs=[
            _("Hello!"),
            _all_taken(context) % context,
            *in_line(context),
        ],
        facts=facts(context),
        buttons=manage_buttons(links),
        reason=reason(context),
    )


@writes("events.declined")
def declined(context: EmailContext, links: Links) -> Email:
    """Thank somebody who cannot come."""
    return Email(
        subject=_("Thank you for telling us: %(title)s") % context,
        paragraphs=[
            _("Hello!"),
            _("You have told us that you cannot come to the meeting %(title)s.") % context,
            _("If the meeting is moved to another time we write to you.")
            if context.get("is_about_time")  # old mails do not say
            else _("If that changes you are welcome to answer again."),
        ],
        facts=facts(context),
        buttons=manage_buttons(links),
        reason=reason(context),
    )


@writes("events.offer")
def offer(context: EmailContext, links: Links) -> Email:
    """Offer a seat that has become free."""
    return Email(
        subject=_("There is a seat for you: %(title)s") % context,
        paragraphs=[
            _("Hello!"),
            _("A seat has become free at the meeting %(title)s, and you are next in line.")
            % context,
            _("We keep it for you until %(until)s. After that it goes to the next person.")
            % context,
        ],
        facts=facts(context),
        buttons=[
            (_("Yes, I take the seat"), links["accept"]),
            (_("No, thank you"), links["refuse"]),
        ],
        reason=reason(context),
    )


@writes("events.lapsed")
def lapsed(context: EmailContext, links: Links) -> Email:
    """Say that an offered seat was not answered in time."""
    return Email(
        subject=_("The seat has gone to the next person: %(title)s") % context,
        paragraphs=[
            _("Hello!"),
            _("We offered you a seat at the meeting %(title)s, and did not hear from you in time.")
            % context,
            _("If you still want to come you can try: if nobody else has taken it, it is yours."),
        ],
        facts=facts(context),
        buttons=[(_("I still want the seat"), links["accept"])],
        reason=reason(context),
    )


@writes("events.cancelled")
def cancelled(context: EmailContext, links: Links) -> Email:
    """Say that somebody has given up their seat, and take it out of the calendar."""
    return Email(
        subject=_("You have cancelled: %(title)s") % context,
        paragraphs=[
            _("Hello!"),
            _("You are no longer registered for the meeting %(title)s.") % context,
            _("If the meeting is moved to another time we write to you.")
            if context.get("is_about_time")
            else _("If that changes you are welcome to answer again on the page of the meeting."),
        ],
        facts=facts(context),
        buttons=[(_("To the page of the meeting"), str(context["url"]))],
        reason=reason(context),
        calendar=calendar(context),
    )


@writes("events.ask_owner")
def ask_owner(context: EmailContext, links: Links) -> Email:
    """Ask whether a new answer for somebody who is registered is theirs."""
    return Email(
        subject=_("Is this your new answer? %(title)s") % context,
        paragraphs=[
            _("Hello!"),
            _("You are registered for the meeting %(title)s already.") % context,
            _("Now somebody has answered once more with your e-mail address: “%(answer)s”.")
            % {"answer": ANSWERS[str(context["answer"])]},
            _("Was it you? Then confirm it. Otherwise you need do nothing, and nothing changes."),
        ],
        facts=facts(context),
        buttons=[(_("Yes, this is my answer"), links["apply"]), *manage_buttons(links)],
        reason=reason(context),
    )


def facts(context: EmailContext) -> list[Fact]:
    """Return when and where the meeting is, and how the reader takes part."""
    way = mode_fact(
        context.get("state", State.CONFIRMED), context["mode"]
    )  # old mails know no state
    is_elsewhere = way and context["mode"] == Mode.ONLINE and not context.get("has_lost_form")
    where = "" if is_elsewhere else context["where"]
    found = [(_("When"), context["when"]), (_("Where"), where), *([way] if way else [])]
    return [(name, str(value)) for name, value in found if value]


def mode_fact(state: object, mode: object) -> Fact | None:
    """Return the form that the reader has, or wants, if any."""
    ways = {Mode.ON_SITE.value: _("on site"), Mode.ONLINE.value: _("online")}
    if mode not in ways or state in (State.DECLINED, State.CANCELLED):
        return None
    has_seat = state in (State.CONFIRMED, State.WALKED_IN)
    label = _("You take part") if has_seat else _("You want to take part")
    return label, ways[str(mode)]


def reason(context: EmailContext) -> str:
    """Return why the reader gets the mail."""
    return (
        _("You get this mail because your e-mail address was given for the meeting %(title)s.")
        % context
    )


def calendar(context: EmailContext) -> CalendarPart | None:
    """Return the entry for the reader's calendar, if there is one."""
    part = context["calendar"]
    if not isinstance(part, dict):
        return None
    return CalendarPart(part["method"], part["content"], _("meeting.ics"))


def in_line(context: EmailContext) -> list[str]:
    """Return where somebody stands who waits, and what comes of it."""
    place = ngettext(
        "You are the first in line.",
        "You are number %(place)s in line.",
        int(str(context["place"] or 1)),
    )
    offered = _("When a seat becomes free we offer it to you by e-mail, for a limited time.")
    return [*_other_way(context), place % context, offered]


def _all_taken(context: EmailContext) -> str:
    """Return which seats are taken: of one form where the other has some."""
    match context.get("other_way"):  # mails of before do not say
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


def _other_way(context: EmailContext) -> list[str]:
    """Offer the seats of the other form."""
    said = {
        Mode.ONLINE.value: _("There are seats online. Change your answer if you want one."),
        Mode.ON_SITE.value: _("There are seats on site. Change your answer if you want one."),
    }
    return [words for mode, words in said.items() if mode == context.get("other_way")]


def lost_form(context: EmailContext) -> list[str]:
    """Return what to do for those whose form the meeting no longer has."""
    if not context["has_lost_form"]:
        return []
    return [
        _(
            "The meeting is now held in this form: %(form)s. You had chosen another one: "
            "change your answer, or give up your place."
        )
        % context
    ]


def join_buttons(context: EmailContext) -> list[Button]:
    """Return the way in for those who have a seat online."""
    url = context["online_url"]
    return [(_("Join online"), str(url))] if url else []


def manage_buttons(links: Links) -> list[Button]:
    """Return the way to the answer, and the short one out of a yes."""
    found = [(_("See or change your answer"), links["manage"])]
    if "cancel" in links:
        found.append((_("I cannot come"), links["cancel"]))
    return found
