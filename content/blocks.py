"""The blocks that every page body is made of."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from access.fields import check_phone
from content.extended_blocks import ChosenPictureBlock, TranslatableTableBlock
from content.values import ButtonValue, FilmValue, HeadingValue

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.StructBlock):
    """A heading of the text: a section, or a part of one."""

    text = blocks.CharBlock(label=_("Text"), max_length=150)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("2", _("Section")), ("3", _("Part of a section"))],
        default="2",
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "content/blocks/heading.html"
        value_class = HeadingValue


class PictureBlock(blocks.StructBlock):
    """A picture, described for those who do not see it or marked as decoration."""

    picture = ChosenPictureBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "content/blocks/picture.html"


class FactBoxBlock(blocks.StructBlock):
    """A few facts set apart from the text."""

    title = blocks.CharBlock(label=_("Title"), max_length=100)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        template = "content/blocks/fact_box.html"


class StepBlock(blocks.StructBlock):
    """One step of a way to do something."""

    title = blocks.CharBlock(label=_("Title"), max_length=100)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES, required=False)


class StepsBlock(blocks.StructBlock):
    """A way to do something, step by step."""

    steps = blocks.ListBlock(StepBlock(label=_("Step")), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "content/blocks/steps.html"


class QuestionBlock(blocks.StructBlock):
    """One question and its answer."""

    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("Answer"), features=TEXT_FEATURES)


class QuestionsBlock(blocks.StructBlock):
    """Questions with answers that fold out."""

    questions = blocks.ListBlock(
        QuestionBlock(label=_("Question")), label=_("Questions"), min_num=1
    )

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        template = "content/blocks/questions.html"


class QuoteBlock(blocks.StructBlock):
    """What somebody has said, and who."""

    text = blocks.TextBlock(label=_("Quote"))
    source = blocks.CharBlock(
        label=_("Who said it"), required=False, max_length=150, help_text=_("A role will do.")
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "content/blocks/quote.html"


class DocumentBlock(blocks.StructBlock):
    """A document to download."""

    document = DocumentChooserBlock(label=_("Document"))
    description = blocks.CharBlock(label=_("Description"), required=False, max_length=250)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "content/blocks/document.html"


class TableBlock(blocks.StructBlock):
    """A table with a caption and a heading for each column."""

    caption = blocks.CharBlock(label=pgettext_lazy("of a table", "Caption"), max_length=150)
    table = TranslatableTableBlock(
        [
            ("text", blocks.CharBlock(label=_("Text"), required=False)),
            (
                "number",
                blocks.DecimalBlock(label=pgettext_lazy("in a table", "Number"), required=False),
            ),
            (
                "rich_text",
                blocks.RichTextBlock(
                    label=_("Text with links"), required=False, features=["bold", "link"]
                ),
            ),
        ],
        label=_("Table"),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "content/blocks/table.html"


class ButtonBlock(blocks.StructBlock):
    """A link that asks the reader to do something."""

    label = blocks.CharBlock(label=_("Text of the button"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Or an address elsewhere"), required=False)

    class Meta:
        icon = "link"
        label = _("Button")
        template = "content/blocks/button.html"
        value_class = ButtonValue


class ContactBlock(blocks.StructBlock):
    """Whom to turn to: a role or a unit, not a private person."""

    name = blocks.CharBlock(label=_("Role or unit"), max_length=100)
    phone = blocks.CharBlock(label=_("Phone"), required=False, max_length=30)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)
    hours = blocks.CharBlock(label=_("Hours"), required=False, max_length=100)

    class Meta:
        icon = "mail"
        label = _("Contact")
        template = "content/blocks/contact.html"

    def clean(self, value):
        """Refuse a phone number that no phone can dial."""
        cleaned = super().clean(value)
        try:
            check_phone(cleaned.get("phone"))
        except ValidationError as error:
            raise blocks.StructBlockValidationError({"phone": error}) from error
        return cleaned


class VideoBlock(blocks.StructBlock):
    """A link to a film elsewhere: nothing is fetched from there until the reader follows it."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    url = blocks.URLBlock(label=_("Address of the film"))
    duration = blocks.CharBlock(label=_("Length"), required=False, max_length=20)
    captioned = blocks.BooleanBlock(label=_("The film has captions"), required=False)
    picture = ChosenPictureBlock(label=_("Picture"), required=False)

    class Meta:
        icon = "media"
        label = _("Film (link)")
        template = "content/blocks/video.html"
        value_class = FilmValue


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    heading = HeadingBlock()
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES, icon="pilcrow")
    picture = PictureBlock()
    fact_box = FactBoxBlock()
    steps = StepsBlock()
    questions = QuestionsBlock()
    quote = QuoteBlock()
    document = DocumentBlock()
    table = TableBlock()
    button = ButtonBlock()
    contact = ContactBlock()
    video = VideoBlock()

    class Meta:
        template = "content/blocks/body.html"  # Wagtail's own would put a second box around each
