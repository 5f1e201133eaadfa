"""The words at the head of what `list` prints."""

from collections.abc import Mapping

from jury_app.i18n import N_, _

_HEADINGS: Mapping[str, str] = {
    "number": N_("Number"),
    "title": N_("Title"),
    "summary": N_("Summary"),
    "applicant": N_("Applicant"),
    "co_applicants": N_("Co-applicants"),
    "siren": N_("SIREN"),
    "domain": N_("Domain"),
    "status": N_("Status"),
    "deposited": N_("Deposited"),
    "late": N_("Late"),
    "attachments": N_("Attachments"),
    "name": N_("Name"),
    "email": N_("E-mail"),
    "body": N_("Body"),
    "role": N_("Role"),
    "domains": N_("Domains"),
    "function": N_("Function"),
    "applications": N_("Applications"),
    "code": N_("Code"),
    "sponsor": N_("Sponsor"),
    "juror": N_("Juror"),
    "state": N_("State"),
    "issued_at": N_("Issued"),
    "revision": N_("Revision"),
    "complete": N_("Complete"),
    "digest": N_("Digest"),
    "application": N_("Application"),
    "level": N_("Level"),
    "motive": N_("Motive"),
    "ex_aequo": N_("Ex aequo"),
}


def heading(key: str) -> str:
    """Return the heading of a column, named by its key in the JSON document."""
    return _(_HEADINGS[key])
