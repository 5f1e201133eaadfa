"""`sitting`: a day of the jury from a script, act by act, until one is refused."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from jury_app.commands.answers import Answer, passphrase_of
from jury_app.commands.opening import opened
from jury_app.errors import JuryError, RuleError, StoreError
from jury_app.exchange.closing import close
from jury_app.i18n import _
from jury_app.model.database import Database
from jury_app.model.journal import head
from jury_app.model.operations.undoing import undo
from jury_app.model.queries.caps import award_warnings
from jury_app.model.queries.hours import hour_of
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.votes import list_votes, missed_quorums
from jury_app.progress import finish
from jury_app.scripting.acts import Close, Line, Undo
from jury_app.scripting.doing import do
from jury_app.scripting.reading import read_line
from jury_app.scripting.sheets import require_sheet, typed_back


class RefusedLineError(JuryError):
    """An act that was refused; what stands above it is done."""

    def __init__(self, line: int, done: int, refusal: JuryError) -> None:
        super().__init__(refusal.code, **refusal.details)
        self._line, self._done = line, done

    @property
    def place(self) -> dict[str, int]:
        """The line, and how many acts were done before it."""
        return {"line": self._line, "done": self._done}

    def __str__(self) -> str:
        return _("Line {line}: {text}").format(line=self._line, text=super().__str__())


@dataclass(frozen=True, slots=True)
class Done:
    """An act of the script and the last entry that it made in the journal."""

    line: int
    act: str
    seq: int


def sitting(arguments: Namespace) -> Answer:
    """Do what a script says, one act after another."""
    lines = read_script(Path(arguments.script), arguments.from_line)
    with opened(arguments, writes=True) as database:
        done = play(database, lines, passphrase_of(arguments))
        told = {row.id: row.sentence for row in database.read(list_journal)}
        told |= {row.id: row.sentence for row in database.read(list_votes)}
        warnings = [*database.read(award_warnings), *database.read(missed_quorums)]
    rows = [
        {"line": each.line, "act": each.act, "seq": each.seq, "text": told[each.seq]}
        for each in done
    ]
    texts = [_("{line}. {text}").format(line=each["line"], text=each["text"]) for each in rows]
    document: dict[str, Any] = {"acts": rows, "warnings": warnings}
    return Answer(document=document, lines=(*texts, *warnings))


def read_script(path: Path, first: int = 1) -> list[tuple[int, str]]:
    """Return the lines that say something; a line that begins with # is a remark."""
    if not path.is_file():
        raise StoreError("file_missing", file=path.name)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError("script_unreadable", file=path.name) from error
    lines = enumerate(text.splitlines(), start=1)
    return [
        (number, line)
        for number, line in lines
        if number >= first and line.strip() and not line.lstrip().startswith("#")
    ]


def play(
    database: Database, lines: Sequence[tuple[int, str]], passphrase: str | None
) -> list[Done]:
    """Do what some lines say, and stop at the first that is refused."""
    done: list[Done] = []
    for number, text in lines:
        try:
            line = read_line(text)
            _act(database, line, done, passphrase)
        except JuryError as error:
            raise RefusedLineError(number, len(done), error) from error
        seq, _hash = database.read(head)
        done.append(Done(number, line.act, seq))
    return done


def _act(database: Database, line: Line, done: list[Done], passphrase: str | None) -> None:
    match line:
        case Close():
            finish(
                close(
                    database,
                    passphrase=passphrase,
                    settle=line.undecided == "not-awarded",
                    secretary=line.secretary,
                    at=database.read(hour_of, line.at),
                    paper=database.read(require_sheet, line.paper).code if line.paper else "",
                )
            )
        case Undo():
            database.write(_undo, line, _undone(database, line, done))
        case _:
            database.write(do, line)


def _undo(session: Session, line: Undo, seq: int) -> None:
    with typed_back(session, line.paper):
        undo(session, seq=seq, at=hour_of(session, line.at))


def _undone(database: Database, line: Undo, done: list[Done]) -> int:
    """Return the act that is meant: that of a line, or the last one that still counts."""
    if line.line is not None:
        for each in done:
            if each.line == line.line:
                return each.seq
        raise RuleError("script_no_act_there", number=line.line)
    for row in reversed(database.read(list_journal)):
        if row.is_undoable and row.kind != "correction" and row.is_live:
            return row.id
    raise RuleError("script_nothing_to_undo")
