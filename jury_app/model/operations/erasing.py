"""Erasing what is no longer needed once the sitting is closed; seals and chain stay as they are.

The act tells how much went, and names rows by number or digest. What stood there is noted nowhere.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import rfc8785
from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.entities import (
    Application,
    AttachmentContent,
    Ballot,
    Base,
    Change,
    ImportedJuror,
    ImportedRow,
    ImportedScore,
    Juror,
    Reason,
    Recusal,
    Rules,
)
from jury_app.model.enums import DataKind, JournalKind
from jury_app.model.journal import forget, record
from jury_app.model.queries.retention import (
    CONTACT,
    DOSSIER,
    EMPTY,
    erasable_reasons,
    files_of,
    unsuccessful,
)
from jury_app.model.requirements import is_closed, require_text

ROW = {"raw": EMPTY, "taken": EMPTY}


@dataclass(slots=True)
class Gone:
    """What an erasure has taken so far: how much of each kind, and which rows by number."""

    counts: dict[str, int] = field(default_factory=dict)
    texts: dict[str, int] = field(default_factory=dict)
    ballots: set[str] = field(default_factory=set)
    reasons: set[int] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    scores: int = 0

    def add(self, kind: str, count: int) -> None:
        """Count what went of a kind."""
        self.counts[kind] = self.counts.get(kind, 0) + count

    def body(self) -> dict[str, Any]:
        """Return what the act tells."""
        told = {
            "texts": self.texts,
            "ballots": sorted(self.ballots),
            "reasons": sorted(self.reasons),
            "files": sorted(self.files),
            "scores": self.scores,
        }
        return {"counts": self.counts} | {name: each for name, each in told.items() if each}


def with_what_goes(kinds: Iterable[DataKind]) -> list[DataKind]:
    """Return the kinds in their order; comments stand in the ballots, and go with the marks."""
    asked = set(kinds)
    if DataKind.MARKS in asked:
        asked.add(DataKind.COMMENTS)
    return [kind for kind in DataKind if kind in asked]


def purge(session: Session, *, kinds: Iterable[DataKind], reason: str, backups: int = 0) -> int:
    """Erase all of some kinds of data, and return the number of the act that tells it."""
    require_closed(session)
    require_text(reason, "reason_missing")
    gone = Gone()
    for kind in with_what_goes(kinds):
        if kind in _PURGES:
            _PURGES[kind](session, gone)
        elif kind is DataKind.BACKUPS:
            gone.add(kind.value, backups)
    if not any(gone.counts.values()):
        raise RuleError("nothing_to_erase")
    return record(session, JournalKind.ERASURE, gone.body(), reason=reason.strip())


def require_closed(session: Session) -> None:
    """What the jury decides from stays until it has decided."""
    if not is_closed(session):
        raise RuleError("erasure_before_closing")


def blank(
    session: Session,
    entity: type[Base],
    values: Mapping[str, str],
    ids: Collection[int] | None = None,
) -> int:
    """Empty some columns of rows, here and in what the journal notes of their past."""
    table = entity.__table__
    columns = [table.c[name] for name in values]
    filled: ColumnElement[bool] = or_(*(column != values[column.name] for column in columns))
    statement = update(entity).where(filled).values(dict(values))
    if ids is not None:
        statement = statement.where(next(iter(table.primary_key)).in_(ids))
    count = forget(session, statement)
    keys = None if ids is None else {json.dumps([each]) for each in ids}
    scrub(session, entity.__tablename__, lambda name, _value: name in values, keys)
    return count


def scrub(
    session: Session,
    table: str | None,
    is_personal: Callable[[str, object], bool],
    keys: Collection[str] | None = None,
) -> None:
    """Empty what the notes beside the journal say of some values, whichever act told them."""
    query = select(Change.id, Change.key, Change.before, Change.after)
    if table is not None:
        query = query.where(Change.table == table)
    for row in session.execute(query).all():
        if keys is not None and row.key not in keys:
            continue
        before, after = (_emptied(told, is_personal) for told in (row.before, row.after))
        if (before, after) != (row.before, row.after):
            statement = update(Change).where(Change.id == row.id)
            forget(session, statement.values(before=before, after=after))


def erase_reasons(session: Session, gone: Gone, acts: Iterable[int]) -> int:
    """Erase why some acts were done; the chain keeps its commitments to the words."""
    numbers = set(acts)
    gone.reasons |= numbers
    return forget(session, delete(Reason).where(Reason.seq.in_(numbers))) if numbers else 0


def _emptied(told: str | None, is_personal: Callable[[str, object], bool]) -> str | None:
    if told is None:
        return None
    values = json.loads(told)
    kept = {
        name: ("" if isinstance(value, str) else None) if is_personal(name, value) else value
        for name, value in values.items()
    }
    return told if kept == values else json.dumps(kept, ensure_ascii=False)


def _comments(session: Session, gone: Gone) -> None:
    query = select(Ballot.digest, Ballot.opened, Ballot.marks).where(Ballot.opened.is_not(None))
    for row in session.execute(query).all():
        whole = json.loads(row.opened or b"{}")
        if not whole.get("notes"):
            continue
        said = json.loads(row.marks or "")
        without = {**said, "recused": dict.fromkeys(said["recused"], ""), "comments": {}}
        statement = update(Ballot).where(Ballot.digest == row.digest)
        forget(
            session,
            statement.values(
                opened=rfc8785.dumps({**whole, "notes": {}}),
                marks=json.dumps(without, ensure_ascii=False),
                sealed=b"",  # it holds the texts too, under the key of the edition
            ),
        )
        gone.texts[row.digest] = len(whole["notes"])
    gone.add(DataKind.COMMENTS.value, sum(gone.texts.values()))


def _marks(session: Session, gone: Gone) -> None:
    query = select(Ballot.digest, Ballot.marks).where(Ballot.marks.is_not(None))
    told = {row.digest: json.loads(row.marks or "") for row in session.execute(query).all()}
    kept = session.scalars(select(Ballot.digest).where(func.length(Ballot.sealed) > 0))
    gone.ballots = {*told, *kept}
    forget(session, update(Ballot).values(opened=None, marks=None, sealed=b""))
    gone.scores = forget(session, delete(ImportedScore))
    scrub(session, ImportedScore.__tablename__, lambda name, _value: name == "mark")
    given = sum(len(marks) for each in told.values() for marks in each["scores"].values())
    gone.add(DataKind.MARKS.value, given + gone.scores)


def _reasons(session: Session, gone: Gone) -> None:
    count = erase_reasons(session, gone, erasable_reasons(session))
    count += blank(session, Recusal, {"reason": ""})
    blank(session, Rules, {"reason": ""})  # the reason of an act that was counted above
    gone.add(DataKind.REASONS.value, count)


def _applicants(session: Session, gone: Gone) -> None:
    ids = list(session.scalars(select(Application.id)))
    gone.add(DataKind.APPLICANTS.value, erase_contacts(session, ids))


def erase_contacts(session: Session, ids: Collection[int]) -> int:
    """Erase whom to write to about some applications, and the rows that the form tool sent."""
    filled = select(Application.id).where(
        Application.id.in_(ids),
        or_(Application.contact_name != "", Application.contact_email != ""),
    )
    rows = select(ImportedRow.application_id).where(
        ImportedRow.application_id.in_(ids), ImportedRow.raw != EMPTY
    )
    count = len({*session.scalars(filled), *session.scalars(rows)})
    blank(session, Application, CONTACT, ids)
    blank(session, ImportedRow, ROW, ids)
    return count


def _jurors(session: Session, gone: Gone) -> None:
    addressed = set(session.scalars(select(Juror.id).where(Juror.email != "")))
    addressed |= set(
        session.scalars(select(ImportedJuror.juror_id).where(ImportedJuror.taken != EMPTY))
    )
    blank(session, Juror, {"email": ""})
    blank(session, ImportedJuror, {"taken": EMPTY})
    gone.add(DataKind.JURORS.value, len(addressed))


def _attachments(session: Session, gone: Gone) -> None:
    filled = select(AttachmentContent.sha256).where(func.length(AttachmentContent.content) > 0)
    gone.add(DataKind.ATTACHMENTS.value, _erase_files(session, gone, session.scalars(filled)))


def _unsuccessful(session: Session, gone: Gone) -> None:
    ids = unsuccessful(session)
    files = files_of(session, ids)
    emptied = blank(session, Application, DOSSIER, ids)
    erase_contacts(session, ids)
    _erase_files(session, gone, files)
    gone.add(DataKind.UNSUCCESSFUL.value, max(emptied, len(files)))


def _erase_files(session: Session, gone: Gone, digests: Iterable[str]) -> int:
    names = set(digests)
    gone.files |= names
    for each in sorted(names):
        statement = update(AttachmentContent).where(AttachmentContent.sha256 == each)
        forget(session, statement.values(content=b""))
    return len(names)


_PURGES: Mapping[DataKind, Callable[[Session, Gone], None]] = {
    DataKind.COMMENTS: _comments,
    DataKind.MARKS: _marks,
    DataKind.REASONS: _reasons,
    DataKind.APPLICANTS: _applicants,
    DataKind.JURORS: _jurors,
    DataKind.ATTACHMENTS: _attachments,
    DataKind.UNSUCCESSFUL: _unsuccessful,
}
