"""What `publish` may be asked of the certificates: which, in how many files, in which dress."""

from jury_app.argument_parser import Parser
from jury_app.i18n import _


def add_certificate_options(publish: Parser) -> None:
    """Let a command say how the certificates are to be."""
    options = publish.add_argument_group(_("Certificates"))
    options.add_argument(
        "--only",
        nargs="+",
        action="extend",
        metavar=_("NUMBER"),
        help=_("these only, by their numbers in the register or those of their applications"),
    )
    options.add_argument(
        "--one-per-laureate", action="store_true", help=_("one file for each, in a folder")
    )
    options.add_argument(
        "--duplicate", action="store_true", help=_("print them once more, marked as duplicates")
    )
