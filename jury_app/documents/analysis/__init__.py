"""What the marks of a table say, drawn: how sure an order is, who marks how, who agrees."""

from jury_app.documents.analysis.content import (
    AgreementLine,
    AnalysisPages,
    AnalysisSection,
    ApplicationLine,
    ExpertTable,
    JurorLine,
)
from jury_app.documents.analysis.pdf import build_analysis

__all__ = [
    "AgreementLine",
    "AnalysisPages",
    "AnalysisSection",
    "ApplicationLine",
    "ExpertTable",
    "JurorLine",
    "build_analysis",
]
