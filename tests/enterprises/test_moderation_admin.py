"""What a reviewer sees and does in the admin with what enterprises have sent in."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from access.models import Disclosure
from enterprises.models import EnterprisePage, ReplyTemplate, Submission
from enterprises.moderation.actions import reject
from enterprises.moderation.sending import send
from enterprises.profiles.values import blank, read_values
from tests.factories import make_enterprise, make_picture

pytestmark = pytest.mark.django_db
QUEUE = "/admin/enterprises/review/"


@pytest.fixture
def reviewer(client):
    return logged_in(client, "Granskare")


def logged_in(client, role):
    user = get_user_model().objects.create_user(role, f"{role}@example.org", "x")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return user


def sent(title="Blanka Rutor", **fields):
    values = {**blank(), "title": title, **fields.pop("values", {})}
    submission = Submission.objects.create(
        values=values, sender_email="eva@example.org", sender_name="Eva", **fields
    )
    return send(submission)


def change(page, **values):
    before = read_values(page)
    return sent(page=page, kind="change", base=before, values={**before, **values})


def text(response):
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def main(response):
    return str(BeautifulSoup(response.content, "html.parser").main)


def review(submission):
    return reverse("enterprises_review:review", args=[submission.pk])


def decide(client, submission, action, **fields):
    return client.post(review(submission), {"action": action, **fields}, follow=True)


@pytest.mark.parametrize("role", ["Redaktör", "Träffansvarig"])
def test_others_see_nothing_of_it(client, role):
    logged_in(client, role)
    submission = sent()
    for address in (QUEUE, review(submission), f"{review(submission)}preview/"):
        assert client.get(address).status_code == 302
    assert decide(client, submission, "approve").redirect_chain
    assert not EnterprisePage.objects.exists()


def test_the_list_has_what_waits_with_the_oldest_first(client, reviewer):
    sent("Första AB")
    sent("Andra AB")
    words = text(client.get(QUEUE))
    assert words.index("Första AB") < words.index("Andra AB")
    assert "2 inskickade" in words


def test_the_menu_says_how_many_wait(client, reviewer):
    sent()
    assert "Inkommet (1)" in client.get("/admin/").content.decode()


def test_what_is_being_written_is_not_shown(client, reviewer):
    draft = Submission.objects.create(values={**blank(), "title": "Halvfärdig"})
    assert "Halvfärdig" not in text(client.get(QUEUE))
    assert client.get(review(draft)).status_code == 404


@pytest.mark.parametrize(
    ("query", "listed"),
    [("q=rutor", True), ("q=SF-", True), ("q=annat", False), ("kind=change", False)],
)
def test_the_list_can_be_narrowed(client, reviewer, query, listed):
    sent()
    assert ("Blanka Rutor" in text(client.get(f"{QUEUE}?{query}"))) is listed


def test_old_stands_beside_new(client, reviewer, directory):
    page = make_enterprise(directory, phone="019-1", purpose="Vi ger arbete.")
    html = client.get(review(change(page, purpose="Vi ger meningsfullt arbete."))).content.decode()
    row = next(
        row for row in BeautifulSoup(html, "html.parser").select(".review-rows tr") if row.ins
    )
    for label in row.select(".listing-stacked-label"):
        label.decompose()
    old, new = (cell.get_text() for cell in row.find_all("td"))
    assert (old, new) == ("Vi ger arbete.", "Vi ger meningsfullt arbete.")
    assert row.ins.get_text().strip() == "meningsfullt"


def test_a_new_profile_is_shown_without_a_before(client, reviewer):
    new = sent(values={"purpose": "Vi ger arbete.\nÅt alla."})
    page = BeautifulSoup(client.get(review(new)).content, "html.parser")
    assert "Det här skickades in" in [each.get_text() for each in page.find_all("h2")]
    rows = page.select_one(".review-rows")
    assert [each.get_text() for each in rows.thead("th")] == ["Vad", "Som det skickades in"]
    assert "<td>Vi ger arbete.<br/>Åt alla.</td>" in [str(each) for each in rows("td")]
    assert not rows("ins")
    assert "Det här är som förut" not in page.get_text()


def test_markup_is_shown_as_text(client, reviewer):
    payload = "<img src=x onerror=alert(1)>"
    submission = sent(values={"purpose": payload, "summary": payload}, words=payload)
    html = client.get(review(submission)).content.decode()
    assert payload not in html
    assert "&lt;img src=x" in html


def test_looking_at_the_sender_is_remembered(client, reviewer):
    client.get(review(sent()))
    seen = Disclosure.objects.get()
    assert (seen.action, seen.user) == ("viewed", reviewer)
    assert "eva" not in seen.subject.lower()


def test_the_page_can_be_seen_before_it_is_published(client, reviewer, directory):
    offers = [{"name": "Ved", "description": "", "price_note": "", "cpv": ""}]
    new = sent(values={"summary": "Vi putsar.", "offers": offers})
    changed = change(make_enterprise(directory), summary="Nytt.", offers=offers)
    for submission, words in ((new, "Vi putsar."), (changed, "Nytt.")):
        response = client.get(reverse("enterprises_review:preview", args=[submission.pk]))
        assert response.status_code == 200
        assert words in text(response)


def test_what_was_asked_for_last_time_stands_with_what_came_back(client, reviewer):
    submission = sent()
    assert "Det här bad vi om" not in text(client.get(review(submission)))
    decide(client, submission, "send_back", reason="Skriv mer om priset.")
    send(Submission.objects.get())
    assert "Det här bad vi om förra gången Skriv mer om priset." in text(
        client.get(review(submission))
    )


def test_what_was_agreed_to_is_called_a_consent(client, reviewer):
    submission = sent()
    submission.consents.create(kind="listing", version="1", text="Ja")
    assert "Samtycke till att vara med" in text(client.get(review(submission)))


def test_an_empty_list_says_that_nothing_waits(client, reviewer):
    assert "Inget väntar på beslut." in text(client.get(QUEUE))
    assert "Inget passar in." in text(client.get(f"{QUEUE}?q=annat"))


def test_all_can_be_ticked_at_once_when_there_are_several(client, reviewer):
    every = "[data-controller=w-bulk] [data-w-bulk-target=all]"
    sent("Första AB")
    assert not BeautifulSoup(client.get(QUEUE).content, "html.parser").select(every)
    sent("Andra AB")
    page = BeautifulSoup(client.get(QUEUE).content, "html.parser")
    assert page.select_one(every).parent.get_text(strip=True) == "Kryssa i alla"
    assert len(page.select("[data-w-bulk-target=item]")) == 2


def test_approving_publishes(client, reviewer):
    response = decide(client, sent(), "approve")
    assert "är godkänd" in text(response)
    assert client.get("/foretag/blanka-rutor/").status_code == 200


@pytest.mark.parametrize("action", ["send_back", "reject"])
def test_a_no_needs_a_reason(client, reviewer, action):
    submission = sent()
    response = decide(client, submission, action)
    assert response.status_code == 400
    assert "Skriv varför" in text(response)
    above, _heading, _rest = response.content.decode().partition("Det här skickades in")
    assert '<a href="#id_reason">Skriv varför' in above
    assert Submission.objects.get().state == "waiting"


def test_template_sentences_are_sent_in_the_senders_language(client, reviewer):
    template = ReplyTemplate.objects.create(
        title="Kort", text_sv="Skriv mer.", text_en="Write more."
    )
    submission = sent(language="en")
    decide(client, submission, "send_back", template=template.pk, reason="Thanks.")
    assert Submission.objects.get().reason == "Write more.\n\nThanks."


def test_a_decision_by_somebody_else_is_told(client, reviewer):
    submission = sent()
    reject(Submission.objects.get(), reviewer, "Nej")
    assert "Det här är redan beslutat" in text(decide(client, submission, "approve"))


def test_a_number_that_is_listed_meanwhile_is_told_and_nothing_is_lost(
    client, reviewer, directory
):
    submission = sent(values={"organisation_number": "556036-0793"})
    make_enterprise(directory, title="Redan här", organisation_number="556036-0793")
    response = decide(client, submission, "approve")
    assert "Redan här har redan det här" in text(response)
    assert Submission.objects.get().state == "waiting"


@pytest.mark.indexed
def test_many_are_approved_at_once(client, reviewer, directory):
    titles = [f"Företaget {number}" for number in range(5)]
    keys = [str(sent(title).pk) for title in titles]
    taken = sent("Dubblett", values={"organisation_number": "556036-0793"})
    make_enterprise(directory, title="Redan här", organisation_number="556036-0793")
    response = client.post(QUEUE, {"submission": [*keys, str(taken.pk), "junk"]})
    assert EnterprisePage.objects.live().filter(title__in=titles).count() == 5
    assert "Redan här har redan det här" in text(response)


def test_an_editors_words_in_an_open_draft_are_pointed_out(client, reviewer, directory):
    page = make_enterprise(directory, phone="019-1")
    draft = page.get_latest_revision_as_object()
    draft.phone = "019-3"
    draft.save_revision()
    html = text(client.get(review(change(page, phone="019-2"))))
    assert "opublicerat utkast" in html
    assert "Telefon" in html


def test_pictures_are_shown_with_their_texts(client, reviewer):
    picture = make_picture()
    photos = [{"image": picture.pk, "alt_text": "En cykel"}]
    html = client.get(review(sent(values={"photos": photos}))).content.decode()
    assert 'alt="En cykel"' in html


def test_pictures_that_stay_as_they_are_are_left_out(client, reviewer, directory):
    page = make_enterprise(directory, phone="019-1", picture=make_picture())
    photos = read_values(page)["photos"]
    assert photos
    assert "<img" not in main(client.get(review(change(page, phone="019-2"))))
    again = [{**each, "alt_text": "En annan cykel"} for each in photos]
    assert 'alt="En annan cykel"' in main(client.get(review(change(page, photos=again))))


def test_another_picture_with_the_same_words_is_a_change(client, reviewer, directory):
    page = make_enterprise(directory)
    old, new = ([{"image": make_picture().pk, "alt_text": "En cykel"}] for _each in range(2))
    base = {**read_values(page), "photos": old}
    submission = sent(page=page, kind="change", base=base, values={**base, "photos": new})
    shown = main(client.get(review(submission)))
    assert 'alt="En cykel"' in shown
    assert "Inget." not in shown


def test_the_logo_is_shown_under_its_name(client, reviewer):
    picture = make_picture()
    page = client.get(review(sent(values={"logo": picture.pk})))
    assert f"Logotyp Bild {picture.pk}" in text(page)
    assert f"Bild {picture.pk}: logotyp" in text(page)
