"""The sheet that is printed and initialled before a sitting is closed: every act of the room."""

from jury_app.documents.sitting_sheet.content import SheetLine, SittingSheet
from jury_app.documents.sitting_sheet.pdf import build_sitting_sheet

__all__ = ["SheetLine", "SittingSheet", "build_sitting_sheet"]
