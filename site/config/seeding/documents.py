"""Makes the small documents that demo pages offer for download."""

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument

from config.seeding.reading import CONTENT


def document(name: str) -> AbstractDocument:
    """Return the demo document with a file name, made of the file beside the content."""
    model = get_document_model()
    found = model.objects.filter(title=name).first()
    if found:
        return found
    text = (CONTENT / name).read_bytes()
    return model.objects.create(title=name, file=ContentFile(text, name=name))
