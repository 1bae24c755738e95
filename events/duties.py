"""What has to be done every day about meetings, each duty a function that may run twice."""

from access.duties import DUTIES as OF_MAIL_AND_DATA
from content.duties import Duty
from events.invitations.reminders import remind_invited
from events.partners.actions import refresh_all
from events.registration import seats
from events.reminders.actions import send_reminders, send_thanks


def offer_seats() -> None:
    """Offer free seats at meetings to those next in line, and end what nobody answered."""
    seats.advance_waiting_lists()


def remind_participants() -> None:
    """Remind those who come to a meeting, a week and a day before."""
    send_reminders()


def thank_participants() -> None:
    """Send those who came to a meeting what there is to read of it."""
    send_thanks()


def remind_those_invited_to_meetings() -> None:
    """Ask those who were invited to a meeting, and have not answered, once more."""
    remind_invited()


def read_partner_calendars() -> None:
    """Read the calendars of partners; one that cannot be read waits for the next day."""
    refresh_all()


DUTIES: list[Duty] = [
    offer_seats,
    remind_participants,
    thank_participants,
    remind_those_invited_to_meetings,
    *OF_MAIL_AND_DATA,
    read_partner_calendars,
]
