"""A command line that explains itself in the language spoken, and leaves the ending to others."""

from argparse import (
    SUPPRESS,
    Action,
    ArgumentError,
    ArgumentParser,
    HelpFormatter,
)
from collections.abc import Iterable
from typing import Any, NoReturn

from jury_app.formatting import NBSP
from jury_app.i18n import LANGUAGES, N_, _, language

ARGPARSE = (
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("not allowed with argument %s"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
)
"""What argparse says by itself of a command that is not written as it should be."""


class UsageError(Exception):
    """The command is not written as it should be."""


def one_of(*words: str) -> dict[str, Any]:
    """Return the words of which one must stand somewhere; where none does, they are what lacks."""
    return {"choices": words, "metavar": f"{{{','.join(words)}}}"}


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

    def start_section(self, heading: str | None) -> None:
        """Begin a list; its heading is followed by a colon, and in French by a space before it."""
        space = NBSP if heading and language() == "fr" else ""
        super().start_section(f"{heading}{space}" if heading else heading)


class Parser(ArgumentParser):
    """Says what is wrong in one sentence, and leaves the exit status to the caller."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": Formatter, "add_help": False, **options})
        self._positionals.title = _("Arguments")
        self._optionals.title = _("Options")
        self.add_argument("-h", "--help", action="help", help=_("show this help"))
        self.add_argument("--lang", choices=LANGUAGES, default=SUPPRESS, help=_("the language"))

    def _check_value(self, action: Action, value: Any) -> None:
        """Refuse a word that is none of those that may stand there, and name them."""
        if action.choices is not None and value not in action.choices:
            text = _("“{value}” is none of: {choices}")
            choices = ", ".join(map(str, action.choices))
            named = action if action.option_strings else None
            raise ArgumentError(named, text.format(value=value, choices=choices))

    def error(self, message: str) -> NoReturn:
        """Refuse a command that is not written as it should be."""
        usage = " ".join(self.format_usage().removeprefix(_("Usage:")).split())
        raise UsageError(f"{usage} ({message})")
