"""The attendance sheet that the members of the jury sign."""

from jury_app.documents.attendance_sheet.content import AttendanceSheet, Signatory
from jury_app.documents.attendance_sheet.pdf import build_attendance_sheet

__all__ = ["AttendanceSheet", "Signatory", "build_attendance_sheet"]
