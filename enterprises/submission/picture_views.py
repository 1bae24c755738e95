"""The pictures that wait, small, for their senders alone."""

from django.http import FileResponse, Http404, HttpRequest
from wagtail.images import get_image_model

from enterprises.keeping.session import contacts_of
from enterprises.models import EnterpriseIndexPage, Submission
from enterprises.submission.drafts import submission_of
from enterprises.values import picture_ids, read

SIZE = "max-400x300|format-webp"


def sent_picture(index: EnterpriseIndexPage, request: HttpRequest, number: int) -> FileResponse:
    """Answer with a small version of a picture of this browser's own submissions."""
    if number not in _own_pictures(request):
        raise Http404
    picture = get_image_model().objects.filter(pk=number).first()
    if picture is None:
        raise Http404
    rendition = picture.get_rendition(SIZE)
    response = FileResponse(rendition.file.storage.open(rendition.file.name))
    response["Content-Type"] = "image/webp"
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


def _own_pictures(request: HttpRequest) -> set[int]:
    draft = submission_of(request)
    own = [draft.values] if draft else []
    pages = [contact.page for contact in contacts_of(request)]
    if pages:
        own += Submission.objects.filter(page__in=pages).values_list("values", flat=True)
    own += [read(page) for page in pages]
    return {number for values in own for number in picture_ids(values)}
