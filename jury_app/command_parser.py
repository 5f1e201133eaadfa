"""What may be written on the command line, and how it is explained."""

from argparse import (
    SUPPRESS,
    ArgumentParser,
    ArgumentTypeError,
    HelpFormatter,
    Namespace,
    _SubParsersAction,
)
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from jury_app.i18n import LANGUAGES, _

COMMANDS: Mapping[str, tuple[str, str]] = {
    "demo": ("demo", "demo"),
    "new": ("edition", "new"),
    "import": ("importing", "import_"),
    "list": ("edition", "list_"),
    "assign": ("importing", "assign"),
    "kits": ("exchange", "kits"),
    "grid": ("grids", "grid"),
    "ballot": ("grids", "ballot"),
    "collect": ("exchange", "collect"),
    "open-ballots": ("exchange", "open_ballots"),
    "standings": ("sitting", "standings"),
    "decide": ("sitting", "decide"),
    "close": ("sitting", "close"),
    "publish": ("sitting", "publish"),
    "check": ("edition", "check"),
}

FIRST_YEAR, LAST_YEAR = 1900, 2199


class UsageError(Exception):
    """The command is not written as it should be."""


class Formatter(HelpFormatter):
    """Help in the language spoken."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Any],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Say how the command is written."""
        said = _("Usage:") + " " if prefix is None else prefix
        super().add_usage(usage, actions, groups, said)


