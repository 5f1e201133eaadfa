"""The words of the commands about privacy: what falls due, what is erased, what is told."""

from argparse import ArgumentParser

from jury_app.i18n import _

KINDS = (
    "comments",
    "marks",
    "reasons",
    "applicants",
    "jurors",
    "attachments",
    "unsuccessful",
    "backups",
)


def add_due_options(parser: ArgumentParser) -> None:
    """What is kept and until when, or other periods to keep it."""
    parser.add_argument(
        "--due", action="store_true", help=_("tell only what is due, instead of everything")
    )
    parser.add_argument(
        "--keep",
        nargs="+",
        action="extend",
        metavar=_("KIND=MONTHS"),
        help=_("keep a kind of data so many months after the closing, or “always”"),
    )


def add_purge_options(parser: ArgumentParser) -> None:
    """Which kinds of data go, and why."""
    parser.add_argument(
        "--what",
        nargs="+",
        action="extend",
        required=True,
        choices=(*KINDS, "due"),
        help=_("the kinds of data; “due” stands for all whose time is over"),
    )
    _add_erasure_options(parser)


def add_erase_options(parser: ArgumentParser) -> None:
    """Who is erased, and why."""
    _add_person(parser)
    _add_erasure_options(parser)


def add_export_options(parser: ArgumentParser) -> None:
    """Where the marks are written, without names."""
    parser.add_argument(
        "--anonymised",
        action="store_true",
        required=True,
        help=_("codes in the place of names and numbers, no text, in no order"),
    )
    parser.add_argument("--out", required=True, metavar=_("FILE"), help=_("a CSV or an XLSX"))


def add_about_options(parser: ArgumentParser) -> None:
    """Whom it is about, and where the answer is written."""
    _add_person(parser)
    parser.add_argument("--out", required=True, metavar=_("DIR"), help=_("where to write them"))


def _add_person(parser: ArgumentParser) -> None:
    parser.add_argument("person", metavar=_("NAME_OR_EMAIL"), help=_("a name or an e-mail address"))


def _add_erasure_options(parser: ArgumentParser) -> None:
    parser.add_argument("--reason", required=True, metavar=_("TEXT"), help=_("why"))
    parser.add_argument("--by", default="", metavar=_("NAME"), help=_("who signs the certificate"))
    parser.add_argument(
        "--out",
        metavar=_("DIR"),
        help=_("where the certificate goes; else beside the edition"),
    )
    parser.add_argument(
        "--with-backups",
        action="store_true",
        help=_("replace the back-ups on this computer, which hold it too, by one made afterwards"),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_("tell what would go, and erase nothing")
    )
