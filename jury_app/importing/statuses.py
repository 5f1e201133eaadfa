"""How far an application has come, in the words of the form tools and in ours."""

from jury_app.importing.values import label_key
from jury_app.model.enums import ApplicationStatus

_DRAFTS = {"brouillon", "draft"}
_STATUSES = {
    ApplicationStatus.RECEIVED: ("En construction", "Reçu", "Reçue", "Déposé", "received"),
    ApplicationStatus.ADMISSIBLE: ("En instruction", "Recevable", "admissible"),
    ApplicationStatus.SHORTLISTED: (
        "Accepté", "Acceptée", "Présélectionné", "Présélectionnée", "shortlisted",
    ),
    ApplicationStatus.INADMISSIBLE: (
        "Refusé", "Refusée", "Irrecevable", "Non recevable", "inadmissible",
    ),
    ApplicationStatus.WITHDRAWN: (
        "Classé sans suite", "Classée sans suite", "Retiré", "Retirée", "withdrawn",
    ),
}  # fmt: skip
_BY_WORD = {label_key(word): status for status, words in _STATUSES.items() for word in words}


def is_draft(state: str) -> bool:
    """Whether a line was never sent in: it is no application."""
    return label_key(state) in _DRAFTS


def status_of(state: str) -> ApplicationStatus | None:
    """Return the status that a form's state means; what says nothing was received."""
    if not state:
        return ApplicationStatus.RECEIVED
    return _BY_WORD.get(label_key(state))
