"""Wagtail's blocks for pictures and tables, made clear to editors and open to translators.

The modules of wagtail-localize are imported when it asks, since a site need not have it.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.telepath import register
from wagtail.contrib.typed_table_block.blocks import (
    TypedTable,
    TypedTableBlock,
    TypedTableBlockAdapter,
)
from wagtail.images.blocks import ImageBlock


class ChosenPictureBlock(ImageBlock):
    """Wagtail's picture block, with a translatable name and help for the description.

    Migrations name the block it extends, so that nothing but the form differs.
    """

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        self.child_blocks["image"].label = _("Picture")
        self.child_blocks["alt_text"].field.help_text = _(
            "What the picture shows, for those who do not see it. Leave it empty only if the "
            "picture is decoration."
        )


class TranslatableTableBlock(TypedTableBlock):
    """A table whose headings and cells are translated one by one.

    wagtail-localize leaves out tables of this kind: an English page would show a Swedish one.
    """

    def get_translatable_segments(self, value: TypedTable) -> list[Any]:
        """Return the words of every heading and cell, as wagtail-localize wants them."""
        from wagtail_localize.segments.extract import (  # a site need not have it
            StreamFieldSegmentExtractor,
            StringSegmentValue,
        )

        extractor = StreamFieldSegmentExtractor(None)
        segments = [
            StringSegmentValue(f"heading-{at}", column["heading"])
            for at, column in enumerate(value.columns)
        ]
        for name, block, cell, _row, _at in _filled_cells(value):
            segments += [part.wrap(name) for part in extractor.handle_block(block, cell)]
        return segments

    def restore_translated_segments(self, value: TypedTable, segments: list[Any]) -> TypedTable:
        """Return the table with the translated words in their places."""
        from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter  # see above

        writer = StreamFieldSegmentsWriter(None, None, None)
        by_name = defaultdict(list)
        for segment in segments:
            name, rest = segment.unwrap()
            by_name[name].append(rest)
        for at, column in enumerate(value.columns):
            for segment in by_name.get(f"heading-{at}", []):
                column["heading"] = segment.render_text()
        for name, block, cell, row, at in _filled_cells(value):
            if name in by_name:
                row[at] = writer.handle_block(block, cell, by_name[name])
        return value


class TranslatableTableAdapter(TypedTableBlockAdapter):
    """The table in the editor, which asks for a caption once, above the table."""

    @property
    def media(self) -> forms.Media:
        """Add the style that hides the second caption."""
        return super().media + forms.Media(css={"all": ["content/table_editor.css"]})


register(TranslatableTableAdapter(), TranslatableTableBlock)


def _filled_cells(table: TypedTable) -> Iterator[tuple[str, Any, Any, list[Any], int]]:
    for down, row in enumerate(table.row_data):
        for across, column in enumerate(table.columns):
            cell = row["values"][across]
            if cell:
                yield f"cell-{down}-{across}", column["block"], cell, row["values"], across
