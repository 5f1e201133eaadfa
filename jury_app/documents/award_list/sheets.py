"""The award list as a workbook for the secretariat, and as open data for everybody."""

from typing import BinaryIO

from jury_app.documents.award_list.content import AwardList


def build_award_list_xlsx(content: AwardList, output: BinaryIO) -> None:
    """Write the award list as a workbook: one row an award, and one a domain without any."""
    raise NotImplementedError


def build_award_list_csv(content: AwardList, output: BinaryIO) -> None:
    """Write the award list as open data: comma, UTF-8, the same columns in every language."""
    raise NotImplementedError
