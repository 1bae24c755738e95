"""The words of procurement, each explained in both languages; one row serves both."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from access import text
from content.languages import ENGLISH, reader_language, reads_english
from procurement.querysets import GlossaryManager

# Swedish puts å, ä and ö last.
ALPHABET = str.maketrans("åäö", "{|}", "-–")
FORMS_HELP = _(
    "One on each line: “anbudet”, “anbuden”. The word is also explained where these stand."
)
WORD, EXPLANATION = 80, 300  # characters
STEM = 5  # letters that the forms of one word have in common


class GlossaryTerm(index.Indexed, models.Model):
    """A word of procurement: what it means, the forms it has, and where the law speaks of it."""

    term_sv = models.CharField(_("word"), max_length=WORD)
    forms_sv = models.TextField(
        _("other forms and words for it"), blank=True, help_text=FORMS_HELP
    )
    explanation_sv = models.TextField(
        _("what it means"),
        max_length=EXPLANATION,
        help_text=_("One or two sentences for somebody who has never answered a tender."),
    )
    source_sv = models.CharField(
        _("where the law speaks of it"),
        max_length=120,
        blank=True,
        help_text=_("For example: LOU (2016:1145) 4 kap. 18 §."),
    )
    term_en = models.CharField(
        _("word in English"),
        max_length=WORD,
        blank=True,
        help_text=_("Empty: the word is not explained on the English site."),
    )
    forms_en = models.TextField(
        _("other forms and words for it in English"), blank=True, help_text=FORMS_HELP
    )
    explanation_en = models.TextField(
        _("what it means, in English"), max_length=EXPLANATION, blank=True
    )
    source_en = models.CharField(
        _("where the law speaks of it, in English"), max_length=120, blank=True
    )
    is_marked = models.BooleanField(
        _("explain on the pages"),
        default=True,
        db_default=True,
        help_text=_(
            "At its first use on guides, news, notices and meetings. Otherwise it only stands in "
            "the glossary."
        ),
    )
    modified_at = models.DateTimeField(auto_now=True)

    objects = GlossaryManager()

    search_fields = [
        index.SearchField("term_sv"),
        index.AutocompleteField("term_sv"),
        index.SearchField("term_en"),
        index.SearchField("forms_sv"),
        index.SearchField("forms_en"),
        index.SearchField("explanation_sv"),
        index.SearchField("explanation_en"),
        index.FilterField("is_marked"),
    ]

    class Meta:
        ordering = ["term_sv"]
        verbose_name = _("word")
        verbose_name_plural = _("glossary")
        constraints = [
            models.UniqueConstraint(
                Lower("term_sv"),
                name="glossary_term_once",
                violation_error_message=_("The glossary has this word already."),
            ),
            models.UniqueConstraint(
                Lower("term_en"),
                name="glossary_term_once_in_english",
                condition=~models.Q(term_en=""),
                violation_error_message=_("The glossary has this English word already."),
            ),
        ]

    def __str__(self) -> str:
        return self.term_sv

    def clean(self):
        """Ask for what an English word needs, and put each form on a line of its own."""
        super().clean()
        self.forms_sv, self.forms_en = _one_a_line(self.forms_sv), _one_a_line(self.forms_en)
        if self.term_en and not self.explanation_en:
            message = gettext("Say in English what the word means.")
            raise ValidationError({"explanation_en": message})
        if self.explanation_en and not self.term_en:
            raise ValidationError({"term_en": gettext("Write the word in English.")})

    @property
    def languages(self) -> list[str]:
        """Return the languages that the word is explained in."""
        return ["sv", ENGLISH] if self.term_en else ["sv"]

    @property
    def term(self) -> str:
        """Return the word in the reader's language."""
        return self.term_en if reads_english() else self.term_sv

    @property
    def explanation(self) -> str:
        """Return what it means, in the reader's language."""
        return self.explanation_en if reads_english() else self.explanation_sv

    @property
    def source(self) -> str:
        """Return where the law speaks of it, in the reader's language."""
        return self.source_en if reads_english() else self.source_sv

    @property
    def forms(self) -> list[str]:
        """Return its other forms, in the reader's language."""
        return (self.forms_en if reads_english() else self.forms_sv).splitlines()

    @property
    def other_words(self) -> list[str]:
        """Return the forms that are other words and no bendings of this one."""
        stem = self.term.lower()[:STEM]
        return [form for form in self.forms if not form.lower().startswith(stem)]

    @property
    def anchor(self) -> str:
        """Return the name of its place in the glossary, in the reader's language."""
        return slugify(self.term) or f"{reader_language()}-{self.pk}"

    @property
    def letter(self) -> str:
        """Return the letter that it stands under, in the reader's language."""
        return self.term[:1].upper()

    @property
    def place(self) -> tuple[str, str]:
        """Return what the words are sorted by: as a Swedish dictionary does."""
        return self.term.lower().translate(ALPHABET), self.term


def _one_a_line(forms: str) -> str:
    lines = (text.line(line).strip(" ,;") for line in forms.replace(",", "\n").splitlines())
    return "\n".join(dict.fromkeys(line for line in lines if line))
