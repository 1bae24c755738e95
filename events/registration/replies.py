"""What somebody answers to a meeting, as plain values."""

from dataclasses import asdict, dataclass
from typing import Any

from events.enums import State
from events.models import Registration

NO = "no"
DETAILS = ["name", "organisation", "access_needs", "food_needs"]


@dataclass(frozen=True)
class Reply:
    """One answer: `answer` is a form of taking part, or no."""

    answer: str
    name: str
    email: str
    organisation: str = ""
    question: str = ""
    access_needs: str = ""
    food_needs: str = ""
    language: str = "sv"
    consent: str = ""  # the words about needs that were agreed to
    is_complete: bool = False  # written over all that is stored: what is empty is to be empty

    @property
    def is_no(self) -> bool:
        """Tell whether the person cannot come."""
        return self.answer == NO

    def says_something_else(self, registration: Registration) -> bool:
        """Tell whether the answer adds to what is stored; what is left empty says nothing."""
        if self.question or self.answer != answer_of(registration):
            return True
        told = {name: getattr(self, name) for name in DETAILS}
        return any(value and value != getattr(registration, name) for name, value in told.items())

    def as_values(self) -> dict[str, Any]:
        """Return the answer as JSON can hold it."""
        return asdict(self)


def answer_of(registration: Registration) -> str:
    """Return what a registration answers."""
    return registration.mode if registration.state in State.coming() else NO
