"""What the site adds to Wagtail's admin: registration only."""

from wagtail import hooks

from home.reviewing import hide_publishing, stop_bulk_publishing, stop_publishing

hooks.register("before_publish_page", stop_publishing)
hooks.register("before_bulk_action", stop_bulk_publishing)
hooks.register("construct_page_action_menu", hide_publishing)
