"""However many imports of one procurement run at the same moment, it gets one page."""

import copy

import pytest

from procurement.models import Notice, NoticeVersion
from procurement.versions import store
from tests.procurement.received import changing, identity, said
from tests.rows import put_back
from tests.together import all_at_once

pytestmark = pytest.mark.indexed
FAMILY = [
    said(1, form_type="planning", phase="planned"),
    said(2),
    said(2),
    said(3, change=changing(f"{identity(2)}-01")),
]


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """Let each thread see what the others have written, and put it all back."""
    with django_db_blocker.unblock(), put_back():
        yield


def test_four_imports_at_once_make_one_page(committed):
    all_at_once(*[lambda said=said: store(copy.deepcopy(said), "prov") for said in FAMILY])
    assert [each.source_id for each in Notice.objects.all()] == [f"{identity(3)}-01"]
    assert NoticeVersion.objects.count() == 3
