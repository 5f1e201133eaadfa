"""Kits and ballots as the register shows them, and what a kit is made of."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.formatting import sort_key
from jury_app.model.entities import (
    Application,
    Assignment,
    Ballot,
    Domain,
    Invitation,
    Juror,
    Kit,
)
from jury_app.model.enums import BallotState, InvitationState
from jury_app.model.queries.applications import ApplicationDetail, assigned_applications
from jury_app.model.queries.edition import (
    CriterionRow,
    DomainRow,
    EditionRow,
    get_edition,
    list_criteria,
    list_domains,
)
from jury_app.model.queries.jury import JurorRow, list_jurors
from jury_app.model.queries.standings import recusals
from jury_app.model.requirements import current_round

EXCHANGE_SOURCES = frozenset({"kit", "invitation", "ballot", "juror", "assignment", "round"})

KitState: TypeAlias = Literal["to_issue", "issued", "received", "incomplete", "conflict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KitRow:
    """Where one juror stands: kit issued, ballot received, complete or not."""

    id: int
    juror_id: int
    juror: str
    email: str
    state: KitState
    applications: int
    issued_at: str | None
    revision: int
    ballot_revision: int
    received_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotRow:
    """A ballot that was received."""

    id: str
    juror_id: int
    juror_key: str
    juror: str
    revision: int
    state: BallotState
    is_complete: bool
    made_at: str
    received_at: str
    device_key: str
    previous: str | None

    @property
    def is_contested(self) -> bool:
        """Whether it stands against another."""
        return self.state is BallotState.CONFLICT


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBallot:
    """A ballot as it is kept once it has been opened: the signed document, and what was read."""

    row: BallotRow
    document: bytes | None
    marks: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationRow:
    """A key that enrolled a juror's device or may do so still; a revoked one may no longer."""

    public_key: bytes
    is_valid: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KitContents:
    """What one juror's kit is made of."""

    juror: JurorRow
    applications: tuple[ApplicationDetail, ...]
    recused: dict[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class KitFrame:
    """What the kits of all jurors share."""

    edition: EditionRow
    round_id: int
    round_code: str
    round_name: str
    domains: tuple[DomainRow, ...]
    criteria: tuple[CriterionRow, ...]


def kit_frame(session: Session) -> KitFrame:
    """Return what the kits of all jurors share."""
    jury = current_round(session)
    return KitFrame(
        edition=get_edition(session),
        round_id=jury.id,
        round_code=jury.code,
        round_name=jury.name,
        domains=tuple(list_domains(session)),
        criteria=tuple(list_criteria(session)),
    )


def jurors_with_readings(session: Session) -> list[JurorRow]:
    """Return the jurors who have something to read."""
    return [each for each in list_jurors(session) if each.applications and not each.is_withdrawn]


def kit_contents(session: Session, juror_id: int) -> KitContents:
    """Return what a juror's kit is made of, by domain and number."""
    read = assigned_applications(session, current_round(session).id, juror_id)
    codes = dict(session.execute(select(Domain.id, Domain.code)).all())
    assigned = {each.id for each in read}
    return KitContents(
        juror=next(each for each in list_jurors(session) if each.id == juror_id),
        applications=tuple(
            sorted(
                read,
                key=lambda each: (codes[each.values.domain_id], sort_key(each.values.number)),
            )
        ),
        recused={
            application: reason
            for (juror, application), reason in recusals(session).items()
            if juror == juror_id and application in assigned
        },
    )


def marks_owed(session: Session, jurors: Collection[int]) -> dict[int, dict[str, int]]:
    """Return how many marks each of some jurors owes each application, by its number."""
    jury, out = current_round(session), recusals(session)
    readings = (
        select(Assignment.juror_id, Application.id, Application.number)
        .join(Application, Assignment.application_id == Application.id)
        .where(Assignment.round_id == jury.id, Assignment.juror_id.in_(jurors))
    )
    owed: dict[int, dict[str, int]] = {juror: {} for juror in jurors}
    criteria = len(jury.criteria)
    for juror, application, number in session.execute(readings):
        if (juror, application) not in out:
            owed[juror][number] = criteria
    return owed


def list_kits(session: Session) -> list[KitRow]:
    """Return where every juror stands, by family name."""
    jury = current_round(session)
    kits = {
        kit.juror_id: kit
        for kit in session.scalars(
            select(Kit).where(Kit.round_id == jury.id).order_by(Kit.revision)
        )
    }
    ballots: defaultdict[int, list[Ballot]] = defaultdict(list)
    for ballot in session.scalars(select(Ballot).where(Ballot.round_id == jury.id)):
        ballots[ballot.juror_id].append(ballot)
    return [
        _kit_row(juror, kits.get(juror.id), ballots[juror.id])
        for juror in list_jurors(session)
        if not juror.is_withdrawn and (juror.applications or juror.id in kits)
    ]


def list_ballots(session: Session) -> list[BallotRow]:
    """Return the ballots by juror and revision."""
    names = {each.id: each for each in session.scalars(select(Juror))}
    rows = [
        BallotRow(
            id=each.digest,
            juror_id=each.juror_id,
            juror_key=names[each.juror_id].key,
            juror=names[each.juror_id].name,
            revision=each.revision,
            state=each.state,
            is_complete=each.is_complete,
            made_at=each.made_at,
            received_at=each.received_at,
            device_key=each.device_key,
            previous=each.previous,
        )
        for each in session.scalars(select(Ballot))
    ]
    places = {key: sort_key(f"{one.family_name} {one.given_name}") for key, one in names.items()}
    return sorted(rows, key=lambda row: (places[row.juror_id], row.revision, row.id))


def sealed_ballots(session: Session) -> list[tuple[str, bytes]]:
    """Return the digest and the bytes of every ballot, as they came; but those erased since."""
    query = select(Ballot.digest, Ballot.sealed).order_by(Ballot.digest)
    return [(row.digest, row.sealed) for row in session.execute(query) if row.sealed]


def counted_ballot(session: Session, juror_id: int) -> tuple[str, bytes] | None:
    """Return the digest and the bytes of the ballot of a juror that counts in this round."""
    query = (
        select(Ballot.digest, Ballot.sealed)
        .where(Ballot.juror_id == juror_id)
        .where(Ballot.round_id == current_round(session).id)
        .where(Ballot.state == BallotState.COUNTED)
    )
    found = session.execute(query).first()
    return (found.digest, found.sealed) if found else None


def opened_ballots(session: Session) -> list[KeptBallot]:
    """Return the ballots with what was kept when they were opened; none before."""
    if not current_round(session).ballots_opened:
        return []
    query = select(Ballot.digest, Ballot.opened, Ballot.marks)
    kept = {row.digest: row for row in session.execute(query)}
    return [
        KeptBallot(row=row, document=kept[row.id].opened, marks=kept[row.id].marks)
        for row in list_ballots(session)
    ]


def invitation_keys(session: Session, juror_id: int) -> list[str]:
    """Return the public keys that may enrol the juror's device, or ever might."""
    query = select(Invitation.public_key).where(Invitation.juror_id == juror_id)
    return list(session.scalars(query))


def list_invitations(session: Session) -> dict[int, list[InvitationRow]]:
    """Return every invitation that was ever made out to each juror."""
    found: defaultdict[int, list[InvitationRow]] = defaultdict(list)
    query = select(Invitation.juror_id, Invitation.public_key, Invitation.state)
    for juror, key, state in session.execute(query):
        is_valid = state is not InvitationState.REVOKED
        found[juror].append(InvitationRow(public_key=bytes.fromhex(key), is_valid=is_valid))
    return dict(found)


def issued_digests(session: Session) -> set[str]:
    """Return the digests of all the kits that were ever issued."""
    return set(session.scalars(select(Kit.sha256)))


def _kit_row(juror: JurorRow, kit: Kit | None, ballots: list[Ballot]) -> KitRow:
    counted = next((each for each in ballots if each.state is BallotState.COUNTED), None)
    last = counted or max(ballots, key=lambda each: each.revision, default=None)
    return KitRow(
        id=juror.id,
        juror_id=juror.id,
        juror=juror.name,
        email=juror.values.email,
        state=_kit_state(kit, counted, ballots),
        applications=juror.applications,
        issued_at=kit.issued_at if kit else None,
        revision=kit.revision if kit else 0,
        ballot_revision=last.revision if last else 0,
        received_at=last.received_at if last else None,
    )


def _kit_state(kit: Kit | None, counted: Ballot | None, ballots: list[Ballot]) -> KitState:
    if counted is not None:
        return "received" if counted.is_complete else "incomplete"
    if ballots:
        return "conflict"
    return "issued" if kit else "to_issue"
