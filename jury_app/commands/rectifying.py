"""`rectify`: what was closed is put right, all of it or nothing, under a second seal."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from jury_app.commands.answers import Answer, passphrase_of
from jury_app.commands.opening import opened
from jury_app.commands.script import RefusedLineError, read_script
from jury_app.errors import JuryError
from jury_app.exchange.rectifying import Rectification, foresee_rectification
from jury_app.exchange.rectifying import rectify as rectify_edition
from jury_app.i18n import _
from jury_app.model.database import Database
from jury_app.model.operations.corrections import CORRECTIONS, Correction
from jury_app.model.queries.edition import list_domains
from jury_app.model.queries.recorded_rectification import RecordedChange
from jury_app.model.queries.rectified_words import told_change
from jury_app.progress import finish
from jury_app.scripting.reading import read_act


def rectify(arguments: Namespace) -> Answer:
    """Do the corrections of a script in one act, and seal it."""
    rectification = Rectification(
        corrections=_corrections(Path(arguments.script)),
        reason=arguments.reason,
        witnesses=tuple(arguments.witness),
    )
    with opened(arguments, writes=not arguments.dry_run) as database:
        names = database.read(_names)
        if arguments.dry_run:
            return _foreseen(database, rectification, names)
        done = finish(rectify_edition(database, rectification, passphrase=passphrase_of(arguments)))
    line = _("Decisions rectified: number {number}, seal {seal}; they replace number {old}.")
    document = {
        "number": done.number,
        "seal": done.seal,
        "rectifies": done.rectifies,
        "former_seal": done.former_seal,
        "changes": _documents(done.changes),
    }
    told = line.format(number=done.number, seal=done.seal, old=done.rectifies)
    return Answer(document=document, lines=(*_lines(done.changes, names), told))


def _foreseen(database: Database, rectification: Rectification, names: dict[str, str]) -> Answer:
    changes = database.read(foresee_rectification, rectification)
    return Answer(
        document={"changes": _documents(changes)},
        lines=(*_lines(changes, names), _("Nothing was changed: this was a trial.")),
    )


def _corrections(script: Path) -> tuple[Correction, ...]:
    found: list[Correction] = []
    for number, text in read_script(script):
        try:
            found.append(read_act(text, CORRECTIONS))
        except JuryError as error:
            raise RefusedLineError(number, 0, error) from error
    return tuple(found)


def _names(session: Session) -> dict[str, str]:
    return {each.values.code: each.values.name for each in list_domains(session)}


def _documents(changes: Sequence[RecordedChange]) -> list[dict[str, Any]]:
    return [asdict(each) for each in changes]


def _lines(changes: Sequence[RecordedChange], names: dict[str, str]) -> list[str]:
    told = [told_change(each, names) for each in changes]
    return [" – ".join(filter(None, (each.domain, each.sentence))) for each in told]
