"""Every profile with its contact persons, as a file for the reviewers; each one is noted."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale

from access.models import Disclosure
from access.personal_data import log_disclosure
from access.responses import private
from enterprises.directory.exports import FORMATS, columns, rows
from enterprises.models import ContactPerson, EnterprisePage
from enterprises.profiles.permissions import ReviewerMixin

PERSONS = [
    ("contact_name", gettext_lazy("Contact person"), None),
    ("contact_email", gettext_lazy("E-mail of the contact person"), None),
    ("contact_phone", gettext_lazy("Phone of the contact person"), None),
    ("takes_invitations", gettext_lazy("Takes invitations"), None),
    ("bounced", gettext_lazy("Mail is sent back"), None),
]
OWN = [column for column in columns() if column[0] in ("name", "organisation_number", "url")]
COLUMNS_WITH_PERSONS = [*OWN, *PERSONS]
KINDS = ("xlsx", "csv")


class ExportView(ReviewerMixin, WagtailAdminTemplateMixin, TemplateView):
    """Asks for the kind of file, and answers a post with it."""

    template_name = "enterprises/admin/export.html"
    page_title = gettext_lazy("Enterprises with contact persons")
    header_icon = "download"

    def post(self, request: HttpRequest) -> HttpResponse:
        """Answer with the file, and note who took it out."""
        kind = request.POST.get("kind") if request.POST.get("kind") in KINDS else "xlsx"
        found = persons()
        log_disclosure(
            Disclosure.Action.EXPORTED,
            _("Contact persons of the enterprises"),
            user=request.user,
            count=len(found),
        )
        content_type, write = FORMATS[kind]
        response = HttpResponse(content_type=content_type)
        write(response, found, COLUMNS_WITH_PERSONS)
        name = f"kontaktpersoner-{timezone.localdate():%Y-%m-%d}.{kind}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return private(response)


def persons() -> list[dict[str, Any]]:
    """Return a row for each contact person, and one for each profile without any."""
    pages = EnterprisePage.objects.filter(locale=Locale.get_default(), closed_on=None)
    pages = pages.defer_streamfields().prefetch_related("contact_persons").order_by("title")
    found = []
    for page in pages:
        own = next(rows([page], OWN))
        contacts = list(page.contact_persons.all()) or [ContactPerson()]
        found += [{**own, **_person(contact)} for contact in contacts]
    return found


def _person(contact: ContactPerson) -> dict[str, Any]:
    return {
        "contact_name": contact.name,
        "contact_email": contact.email,
        "contact_phone": contact.phone,
        "takes_invitations": contact.takes_invitations if contact.pk else "",
        "bounced": bool(contact.bounced_at),
    }
