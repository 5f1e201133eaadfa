"""The sheets on which a jury goes on by hand, when there is no machine to go on with."""

from jury_app.documents.sitting_paper.content import (
    DecidedDomain,
    PaperApplication,
    PaperDomain,
    PaperMember,
    SittingPaper,
)
from jury_app.documents.sitting_paper.pdf import build_sitting_paper

__all__ = [
    "DecidedDomain",
    "PaperApplication",
    "PaperDomain",
    "PaperMember",
    "SittingPaper",
    "build_sitting_paper",
]
