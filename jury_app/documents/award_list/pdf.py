"""The award list as the press reads it the next morning."""

from typing import BinaryIO

from jury_app.documents.award_list.content import AwardList


def build_award_list_pdf(content: AwardList, output: BinaryIO) -> int:
    """Write the award list as a PDF and return its number of pages."""
    raise NotImplementedError
