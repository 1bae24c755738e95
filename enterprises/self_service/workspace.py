"""The workspace at which a contact person keeps up one profile: who sits there, and at which."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy

from access.responses import private
from enterprises.contacts.sessions import contacts_of
from enterprises.lifecycle.actions import NOT_PAUSED
from enterprises.models import ContactPerson, EnterpriseIndexPage, EnterprisePage
from enterprises.moderation.disputes import is_held

# What was done just now, by the word that the address carries to the next page.
DONE = {
    "confirmed": gettext_lazy("Thank you! The profile is marked as confirmed today."),
    "paused": gettext_lazy("The profile is paused. It is no longer shown in any list."),
    "sent": gettext_lazy("Your changes are sent. A reviewer looks at them soon."),
    "applied": gettext_lazy("Your changes are public now."),
    "withdrawn": gettext_lazy("The change is taken back."),
    "added": gettext_lazy("The contact person is added, and gets a mail about it."),
    "removed": gettext_lazy("The contact person is removed."),
    "saved": gettext_lazy("Saved."),
    # What was not done, since things had changed before the button was pressed.
    **NOT_PAUSED,
    "sent_already": gettext_lazy("The change was sent or taken back already: this was not kept."),
    "decided": gettext_lazy("A reviewer has decided on the change already."),
    "taken_back": gettext_lazy("The change was taken back already."),
    "gone": gettext_lazy("The person is no longer a contact person."),
}


@dataclass
class Workspace:
    """One contact person at the profile that they keep up, in the language they read."""

    index: EnterpriseIndexPage
    request: HttpRequest
    contact: ContactPerson

    @cached_property
    def page(self) -> EnterprisePage:
        """Return the profile as it is in the database: the Swedish page."""
        return self.contact.page

    @cached_property
    def urls(self) -> dict[str, str]:
        """Return the addresses of the workspace's pages by name."""
        names = ["confirm", "change", "contacts", "pause", "close"]
        return {
            "list": self.index.subroute_url("self_service"),
            "log_out": self.index.subroute_url("self_service_log_out"),
            **{name: self.url(f"self_service_{name}") for name in names},
        }

    @property
    def posted(self) -> QueryDict | None:
        """Return what was sent in, nothing when the page was only asked for."""
        return self.request.POST if self.request.method == "POST" else None

    def url(self, name: str = "self_service_profile", *args: object) -> str:
        """Return the address of one of the workspace's pages."""
        return self.index.subroute_url(name, self.page.pk, *args)

    def go(
        self, done: str = "", name: str = "self_service_profile", *args: object
    ) -> HttpResponse:
        """Send the browser on to one of the workspace's pages, where it says what was done."""
        return redirect(f"{self.url(name, *args)}{f'?done={done}' if done else ''}")

    def show(self, template: str, title: str, **more: Any) -> HttpResponse:
        """Return one of the workspace's pages."""
        trail = [(gettext("Manage your enterprise"), self.urls["list"])]
        if template != "dashboard":
            trail.append((self.page.title, self.url()))
        context = {"workspace": self, "title": title, "profile": self.page, "trail_below": trail}
        return show(self.index, self.request, template, {**context, **more})


View = Callable[..., HttpResponse]


def show(
    index: EnterpriseIndexPage, request: HttpRequest, template: str, context: dict[str, Any]
) -> HttpResponse:
    """Return a page for contact persons: below the directory, and kept by no cache."""
    done = DONE.get(request.GET.get("done", ""), "")
    response = render(
        request,
        f"enterprises/keeping/{template}.html",
        {"page": index, "done": done, "description": gettext("For contact persons."), **context},
    )
    return private(response)


def _workspace_of(index: EnterpriseIndexPage, request: HttpRequest, pk: int) -> Workspace | None:
    """Return the workspace of a profile: none for who is not logged in, 404 if it is another's.

    The person is read from the database for every answer: who was removed is out at once.
    """
    contacts = contacts_of(request)
    if not contacts:
        return None
    for contact in contacts:
        if contact.page_id == pk:
            return Workspace(index, request, contact)
    raise Http404


def login_required(view: View) -> View:
    """Let a view answer at the workspace for a profile; who is not logged in is asked to be."""

    @wraps(view)
    def answer(
        index: EnterpriseIndexPage, request: HttpRequest, pk: int, **asked: object
    ) -> HttpResponse:
        try:
            workspace = _workspace_of(index, request, pk)
            if workspace:
                return private(view(workspace, **asked))
        except (ContactPerson.DoesNotExist, EnterprisePage.DoesNotExist):
            pass  # removed, or the profile deleted, while this was done
        return private(redirect(f"{index.subroute_url('self_service')}?again=1"))

    return answer


def open_profile_required(view: View) -> View:
    """Let a view answer, unless the profile is closed, or held: then its first page says so."""

    @wraps(view)
    def unless_closed(workspace: Workspace, **asked: object) -> HttpResponse:
        is_shut = workspace.page.closed_on or is_held(workspace.page)
        return workspace.go() if is_shut else view(workspace, **asked)

    return login_required(unless_closed)
