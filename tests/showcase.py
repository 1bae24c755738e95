"""A small site with a page of every type in both languages, for tests that walk all pages."""

import datetime as dt

from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page

from enterprises.models import EnterpriseIndexPage, EnterprisePicture, Offer
from events.models import EventIndexPage, MeetingSettings
from home.models import (
    AccessibilityStatementPage,
    HomePage,
    KnownFault,
    LawReference,
    PrivacyPage,
    SiteSettings,
)
from procurement.models import DiscussedNotice, Notice, NoticeLot, ProcurementIndexPage
from tests import factories

LONG = "Arbetsintegrerande verksamhetsutvecklingssamordningsföretag"


def body(picture):
    """Return a body with one of each block, as a page's field takes it."""
    rich = "<p>Läs <b>noga</b> i <a href='https://example.org/'>lagen om upphandling</a>.</p>"
    return [
        ("heading", {"text": "Så går det till", "level": "2"}),
        ("text", f"{rich}<ul><li>ett anbud</li><li>två i ett ramavtal</li></ul>"),
        ("heading", {"text": "Mer om det", "level": "3"}),
        ("picture", {"picture": picture, "caption": "En bild"}),
        ("fact_box", {"title": "Visste du?", "text": rich}),
        ("steps", {"steps": [{"title": "Läs", "text": rich}, {"title": "Skriv", "text": ""}]}),
        ("heading", {"text": "Frågor", "level": "2"}),
        ("questions", {"questions": [{"question": "Kostar det?", "answer": "<p>Nej.</p>"}]}),
        ("quote", {"text": "Det gick bra.", "source": "Verksamhetsledare"}),
        ("table", {"caption": "Gränser", "table": TABLE}),
        ("button", {"label": "Se mer", "page": None, "url": "https://example.org/"}),
        ("contact", {"name": "Enheten", "phone": "019-12 34 56", "email": "a@example.org"}),
        ("video", {"title": "Filmen", "url": "https://www.example.org/film", "captioned": True}),
    ]


TABLE = {
    "columns": [{"type": "text", "heading": "Vad"}, {"type": "number", "heading": "Kronor"}],
    "rows": [{"values": ["Direktupphandling", 700000]}, {"values": ["Annan", None]}],
}


def build() -> dict[str, str]:
    """Make the pages and return their addresses by name, the English ones with "en" in front."""
    picture = make_picture()
    swedish = Locale.objects.get(language_code="sv")
    home = HomePage.objects.get(locale=swedish)
    site_settings(home)
    pages = {"home": home, **site_pages(home, picture)}
    pages |= directory_pages(EnterpriseIndexPage.objects.get(locale=swedish), picture)
    pages |= calendar_pages(EventIndexPage.objects.get(locale=swedish), picture)
    procurement = ProcurementIndexPage.objects.get(locale=swedish)
    notice = make_notice()
    follow_up(pages, notice)
    pages |= {
        "procurement": procurement,
        "news": factories.make_news(procurement, picture=picture, body=body(picture)),
    }
    addresses = {name: page.url for name, page in pages.items()}
    addresses |= {f"en {name}": translated(page).url for name, page in pages.items()}
    addresses |= {"notice": notice.get_absolute_url("sv"), "search": "/sok/?q=annons"}
    addresses |= {"en notice": notice.get_absolute_url("en"), "en search": "/en/search/?q=a"}
    addresses |= {"notices": procurement.notices_url, "news list": procurement.news_url}
    addresses |= {"glossary": procurement.glossary_url, "en glossary": "/en/procurement/glossary/"}
    factories.make_expiring_contract(
        what=LONG,
        what_en="Cleaning",
        codes="90910000",
        ends_on=dt.date.today() + dt.timedelta(days=450),
        source_url="https://example.org/lista",
    )
    addresses |= {"coming": procurement.coming_url, "en coming": "/en/procurement/coming/"}
    asked = "?service=catering&value=900000"
    addresses |= {"how to buy": f"{procurement.how_to_buy_url}{asked}"}
    addresses |= {"en how to buy": f"/en/procurement/how-to-buy/{asked}"}
    addresses |= {"note on a purchase": procurement.subroute_url("purchase_note") + asked}
    addresses |= {"watching": procurement.watch_url}
    addresses |= {"starring": procurement.subroute_url("watch_notice", notice.pk)}
    return addresses | {"missing": "/finns-inte/", "en missing": "/en/not-here/"}


def make_picture():
    """Return a picture with a description."""
    file = get_test_image_file(size=(1600, 1000))
    return get_image_model().objects.create(title="Bild", description="Ett träd", file=file)


