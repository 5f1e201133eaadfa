"""What goes to the jurors and what comes back: kits, ballots, and the opening of the ballots."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.entities import (
    Ballot,
    ImportedScore,
    Invitation,
    Kit,
)
from jury_app.model.enums import (
    BallotState,
    InvitationState,
    JournalKind,
    RoundState,
)
from jury_app.model.journal import is_told, now, record
from jury_app.model.many_rows import add_rows
from jury_app.model.requirements import current_round, require_not_closed, rules_of

Because: TypeAlias = Literal["lost", "stolen"]
"""Why a kit is issued again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedKit:
    """A kit that was written to the disk."""

    juror_id: int
    public_key: str
    file: str
    applications: int
    grid: str
    sha256: str
    carries: str | None = None
    """The ballot whose marks come back in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedBallot:
    """A ballot whose seal and signatures were found good."""

    digest: str
    juror_id: int
    revision: int
    previous: str | None
    device_key: str
    made_at: str
    is_complete: bool
    sealed: bytes
    percent: int | None = None
    """How much of what is to be marked is marked; what the marks are, nobody reads here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedMarks:
    """What an opened ballot says: marks by application number and criterion code, in steps."""

    document: bytes
    scores: Mapping[str, Mapping[str, int]]
    recused: Mapping[str, str]
    comments: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingScore:
    """One mark that the secretariat brings for a juror, in steps."""

    juror_id: int
    application_id: int
    criterion_id: int
    mark: int


def record_kits(
    session: Session, *, kits: Sequence[IssuedKit], because: Because | None = None
) -> int:
    """Enter the kits that were written; earlier ones of the same jurors are replaced by them.

    What was made with a replaced kit is still taken in. A kit that was stolen is revoked: whatever
    comes from it, or from those before it, is refused from now on.
    """
    require_not_closed(session)
    jury = current_round(session)
    for kit in kits:
        _put_out_of_use(session, kit.juror_id, is_stolen=because == "stolen")
        invitation = Invitation(juror_id=kit.juror_id, public_key=kit.public_key)
        session.add(invitation)
        session.flush()
        session.add(
            Kit(
                round_id=jury.id,
                juror_id=kit.juror_id,
                invitation_id=invitation.id,
                revision=next_kit_revision(session, kit.juror_id),
                file=kit.file,
                applications=kit.applications,
                grid=kit.grid,
                sha256=kit.sha256,
                issued_at=now(session),
            )
        )
        session.flush()
    if jury.state is RoundState.DRAFT:
        jury.state = RoundState.OPEN
    body: dict[str, Any] = {"kits": [_told_kit(kit) for kit in kits]}
    if because is not None:
        body["because"] = because
    return record(session, JournalKind.KITS_ISSUED, body)


def _put_out_of_use(session: Session, juror_id: int, *, is_stolen: bool) -> None:
    for old in session.scalars(select(Invitation).where(Invitation.juror_id == juror_id)):
        if is_stolen:
            old.state = InvitationState.REVOKED
        elif old.state is InvitationState.ACTIVE:
            old.state = InvitationState.REPLACED


def _told_kit(kit: IssuedKit) -> dict[str, Any]:
    told: dict[str, Any] = {"juror": kit.juror_id, "sha256": kit.sha256}
    return told if kit.carries is None else told | {"carries": kit.carries}


def next_kit_revision(session: Session, juror_id: int) -> int:
    """Return the number of the next kit of a juror in this round."""
    jury = current_round(session)
    last = session.scalar(
        select(func.max(Kit.revision)).where(Kit.round_id == jury.id, Kit.juror_id == juror_id)
    )
    return (last or 0) + 1


