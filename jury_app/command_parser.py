"""What may be written on the command line, and how it is explained."""

import argparse
from argparse import ArgumentParser, Namespace, _SubParsersAction

from jury_app.analysis_options import add_analysis_options
from jury_app.argument_parser import Parser, one_of
from jury_app.argument_types import whole, year
from jury_app.certificate_options import add_certificate_options, add_design_options
from jury_app.cosigning_options import add_cosigning_commands
from jury_app.exchange_options import (
    add_kits_options,
    add_register_options,
    add_resolve_options,
    wrong_of_exchange,
)
from jury_app.i18n import _, ngettext
from jury_app.instance_options import (
    add_comparing_options,
    add_instance_options,
    add_rehearsal_options,
    add_shortlist_options,
    wrong_of_instances,
)
from jury_app.key_options import add_founding_options, add_restore_options, add_sheet_options
from jury_app.privacy_options import (
    add_about_options,
    add_due_options,
    add_erase_options,
    add_export_options,
    add_purge_options,
)
from jury_app.rectifying_options import (
    add_rectifying_options,
    add_register_option,
    add_version_option,
)
from jury_app.sending_options import add_presenting_options, add_sending_options
from jury_app.sitting_options import (
    add_closing_options,
    add_deciding_options,
    add_script_options,
    wrong_of_sitting,
)


def build_parser() -> ArgumentParser:
    """Return what may be written on the command line."""
    # argparse looks its sentences up under these two names of its own, and nowhere else.
    vars(argparse).update(_=_, ngettext=ngettext)
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
    _publishing(commands)
    _archive(commands)
    _privacy(commands)
    _keys(commands)
    _analysis(commands)
    return parser


def require_sense(parser: ArgumentParser, parsed: Namespace) -> None:
    """Refuse words that may be written, but not together."""
    if parsed.command == "analyse" and parsed.scale and parsed.scale[0] >= parsed.scale[1]:
        parser.error(_("the scale goes from its lowest mark to its highest"))
    if wrong := wrong_of_instances(parsed) or wrong_of_exchange(parsed) or wrong_of_sitting(parsed):
        parser.error(wrong)


def _window(commands: "_SubParsersAction[Parser]") -> None:
    opening = commands.add_parser("open", help=_("open a file in its own window"))
    opening.set_defaults(command=None)
    opening.add_argument("file", metavar=_("FILE"), help=_("an edition or a kit"))


def _command(
    commands: "_SubParsersAction[Parser]", name: str, summary: str, *, edition: bool = True
) -> Parser:
    command = commands.add_parser(name, help=summary, description=summary)
    command.set_defaults(command=name)
    if edition:
        command.add_argument("edition", metavar=_("EDITION"), help=_("the edition’s file (.jury)"))
    command.add_argument("--json", action="store_true", help=_("answer with one JSON document"))
    command.add_argument(
        "--passphrase-file",
        metavar=_("FILE"),
        help=_("the edition’s passphrase (else the variable JURY_PASSPHRASE)"),
    )
    return command


def _editions(commands: "_SubParsersAction[Parser]") -> None:
    demo = _command(commands, "demo", _("make a whole edition, with its documents"), edition=False)
    demo.add_argument("folder", metavar=_("DIR"), help=_("where to write it"))
    new = _command(commands, "new", _("found an edition"))
    new.add_argument("--template", default="territoria", metavar=_("NAME"), help=_("its template"))
    new.add_argument(
        "--from", dest="source", metavar=_("EDITION"), help=_("last year’s edition, to start from")
    )
    new.add_argument("--title", metavar=_("TEXT"), help=_("its title"))
    new.add_argument("--year", type=year, metavar=_("YEAR"), help=_("its year"))
    new.add_argument(
        "--ballots-email", metavar=_("ADDRESS"), help=_("where jurors send their ballots")
    )
    add_founding_options(new)
    add_instance_options(new)
    summary = _("copy an edition to play its day beforehand, with made-up ballots")
    add_rehearsal_options(_command(commands, "rehearse", summary))
    listing = _command(commands, "list", _("tell what the edition holds"))
    listing.add_argument(
        "what",
        **one_of("applications", "jurors", "domains", "kits", "ballots", "decisions"),
        help=_("what to tell"),
    )
    status = _command(commands, "status", _("say how far applications have come"))
    status.add_argument(
        "status",
        **one_of("received", "admissible", "inadmissible", "withdrawn", "shortlisted"),
        help=_("how far they have come"),
    )
    status.add_argument(
        "--application",
        nargs="+",
        action="extend",
        required=True,
        metavar=_("NUMBER"),
        help=_("the applications"),
    )
    status.add_argument(
        "--reason", metavar=_("TEXT"), help=_("why; needed where they are inadmissible")
    )
    _command(commands, "check", _("check the file, and say what is missing"))


def _imports(commands: "_SubParsersAction[Parser]") -> None:
    importing = _command(commands, "import", _("take in a spreadsheet or an archive"))
    importing.add_argument("file", metavar=_("FILE"), help=_("the file"))
    importing.add_argument(
        "--as",
        dest="kind",
        choices=("applications", "attachments", "jurors", "scores"),
        help=_("what the file holds"),
    )
    importing.add_argument(
        "--mapping", metavar=_("FILE"), help=_("which columns and domains go together (JSON)")
    )
    importing.add_argument("--dry-run", action="store_true", help=_("try, and write nothing"))
    assign = _command(commands, "assign", _("say who reads what"))
    for option, told in (
        ("--readers", _("readers an application; else the whole panel")),
        ("--at-most", _("applications a juror may be given, together with --readers")),
    ):
        assign.add_argument(option, type=whole, metavar=_("N"), help=told)
    assign.add_argument("--round", metavar=_("NAME"), help=_("the round"))
    assign.add_argument(
        "--shortlist",
        action="store_true",
        help=_(
            "settle the shortlist first: from then on the jury judges the shortlisted applications "
            "and no others; else all that compete are assigned"
        ),
    )