def site_settings(home: Page) -> None:
    """Say who owns the site, in both languages."""
    settings = SiteSettings.for_site(home.get_site())
    settings.owner_sv = settings.owner_en = settings.controller = "Exempelregionen"
    settings.email, settings.phone = f"{'kontakt' * 4}@example.org", "019-12 34 56"
    settings.save()


def site_pages(home: Page, picture) -> dict[str, Page]:
    """Return the pages of the site itself."""
    details = {"summary": "Kort om sidan.", "picture": picture, "body": body(picture)}
    guide = factories.make_guide(home, checked_on=dt.date(2026, 11, 1), title=LONG, **details)
    guide.laws = [LawReference(title="LOU 4 kap. 18 §", url="https://example.org/")]
    guide.save_revision().publish()
    statement = only(home, AccessibilityStatementPage, actor="Regionen", service="Webbplatsen")
    statement.faults = [KnownFault(description="En tabell saknar rubriker.", criterion="1.3.1")]
    statement.save_revision().publish()
    return {
        "guide": guide,
        "project": factories.make_project(home, goals=[("goal", "Fyra möten")], **details),
        "privacy": only(home, PrivacyPage),
        "statement": statement,
    }


def only(home: Page, model: type[Page], **fields) -> Page:
    """Return the one page of a type below the home page, made if it is not there."""
    found = model.objects.child_of(home).first()
    return found or factories.published(home, model(title=model.__name__, **fields))


def directory_pages(directory: Page, picture) -> dict[str, Page]:
    """Return the directory and a profile with everything in it."""
    profile = factories.make_enterprise(
        directory,
        title=LONG,
        serving=["Örebro", "Karlskoga"],
        categories=[factories.make_category("stad")],
        picture=picture,
        logo=picture,
        purpose="Vi ger arbete.",
        body=body(picture),
        email=f"{'hej' * 12}@example.org",
        phone="019-12 34 56",
        website="https://example.org/",
        joint_bids=True,
        confirmed_on=timezone.localdate(),
    )
    profile.offers = [Offer(name="Tvätt", description="Vi tvättar.", price_note="från 50 kr")]
    profile.pictures = [EnterprisePicture(image=picture, alt_text="Ett träd")]
    profile.save_revision().publish()
    return {"directory": directory, "enterprise": profile}


def calendar_pages(calendar: Page, picture) -> dict[str, Page]:
    """Return the calendar, a coming meeting and a held one; a partner arranges something too."""
    partner = factories.make_partner(f"Partnerskapet för {LONG}")
    factories.make_activity(partner, title=f"Idécafé om {LONG}", place=LONG, is_cancelled=True)
    item = {"time": dt.time(9), "title": "Kaffe", "text": "", "speaker": "Regionen"}
    now = timezone.now()
    return {
        "calendar": calendar,
        "event": factories.make_event(
            calendar,
            picture=picture,
            programme=[("item", item)],
            body=body(picture),
            participation="<p>Anmäl dig.</p>",
            takes_registrations=True,
            capacity_on_site=40,
        ),
        "held event": factories.make_event(
            calendar,
            starts_at=now - dt.timedelta(days=40),
            afterwards=body(picture),
            decisions=[("decision", {"text": LONG, "responsible": LONG, "until": now.date()})],
            presentations=[
                ("document", {"document": factories.make_document(LONG), "description": LONG}),
                ("link", {"title": LONG, "url": "https://example.org/", "description": LONG}),
            ],
            recording_url="https://film.example.org/traff",
        ),
    }


def follow_up(pages: dict[str, Page], notice: Notice) -> None:
    """Give the meetings what is written elsewhere: questions, a page to read, tenders."""
    pages["event"].questions.create(wording_sv=LONG, is_shown=True)
    MeetingSettings.objects.update_or_create(pk=1, defaults={"guide": pages["guide"]})
    held = pages["held event"]
    held.discussed_notices = [DiscussedNotice(notice=notice)]
    held.save_revision().publish()


def make_notice():
    """Return an open notice, in both languages."""
    notice = factories.make_notice(
        title=f"Annons om {LONG}",
        title_en="A notice in English",
        deadline_at=timezone.now() + dt.timedelta(days=9),
        summary_sv="Kort sagt.",
        summary_en="In short.",
        fits_sv="Passar bra.",
        url="https://example.org/annons",
        reserved="res-ws",
    )
    notice.lots = [NoticeLot(title="Del 1", description="Första delen")]
    notice.save()
    return notice


def translated(page: Page) -> Page:
    """Return the published English translation of a page."""
    english = Locale.objects.get(language_code="en")
    page = page.specific
    copy = page.get_translation_or_none(english) or page.copy_for_translation(english)
    copy.save_revision().publish()
    copy.refresh_from_db()
    return copy.specific
