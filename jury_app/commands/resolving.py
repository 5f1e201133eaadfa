"""`resolve`: one ballot of a juror is kept, where two stand against each other."""

from argparse import Namespace
from typing import Any

from jury_app.commands.answers import Answer
from jury_app.commands.opening import opened
from jury_app.errors import RuleError
from jury_app.exchange.receipts import ballot_code
from jury_app.formatting import format_moment, shown
from jury_app.i18n import _
from jury_app.legal_time import in_the_room
from jury_app.model.database import Database
from jury_app.model.operations.resolving import resolve_conflict
from jury_app.model.operations.undoing import undo
from jury_app.model.queries.contested import Contested, contested_ballots
from jury_app.model.queries.exchange import BallotRow
from jury_app.model.requirements import require_juror_named
from jury_app.sealing.keys import digest_start, fingerprint


def resolve(arguments: Namespace) -> Answer:
    """Tell the ballots that stand against each other, keep one, or undo that."""
    writes = bool(arguments.keep or arguments.reopen)
    with opened(arguments, writes=writes) as database:
        juror = database.read(require_juror_named, arguments.juror)
        found = database.read(contested_ballots, juror_id=juror.id)
        if arguments.keep:
            return _keep(database, juror.name, found, arguments)
        if arguments.reopen:
            return _reopen(database, juror.name, found)
        if not found.is_conflict:
            raise RuleError("conflict_none", juror=juror.name)
    return Answer(document=_document(juror.name, found), lines=_lines(juror.name, found))


def _keep(database: Database, juror: str, found: Contested, arguments: Namespace) -> Answer:
    if not found.is_conflict:
        raise RuleError("conflict_none", juror=juror)
    kept = next((each for each in found.ballots if _is_named(each, arguments.keep)), None)
    if kept is None:
        codes = ", ".join(ballot_code(each.id) for each in found.ballots)
        given = shown(arguments.keep)
        raise RuleError("ballot_code_unknown", juror=juror, value=given, codes=codes)
    database.write(
        resolve_conflict,
        juror_id=found.juror_id,
        kept=kept.id,
        reason=arguments.reason,
        witness=arguments.witness,
    )
    code = ballot_code(kept.id)
    told = _("Ballot {code} of {juror} counts; the others are set aside.")
    document = _document(juror, database.read(contested_ballots, juror_id=found.juror_id))
    return Answer(document=document | {"kept": code}, lines=(told.format(code=code, juror=juror),))


def _reopen(database: Database, juror: str, found: Contested) -> Answer:
    if found.decided is None:
        raise RuleError("decision_none_between", juror=juror)
    database.write(undo, seq=found.decided)
    after = database.read(contested_ballots, juror_id=found.juror_id)
    told = _("The decision between the ballots of {juror} is undone.").format(juror=juror)
    return Answer(document=_document(juror, after), lines=(told, *_lines(juror, after)))


def _document(juror: str, found: Contested) -> dict[str, Any]:
    ballots = [
        {
            "code": ballot_code(each.id),
            "revision": each.revision,
            "device": fingerprint(bytes.fromhex(each.device_key)),
            "made_at": each.made_at,
            "received_at": each.received_at,
            "complete": each.is_complete,
        }
        for each in found.ballots
    ]
    return {"juror": juror, "kept": None, "ballots": ballots}


def _lines(juror: str, found: Contested) -> tuple[str, ...]:
    if not found.is_conflict:
        return ()
    first = _("Ballots of {juror} that stand against each other; none counts:").format(juror=juror)
    return (first, *map(_line, found.ballots))


def _line(each: BallotRow) -> str:
    text = (
        _("{code} · revision {revision}, complete, device {device}, received {moment}")
        if each.is_complete
        else _("{code} · revision {revision}, incomplete, device {device}, received {moment}")
    )
    return text.format(
        code=ballot_code(each.id),
        revision=each.revision,
        device=fingerprint(bytes.fromhex(each.device_key)),
        moment=format_moment(in_the_room(each.received_at)),
    )


def _is_named(each: BallotRow, code: str) -> bool:
    start = digest_start(code)
    return bool(start) and each.id.startswith(start)