class Parser(ArgumentParser):
    """Says what is wrong in one sentence, and leaves the exit status to the caller."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": Formatter, "add_help": False, **options})
        self._positionals.title = _("Arguments")
        self._optionals.title = _("Options")
        self.add_argument("-h", "--help", action="help", help=_("show this help"))
        self.add_argument("--lang", choices=LANGUAGES, default=SUPPRESS, help=_("the language"))

    def error(self, message: str) -> NoReturn:
        """Refuse a command that is not written as it should be."""
        usage = " ".join(self.format_usage().removeprefix(_("Usage:")).split())
        raise UsageError(f"{usage} ({message})")


def build_parser() -> ArgumentParser:
    """Return what may be written on the command line."""
    parser = Parser(prog="jury-app", description=_("The jury of a prize deliberates."))
    parser.set_defaults(command=None, file=None)
    commands = parser.add_subparsers(
        dest="command", metavar=_("COMMAND"), title=_("Commands"), parser_class=Parser
    )
    _window(commands)
    _editions(commands)
    _imports(commands)
    _exchange(commands)
    _sitting(commands)
    return parser


def require_sense(parser: ArgumentParser, parsed: Namespace) -> None:
    """Refuse words that may be written, but not together."""
    if parsed.command == "decide" and bool(parsed.application) == parsed.not_awarded:
        parser.error(_("--level goes with --application, and --not-awarded with --domain"))


def _year(text: str) -> int:
    if not (text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise ArgumentTypeError(_("“{text}” is not a year").format(text=text))
    return int(text)


def _window(commands: "_SubParsersAction[Parser]") -> None:
    opening = commands.add_parser("open", help=_("open a file in its own window"))
    opening.set_defaults(command=None)
    opening.add_argument("file", help=_("an edition or a kit"))


def _command(
    commands: "_SubParsersAction[Parser]", name: str, summary: str, *, edition: bool = True
) -> Parser:
    command = commands.add_parser(name, help=summary, description=summary)
    command.set_defaults(command=name)
    if edition:
        command.add_argument("edition", metavar="EDITION", help=_("the edition’s file (.jury)"))
    command.add_argument("--json", action="store_true", help=_("answer with one JSON document"))
    command.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help=_("the edition’s passphrase (else the variable JURY_PASSPHRASE)"),
    )
    return command


def _editions(commands: "_SubParsersAction[Parser]") -> None:
    demo = _command(commands, "demo", _("make a whole edition, with its documents"), edition=False)
    demo.add_argument("folder", metavar="DIR", help=_("where to write it"))
    new = _command(commands, "new", _("found an edition"))
    new.add_argument("--template", default="territoria", metavar="NAME", help=_("its template"))
    new.add_argument(
        "--from", dest="source", metavar="EDITION", help=_("last year’s edition, to start from")
    )
    new.add_argument("--title", metavar="TEXT", help=_("its title"))
    new.add_argument("--year", type=_year, metavar="YEAR", help=_("its year"))
    listing = _command(commands, "list", _("tell what the edition holds"))
    listing.add_argument(
        "what",
        choices=("applications", "jurors", "domains", "kits", "ballots", "decisions"),
        help=_("what to tell"),
    )
    _command(commands, "check", _("check the file, and say what is missing"))


def _imports(commands: "_SubParsersAction[Parser]") -> None:
    importing = _command(commands, "import", _("take in a spreadsheet or an archive"))
    importing.add_argument("file", metavar="FILE", help=_("the file"))
    importing.add_argument(
        "--as",
        dest="kind",
        choices=("applications", "attachments", "jurors", "scores"),
        help=_("what the file holds"),
    )
    importing.add_argument(
        "--mapping", metavar="FILE", help=_("which columns and domains go together (JSON)")
    )
    importing.add_argument("--dry-run", action="store_true", help=_("try, and write nothing"))
    assign = _command(commands, "assign", _("say who reads what"))
    assign.add_argument(
        "--readers", type=int, metavar="N", help=_("readers an application; else the whole panel")
    )
    assign.add_argument("--round", metavar="NAME", help=_("the round"))
    assign.add_argument(
        "--shortlist",
        action="store_true",
        help=_(
            "settle the shortlist first: from then on the jury judges the shortlisted applications "
            "and no others; else all that compete are assigned"
        ),
    )


def _exchange(commands: "_SubParsersAction[Parser]") -> None:
    kits = _command(commands, "kits", _("write one kit for each juror, and the codes"))
    kits.add_argument("--out", required=True, metavar="DIR", help=_("where to write them"))
    grid = _command(commands, "grid", _("write a juror’s grid"), edition=False)
    ballot = _command(commands, "ballot", _("seal a ballot from a grid"), edition=False)
    for command in (grid, ballot):
        command.add_argument("kit", metavar="KIT", help=_("the kit’s file (.jurykit)"))
        command.add_argument("--code", required=True, help=_("the code of the kit"))
    grid.add_argument(
        "--out", required=True, metavar="FILE", help=_("an XLSX, a CSV, or a PDF form")
    )
    ballot.add_argument("--scores", required=True, metavar="FILE", help=_("the grid, filled in"))
    ballot.add_argument("--out", required=True, metavar="DIR", help=_("where to write it"))
    collect = _command(commands, "collect", _("take ballots in"))
    collect.add_argument("paths", nargs="+", metavar="PATH", help=_("files or folders"))
    opening = _command(commands, "open-ballots", _("seal the rules and open the ballots"))
    opening.add_argument(
        "--witness", nargs="+", action="extend", metavar="NAME", help=_("who saw it")
    )


def _sitting(commands: "_SubParsersAction[Parser]") -> None:
    standings = _command(commands, "standings", _("tell the consolidated order"))
    standings.add_argument("--domain", metavar="CODE", help=_("one domain only"))
    decide = _command(commands, "decide", _("record a decision"))
    which = decide.add_mutually_exclusive_group(required=True)
    which.add_argument("--application", metavar="NUMBER", help=_("the application"))
    which.add_argument("--domain", metavar="CODE", help=_("the domain, with --not-awarded"))
    what = decide.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--level",
        help=_(
            "the level by its code or name, or the name of a special prize: a new name makes a new "
            "prize, unless it is nearly the name of a level"
        ),
    )
    what.add_argument("--not-awarded", action="store_true", help=_("no award in that domain"))
    decide.add_argument("--motive", metavar="TEXT", help=_("why"))
    decide.add_argument("--citation", metavar="TEXT", help=_("what the certificate adds"))
    close = _command(commands, "close", _("close the sitting, freeze and seal the decisions"))
    close.add_argument(
        "--undecided", choices=("not-awarded",), help=_("what domains without a decision become")
    )
    close.add_argument("--secretary", metavar="NAME", help=_("who writes the minutes"))
    publish = _command(commands, "publish", _("write the documents"))
    publish.add_argument("--out", required=True, metavar="DIR", help=_("where to write them"))
    publish.add_argument("documents", nargs="*", metavar="DOCUMENT", help=_("all by default"))
