"""How notices refer to each other, and which of them are about one procurement."""

import re

from django.db.models import Q

from procurement.models import NoticeVersion

UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
IDENTITY = re.compile(UUID)
NOTICE = re.compile(rf"({UUID})(?:-(\d\d))?", re.ASCII)
PUBLISHED = re.compile(r"0*(\d+)-(\d{4})", re.ASCII)


def is_universal(identity: str) -> bool:
    """Tell whether an identity means the same everywhere; PAR-0001 or 17 do not."""
    return IDENTITY.fullmatch(identity) is not None


def one_spelling(reference: str | None) -> str:
    """Return a reference in small letters, a number of TED without the zeros before it."""
    written = (reference or "").strip().lower()
    match = PUBLISHED.fullmatch(written)
    return f"{match[1]}-{match[2]}" if match else written


def split(reference: str) -> tuple[str, int | None]:
    """Return the identity and the version that a reference to a notice names, if it names them."""
    match = NOTICE.fullmatch(reference)
    if match is None:
        return "", None
    return match[1], int(match[2]) if match[2] else None


def means(reference: str, version: NoticeVersion) -> bool:
    """Tell whether a reference names this version, or a later one of the same notice."""
    if not reference:
        return False
    identity, number = split(reference)
    if not identity:
        return version.publication_number == reference
    return version.identity == identity and (number is None or version.number <= number)


def about_the_same(version: NoticeVersion) -> Q:
    """Return which of the versions that are stored are about the same procurement as this one."""
    same = Q(key=version.key, part=version.part)
    if version.ocid:
        same |= Q(ocid=version.ocid)
    if is_universal(version.procedure_id):
        same |= Q(procedure_id=version.procedure_id)
    if is_universal(version.identity) and not version.part:
        same |= Q(identity=version.identity, part="")
        same |= Q(changed_notice__startswith=version.identity)
    if version.publication_number:
        same |= Q(changed_notice=version.publication_number)
    if version.changed_notice:
        identity, _number = split(version.changed_notice)
        changed = Q(identity=identity, part="") if identity else Q()
        same |= changed or Q(publication_number=version.changed_notice)
    return same
