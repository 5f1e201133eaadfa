"""What may be asked of the keys of an edition, and how it is explained."""

from jury_app.argument_parser import Parser
from jury_app.i18n import _


def add_founding_options(new: Parser) -> None:
    """Add where the recovery sheet of a new edition is written."""
    new.add_argument(
        "--recovery-sheet", metavar=_("DIR"), help=_("where to write its recovery sheet")
    )


def add_sheet_options(sheet: Parser) -> None:
    """Add where another recovery sheet is written."""
    sheet.add_argument("--out", required=True, metavar=_("DIR"), help=_("where to write it"))


def add_restore_options(restore: Parser) -> None:
    """Add from what an edition is given back, and where."""
    restore.add_argument("backup", metavar=_("BACKUP"), help=_("a back-up of the edition (.jury)"))
    restore.add_argument(
        "--recovery-file",
        required=True,
        metavar=_("FILE"),
        help=_("the text file of the recovery sheet, or its lines typed into a file"),
    )
    restore.add_argument(
        "--out",
        required=True,
        metavar=_("EDITION"),
        help=_("the new file; with a passphrase, its keys are locked by it"),
    )
