"""Uses the page editor as a browser does: read the form, change some fields, press a button."""

from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.test.utils.form_data import querydict_from_html


def form_of(client, address, model):
    """Return the fields of a page editor's form; texts made of blocks are empty."""
    html = client.get(address).content.decode()
    fields = querydict_from_html(html, form_id="page-edit-form").dict()
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            fields[f"{field.name}-count"] = "0"
    return fields


def edit(client, page, button="", **changes):
    """Change a page in the editor and press a button: nothing, action-publish, action-submit."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return _send(client, address, type(page), button, changes)


def create(client, parent, model, button="", **changes):
    """Make a page below another in the editor, and press a button."""
    place = (model._meta.app_label, model._meta.model_name, parent.pk)
    address = reverse("wagtailadmin_pages:add", args=place)
    return _send(client, address, model, button, changes)


def _send(client, address, model, button, changes):
    fields = {**form_of(client, address, model), **changes}
    if button:
        fields[button] = button
    return client.post(address, fields, follow=True)
