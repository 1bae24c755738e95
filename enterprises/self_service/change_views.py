"""The pages on which a contact person changes a profile, step by step, and sends the change."""

from uuid import UUID

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from access.fields import WordsField
from enterprises.models import ContactPerson, Submission
from enterprises.moderation.comparison import Difference, changed_meanwhile, differences
from enterprises.pictures.limits import too_many_pictures
from enterprises.profiles.values import photos_without_alt_text
from enterprises.self_service import changes, steps
from enterprises.self_service.changes import waiting
from enterprises.self_service.workspace import Workspace, open_profile_required
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


@open_profile_required
def overview(workspace: Workspace) -> HttpResponse:
    """Show the steps and what is changed so far, and send it."""
    change = changes.begun(workspace.contact)
    changed = differences(change.base, change.values)
    form = SendForm(workspace.posted, initial={"words": change.words})
    undescribed = photos_without_alt_text(change.values, change.base)
    if changed and not undescribed and form.is_valid():
        change.words = form.cleaned_data["words"]
        change.save(update_fields=["words", "changed_at"])
        sent = changes.send_in(change)
        return workspace.go("applied" if sent.state == Submission.State.APPLIED else "sent")
    return workspace.show(
        "change",
        gettext("Change the profile"),
        form=form,
        change=change,
        changed=changed,
        is_nothing=workspace.request.method == "POST" and not changed,
        pictures_url=_pictures_url(workspace) if undescribed else "",
        steps=_steps(workspace, changed),
        meanwhile=changed_meanwhile(change),
        waiting=waiting(workspace),
        withdraw_url=workspace.url("self_service_withdraw", change.pk),
    )


@open_profile_required
def change_step(workspace: Workspace, step: str) -> HttpResponse:
    """Show one step, and save it."""
    here = steps.step_at(step)
    if here is None:
        raise Http404
    if workspace.request.method != "POST":
        rows = {"rows": workspace.request.GET.get("rows", "")}
        change = changes.begun(workspace.contact)
        return _show(workspace, here, here.form_class(submission=change, initial=rows))
    if refused := too_many_pictures(workspace.request):
        return refused
    try:
        return _take_step(workspace, here)
    except AlreadySentError:
        return workspace.go("sent_already")


@open_profile_required
def withdraw(workspace: Workspace, change: UUID) -> HttpResponse:
    """Take back a change of one's own."""
    if workspace.request.method != "POST":
        return workspace.go()
    if changes.withdraw(workspace.contact, change):
        return workspace.go("withdrawn")
    if state := changes.state_of(workspace.contact, change):
        return workspace.go("taken_back" if state == Submission.State.WITHDRAWN else "decided")
    raise Http404


def _take_step(workspace: Workspace, here: steps.ChangeStep) -> HttpResponse:
    form = _saved(workspace, here)
    if form.conflict:
        return _show(workspace, here, form)
    if isinstance(form, OfferForm) and not form.has_faults:
        if workspace.request.POST.get("then") == "more":
            return redirect(form.with_one_more(workspace.request.path))
        if form.is_valid() and form.has_news(form.before):
            return redirect(f"{workspace.request.path}?seen=1#suggestions")
    return (
        _show(workspace, here, form) if form.errors else workspace.go(name="self_service_change")
    )


def _saved(workspace: Workspace, here: steps.ChangeStep) -> StepForm:
    """Return the form of a step, stored when it is right.

    Pictures are drawn before anything is locked: it takes seconds, and others want to write.
    """
    change = changes.begun(workspace.contact)
    form = here.form_class(workspace.request.POST, workspace.request.FILES, submission=change)
    # Good pictures are kept whatever is wrong with others: nobody sends them twice.
    if form.is_valid() or isinstance(form, PicturesForm):
        try:
            _store(workspace, form)
        except BaseException:
            form.undo()
            raise
    return form


def _store(workspace: Workspace, form: StepForm) -> None:
    """Write a step into the change that there is now; two at once make one change."""
    with transaction.atomic():
        ContactPerson.objects.select_for_update().get(pk=workspace.contact.pk)
        form.submission = change = changes.begun(workspace.contact)
        form.store()
        if not form.conflict:
            changes.tidy(change)
            change.save(update_fields=["values", "changed_at"])


def _pictures_url(workspace: Workspace) -> str:
    here = steps.step_for("photos")
    return workspace.url("self_service_change_step", str(here.route)) if here else ""


def _steps(
    workspace: Workspace, changed: list[Difference]
) -> list[tuple[steps.ChangeStep, str, bool]]:
    """Return each step with its address, and whether something in it is changed."""
    names = {each.name for each in changed}
    return [
        (
            each,
            workspace.url("self_service_change_step", str(each.route)),
            bool(names & set(each.form_class.names)),
        )
        for each in steps.all_steps()
    ]


def _alternates(workspace: Workspace, here: steps.ChangeStep) -> dict[str, str]:
    """Return the address of a step in each language: its own name is translated too."""
    found = {}
    for index in workspace.index.get_translations(inclusive=True).live():
        language = index.locale.language_code
        with override(language):
            found[language] = index.subroute_url(
                "self_service_change_step", workspace.page.pk, str(here.route)
            )
    return found


def _show(
    workspace: Workspace,
    here: steps.ChangeStep,
    form: StepForm,
) -> HttpResponse:
    response = workspace.show(
        "step",
        str(here.title),
        form=form,
        step=here,
        change=form.submission,
        has_suggestions="seen" in workspace.request.GET,
        alternates=_alternates(workspace, here),
        is_in_other_language=workspace.index.locale_id != workspace.page.locale_id,
    )
    if form.conflict:
        response.status_code = 409
    return response
