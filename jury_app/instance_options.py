"""What may be asked where a prize has two instances, and how it is explained."""

from argparse import Namespace

from jury_app.argument_parser import Parser
from jury_app.argument_types import mark, whole
from jury_app.i18n import _


def add_instance_options(new: Parser) -> None:
    """Add whether an edition shortlists for a jury, or judges what a panel shortlisted."""
    instance = new.add_mutually_exclusive_group()
    instance.add_argument(
        "--panel",
        action="store_true",
        help=_("of an expert panel, which shortlists for a jury and awards nothing"),
    )
    instance.add_argument(
        "--shortlist-of",
        metavar=_("EDITION"),
        help=_("of the jury that judges what this panel’s closed edition shortlisted"),
    )
    new.add_argument(
        "--seat-panel",
        action="store_true",
        help=_("with --shortlist-of: who sat in the panel sits in the jury, with their recusals"),
    )


def add_rehearsal_options(rehearse: Parser) -> None:
    """Add where a rehearsal is written, and what is drawn for it."""
    rehearse.add_argument("--out", required=True, metavar=_("FILE"), help=_("the rehearsal’s file"))
    rehearse.add_argument(
        "--seed",
        type=whole,
        default=1,
        metavar=_("N"),
        help=_("what the made-up marks are drawn from; the same number draws the same marks"),
    )
    rehearse.add_argument(
        "--without-ballots",
        action="store_true",
        help=_("make up no ballot: kits can be issued, and their ballots collected, as a trial"),
    )


def add_shortlist_options(shortlist: Parser) -> None:
    """Add where a shortlist is cut, whom it calls back and what it moves."""
    shortlist.add_argument(
        "--best", type=whole, metavar=_("N"), help=_("how many places of each domain pass")
    )
    shortlist.add_argument(
        "--at-least", type=mark, metavar=_("MARK"), help=_("the lowest mean that passes")
    )
    shortlist.add_argument(
        "--equals",
        choices=("in", "out"),
        default="in",
        help=_("whether equals who share the last place all pass, or all stay out"),
    )
    shortlist.add_argument("--domain", metavar=_("CODE"), help=_("one domain only"))
    shortlist.add_argument("--dry-run", action="store_true", help=_("try, and write nothing"))
    which = shortlist.add_mutually_exclusive_group()
    which.add_argument(
        "--call-back", metavar=_("NUMBER"), help=_("an application that the cut left out")
    )
    which.add_argument(
        "--move", metavar=_("NUMBER"), help=_("an application that is judged in another domain")
    )
    shortlist.add_argument("--to", metavar=_("CODE"), help=_("that domain"))
    shortlist.add_argument("--reason", metavar=_("TEXT"), help=_("why it is called back or moved"))
    shortlist.add_argument(
        "--by", metavar=_("JUROR"), help=_("the member of the panel who asked for it")
    )


def add_comparing_options(verify: Parser) -> None:
    """Add what an edition is compared with: receipts, paper, the panel that came before it."""
    verify.add_argument(
        "--sheet", metavar=_("CODE"), help=_("the code of the initialled sitting sheet")
    )
    verify.add_argument(
        "--receipt",
        nargs="+",
        action="extend",
        metavar=_("FILE"),
        help=_("receipts that jurors have kept"),
    )
    verify.add_argument(
        "--cosignature",
        nargs="+",
        action="extend",
        metavar=_("FILE"),
        help=_("countersignatures that jurors have kept"),
    )
    verify.add_argument(
        "--preselection",
        metavar=_("FILE"),
        help=_("the archive or edition of the expert panel whose shortlist was judged"),
    )


def wrong_of_instances(parsed: Namespace) -> str:
    """Return what is wrong in words that may be written, but not together."""
    if parsed.command == "new" and parsed.seat_panel and not parsed.shortlist_of:
        return _("--seat-panel goes with --shortlist-of")
    return _wrong_of_shortlist(parsed) if parsed.command == "shortlist" else ""


def _wrong_of_shortlist(parsed: Namespace) -> str:
    is_cut = parsed.best is not None or parsed.at_least is not None
    is_one = bool(parsed.call_back or parsed.move)
    if is_one and (is_cut or parsed.domain or parsed.dry_run):
        return _("a cut, a call and a move are done one after another")
    if bool(parsed.move) != bool(parsed.to):
        return _("--move goes with --to")
    if is_one and not parsed.reason:
        return _("--call-back and --move go with --reason")
    if not is_one and (parsed.reason or parsed.by):
        return _("--reason and --by go with --call-back or --move")
    if parsed.dry_run and not is_cut:
        return _("--dry-run goes with --best or --at-least")
    return ""
