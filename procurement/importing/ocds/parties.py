"""The parties of a release: who buys, who won. Their contact points are not read."""

from typing import Any

from procurement.importing.ocds.members import (
    Members,
    country,
    object_,
    objects,
    text,
    texts,
    translated,
)


def buyers(release: Members, language: str | None) -> list[dict[str, Any]]:
    """Return the parties that buy, else the buyer that the release itself names."""
    named = [
        _buyer(party, language)
        for party in objects(release, "parties")
        if "buyer" in texts(party, "roles")
    ] or [_buyer(with_party(release, object_(release, "buyer")), language)]
    return [buyer for buyer in named if buyer["name"]]


def with_party(release: Members, reference: Members) -> Members:
    """Return what a reference to an organisation says, with what the party of its id says."""
    for party in objects(release, "parties"):
        if text(reference, "id") and text(party, "id") == text(reference, "id"):
            return {**reference, **party}
    return reference


def winner(party: Members, language: str | None) -> dict[str, Any]:
    """Return an organisation that won."""
    return {
        "ref": text(party, "id") or None,
        "name": translated(party, "name", language),
        "id": _number(party),
        "country": country(object_(party, "address")),
        "size": text(party, "details", "scale") or None,
    }


def _buyer(party: Members, language: str | None) -> dict[str, Any]:
    address = object_(party, "address")
    return {
        "ref": text(party, "id") or None,
        "name": translated(party, "name", language),
        "id": _number(party),
        "country": country(address),
        "nuts": text(address, "region") or None,
        "city": text(address, "locality") or None,
        "legal_type": None,
    }


def _number(party: Members) -> str | None:
    others = (text(each, "id") for each in objects(party, "additionalIdentifiers"))
    return text(party, "identifier", "id") or next(filter(None, others), None)
