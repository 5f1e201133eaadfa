"""What may be asked of a sitting: a decision, a whole script of acts, its closing."""

from argparse import Namespace

from jury_app.argument_parser import Parser
from jury_app.argument_types import whole
from jury_app.i18n import _


def add_deciding_options(decide: Parser) -> None:
    """Add what is decided, on which application or in which domain, and in which words."""
    which = decide.add_mutually_exclusive_group(required=True)
    which.add_argument("--application", metavar=_("NUMBER"), help=_("the application"))
    which.add_argument("--domain", metavar=_("CODE"), help=_("the domain, with --not-awarded"))
    what = decide.add_mutually_exclusive_group()
    what.add_argument(
        "--level",
        metavar=_("LEVEL"),
        help=_(
            "the level by its code or name, or the name of a special prize: a new name makes a new "
            "prize, unless it is nearly the name of a level"
        ),
    )
    what.add_argument("--not-awarded", action="store_true", help=_("no award in that domain"))
    decide.add_argument(
        "--withdraw",
        action="store_true",
        help=_(
            "take the decision back: the award of the application (with --level where it has "
            "several), or that nothing is awarded in the domain; the journal keeps it"
        ),
    )
    decide.add_argument("--motive", metavar=_("TEXT"), help=_("why"))
    decide.add_argument("--citation", metavar=_("TEXT"), help=_("what the certificate adds"))


def add_script_options(sitting: Parser) -> None:
    """Add where the acts of a sitting are written, and from which on they are done."""
    sitting.add_argument(
        "--script",
        required=True,
        metavar=_("FILE"),
        help=_("the acts, one JSON object a line; it stops at the first that is refused"),
    )
    sitting.add_argument(
        "--from-line",
        type=whole,
        default=1,
        metavar="N",
        help=_("where to begin, when what is above is done already"),
    )


def add_closing_options(close: Parser) -> None:
    """Add what becomes of domains that wait, and who writes the minutes."""
    close.add_argument(
        "--undecided", choices=("not-awarded",), help=_("what domains without a decision become")
    )
    close.add_argument("--secretary", metavar=_("NAME"), help=_("who writes the minutes"))


def wrong_of_sitting(parsed: Namespace) -> str:
    """Return what is wrong in words that may be written, but not together."""
    if parsed.command != "decide":
        return ""
    if parsed.application:
        is_sensible = not parsed.not_awarded and (parsed.level or parsed.withdraw)
    else:
        is_sensible = not parsed.level and (parsed.not_awarded or parsed.withdraw)
    if is_sensible:
        return ""
    return _("--level goes with --application, and --not-awarded with --domain")
