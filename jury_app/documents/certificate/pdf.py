"""Certificates as they hang on the wall of a town hall for twenty years."""

from typing import BinaryIO

from jury_app.documents.certificate.content import Certificates


def build_certificates(content: Certificates, output: BinaryIO) -> int:
    """Write the certificates as a PDF, one page each, and return the number of pages."""
    raise NotImplementedError
