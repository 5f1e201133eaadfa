"""A juror's grid as a form: printed and filled with a pen, or filled on a screen and read back."""

from jury_app.documents.paper_ballot.content import (
    PaperBallot,
    PaperCriterion,
    PaperEntry,
    PaperMark,
)
from jury_app.documents.paper_ballot.names import OFF, FieldKind, FieldName
from jury_app.documents.paper_ballot.pdf import build_paper_ballot

__all__ = [
    "OFF",
    "FieldKind",
    "FieldName",
    "PaperBallot",
    "PaperCriterion",
    "PaperEntry",
    "PaperMark",
    "build_paper_ballot",
]
