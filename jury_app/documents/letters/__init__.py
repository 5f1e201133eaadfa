"""Letters to those who applied, and what the jury lets each of them know."""

from jury_app.documents.letters.content import Feedback, FeedbackSheets, Letter, Letters
from jury_app.documents.letters.drafts import build_draft
from jury_app.documents.letters.feedback import build_feedback
from jury_app.documents.letters.pdf import build_letters

__all__ = [
    "Feedback",
    "FeedbackSheets",
    "Letter",
    "Letters",
    "build_draft",
    "build_feedback",
    "build_letters",
]
