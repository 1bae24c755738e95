"""A form for something new begins as the database would fill it in."""

import pytest
from django.apps import apps
from django.db.models import NOT_PROVIDED

OURS = [
    model
    for config in apps.get_app_configs()
    if "site-packages" not in config.path
    for model in config.get_models()
]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_what_the_database_fills_in_is_known_to_forms(model):
    """Django would show the expression itself in the field of a form."""
    fields = [f for f in model._meta.local_fields if f.db_default is not NOT_PROVIDED]
    assert [field.name for field in fields if field.default is NOT_PROVIDED] == []
