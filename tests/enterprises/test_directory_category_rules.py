"""The tree of categories keeps to two levels, and its codes to their form."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.utils import translation

from enterprises.directory.admin import profiles_using, refusal
from enterprises.models import Category, CategoryCode
from enterprises.models.categories import cpv_code, cpv_name
from tests.factories import make_category, make_enterprise

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    """Return a top category, a part of it, and another top category."""
    top = make_category("prov-a", sort_order=900)
    return top, make_category("prov-a-del", parent=top), make_category("prov-b", sort_order=901)


def put_below(row, parent):
    row.parent = parent
    row.full_clean()


def test_a_category_may_be_part_of_a_top_category(tree):
    top, _part, other = tree
    put_below(other, top)


def test_a_category_is_not_part_of_itself(tree):
    with pytest.raises(ValidationError, match="bara två nivåer"):
        put_below(tree[0], tree[0])


def test_there_is_no_third_level(tree):
    _top, part, other = tree
    with pytest.raises(ValidationError, match="bara två nivåer"):
        put_below(other, part)


def test_a_category_with_parts_stays_on_top(tree):
    top, _part, other = tree
    with pytest.raises(ValidationError, match="måste vara en huvudkategori"):
        put_below(top, other)


def test_two_categories_do_not_become_parts_of_each_other(tree):
    top, part, _other = tree
    with pytest.raises(ValidationError):
        put_below(top, part)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("slug", "prov-b"),
        ("slug", "två ord"),
        ("slug", ""),
        ("name_sv", ""),
        ("name_en", ""),
        ("name_sv", "x" * 81),
    ],
)
def test_a_category_needs_two_names_and_an_address_of_its_own(tree, field, value):
    setattr(tree[0], field, value)
    with pytest.raises(ValidationError) as refused:
        tree[0].full_clean()
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize(
    ("language", "label", "full_label"),
    [
        ("sv", "Kategori prov-a-del", "Kategori prov-a: Kategori prov-a-del"),
        ("en", "Category prov-a-del", "Category prov-a: Category prov-a-del"),
        ("fi", "Kategori prov-a-del", "Kategori prov-a: Kategori prov-a-del"),
    ],
)
def test_a_category_is_named_in_the_language_of_the_reader(tree, language, label, full_label):
    with translation.override(language):
        assert (tree[1].label, tree[1].full_label, str(tree[1])) == (label, full_label, label)


def test_each_top_category_is_followed_by_its_parts(tree):
    rows = [row for row in Category.objects.in_tree_order() if row.slug.startswith("prov")]
    assert rows == list(tree)


@pytest.mark.parametrize(
    ("slugs", "found"),
    [
        (["prov-a"], {"prov-a", "prov-a-del"}),
        (["prov-a-del"], {"prov-a-del"}),
        (["prov-a", "prov-b"], {"prov-a", "prov-a-del", "prov-b"}),
        (["finns-inte"], set()),
        ([], set()),
    ],
)
def test_a_category_is_asked_for_with_its_parts(tree, slugs, found):
    rows = Category.objects.with_children(slugs)
    assert set(rows.values_list("slug", flat=True)) == found


@pytest.mark.parametrize("code", ["90910000", "00000000"])
def test_a_code_has_eight_digits(code):
    cpv_code(code)


@pytest.mark.parametrize("code", ["9091000", "909100000", "90910000-9", "9091000a", "9091 0000"])
def test_other_codes_are_refused(code):
    with pytest.raises(ValidationError, match="åtta siffror"):
        cpv_code(code)


def test_a_category_has_each_code_once(tree):
    CategoryCode.objects.create(category=tree[0], code="90910000")
    with pytest.raises(IntegrityError):
        CategoryCode.objects.create(category=tree[0], code="90910000")


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("90911300", "sv", "Fönsterputsning"),
        ("90911300", "en", "Window-cleaning services"),
        ("12345678", "sv", ""),
        ("", "sv", ""),
    ],
)
def test_a_code_is_named_in_the_language_of_the_reader(code, language, name):
    with translation.override(language):
        assert cpv_name(code) == name


def test_every_code_of_the_tree_has_a_name_in_both_languages():
    for code in CategoryCode.objects.values_list("code", flat=True).distinct():
        for language in ("sv", "en"):
            with translation.override(language):
                assert cpv_name(code), code


def test_the_database_keeps_a_category_that_others_are_part_of(tree):
    with pytest.raises(ProtectedError):
        tree[0].delete()


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "ett företag använder den (Nr 0)"),
        (2, "2 företag använder den (Nr 0, Nr 1)"),
        (5, "5 företag använder den (Nr 0, Nr 1, Nr 2, Nr 3, Nr 4)"),
        (6, "6 företag använder den (Nr 0, Nr 1, Nr 2, Nr 3, Nr 4 och 1 till)"),
    ],
)
def test_a_refusal_counts_and_names_those_in_the_way(tree, directory, count, words):
    for number in range(count):
        make_enterprise(directory, title=f"Nr {number}", categories=[tree[2]])
    assert refusal(tree[2]) == f"Kategori prov-b kan inte tas bort: {words}."


def test_nothing_is_in_the_way_of_an_unused_category(tree):
    assert refusal(tree[2]) == ""


def test_a_category_that_a_draft_has_dropped_is_still_used(tree, directory):
    page = make_enterprise(directory, categories=[tree[2]])
    page.categories = []
    page.save_revision()
    assert profiles_using(tree[2]) == [page]
    page.get_latest_revision().publish()
    assert profiles_using(tree[2]) == []
