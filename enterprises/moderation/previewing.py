"""What was sent in as the page that it would become; nothing of it is stored."""

from wagtail.models import Locale

from enterprises.models import EnterpriseIndexPage, EnterprisePage, Submission
from enterprises.moderation.applying import changed
from enterprises.values import asked_at_first, write


def as_page(submission: Submission) -> EnterprisePage:
    """Return the profile as it would be if it were approved now, unsaved."""
    if submission.page:
        page = EnterprisePage.objects.get(pk=submission.page_id)
        if submission.kind == Submission.Kind.CHANGE:
            write(page, submission.values, changed(submission.base, submission.values))
            return page
        write(page, submission.values, asked_at_first(submission.values))
        return page
    page = _new_page()
    write(page, submission.values)
    return page


def _new_page() -> EnterprisePage:
    """Return an empty profile that knows its place below the directory."""
    directory = EnterpriseIndexPage.objects.filter(locale=Locale.get_default()).first()
    page = EnterprisePage(locale=directory.locale, slug="ny", live=False)
    page.depth = directory.depth + 1
    page.path = EnterprisePage._get_children_path_interval(directory.path)[1]
    page.set_url_path(directory)
    return page
