"""Where in the directory a contact person keeps up a profile, in the right language."""

from wagtail.models import Locale

from enterprises.models import ContactPerson, EnterpriseIndexPage


def index_in(language: str) -> EnterpriseIndexPage | None:
    """Return the directory in a language, or the Swedish one when it is not published in it."""
    pages = EnterpriseIndexPage.objects.live()
    found = pages.filter(locale__language_code=language).first()
    return found or pages.filter(locale=Locale.get_default()).first()


def keeping_url(contact: ContactPerson, name: str = "keep_profile", *args: object) -> str:
    """Return the address at which somebody keeps up a profile, in the language of theirs."""
    index = index_in(contact.language)
    return index.subroute_url(name, contact.page_id, *args) if index else "/"
