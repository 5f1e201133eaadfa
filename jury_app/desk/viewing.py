"""From the history of a work file to what the juror sees."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from jury_app.desk.changes import Field, Place, Value
from jury_app.desk.views import DeskView, Entry, EntryState, SentBallot
from jury_app.sealing.manifest import KitApplication, KitCriterion, KitManifest

if TYPE_CHECKING:  # the window shows views before the database is loaded
    from jury_app.desk.work_file import KeptBallot


def entries(manifest: KitManifest, values: Mapping[Place, Value]) -> tuple[Entry, ...]:
    """Return the applications of a kit, domain after domain."""
    order = {domain.code: place for place, domain in enumerate(manifest.domains)}
    applications = sorted(manifest.applications, key=lambda each: order[each.domain])
    return tuple(_entry(each, manifest.grid.criteria, values) for each in applications)


def with_said(
    view: DeskView, said: Mapping[Place, Value | None], criteria: Sequence[KitCriterion]
) -> DeskView:
    """Return a view as it will be once all that was said since is on the disk."""
    touched = {place.application for place in said}
    shown = tuple(
        _entry(each.application, criteria, {**_values(each), **said})
        if each.number in touched
        else each
        for each in view.entries
    )
    if shown == view.entries:
        return view
    ballots = tuple(replace(each, is_current=False) for each in view.ballots)
    return replace(view, entries=shown, ballots=ballots, can_undo=True, can_redo=False)


def sent(ballots: "Sequence[KeptBallot]", last_act: int) -> tuple[SentBallot, ...]:
    """Return the ballots sealed so far."""
    return tuple(
        SentBallot(
            revision=each.revision,
            digest=each.digest,
            previous=each.previous,
            made_at=datetime.fromisoformat(each.made_at),
            code=each.code,
            complete=each.complete,
            is_current=each is ballots[-1] and each.act == last_act,
        )
        for each in ballots
    )


def marked(entries: Iterable[Entry]) -> dict[str, frozenset[str]]:
    """Return which criteria of which applications a ballot of these entries marks."""
    return {each.number: each.counted for each in entries if each.counted}


def _entry(
    application: KitApplication,
    criteria: Sequence[KitCriterion],
    values: Mapping[Place, Value | None],
) -> Entry:
    number = application.number
    marks = _marks(number, criteria, values)
    missing = tuple(each.code for each in criteria if each.code not in marks)
    decided = application.recused_reason
    said = values.get(Place(Field.RECUSAL, number))
    recusal = decided if decided is not None else said
    return Entry(
        application=application,
        state=_state(is_recused=recusal is not None, has_marks=bool(marks), missing=missing),
        marks=marks,
        comments=_comments(number, criteria, values),
        opinion=str(values.get(Place(Field.OPINION, number)) or ""),
        note=str(values.get(Place(Field.NOTE, number)) or ""),
        missing=missing,
        recusal=None if recusal is None else str(recusal),
        recused_by_secretariat=decided is not None,
    )


def _values(entry: Entry) -> dict[Place, Value | None]:
    """Return what stands for an application, place by place."""
    number = entry.number
    return {
        **{Place(Field.MARK, number, code): mark for code, mark in entry.marks.items()},
        **{Place(Field.COMMENT, number, code): text for code, text in entry.comments.items()},
        Place(Field.OPINION, number): entry.opinion,
        Place(Field.NOTE, number): entry.note,
        Place(Field.RECUSAL, number): entry.recusal,
    }


def _marks(
    number: str, criteria: Sequence[KitCriterion], values: Mapping[Place, Value | None]
) -> dict[str, int]:
    """Return the marks that are on the grid of this kit; one of an older grid stays aside."""
    return {
        each.code: mark
        for each in criteria
        if isinstance(mark := values.get(Place(Field.MARK, number, each.code)), int)
        and mark in each.marks
    }


def _comments(
    number: str, criteria: Sequence[KitCriterion], values: Mapping[Place, Value | None]
) -> dict[str, str]:
    return {
        each.code: str(text)
        for each in criteria
        if (text := values.get(Place(Field.COMMENT, number, each.code)))
    }


def _state(*, is_recused: bool, has_marks: bool, missing: tuple[str, ...]) -> EntryState:
    if is_recused:
        return EntryState.RECUSED
    if not missing:
        return EntryState.COMPLETE
    return EntryState.BEGUN if has_marks else EntryState.TO_DO
