"""Every public field of a profile is asked for, shown, compared, exported, imported and shared.

A field that is declared on the page and forgotten elsewhere fails here, by its name; and one that
is added for a test alone is taken up by all that follows from the declaration.
"""

import datetime as dt
import json

import pytest
from django.db import connection, models
from django.template.loader import render_to_string
from django.test import RequestFactory
from ninja import Field

from enterprises.directory import exports
from enterprises.importing import import_enterprises, read
from enterprises.models import EnterprisePage, Submission
from enterprises.models.panels import content
from enterprises.models.public_fields import PublicField
from enterprises.moderation.comparison import differences
from enterprises.profiles.schemas import EnterpriseRecord
from enterprises.profiles.translation import take_facts
from enterprises.profiles.values import blank, read_values, write_values
from enterprises.self_service.steps import step_for
from enterprises.submission.preview_views import profile_of
from enterprises.submission.steps.where import WhereForm
from enterprises.submission.wizard import STEPS
from headless.identity import with_source_id
from tests.enterprises.submission_walk import Walk, soup
from tests.factories import make_enterprise

pytestmark = pytest.mark.django_db

SAMPLES = {
    "organisation_number": "556036-0793",
    "phone": "019-12 34 56",
    models.EmailField: "hej@nytt.example.org",
    models.URLField: "https://nytt.example.org/",
    models.BooleanField: True,
    models.IntegerField: 17,
    models.DateField: dt.date(2026, 3, 1),
}


def of_model(name):
    return EnterprisePage._meta.get_field(name)


def sample(name):
    """Return something that a profile may say in a field."""
    field = of_model(name)
    if field.choices:
        return field.choices[0][0]
    return SAMPLES.get(name) or SAMPLES.get(type(field)) or f"Ord om {name}"


def column_of(name):
    return next(each.column for each in EnterprisePage.public_fields if each.name == name)


def names_in(panels):
    for panel in panels:
        yield from names_in(getattr(panel, "children", []))
        yield getattr(panel, "field_name", "")


def is_told(name, html_of):
    """Return whether a page says what its field says: a yes, if it differs from a no."""
    value = sample(name)
    if value is True:
        return html_of(True) != html_of(False)
    return str(dict(of_model(name).flatchoices).get(value, value)) in html_of(value)


@pytest.fixture(params=[each.name for each in EnterprisePage.public_fields])
def name(request):
    """Return the name of a public field, each in its turn."""
    return request.param


def test_it_is_asked_for_in_a_step_of_the_form(client, name):
    walk = Walk(client)
    walk.begin()
    step = next(each for each in STEPS if name in each.form_class.names)
    assert soup(client.get(walk.address(step.name))).select_one(f"[name={name}]")
    assert name in step_for(name).form_class.base_fields


def test_the_preview_shows_it(client, name):
    walk = Walk(client)
    walk.begin()

    def preview(value):
        Submission.objects.update(values={**blank(), name: value})
        page = soup(client.get(walk.index.subroute_url("submit_preview")))
        return str(page.select_one(".submission-preview"))

    assert is_told(name, preview)


def test_the_page_shows_it(client, directory, name):
    page = make_enterprise(directory)

    def article(value):
        setattr(page, name, value)
        page.save()
        return str(soup(client.get(page.url)).article)

    assert is_told(name, article)


@pytest.mark.indexed
def test_the_api_tells_it(client, directory, name):
    page = make_enterprise(directory, **{name: sample(name)})
    record = client.get(f"/api/v1/enterprises/{page.pk}").json()
    assert {**record, **record["contact"]}[name] == sample(name)


def test_editors_can_write_it(name):
    assert name in names_in(EnterprisePage.content_panels)


def test_the_files_of_the_directory_have_it(client, directory, name):
    make_enterprise(directory, **{name: sample(name)})
    [row] = json.loads(client.get("/foretag/hamta/json/").getvalue())
    assert row[column_of(name)] == dict(of_model(name).flatchoices).get(sample(name), sample(name))


KINDS = {
    "words": (models.CharField(blank=True, default="", max_length=50), "Två dagar före"),
    "choice": (
        models.CharField(blank=True, default="", max_length=9, choices=[("week", "varje vecka")]),
        "week",
    ),
    "yes": (models.BooleanField(default=False), True),
    "number": (models.IntegerField(null=True, blank=True), 17),
    "day": (models.DateField(null=True, blank=True), dt.date(2026, 3, 1)),
    "website": (models.URLField(blank=True, default=""), "https://prov.example.org/"),
}
SHOWN = {"choice": "varje vecka", "yes": "Ja", "number": "17", "day": "2026-03-01"}


