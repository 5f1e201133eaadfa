"""What `publish` may be asked of the papers that are printed and sent after the jury."""

from pathlib import Path

from jury_app.argument_parser import Parser
from jury_app.argument_types import day, moment, whole
from jury_app.i18n import _
from jury_app.label_sheets import LABEL_SHEETS


def add_sending_options(publish: Parser) -> None:
    """Let a command say what the press and the ceremony need to know."""
    options = publish.add_argument_group(_("Press and ceremony"))
    options.add_argument(
        "--embargo",
        type=moment,
        metavar=_("WHEN"),
        help=_("until when the press keeps silent: 2026-11-28T18:00"),
    )
    options.add_argument(
        "--ceremony",
        type=moment,
        metavar=_("WHEN"),
        help=_("when the ceremony begins: 2026-11-28T18:00"),
    )
    options.add_argument(
        "--ceremony-place", default="", metavar=_("PLACE"), help=_("where the ceremony is")
    )
    options.add_argument(
        "--label-sheet",
        choices=tuple(LABEL_SHEETS),
        default="3x7",
        help=_(
            "the sheet of labels, columns and rows: 3x7 of 63.5 by 38.1 mm, 2x7 of 99.1 by "
            "38.1 mm, 3x8 of 70 by 37 mm"
        ),
    )
    letters = publish.add_argument_group(_("Letters and feedback"))
    letters.add_argument(
        "--letter-date", type=day, metavar=_("DAY"), help=_("the day of the letters: 2026-11-28")
    )
    letters.add_argument(
        "--laureate-letter",
        type=Path,
        metavar=_("FILE"),
        help=_(
            "your own text to the laureates: subject, empty line, paragraphs, fields as {title}"
        ),
    )
    letters.add_argument(
        "--other-letter", type=Path, metavar=_("FILE"), help=_("your own text to the others")
    )
    letters.add_argument(
        "--with-marks", action="store_true", help=_("tell mean and rank in the feedback sheets")
    )
    letters.add_argument(
        "--comments",
        type=Path,
        metavar=_("FILE"),
        help=_("a CSV of the comments that applicants may read: application, comment"),
    )


def add_presenting_options(presentations: Parser) -> None:
    """Let a command plan a presentation, move it or call it off; without any, it tells them all."""
    what = presentations.add_mutually_exclusive_group()
    what.add_argument(
        "--plan",
        type=moment,
        metavar=_("WHEN"),
        help=_("when certificates are handed over: 2027-01-15T18:00"),
    )
    what.add_argument(
        "--cancel", type=whole, metavar="N", help=_("the presentation that does not take place")
    )
    presentations.add_argument("--place", default="", metavar=_("PLACE"), help=_("where"))
    presentations.add_argument(
        "--certificate",
        nargs="+",
        action="extend",
        default=[],
        metavar=_("NUMBER"),
        help=_("which, by their numbers in the register or those of their applications"),
    )
    presentations.add_argument(
        "--person",
        nargs="+",
        action="extend",
        default=[],
        metavar=_("NAME"),
        help=_("who hands them over"),
    )
    presentations.add_argument(
        "--instead-of",
        type=whole,
        metavar="N",
        help=_("the presentation in the place of which this one comes"),
    )
