"""When the sitting was suspended, as its record keeps it for the minutes."""

from dataclasses import dataclass

from jury_app.model.room.state import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedSuspension:
    """From when until when, and why."""

    suspended_at: str
    resumed_at: str | None = None
    reason: str = ""


def recorded_suspensions(room: Room) -> tuple[RecordedSuspension, ...]:
    """Return every suspension, the first one first."""
    return tuple(
        RecordedSuspension(
            suspended_at=each.since.hour,
            resumed_at=each.until.hour if each.until else None,
            reason=each.since.reason,
        )
        for each in room.pauses
    )
