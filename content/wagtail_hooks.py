"""What pages in two languages add to Wagtail's admin: registration only."""

from wagtail import hooks

from content.translations import admin

hooks.register("before_edit_page", admin.ask_to_restore)
hooks.register("after_edit_page", admin.follow_restored)
hooks.register("before_bulk_action", admin.drop_what_follows)
hooks.register("after_bulk_action", admin.tell_all_left_behind)
hooks.register("after_copy_page", admin.follow_copy)
hooks.register("after_move_page", admin.tell_left_behind)
