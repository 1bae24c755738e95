"""A picture chosen in a page's body, asked for in words that an editor understands."""

from typing import Any

from django.utils.translation import gettext_lazy as _
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
