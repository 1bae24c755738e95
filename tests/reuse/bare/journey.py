"""A newcomer's way with one app: migrate, publish a page, read it; prints what was seen."""

import json
import sys
from datetime import timedelta
from io import StringIO

import django
from django.conf import settings
from django.core.management import call_command

django.setup()

from django.apps import apps  # noqa: E402 - only after the set-up
from django.test import Client  # noqa: E402 - only after the set-up
from django.utils import timezone  # noqa: E402 - only after the set-up
from wagtail.models import Site  # noqa: E402 - only after the set-up

MODELS = {
    "enterprises": ("EnterpriseIndexPage", "EnterprisePage", {"summary": "Useful work."}),
    "events": (
        "EventIndexPage",
        "EventPage",
        {"starts_at": timezone.now() + timedelta(days=7), "place": "The great hall"},
    ),
}


def publish(parent, model, **fields):
    """Put a page below another one, and publish it."""
    page = apps.get_model(settings.APP, model)(**fields)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def mail_with_link():
    """Send a mail that carries a link; return what it says, and where the link leads."""
    from django.core import mail as sent
    from django.core.mail import get_connection
    from django.http import HttpResponse

    from access import emails, links, mail
    from access.emails import Email

    offer = links.Offer("Press", "It does nothing.", "Press it")
    links.register(
        links.Purpose(
            "bare.link", lambda: timedelta(hours=1), lambda _: offer, lambda *_: HttpResponse()
        )
    )
    emails.writes("bare.letter")(
        lambda told, made: Email("Hello", ["Here it is."], buttons=list(made.items()))
    )
    get_connection("django.core.mail.backends.locmem.EmailBackend")  # opens the outbox
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    to = "ann@example.org"
    mail.post(mail.NewMail("bare.letter", to, "en", links=[links.spec("go", "bare.link", 1)]))
    said = sent.outbox[0].body
    return said, next(line for line in said.splitlines() if "/link/" in line)


def a_day(meeting):
    """Have somebody who answered long ago; return what the duties of two days say and send."""
    from django.core import mail as sent

    from events.models import Registration

    anna = Registration(event=meeting, name="Anna", email="anna@example.org", language="en")
    anna.state, anna.mode = "confirmed", "on_site"
    anna.save()
    Registration.objects.update(answered_at=timezone.now() - timedelta(days=30))
    said = StringIO()
    for _time in range(2):
        call_command("events_daily", stdout=said)
    return {
        "said": said.getvalue().splitlines(),
        "mails": [letter.subject for letter in sent.outbox if letter.to == [anna.email]],
    }


def main():
    """Go the whole way, and print what a reader and a client of the API get."""
    call_command("check", fail_level="WARNING")
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)
    call_command("migrate", verbosity=0)
    index_model, model, fields = MODELS[settings.APP]
    home = Site.objects.get(is_default_site=True).root_page
    index = publish(home, index_model, title="Index", slug="index")
    page = publish(index, model, title="First page", slug="first", **fields)
    reader = Client()
    answers = {
        "page": page.get_url(),
        "index": index.get_url(),
        "list": f"/api/v1/{settings.APP}?locale=en",
        "record": f"/api/v1/{settings.APP}/{page.pk}?locale=en",
    }
    said, answers["link"] = mail_with_link()
    seen = {name: reader.get(path) for name, path in answers.items()}
    editor = Client()
    call_command("createsuperuser", "--noinput", username="editor", email="e@example.org")
    from django.contrib.auth import get_user_model

    editor.force_login(get_user_model().objects.get())
    seen["edit"] = editor.get(f"/admin/pages/{page.pk}/edit/")
    seen["mails"] = editor.get("/admin/access/mails/")
    print(  # noqa: T201 - the test reads it
        json.dumps(
            {
                "status": {name: answer.status_code for name, answer in seen.items()},
                "text": {name: answer.text for name, answer in seen.items()},
                "mail": said,
                "day": a_day(page) if settings.APP == "events" else {},
                "modules": sorted({name.split(".")[0] for name in sys.modules}),
            }
        )
    )


main()
