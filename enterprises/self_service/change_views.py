"""The pages on which a contact person changes a profile, step by step, and sends the change."""

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from access.fields import WordsField
from enterprises.models import ContactPerson, Submission
from enterprises.moderation.comparison import Difference, differences, meanwhile
from enterprises.pictures.limits import too_many_pictures
from enterprises.profiles.values import without_words
from enterprises.self_service import changes, steps
from enterprises.self_service.changes import waiting
from enterprises.self_service.workspace import Workspace, at_open_desk
from enterprises.submission.steps.conflicts import Row
from enterprises.submission.steps.form import AlreadySentError, StepForm
from enterprises.submission.steps.offer import OfferForm
from enterprises.submission.steps.pictures import PicturesForm


class SendForm(forms.Form):
    """Words to the reviewer, with which a change is sent."""

    words = WordsField(
        label=_("A note to the reviewer (optional)"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@at_open_desk
def overview(desk: Workspace) -> HttpResponse:
    """Show the steps and what is changed so far, and send it."""
    change = changes.begun(desk.contact)
    changed = differences(change.base, change.values)
    form = SendForm(desk.posted, initial={"words": change.words})
    undescribed = without_words(change.values, change.base)
    if changed and not undescribed and form.is_valid():
        change.words = form.cleaned_data["words"]
        change.save(update_fields=["words", "changed_at"])
        sent = changes.send_in(change)
        return desk.go("applied" if sent.state == Submission.State.APPLIED else "sent")
    return desk.show(
        "change",
        gettext("Change the profile"),
        form=form,
        change=change,
        changed=changed,
        is_nothing=desk.request.method == "POST" and not changed,
        pictures_url=_pictures_url(desk) if undescribed else "",
        steps=_steps(desk, changed),
        meanwhile=meanwhile(change),
        waiting=waiting(desk),
        withdraw_url=desk.url("keep_withdraw", change.pk),
    )


@at_open_desk
def change_step(desk: Workspace, step: str) -> HttpResponse:
    """Show one step, and save it."""
    here = steps.step_at(step)
    if here is None:
        raise Http404
    if desk.request.method != "POST":
        rows = {"rows": desk.request.GET.get("rows", "")}
        change = changes.begun(desk.contact)
        return _show(desk, here, here.form_class(submission=change, initial=rows))
    if refused := too_many_pictures(desk.request):
        return refused
    form = _saved(desk, here)
    if form.both:
        return _show(desk, here, form.again(), form.both)
    if isinstance(form, OfferForm) and not form.has_faults:
        if desk.request.POST.get("then") == "more":
            return redirect(form.with_one_more(desk.request.path))
        if form.is_valid() and form.has_news(form.before):
            return redirect(f"{desk.request.path}?seen=1#suggestions")
    return _show(desk, here, form) if form.errors else desk.go(name="keep_change")


@at_open_desk
def withdraw(desk: Workspace, change: UUID) -> HttpResponse:
    """Take back a change of one's own."""
    if desk.request.method != "POST":
        return desk.go()
    if not changes.withdraw(desk.contact, change):
        raise Http404
    return desk.go("withdrawn")


def _saved(desk: Workspace, here: steps.ChangeStep) -> StepForm:
    """Return the form of a step, stored when it is right.

    Pictures are drawn before anything is locked: it takes seconds, and others want to write.
    """
    change = changes.begun(desk.contact)
    form = here.form_class(desk.request.POST, desk.request.FILES, submission=change)
    # Good pictures are kept whatever is wrong with others: nobody sends them twice.
    if form.is_valid() or isinstance(form, PicturesForm):
        try:
            _store(desk, form)
        except BaseException:
            form.undo()
            raise
    return form


def _store(desk: Workspace, form: StepForm) -> None:
    """Write a step into the change that there is now; two at once make one change."""
    with transaction.atomic():
        ContactPerson.objects.select_for_update().get(pk=desk.contact.pk)
        form.submission = change = changes.begun(desk.contact)
        try:
            form.store()
        except AlreadySentError:
            raise Http404 from None
        changes.tidy(change)
        change.save(update_fields=["values", "changed_at"])


def _pictures_url(desk: Workspace) -> str:
    here = steps.step_for("photos")
    return desk.url("keep_change_step", str(here.route)) if here else ""


def _steps(desk: Workspace, changed: list[Difference]) -> list[tuple[steps.ChangeStep, str, bool]]:
    """Return each step with its address, and whether something in it is changed."""
    names = {each.name for each in changed}
    return [
        (
            each,
            desk.url("keep_change_step", str(each.route)),
            bool(names & set(each.form_class.names)),
        )
        for each in steps.all_steps()
    ]


def _alternates(desk: Workspace, here: steps.ChangeStep) -> dict[str, str]:
    """Return the address of a step in each language: its own name is translated too."""
    found = {}
    for index in desk.index.get_translations(inclusive=True).live():
        language = index.locale.language_code
        with override(language):
            found[language] = index.subroute_url("keep_change_step", desk.page.pk, str(here.route))
    return found


def _show(
    desk: Workspace, here: steps.ChangeStep, form: StepForm, elsewhere: Sequence[Row] = ()
) -> HttpResponse:
    response = desk.show(
        "step",
        str(here.title),
        form=form,
        step=here,
        change=form.submission,
        has_suggestions="seen" in desk.request.GET,
        alternates=_alternates(desk, here),
        is_in_other_language=desk.index.locale_id != desk.page.locale_id,
        elsewhere=elsewhere,
    )
    if elsewhere:
        response.status_code = 409
    return response
