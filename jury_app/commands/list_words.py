"""The words at the head of what `list` prints."""

from collections.abc import Callable, Mapping

from jury_app.i18n import _

_HEADINGS: Mapping[str, Callable[[], str]] = {
    "number": lambda: _("Number"),
    "title": lambda: _("Title"),
    "summary": lambda: _("Summary"),
    "applicant": lambda: _("Applicant"),
    "co_applicants": lambda: _("Co-applicants"),
    "siren": lambda: _("SIREN"),
    "domain": lambda: _("Domain"),
    "status": lambda: _("Status"),
    "deposited": lambda: _("Deposited"),
    "late": lambda: _("Late"),
    "attachments": lambda: _("Attachments"),
    "name": lambda: _("Name"),
    "email": lambda: _("E-mail"),
    "body": lambda: _("Body"),
    "role": lambda: _("Role"),
    "domains": lambda: _("Domains"),
    "function": lambda: _("Function"),
    "applications": lambda: _("Applications"),
    "code": lambda: _("Code"),
    "sponsor": lambda: _("Sponsor"),
    "juror": lambda: _("Juror"),
    "state": lambda: _("State"),
    "issued_at": lambda: _("Issued"),
    "revision": lambda: _("Revision"),
    "complete": lambda: _("Complete"),
    "digest": lambda: _("Digest"),
    "application": lambda: _("Application"),
    "level": lambda: _("Level"),
    "motive": lambda: _("Motive"),
    "ex_aequo": lambda: _("Ex aequo"),
}


def heading(key: str) -> str:
    """Return the heading of a column, named by its key in the JSON document."""
    return _HEADINGS[key]()
