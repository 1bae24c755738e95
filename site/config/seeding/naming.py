"""Names demo content so that a second seeding knows it again, whatever an editor has changed."""

import uuid

DEMO = uuid.UUID("6a1c3d5e-2f7b-5c49-9d80-4be1f0a7c218")


def key_of(kind: str, name: str) -> uuid.UUID:
    """Return the key of a piece of demo content: the same for the same name, every time."""
    return uuid.uuid5(DEMO, f"{kind}:{name}")
