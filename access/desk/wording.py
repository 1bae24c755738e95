"""What a mail that has not arrived is called, and what is wrong with it, in words."""

import builtins
from collections import defaultdict

from django.utils.translation import gettext as _

from access.letters import writers
from access.models import OutgoingMail
from access.models.mail import CONTENTS, LATE

REFUSED = {"SMTPRecipientsRefused", "SMTPDataError", "SMTPNotSupportedError"}
NETWORK = ("SMTP", "SSL", "gaierror", "herror", "timeout")  # how names of its errors begin


def subject_of(mail: OutgoingMail) -> str:
    """Return the subject that it has or will have; nothing where its contents are forgotten."""
    if not mail.told and not mail.to:
        return ""
    try:
        return writers[mail.kind](mail.told, defaultdict(str)).subject
    except Exception:  # whatever is wrong with it, the others are to be seen
        return ""


def problem_of(mail: OutgoingMail) -> str:
    """Return what went wrong at the last try."""
    problem = mail.problem
    if problem == LATE:
        return _("It would have come too late to be of use")
    if problem == "lost":
        return _("Sending was broken off again and again")
    if problem.startswith(CONTENTS):
        said = problem.removeprefix(CONTENTS)
        return _("The mail server did not take it (%(said)s)") % {"said": said}
    if problem[:1].isdigit():
        return _("The receiver's mail server says no (%(code)s)") % {"code": problem}
    if problem in REFUSED:
        return _("The mail server did not take it")
    if problem and not _is_of_the_network(problem):
        return _("It cannot be written (%(problem)s)") % {"problem": problem}
    return _("The mail server could not be reached") if problem else ""


def _is_of_the_network(name: str) -> bool:
    known = getattr(builtins, name, None)
    return name.startswith(NETWORK) or (isinstance(known, type) and issubclass(known, OSError))
