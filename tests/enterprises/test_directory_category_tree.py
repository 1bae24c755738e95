"""The categories that the directory starts with."""

import pytest

from enterprises.directory.category_tree import TREE, make_categories
from enterprises.models import Category, CategoryCode

pytestmark = pytest.mark.django_db


def test_the_tree_has_seventeen_kinds_with_more_below_each():
    tops = Category.objects.filter(parent=None)
    assert tops.count() == len(TREE) == 17
    assert all(top.children.count() >= 3 for top in tops)


def test_every_name_is_given_in_both_languages():
    assert not Category.objects.filter(name_sv="").exists()
    assert not Category.objects.filter(name_en="").exists()


def test_codes_come_with_the_tree():
    assert CategoryCode.objects.filter(code="90910000", category__slug="stad").exists()


def test_making_the_tree_again_leaves_what_editors_did():
    Category.objects.filter(slug="djur").update(name_sv="Djur och natur")
    Category.objects.filter(slug="djur-hast").delete()
    make_categories()
    assert Category.objects.get(slug="djur").name_sv == "Djur och natur"
    assert not Category.objects.filter(slug="djur-hast").exists()
