"""The award list: who is distinguished, in which domain and how."""

from jury_app.documents.award_list.content import (
    Award,
    AwardKind,
    AwardList,
    AwardListDomain,
    MedalColour,
    SpecialPrize,
)
from jury_app.documents.award_list.pdf import build_award_list_pdf
from jury_app.documents.award_list.sheets import build_award_list_csv, build_award_list_xlsx

__all__ = [
    "Award",
    "AwardKind",
    "AwardList",
    "AwardListDomain",
    "MedalColour",
    "SpecialPrize",
    "build_award_list_csv",
    "build_award_list_pdf",
    "build_award_list_xlsx",
]