def _exchange(commands: "_SubParsersAction[Parser]") -> None:
    summary = _("write one kit for each juror, and the codes")
    add_kits_options(_command(commands, "kits", summary))
    grid = _command(commands, "grid", _("write a juror’s grid"), edition=False)
    ballot = _command(commands, "ballot", _("seal a ballot from a grid"), edition=False)
    for command in (grid, ballot):
        command.add_argument("kit", metavar=_("KIT"), help=_("the kit’s file (.jurykit)"))
        command.add_argument(
            "--code", required=True, metavar=_("CODE"), help=_("the code of the kit")
        )
    grid.add_argument(
        "--out", required=True, metavar=_("FILE"), help=_("an XLSX, a CSV, or a PDF form")
    )
    ballot.add_argument("--scores", required=True, metavar=_("FILE"), help=_("the grid, filled in"))
    ballot.add_argument("--out", required=True, metavar=_("DIR"), help=_("where to write it"))
    collect = _command(commands, "collect", _("take in ballots, and countersignatures of a seal"))
    collect.add_argument("paths", nargs="+", metavar=_("PATH"), help=_("files or folders"))
    summary = _("decide between two ballots of a juror that stand against each other")
    add_resolve_options(_command(commands, "resolve", summary))
    summary = _("write the register: kits issued, ballots received, refused, in conflict")
    add_register_options(_command(commands, "register", summary))
    receipts = _command(commands, "receipts", _("write a receipt for each ballot that counts"))
    receipts.add_argument("--out", required=True, metavar=_("DIR"), help=_("where to write them"))
    opening = _command(commands, "open-ballots", _("seal the rules and open the ballots"))
    opening.add_argument(
        "--witness", nargs="+", action="extend", metavar=_("NAME"), help=_("who saw it")
    )


def _sitting(commands: "_SubParsersAction[Parser]") -> None:
    standings = _command(commands, "standings", _("tell the consolidated order"))
    standings.add_argument("--domain", metavar=_("CODE"), help=_("one domain only"))
    add_deciding_options(_command(commands, "decide", _("record a decision")))
    add_shortlist_options(_command(commands, "shortlist", _("make the shortlist of a panel")))
    summary = _("do what a script says of the sitting")
    add_script_options(_command(commands, "sitting", summary))
    summary = _("close the sitting, freeze and seal the decisions")
    add_closing_options(_command(commands, "close", summary))
    add_rectifying_options(
        _command(commands, "rectify", _("put right what was closed, under a second seal"))
    )
    add_cosigning_commands(_command, commands)


def _publishing(commands: "_SubParsersAction[Parser]") -> None:
    publish = _command(commands, "publish", _("write the documents"))
    publish.add_argument("--out", required=True, metavar=_("DIR"), help=_("where to write them"))
    publish.add_argument("documents", nargs="*", metavar=_("DOCUMENT"), help=_("all by default"))
    add_version_option(publish)
    add_certificate_options(publish)
    add_sending_options(publish)
    add_presenting_options(
        _command(commands, "presentations", _("plan presentations on the premises of laureates"))
    )
    add_design_options(
        _command(commands, "design", _("list the edition’s own designs of certificates"))
    )
    verify = _command(
        commands, "verify-certificate", _("check what a certificate says"), edition=False
    )
    verify.add_argument(
        "certificate",
        metavar=_("TEXT_OR_IMAGE"),
        help=_("the text of its code, or a picture of it (PNG, JPEG, PDF)"),
    )
    verify.add_argument(
        "--key",
        required=True,
        metavar=_("FILE"),
        help=_("the edition’s public key, published beside its award list"),
    )
    add_register_option(verify)


def _archive(commands: "_SubParsersAction[Parser]") -> None:
    archive = _command(commands, "archive", _("write all of a closed edition into one signed file"))
    archive.add_argument("--out", required=True, metavar=_("FILE"), help=_("where to write it"))
    verify = _command(
        commands,
        "verify",
        _("count an edition or an archive again from its ballots"),
        edition=False,
    )
    verify.add_argument("file", metavar=_("FILE"), help=_("an edition, an archive, or its folder"))
    add_comparing_options(verify)


def _privacy(commands: "_SubParsersAction[Parser]") -> None:
    add_due_options(_command(commands, "privacy", _("tell how long each kind of data is kept")))
    add_purge_options(_command(commands, "purge", _("erase what is no longer needed, certified")))
    add_erase_options(_command(commands, "erase", _("erase one person at their request")))
    add_export_options(_command(commands, "export", _("write the marks without any name")))
    add_about_options(_command(commands, "about", _("tell somebody all that is held about them")))


def _keys(commands: "_SubParsersAction[Parser]") -> None:
    summary = _("make a new recovery key, and write its sheet to print")
    add_sheet_options(_command(commands, "recovery-sheet", summary))
    summary = _("give an edition back from a back-up and its recovery key")
    add_restore_options(_command(commands, "restore", summary, edition=False))


def _analysis(commands: "_SubParsersAction[Parser]") -> None:
    analyse = _command(commands, "analyse", _("tell what a table of marks says"), edition=False)
    add_analysis_options(analyse)