def store_ballots(
    session: Session,
    *,
    ballots: Sequence[ReceivedBallot],
    states: Mapping[str, BallotState],
    opened: Mapping[str, OpenedMarks] | None = None,
) -> int:
    """Keep new ballots for ever, and say of every ballot of their jurors what became of it.

    Those that come once ballots are open bring what they say at once.
    """
    require_not_closed(session)
    jury, received_at = current_round(session), now(session)
    rows = [
        {
            "digest": each.digest,
            "round_id": jury.id,
            "juror_id": each.juror_id,
            "revision": each.revision,
            "previous": each.previous,
            "device_key": each.device_key,
            "made_at": each.made_at,
            "received_at": received_at,
            "is_complete": each.is_complete,
            "sealed": each.sealed,
            "state": states[each.digest],
        }
        for each in ballots
    ]
    add_rows(session, Ballot, rows)
    known = dict(session.execute(select(Ballot.digest, Ballot.state)).all())
    for digest, state in states.items():
        if known[digest] is not state:
            session.get_one(Ballot, digest).state = state
    keep_marks(session, opened or {})
    body = {
        "ballots": [_told_ballot(each) for each in ballots],
    }
    return record(session, JournalKind.BALLOTS_RECEIVED, body)


def _told_ballot(each: ReceivedBallot) -> dict[str, Any]:
    told: dict[str, Any] = {
        "digest": each.digest,
        "juror": each.juror_id,
        "revision": each.revision,
    }
    return told if each.percent is None else told | {"percent": each.percent}


def record_refused_ballot(
    session: Session, *, sha256: str, reason: str, juror_id: int | None = None
) -> None:
    """Enter that a file was refused, by its digest and the code of the reason, once for each.

    Whose ballot it is stands there if the signatures are good.
    """
    body: dict[str, Any] = {"sha256": sha256, "reason": reason}
    if juror_id is not None:
        body["juror"] = juror_id
    if not is_told(session, JournalKind.BALLOT_REFUSED, body):
        record(session, JournalKind.BALLOT_REFUSED, body)


def open_ballots(
    session: Session, *, opened: Mapping[str, OpenedMarks], witnesses: Sequence[str]
) -> str:
    """Seal the rules and open the ballots before witnesses; return the rules' fingerprint.

    The names of the witnesses stand in the round, outside the chain; the entry counts them.
    """
    require_not_closed(session)
    jury = current_round(session)
    if jury.ballots_opened:
        raise RuleError("ballots_open_already")
    if not opened:
        raise RuleError("ballots_none")
    rules, _settings = rules_of(session)
    rules.sealed_at = jury.opened_at = now(session)
    jury.witnesses = json.dumps(list(witnesses), ensure_ascii=False)
    keep_marks(session, opened)
    states = [session.get_one(Ballot, digest).state for digest in opened]
    body = {
        "ballots": sorted(opened),
        "counted": states.count(BallotState.COUNTED),
        "rules": rules.fingerprint,
        "witnesses": len(witnesses),
    }
    record(session, JournalKind.BALLOTS_OPENED, body)
    return rules.fingerprint


def keep_marks(session: Session, opened: Mapping[str, OpenedMarks]) -> None:
    """Lay what opened ballots say beside them."""
    for digest, marks in opened.items():
        ballot = session.get_one(Ballot, digest)
        ballot.opened = marks.document
        ballot.marks = marks_text(marks)
    session.flush()


def marks_text(marks: OpenedMarks) -> str:
    """Return what an opened ballot says as it is kept beside it."""
    said = {
        "scores": {key: dict(value) for key, value in marks.scores.items()},
        "recused": dict(marks.recused),
        "comments": dict(marks.comments),
    }
    return json.dumps(said, ensure_ascii=False)


def take_scores(session: Session, *, incoming: Sequence[IncomingScore]) -> tuple[int, int, int]:
    """Enter marks for jurors who sent no ballot; return how many are new, changed, unchanged."""
    require_not_closed(session)
    jury = current_round(session)
    counts = [0, 0, 0]
    for each in incoming:
        key = (jury.id, each.juror_id, each.application_id, each.criterion_id)
        found = session.get(ImportedScore, key)
        if found is None:
            session.add(
                ImportedScore(
                    round_id=jury.id,
                    juror_id=each.juror_id,
                    application_id=each.application_id,
                    criterion_id=each.criterion_id,
                    mark=each.mark,
                )
            )
            counts[0] += 1
        elif found.mark != each.mark:
            found.mark = each.mark
            counts[1] += 1
        else:
            counts[2] += 1
        session.flush()
    if counts[0] or counts[1]:
        body = {"new": counts[0], "changed": counts[1]}
        record(session, JournalKind.SCORES_IMPORTED, body)
    return counts[0], counts[1], counts[2]
