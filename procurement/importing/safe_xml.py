"""Parses XML from strangers: no document types, no entities, no network, no endless trees."""

from xml.parsers import expat

from lxml import etree

from procurement.importing.findings import RefusedError


class _RootReached(Exception):  # noqa: N818 - no error: the way to stop expat
    pass


def parse(data: bytes) -> etree._Element:
    """Return the root element without comments, or refuse the document."""
    _refuse_document_types(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise RefusedError("xml_not_wellformed") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise RefusedError("xml_forbidden_construct")
    return root


def _refuse_document_types(data: bytes) -> None:
    """Read as far as the root element, in whatever encoding, before a tree is built."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _forbid
    parser.StartElementHandler = _stop
    try:
        parser.Parse(data, True)
    except _RootReached:
        return
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise RefusedError("xml_not_wellformed") from error


def _forbid(*_declaration: object) -> None:
    raise RefusedError("xml_forbidden_construct")


def _stop(*_element: object) -> None:
    raise _RootReached
