"""Who presides and signs, and what the minutes say of the quorum."""

from collections.abc import Iterator
from typing import Any

from jury_app.documents.minutes import ChairChange, Person
from jury_app.formatting import format_time, joined
from jury_app.i18n import _, ngettext
from jury_app.legal_time import in_the_room
from jury_app.model.enums import AttendanceState, JurorRole
from jury_app.model.queries.record import RecordedJuror, SittingRecord
from jury_app.model.queries.room_record import RecordedChair, RecordedQuorumChange


def presiding(record: SittingRecord) -> dict[str, Any]:
    """Return who presides from the opening on, in whose place, and who takes the chair later."""
    chairs = record.room.chairs if record.room else ()
    first = [each for each in chairs if each.is_first]
    told: dict[str, Any] = {"chair": _chair(record)}
    if first:
        opening = first[-1]
        told["chair"] = Person(name=opening.name, quality=within(opening.quality))
        if first[0].before:
            absent = first[0]
            told["replaced_chair"] = Person(
                name=absent.before, quality=within(absent.before_quality)
            )
            told["replacement_reason"] = opening.reason
    told["chair_changes"] = tuple(_change(each) for each in chairs if not each.is_first)
    return told


def signatures(record: SittingRecord) -> tuple[Person, ...]:
    """Return who signs: whoever presided last, or else the vice-chair; then the secretary."""
    by_role = {each.role: each for each in reversed(record.jury)}
    presided = by_role.get(JurorRole.CHAIR) or by_role.get(JurorRole.VICE_CHAIR)
    signing = [_person(presided)] if presided else []
    if record.room and record.room.chairs:
        last = record.room.chairs[-1]
        signing = [Person(name=last.name, quality=within(last.quality))]
    if record.secretary:
        signing.append(Person(name=record.secretary, quality=_("secretary of the sitting")))
    return tuple(signing)


def quorum_notes(record: SittingRecord) -> Iterator[str]:
    """Say whether represented members count, and when the quorum was lost or reached again."""
    if record.room is None:
        return
    states = {each.state for each in record.jury}
    if AttendanceState.REPRESENTED in states and record.quorum.required:
        yield (
            _("Members who are represented are counted in it.")
            if record.rules.room.represented_counts
            else _("Members who are represented are not counted in it.")
        )
    passages = [each.passage for each in record.jury if each.passage]
    if record.quorum.required and any(each.came_at or each.left_at for each in passages):
        yield _("It is counted as it was when the jury began to deliberate.")
    changes = record.room.quorum_changes
    if changes:
        yield _("Members who count after that: {counts}.").format(
            counts=joined([_count(each) for each in changes])
        )
    was_reached = record.room.quorum.is_reached
    for change in changes:
        if change.quorum.is_reached is not was_reached:
            was_reached = change.quorum.is_reached
            yield _quorum_change(change)


def within(quality: str) -> str:
    """Return a function as it stands inside a sentence: « ministre », but « DGS »."""
    return quality[:1].lower() + quality[1:] if quality[1:2].islower() else quality


def _chair(record: SittingRecord) -> Person | None:
    found = next((each for each in record.jury if each.role is JurorRole.CHAIR), None)
    return _person(found) if found else None


def _person(juror: RecordedJuror) -> Person:
    return Person(name=juror.name, quality=within(juror.quality))


def _change(chair: RecordedChair) -> ChairChange:
    return ChairChange(
        at=in_the_room(chair.at),
        chair=Person(name=chair.name, quality=within(chair.quality)),
        before=chair.before,
        reason=chair.reason,
    )


def _count(change: RecordedQuorumChange) -> str:
    return _("{count} at {hour}").format(
        count=change.quorum.counted, hour=format_time(in_the_room(change.at))
    )


def _quorum_change(change: RecordedQuorumChange) -> str:
    text = (
        ngettext(
            "At {hour} the quorum is reached again: {counted} member counts, of {required} "
            "required.",
            "At {hour} the quorum is reached again: {counted} members count, of {required} "
            "required.",
            change.quorum.counted,
        )
        if change.quorum.is_reached
        else ngettext(
            "At {hour} the quorum is lost: {counted} member counts, of {required} required.",
            "At {hour} the quorum is lost: {counted} members count, of {required} required.",
            change.quorum.counted,
        )
    )
    return text.format(
        hour=format_time(in_the_room(change.at)),
        counted=change.quorum.counted,
        required=change.quorum.required,
    )
