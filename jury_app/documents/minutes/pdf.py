"""The minutes as the chair signs them."""

from typing import BinaryIO

from jury_app.documents.minutes.content import Minutes


def build_minutes(content: Minutes, output: BinaryIO) -> int:
    """Write the minutes as a PDF and return its number of pages."""
    raise NotImplementedError
