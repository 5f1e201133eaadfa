"""The archive: one file that anyone can open and count again, years later, without this program."""

from jury_app.archiving.archive import Archived, archive, archive_into

__all__ = ["Archived", "archive", "archive_into"]
