"""Plain functions that make what a test needs: `make_event(parent, **fields)`."""

import datetime as dt
import uuid
from itertools import count

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale
from wagtail.signals import page_published

from enterprises.models import Category, ContactPerson, EnterprisePage, Evidence
from events.models import EventPage, PartnerActivity, PartnerCalendar
from home.models import GuidePage, ProjectPage
from places.models import Municipality
from procurement.models import (
    ExpiringContract,
    NewsPage,
    Notice,
    NoticeAward,
    NoticeCode,
    NoticeLot,
    NoticeVersion,
)

number = count(1)


def published(parent, page):
    """Put a page below its parent, where it is live unless it says that it is not.

    It has no revision, as publishing takes four times as many queries; a test that is about
    publishing does it itself.
    """
    page.locale = parent.locale
    page.slug = page.slug or f"sida-{next(number)}"
    if page.live:
        page.first_published_at = page.last_published_at = timezone.now()
    parent.add_child(instance=page)
    if page.live:
        page_published.send(type(page), instance=page)
    else:
        page.save_revision()
    page.refresh_from_db()
    return page


def municipality(name="Örebro"):
    return Municipality.objects.get(name=name)


def make_category(slug="stad", **fields):
    names = {"name_sv": f"Kategori {slug}", "name_en": f"Category {slug}"}
    row, _made = Category.objects.update_or_create(slug=slug, defaults={**names, **fields})
    return row


def make_enterprise(parent, *, serving=(), categories=(), **fields):
    """Publish a profile; `serving` are names of municipalities, `categories` are rows."""
    page = EnterprisePage(
        **{"title": f"Företag {next(number)}", "summary": "Vi gör nytta.", **fields}
    )
    page.municipalities = [municipality(name) for name in serving]
    page.categories = list(categories)
    return published(parent, page)


def support(page, criterion, **fields):
    """Publish a profile with one more piece of evidence, and return it as it is stored."""
    page = EnterprisePage.objects.get(pk=page.pk)
    page.evidence.add(Evidence(criterion=criterion, locale=page.locale, **fields))
    page.save_revision().publish()
    return EnterprisePage.objects.get(pk=page.pk)


def make_event(parent, **fields):
    starts = timezone.now() + dt.timedelta(days=7)
    defaults = {"title": f"Träff {next(number)}", "starts_at": starts, "place": "Stora salen"}
    return published(parent, EventPage(**{**defaults, **fields}))


def make_news(parent, **fields):
    defaults = {"title": f"Nyhet {next(number)}", "summary": "Något har hänt."}
    return published(parent, NewsPage(**{**defaults, **fields}))


def make_guide(parent, **fields):
    return published(parent, GuidePage(**{"title": f"Guide {next(number)}", **fields}))


def make_project(parent, **fields):
    defaults = {
        "title": f"Projekt {next(number)}",
        "commissioner": "Regionen",
        "starts_on": dt.date(2026, 1, 1),
    }
    return published(parent, ProjectPage(**{**defaults, **fields}))


def make_notice(*, codes=(), places=(), lots=(), awards=(), **fields):
    """Publish a notice; `codes` are CPV codes, `places` names of municipalities.

    `lots` and `awards` are dictionaries of their columns.
    """
    defaults = {"title": f"Annons {next(number)}", "buyer": "Exempelkommunen"}
    notice = Notice(**{**defaults, **fields})
    notice.codes = [NoticeCode(code=code) for code in codes]
    notice.municipalities = [municipality(name) for name in places]
    notice.lots = [
        NoticeLot(**{"title": f"Del {order}", "sort_order": order, **lot})
        for order, lot in enumerate(lots, start=1)
    ]
    notice.save()
    for award in awards:
        NoticeAward.objects.create(notice=notice, **award)
    return notice


def make_version(notice, **fields):
    """Note a notice that was received about a procurement."""
    identity = fields.pop("identity", str(uuid.uuid4()))
    defaults = {
        "key": f"{identity}-{fields.get('version', '01')}",
        "identity": identity,
        "version": "01",
        "procedure_id": notice.procedure_id,
        "dispatched_at": timezone.now(),
        "format": "eforms",
        "source": "prov",
        "content": {},
    }
    return NoticeVersion.objects.create(notice=notice, **{**defaults, **fields})


def make_expiring_contract(**fields):
    """Store a contract that ends in twenty months, unless it says otherwise."""
    ends = timezone.localdate() + dt.timedelta(days=600)
    defaults = {"what": f"Avtal {next(number)}", "buyer": "Exempelkommunen", "source": "Lista"}
    return ExpiringContract.objects.create(**{"ends_on": ends, **defaults, **fields})


def make_picture(title="En bild", **fields):
    """Store a small picture."""
    file = get_test_image_file(filename=f"bild-{next(number)}.png", size=(80, 60))
    return get_image_model().objects.create(title=title, file=file, **fields)


def make_document(title="Ett dokument", **fields):
    """Store a small text file."""
    file = ContentFile(b"Exempel", name=f"dokument-{next(number)}.txt")
    return get_document_model().objects.create(title=title, file=file, file_size=7, **fields)


def make_english(page, **fields):
    """Publish an English translation of a page."""
    copy = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    copy.refresh_from_db()
    return copy


def make_contact(page, email="anna@bageriet.example.org", **fields):
    """Give a profile a contact person, who does not exist."""
    fields = {"takes_invitations": True, **fields}
    return ContactPerson.objects.create(page=page, email=email, **fields)


def make_partner(name="Partnerskapet", **fields):
    """Store the calendar of a partner, read a moment ago unless it says otherwise."""
    defaults = {"website": "https://partner.example.org/", "read_at": timezone.now()}
    if "file" not in fields:
        defaults["feed_url"] = "https://partner.example.org/kalender.ics"
    return PartnerCalendar.objects.create(name=name, **{**defaults, **fields})


def make_activity(calendar, **fields):
    """Store an activity of a partner, two hours long and a week from now."""
    starts = fields.get("starts_at") or timezone.now() + dt.timedelta(days=7)
    defaults = {"title": f"Aktivitet {next(number)}", "starts_at": starts}
    if "ends_at" not in fields:
        defaults["ends_at"] = starts + dt.timedelta(hours=2)
    return PartnerActivity.objects.create(calendar=calendar, **{**defaults, **fields})
