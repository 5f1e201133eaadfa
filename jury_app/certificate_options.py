"""What `publish` may be asked of the certificates: which, in how many files, in which dress."""

from argparse import ArgumentTypeError

from jury_app.argument_parser import Parser
from jury_app.dresses import DESIGNS, MOST_OFFSET, ORIENTATIONS, PAPERS
from jury_app.i18n import _


def add_certificate_options(publish: Parser) -> None:
    """Let a command say how the certificates are to be."""
    options = publish.add_argument_group(_("Certificates"))
    options.add_argument(
        "--only",
        nargs="+",
        action="extend",
        metavar=_("NUMBER"),
        help=_(
            "these only, by their numbers in the register or those of their applications; "
            "written after the documents"
        ),
    )
    options.add_argument(
        "--one-per-laureate", action="store_true", help=_("one file for each, in a folder")
    )
    options.add_argument(
        "--duplicate", action="store_true", help=_("print them once more, marked as duplicates")
    )
    options.add_argument(
        "--design",
        metavar=_("NAME"),
        help=_(
            "one design for all: {designs}, or one of the edition’s own; else that of each level"
        ).format(designs=", ".join(DESIGNS)),
    )
    options.add_argument("--paper", choices=PAPERS, help=_("the paper; else the last"))
    options.add_argument(
        "--orientation", choices=ORIENTATIONS, help=_("how it lies; else the last")
    )
    options.add_argument(
        "--sponsor-logos",
        metavar=_("DIR"),
        help=_("a folder of the sponsors’ logos, each named by its domain: D01.png, D02.jpg"),
    )
    options.add_argument(
        "--background",
        metavar=_("FILE"),
        help=_(
            "the graphic designer’s own background (PDF, SVG, PNG, JPEG), without our ornaments"
        ),
    )
    options.add_argument(
        "--no-heading",
        action="store_true",
        help=_("leave out organiser and prize, which the background bears already"),
    )
    options.add_argument(
        "--preprinted",
        action="store_true",
        help=_("without ornaments and heading, which the paper bears already"),
    )
    options.add_argument(
        "--crop-marks", action="store_true", help=_("with bleed and crop marks, for a printer")
    )
    options.add_argument(
        "--offset",
        nargs=2,
        type=_millimetres,
        default=(0.0, 0.0),
        metavar=(_("RIGHT"), _("DOWN")),
        help=_(
            "millimetres by which the printer is to be set right, as the calibration sheet says"
        ),
    )


def add_design_options(design: Parser) -> None:
    """Let a command take a design in, or write it to a file."""
    ways = design.add_mutually_exclusive_group()
    ways.add_argument(
        "--take", metavar=_("FILE"), help=_("take in a design that was written to a file")
    )
    ways.add_argument(
        "--write",
        nargs=2,
        metavar=(_("NAME"), _("FILE")),
        help=_("write one to a file, to go on to another edition"),
    )
    design.add_argument(
        "--level", metavar=_("LEVEL"), help=_("with --take: the level that it is for")
    )


def _millimetres(text: str) -> float:
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        found = MOST_OFFSET + 1
    if not -MOST_OFFSET <= found <= MOST_OFFSET:
        said = _("“{text}” is no number of millimetres from -{most} to {most}")
        raise ArgumentTypeError(said.format(text=text, most=MOST_OFFSET))
    return found
