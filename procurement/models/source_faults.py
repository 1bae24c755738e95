"""Why a source of notices, or one document of it, could not be read, in words for an editor."""

from django.utils.translation import gettext_lazy as _

SOURCE = {
    "gone": _("There is nothing at the address any more. Look for the new one."),
    "denied": _("The address asks for a password, which we cannot give."),
    "unreachable": _(
        "The server could not be reached. Check the address; if it is right, it is tried again "
        "by itself."
    ),
    "certificate": _("The connection is not secure: the server's certificate is not valid."),
    "server_error": _("The server answered with an error. It is tried again by itself."),
    "slow": _("The server took too long to answer. It is tried again by itself."),
    "redirects": _("The address leads on to other addresses without end."),
    "forbidden": _(
        "The address leads to a place that we do not fetch from, such as an internal network. "
        "Check it."
    ),
    "too_large": _("The answer is larger than we read. It may be the wrong address."),
    "truncated": _("The answer broke off in the middle. It is tried again by itself."),
    "unreadable": _("The answer is damaged and cannot be read."),
    "web_page": _(
        "A web page came instead of data. The service may be down for maintenance, or the address "
        "may be that of a page for people."
    ),
    "not_understood": _("The answer is not what a source of this kind gives. Check the kind."),
    "busy": _("The server asked us to wait. The rest is read next time."),
    "partial": _("The search was not finished by the server. The rest is read next time."),
    "query": _("The query was not understood. Change it, or empty the field “own query”."),
    "no_folder": _("There is no such folder. Files are put in a folder below %(folder)s."),
    "interrupted": _("The reading was interrupted. It goes on where it stopped."),
}
DOCUMENT = {
    "no_link": _("The search gave no link to the notice's XML."),
    "no_number": _("The search gave a notice without a publication number."),
    "not_stored": _("The notice could be read, but not be kept. The log says why."),
    "gone": _("There is nothing at the address."),
    "denied": _("The address asks for a password."),
    "unreachable": _("The server could not be reached."),
    "certificate": _("The server's certificate is not valid."),
    "server_error": _("The server answered with an error."),
    "slow": _("The server took too long to answer."),
    "redirects": _("The address leads on to other addresses without end."),
    "forbidden": _("The address leads to a place that we do not fetch from."),
    "too_large": _("It is larger than we read."),
    "truncated": _("It broke off in the middle."),
    "unreadable": _("It is damaged."),
}