@pytest.fixture(params=KINDS)
def added(request, db, monkeypatch):
    """Give profiles one more field, and nothing but its declaration; return a value of it."""
    field, value = KINDS[request.param]
    field = field.clone()
    field.verbose_name = "provfält"
    with connection.cursor() as cursor:  # what a migration does; the test takes it back
        kind = field.db_parameters(connection)["type"]
        cursor.execute(f"ALTER TABLE enterprises_enterprisepage ADD COLUMN trial {kind} NULL")
    before = {*vars(EnterprisePage)}
    field.contribute_to_class(EnterprisePage, "trial")
    declared = [*EnterprisePage.public_fields, PublicField("trial", is_shared=True)]
    monkeypatch.setattr(EnterprisePage, "public_fields", declared)
    yield value
    for name in {*vars(EnterprisePage)} - before:
        delattr(EnterprisePage, name)
    EnterprisePage._meta.local_fields.remove(field)
    EnterprisePage._meta._expire_cache()


@pytest.fixture
def in_words(added, request):
    """Return what a reader sees of the value."""
    return SHOWN.get(request.node.callspec.params["added"], added)


def test_a_new_field_is_compared_in_words(directory, added, in_words):
    page = make_enterprise(directory, trial=added)
    [found] = differences({**read_values(page), "trial": blank()["trial"]}, read_values(page))
    assert (found.label, found.new) == ("Provfält", [in_words])


def test_a_new_field_is_written_from_what_is_sent_in(added):
    told = json.loads(json.dumps(read_values(EnterprisePage(trial=added))))
    page = EnterprisePage()
    write_values(page, told)
    assert page.trial == added


def test_a_new_field_is_stored_by_its_step_and_shown_there_and_in_the_preview(directory, added):
    class Step(WhereForm):
        names = (*WhereForm.names, "trial")
        trial = of_model("trial").formfield(required=False)

    post = {"municipality": "1880", "trial": "on" if added is True else added}
    form = Step(post, submission=Submission(values=blank()))
    assert form.is_valid(), form.errors
    form.store()
    submission = Submission.objects.get()
    again = Step(submission=submission)
    assert again["trial"].value() == submission.values["trial"]
    html = render_to_string("enterprises/submission/steps/where.html", {"form": again})
    assert 'name="trial"' in html
    assert profile_of(submission, directory).page.trial == added


def test_a_new_field_has_a_column_before_those_that_end_the_table(directory, added, in_words):
    columns = exports.columns()
    assert [str(each[1]) for each in columns][-4] == "Provfält"
    row = next(exports.rows([make_enterprise(directory, trial=added)], columns))
    assert row["trial"] == (in_words if of_model("trial").choices else added)


@pytest.mark.indexed
@pytest.mark.parametrize("heading", ["Provfält", "trial"])
def test_a_new_field_is_read_from_lists(directory, added, in_words, heading):
    table = read("lista.csv", f"Namn;Kommun;{heading}\nBlanka;Nora;{in_words}".encode())
    [outcome] = import_enterprises(table).outcomes
    assert (outcome.action, outcome.reasons) == ("create", [])
    assert EnterprisePage.objects.get().trial == added
    assert import_enterprises(table).outcomes[0].action == "unchanged"


def test_a_cell_that_a_new_field_cannot_hold_is_refused(directory, added):
    bad = "kanske " * 10
    table = read("lista.csv", f"Namn;Kommun;Provfält\nBlanka;Nora;{bad}".encode())
    [outcome] = import_enterprises(table).outcomes
    assert outcome.action == "refuse"
    assert outcome.details.startswith("Provfält: ")


def test_a_new_fact_is_the_same_in_other_languages(directory, english, added):
    copy = EnterprisePage(locale=english)
    assert take_facts(copy, make_enterprise(directory, trial=added))
    assert copy.trial == added


def test_editors_can_write_a_new_field(added):
    assert "trial" in names_in(content(EnterprisePage.public_fields))


def test_a_line_in_its_schema_is_all_that_the_api_needs(directory, added):
    class Record(EnterpriseRecord):
        trial: type(added) = Field(description="Only tried.")

    make_enterprise(directory, trial=added)
    page = with_source_id(EnterprisePage.objects.all()).get()
    told = Record.from_orm(page, context={"request": RequestFactory().get("/")})
    assert told.trial == added
