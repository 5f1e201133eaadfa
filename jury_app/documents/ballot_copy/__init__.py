"""The copy of a ballot that a juror keeps on paper."""

from jury_app.documents.ballot_copy.content import BallotCopy, CopiedDomain, CopiedEntry
from jury_app.documents.ballot_copy.pdf import build_ballot_copy

__all__ = ["BallotCopy", "CopiedDomain", "CopiedEntry", "build_ballot_copy"]
