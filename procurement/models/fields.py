"""The fields that several tables of procurement have."""

from typing import Any

from django.db import models


def money(label: Any, **options: Any) -> models.DecimalField:
    """Return a field for an amount that may be unknown."""
    return models.DecimalField(
        label, null=True, blank=True, max_digits=20, decimal_places=2, **options
    )
