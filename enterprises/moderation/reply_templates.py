"""The first sentences that reviewers may begin with; theirs to change."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from enterprises.models import ReplyTemplate

FIRST = [
    (
        "Beskriv vad ni säljer",
        "Tack för er profil! Skriv gärna en rad för varje sak som en kund kan köpa, med en kort "
        "beskrivning. Då hittar upphandlare er lättare.",
        "Thank you for your profile! Please write one row for each thing that a customer can "
        "buy, with a short description. Buyers will then find you more easily.",
    ),
    (
        "Personuppgifter i texten",
        "I texten finns uppgifter om en privatperson. Ta bort dem, eller skriv ett namn på en "
        "funktion i stället.",
        "The text holds details of a private person. Please take them out, or name a role "
        "instead.",
    ),
    (
        "Inget socialt företag",
        "Webbplatsen är till för sociala företag i Örebro län. Av det ni har skrivit ser vi inte "
        "att företaget har ett socialt ändamål.",
        "The site is for social enterprises in Örebro County. From what you have written we "
        "cannot see that the enterprise has a social purpose.",
    ),
]


def make_first_replies() -> None:
    """Add the first sentences, where there are none at all."""
    if ReplyTemplate.objects.exists():
        return
    ReplyTemplate.objects.bulk_create(
        ReplyTemplate(title=title, text_sv=swedish, text_en=english)
        for title, swedish, english in FIRST
    )


class ReplyTemplateViewSet(SnippetViewSet):
    """The sentences that reviewers use again."""

    model = ReplyTemplate
    icon = "openquote"
    menu_label = _("Reply templates")
    add_to_settings_menu = True
    list_display = ["title"]
