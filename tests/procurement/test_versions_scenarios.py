"""Notices that belong together make one page, in whichever order they arrive."""

import itertools

import pytest
from django.db import transaction

from procurement.models import Notice, NoticeVersion
from procurement.versions import Became, Received, store
from tests.procurement.received import awarded, changing, identity, lot, said, store_each

pytestmark = pytest.mark.django_db
MOVED = lot(deadline_tenders="2026-03-30T23:59:00+02:00")
AWARD = {"form_type": "result", "phase": "awarded", "awards": [awarded("Firma AB")]}
PLAN = {"form_type": "planning", "phase": "planned", "lots": []}

CALL = said(2)
SECOND = said(2, "02", title={"sv": "Städning"})
CHANGE = said(3, change=changing(f"{identity(2)}-02"), lots=[MOVED])
CHAIN = said(4, change=changing(f"{identity(3)}-01"), procedure_id=None)
CANCELLED = said(
    5,
    change=changing(f"{identity(4)}-01", type="cancelled", reason_code="cancel"),
    phase="cancelled",
)


def pages():
    return [
        {
            "keys": [each.key for each in notice.versions.all()],
            "steps": [(step.kind, step.words) for step in notice.timeline.all()],
            "lots": [(each.identity, each.title) for each in notice.lots.all()],
            "codes": sorted(code.code for code in notice.codes.all()),
            "awards": [award.winner for award in notice.awards.all()],
            **{
                field.attname: getattr(notice, field.attname)
                for field in Notice._meta.concrete_fields
                if field.attname not in ("id", "created_at", "modified_at")
            },
        }
        for notice in Notice.objects.order_by("source_id")
    ]


def shown():
    return {(each.source_id, each.phase, each.is_changed) for each in Notice.objects.all()}


def test_the_same_notice_again_changes_nothing():
    first, second = store_each(CALL, CALL)
    assert (first.became, second.became) == (Became.NEW, Became.UNCHANGED)
    assert shown() == {(f"{identity(2)}-01", "open", False)}
    assert NoticeVersion.objects.count() == 1


def test_an_imported_notice_is_a_draft():
    store_each(CALL)
    assert not Notice.objects.get().live


def test_an_older_version_is_kept_and_not_shown():
    assert store_each(SECOND, CALL)[1].became in (Became.KEPT, Became.CHANGED)
    assert shown() == {(f"{identity(2)}-02", "open", True)}
    assert Notice.objects.get().title == "Städning"


def test_a_change_that_arrives_first_waits_for_what_it_changes():
    store_each(said(3, change=changing(f"{identity(2)}-01"), procedure_id=None))
    store_each(said(2, procedure_id=None))
    assert shown() == {(f"{identity(3)}-01", "open", True)}


def test_a_change_names_what_it_changes_by_its_number_in_ted():
    store_each(
        said(3, change=changing("75123-2026"), procedure_id=None),
        said(2, publication_id="00075123-2026", procedure_id=None),
    )
    assert shown() == {(f"{identity(3)}-01", "open", True)}


def test_a_change_sent_in_the_same_second_still_comes_after():
    at = {"dispatched_at": "2026-02-01T09:00:00+01:00"}
    store_each(said(2, change=changing(f"{identity(9)}-01"), **at), said(9, **at))
    assert shown() == {(f"{identity(2)}-01", "open", True)}


def test_what_links_two_pages_makes_them_one():
    store_each(said(2, procedure_id=None), said(4, procedure_id=None))
    assert Notice.objects.count() == 2
    store_each(said(3, procedure_id=None, change=changing(f"{identity(2)}-01")))
    store_each(said(5, procedure_id=None, change=changing(f"{identity(3)}-01")))
    assert Notice.objects.count() == 2
    store_each(said(6, procedure_id=None, change=changing(f"{identity(4)}-01")))
    assert len(shown()) == 2


def test_an_award_keeps_the_reservation_of_its_call():
    call = said(2, lots=[lot(reserved_participation=["res-ws"], reserved_execution="yes")])
    bare = lot(reserved_participation=None, reserved_execution=None, deadline_tenders=None)
    store_each(call, said(6, **AWARD | {"lots": [bare]}))
    notice = Notice.objects.get()
    assert (notice.phase, notice.reserved, notice.reserved_scope) == ("awarded", "res-ws", "all")
    assert (notice.reserved_execution, notice.winner) == ("yes", "Firma AB")
    assert notice.awards.get().tenders_received == 3


def test_parts_of_a_plan_that_ocds_tells_one_by_one_are_each_a_page():
    plan = PLAN | {"procedure_id": "PAR-0001", "notice_version": None}
    one = said(1, **plan | {"key": f"ocds:ocds-a-1:{identity(1)}"})
    two = said(1, **plan | {"key": f"ocds:ocds-a-2:{identity(1)}", "procedure_id": "PAR-0002"})
    other = said(7, **plan | {"key": f"ocds:ocds-b-1:{identity(7)}"})
    for result in (one, two, other):
        store(result, "prov", Received("ocds"))
    assert Notice.objects.count() == 3


def test_notices_that_change_each_other_in_a_ring_are_one_page():
    store_each(
        said(2, change=changing(f"{identity(3)}-01")),
        said(3, change=changing(f"{identity(2)}-01")),
    )
    assert Notice.objects.count() == 1


FAMILY = [said(1, **PLAN), CALL, CHANGE, said(6, **AWARD)]


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_every_order_of_arrival_ends_with_the_same_page(order):
    with transaction.atomic():
        store_each(*FAMILY)
        expected = pages()
        transaction.set_rollback(True)
    assert not Notice.objects.exists()
    store_each(*(FAMILY[number] for number in order))
    assert pages() == expected
    assert shown() == {(f"{identity(6)}-01", "awarded", False)}


ORDERS = list(itertools.permutations([CALL, SECOND, CHANGE, CHAIN, CANCELLED]))[::7]


@pytest.mark.indexed
@pytest.mark.parametrize("order", ORDERS)
def test_a_chain_that_ends_cancelled_is_cancelled_in_every_order(order):
    store_each(*order)
    assert shown() == {(f"{identity(5)}-01", "cancelled", True)}
