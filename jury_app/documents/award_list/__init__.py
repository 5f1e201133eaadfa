"""The award list: who is distinguished, in which domain and how."""

from jury_app.documents.award_list.content import (
    Award,
    AwardKind,
    AwardList,
    AwardListDomain,
    MedalColour,
    SpecialPrize,
)
from jury_app.documents.award_list.orders import build_award_list_orders
from jury_app.documents.award_list.pdf import build_award_list_pdf
from jury_app.documents.award_list.schema import build_award_list_schema
from jury_app.documents.award_list.sheets import build_award_list_csv, build_award_list_xlsx
from jury_app.documents.award_list.web_page import build_award_list_page

__all__ = [
    "Award",
    "AwardKind",
    "AwardList",
    "AwardListDomain",
    "MedalColour",
    "SpecialPrize",
    "build_award_list_csv",
    "build_award_list_orders",
    "build_award_list_page",
    "build_award_list_pdf",
    "build_award_list_schema",
    "build_award_list_xlsx",
]
