"""What the commands say of kits that are issued again, and of ballots that disagree."""

from argparse import Namespace

from jury_app.argument_parser import Parser
from jury_app.i18n import _


def add_kits_options(kits: Parser) -> None:
    """Let a command name the jurors whose kits are made, and say why once more."""
    kits.add_argument("--out", required=True, metavar=_("DIR"), help=_("where to write them"))
    kits.add_argument(
        "--juror",
        nargs="+",
        action="extend",
        metavar=_("NAME"),
        help=_("for these jurors alone, by address or name"),
    )
    why = kits.add_mutually_exclusive_group()
    why.add_argument(
        "--lost",
        dest="because",
        action="store_const",
        const="lost",
        help=_("their kit or its code was lost: what is made with the one before still counts"),
    )
    why.add_argument(
        "--stolen",
        dest="because",
        action="store_const",
        const="stolen",
        help=_("their kit was stolen: the ones before are revoked, and ballots from them refused"),
    )


def add_resolve_options(resolve: Parser) -> None:
    """Let a command keep one of the ballots of a juror that stand against each other."""
    resolve.add_argument(
        "--juror", required=True, metavar=_("NAME"), help=_("the juror, by address or name")
    )
    what = resolve.add_mutually_exclusive_group()
    what.add_argument(
        "--keep",
        metavar=_("CODE"),
        help=_("the ballot that counts, by its code; without it, the ballots are told"),
    )
    what.add_argument(
        "--reopen", action="store_true", help=_("undo the last decision between them")
    )
    resolve.add_argument("--reason", default="", metavar=_("TEXT"), help=_("why"))
    resolve.add_argument("--witness", default="", metavar=_("NAME"), help=_("who saw it"))


def add_register_options(register: Parser) -> None:
    """Let a command write the register of the kits and the ballots."""
    register.add_argument("--out", required=True, metavar=_("FILE"), help=_("an XLSX or a CSV"))


def wrong_of_exchange(parsed: Namespace) -> str:
    """Return what makes no sense together, or nothing."""
    if parsed.command == "kits" and parsed.because and not parsed.juror:
        return _("--lost and --stolen go with --juror")
    return ""
