"""Uses the page editor as a browser does: read the form, change some fields, press a button."""

import lxml.html
from django.urls import reverse
from wagtail.fields import StreamField


def form_of(client, address, model):
    """Return the fields of a page editor's form; texts made of blocks are empty."""
    html = client.get(address).content.decode()
    fields = values_of(html, "page-edit-form")
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            fields[f"{field.name}-count"] = "0"
    return fields


def values_of(html, form):
    """Return what a form is filled with, as Wagtail's `querydict_from_html`, ten times as fast."""
    elements = lxml.html.document_fromstring(html).get_element_by_id(form)
    named = [each for each in elements.iter("input", "textarea", "select") if each.get("name")]
    values = {each.get("name"): _value(each) for each in named if _is_sent(each)}
    values.pop("csrfmiddlewaretoken", None)
    return values


def _is_sent(element):
    is_ticked = element.get("type") not in ("checkbox", "radio") or "checked" in element.attrib
    return is_ticked and (element.tag != "select" or element.find(".//option") is not None)


def _value(element):
    if element.tag == "select":
        options = element.findall(".//option")
        chosen = [each for each in options if "selected" in each.attrib] or options[:1]
        return chosen[-1].get("value", chosen[-1].text_content())
    return element.text_content() if element.tag == "textarea" else element.get("value", "")


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
