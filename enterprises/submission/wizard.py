"""The steps of the form, in their order, and how far somebody has come in them."""

from dataclasses import dataclass

from django.db import transaction
from django.urls import NoReverseMatch
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from enterprises.models import EnterpriseIndexPage, Submission
from enterprises.profiles.values import photos_without_alt_text
from enterprises.submission import consents
from enterprises.submission.steps.contact import ContactForm
from enterprises.submission.steps.form import StepForm
from enterprises.submission.steps.offer import OfferForm
from enterprises.submission.steps.pictures import PicturesForm
from enterprises.submission.steps.where import WhereForm
from enterprises.submission.steps.who import WhoForm


@dataclass(frozen=True)
class Step:
    """One page of the form: its place in addresses, its heading and its fields."""

    name: str
    route: Promise | str
    title: Promise | str
    form_class: type[StepForm]
    is_optional: bool = False

    @property
    def template(self) -> str:
        """Return the part that shows the fields of the step."""
        return f"enterprises/submission/steps/{self.name}.html"


STEPS = [
    Step("who", pgettext_lazy("address", "who"), _("Who are you?"), WhoForm),
    Step("offer", pgettext_lazy("address", "offer"), _("What do you offer?"), OfferForm),
    Step("where", pgettext_lazy("address", "where"), _("Where are you?"), WhereForm),
    Step(
        "pictures",
        pgettext_lazy("address", "pictures"),
        _("Pictures"),
        PicturesForm,
        is_optional=True,
    ),
    Step("contact", pgettext_lazy("address", "contact"), _("Contact and consent"), ContactForm),
]


@dataclass(frozen=True)
class Progress:
    """A step in the list of steps, for one submission."""

    number: int
    step: Step
    is_done: bool
    is_here: bool = False


def step_at(route: str) -> Step | None:
    """Return the step at an address, in the reader's language."""
    return next((step for step in STEPS if str(step.route) == route), None)


def after(step: Step) -> Step | None:
    """Return the step that follows, nothing after the last."""
    following = STEPS[STEPS.index(step) + 1 :]
    return following[0] if following else None


def progress(submission: Submission, here: Step | None = None) -> list[Progress]:
    """Return every step with whether it is done."""
    return [
        Progress(number, step, _is_done(step, submission), step == here)
        for number, step in enumerate(STEPS, start=1)
    ]


def left_to_do(submission: Submission) -> list[Progress]:
    """Return the steps without which the submission cannot be sent.

    One may do without pictures, but not send those that are not described.
    """
    may_wait = not photos_without_alt_text(submission.values)
    return [
        each
        for each in progress(submission)
        if not each.is_done and not (each.step.is_optional and may_wait)
    ]


def note_step(submission: Submission, step: Step, is_done: bool) -> None:
    """Remember whether a step is done, beside what another window notes."""
    with transaction.atomic():
        held = Submission.objects.select_for_update()
        submission.refresh_from_db(fields=["steps_done"], from_queryset=held)
        others = [name for name in submission.steps_done if name != step.name]
        submission.steps_done = [*others, step.name] if is_done else others
        submission.save(update_fields=["steps_done", "changed_at"])


def _is_done(step: Step, submission: Submission) -> bool:
    if step.name not in submission.steps_done:
        return False
    if step.name != "contact":
        return True
    return all(consents.is_given(submission, kind) for kind in consents.needed(submission))


def next_address(index: EnterpriseIndexPage, submission: Submission) -> str:
    """Return where to go on: the first step that is not done, the preview, or how it went."""
    if not submission.is_unfinished:
        return index.subroute_url("submit_sent")
    if submission.kind == Submission.Kind.CHANGE:
        try:
            return index.subroute_url("self_service")
        except NoReverseMatch:
            return index.url
    left = left_to_do(submission)
    if submission.state == Submission.State.RETURNED or not left:
        return index.subroute_url("submit_preview")
    return index.subroute_url("submit_step", str(left[0].step.route))
