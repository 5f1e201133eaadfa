"""The recovery sheet of an edition, to be printed and kept apart."""

from jury_app.documents.recovery_sheet.content import PrintedLine, RecoverySheet, sheet_words
from jury_app.documents.recovery_sheet.pdf import build_recovery_sheet

__all__ = ["PrintedLine", "RecoverySheet", "build_recovery_sheet", "sheet_words"]
