"""What is asked of a rectification, and of what it leaves: the versions, and the register."""

from jury_app.argument_parser import Parser
from jury_app.i18n import _


def add_rectifying_options(rectify: Parser) -> None:
    """Let a command say what is put right, why, and who asks for it."""
    rectify.add_argument("--reason", required=True, metavar=_("TEXT"), help=_("why"))
    rectify.add_argument(
        "--witness",
        nargs="+",
        action="extend",
        required=True,
        metavar=_("NAME"),
        help=_("who asks for it, or sees it done"),
    )
    rectify.add_argument(
        "--script",
        required=True,
        metavar=_("FILE"),
        help=_("the corrections, one to a line"),
    )
    rectify.add_argument(
        "--dry-run", action="store_true", help=_("tell what would change, and change nothing")
    )


def add_version_option(publish: Parser) -> None:
    """Let a command ask for the documents of decisions that were rectified since."""
    publish.add_argument(
        "--number",
        type=int,
        metavar=_("NUMBER"),
        help=_("from the decisions of this number, marked as replaced if they were rectified"),
    )


def add_register_option(verify: Parser) -> None:
    """Let a command hold a certificate against the register that was published last."""
    verify.add_argument(
        "--register",
        metavar=_("FILE"),
        help=_("the register published beside the award list: has another one replaced it?"),
    )
