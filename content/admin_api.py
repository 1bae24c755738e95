"""The pages in the API that Wagtail's admin reads.

What is done to a page goes through the page editor and the lists, where each guard stands: who may
publish, what must stay, what follows in the other language. A copy is a draft wherever it is made.
"""

from typing import Any

from wagtail.actions.copy_page import CopyPageAction
from wagtail.admin.api.actions.copy import CopyPageAPIAction
from wagtail.admin.api.actions.copy_for_translation import CopyForTranslationAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.models import Page


class DraftCopyAPIAction(CopyPageAPIAction):
    """Copies a page as a draft."""

    def _action_from_data(self, instance: Page, data: dict[str, Any]) -> CopyPageAction:
        return super()._action_from_data(instance, {**data, "keep_live": False})


class GuardedPagesAPIViewSet(PagesAdminAPIViewSet):
    """The pages, with the actions that change no page that is there."""

    actions = {"copy": DraftCopyAPIAction, "copy_for_translation": CopyForTranslationAPIAction}


def guard_pages(router: WagtailAPIRouter) -> None:
    """Put our pages in the place of Wagtail's."""
    router.register_endpoint("pages", GuardedPagesAPIViewSet)
