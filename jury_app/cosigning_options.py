"""What is asked where a seal is countersigned: of the secretariat, and of the juror."""

from collections.abc import Callable
from typing import Any

from jury_app.argument_parser import Parser
from jury_app.i18n import _


def add_cosigning_commands(command: Callable[..., Parser], commands: Any) -> None:
    """Add what the secretariat asks of jurors, and what a juror answers."""
    _ask(command(commands, "cosign-request", _("ask jurors to countersign the seal")))
    summary = _("countersign the seal with a juror’s kit")
    _sign(command(commands, "cosign", summary, edition=False))


def _ask(asking: Parser) -> None:
    asking.add_argument("--out", required=True, metavar=_("FILE"), help=_("where to write it"))
    asking.add_argument(
        "--number",
        type=int,
        metavar=_("NUMBER"),
        help=_("the seal of the decisions of this number; else the last one"),
    )


def _sign(cosign: Parser) -> None:
    cosign.add_argument("kit", metavar=_("KIT"), help=_("the kit’s file (.jurykit)"))
    cosign.add_argument("--code", required=True, metavar=_("CODE"), help=_("the code of the kit"))
    cosign.add_argument(
        "--request", required=True, metavar=_("FILE"), help=_("what the secretariat asks to sign")
    )
    where = cosign.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", metavar=_("DIR"), help=_("where to write it"))
    where.add_argument(
        "--dry-run", action="store_true", help=_("tell what would be signed, and sign nothing")
    )
