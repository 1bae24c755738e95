"""The form for reporting what is not accessible, below the statement, and where it is posted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext
from wagtail.models import Locale

from access.decorators import guarded_post
from access.throttling import Throttle
from home.accessibility import actions
from home.accessibility.forms import FaultForm
from home.models import AccessibilityStatementPage, SiteSettings


def report(page: AccessibilityStatementPage, request: HttpRequest) -> HttpResponse:
    """Answer with the form for reporting a fault, or with thanks for a report."""
    if "sent" in request.GET:
        title = gettext("Thank you for your report")
        return page.render(
            request, context_overrides={"title": title}, template="home/fault_thanks.html"
        )
    form = FaultForm(
        initial={"where": request.GET.get("path", "")},
        takes_email=bool(SiteSettings.for_request(request).email),
    )
    return page.render(
        request,
        context_overrides={"title": page.report_title, "form": form},
        template="home/fault_form.html",
    )


@guarded_post(Throttle("faults"))
def report_fault(request: HttpRequest) -> HttpResponse:
    """Take a report of something that is not accessible; the form is the statement's own."""
    statement = get_object_or_404(
        AccessibilityStatementPage.objects.listed(), locale=Locale.get_active()
    )
    if request.method != "POST":
        return redirect(statement.report_url)
    settings = SiteSettings.for_request(request)
    form = FaultForm(request.POST, takes_email=bool(settings.email))
    if not form.is_valid():
        context = {"page": statement, "title": statement.report_title, "form": form}
        return render(request, "home/fault_form.html", context, status=400)
    if not form.is_from_robot:
        actions.report_fault(
            settings,
            get_language(),
            what=form.cleaned_data["what"],
            where=form.cleaned_data["where"],
            email=form.cleaned_data.get("email", ""),
        )
    return redirect(f"{statement.report_url}?sent=1")
