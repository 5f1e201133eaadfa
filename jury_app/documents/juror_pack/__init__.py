"""What a juror who works on paper is handed: score sheets, and a pack of what there is to read."""

from jury_app.documents.juror_pack.content import (
    PackCriterion,
    PackedApplication,
    PackedJuror,
    Packs,
)
from jury_app.documents.juror_pack.pack import build_juror_packs
from jury_app.documents.juror_pack.score_sheet import build_score_sheets

__all__ = [
    "PackCriterion",
    "PackedApplication",
    "PackedJuror",
    "Packs",
    "build_juror_packs",
    "build_score_sheets",
]
