"""The calendar file: the sitting and the ceremony, as any calendar takes them in (RFC 5545)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from jury_app.rehearsal import stamped

_LONGEST = 75  # octets of a line, its end not counted


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """Something that happens; both moments know their offset from UTC."""

    uid: str
    summary: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """What a calendar takes in; `made_at` is the closing, so that equal content is equal bytes."""

    made_at: datetime
    events: tuple[CalendarEvent, ...] = ()


def build_calendar(content: CalendarFile, output: BinaryIO) -> None:
    """Write the events as one file."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Jury//Jury//FR", "METHOD:PUBLISH"]
    for event in content.events:
        lines += _event(event, content.made_at)
    lines.append("END:VCALENDAR")
    output.write(b"".join(folded(line) for line in lines))


def _event(event: CalendarEvent, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_utc(made_at)}"
    yield f"DTSTART:{_utc(event.starts_at)}"
    if _utc(event.ends_at) > _utc(event.starts_at):  # RFC 5545 §3.8.2.2: later, or not there
        yield f"DTEND:{_utc(event.ends_at)}"
    yield f"SUMMARY:{quoted_text(stamped(event.summary))}"
    if event.place:
        yield f"LOCATION:{quoted_text(event.place)}"
    if event.description:
        yield f"DESCRIPTION:{quoted_text(event.description)}"
    yield "END:VEVENT"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def quoted_text(text: str) -> str:
    """Return a text as a line holds it: what would end or part it is written out."""
    plain = "\n".join(text.replace("\\", "\\\\").splitlines())
    kept = "".join(char for char in plain if char in "\n\t" or char >= " ")
    return kept.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """Return a line in pieces short enough, no letter parted, each but the first after a blank."""
    pieces: list[bytes] = [b""]
    for char in line:
        octets = char.encode("utf-8", "replace")
        if len(pieces[-1]) + len(octets) > _LONGEST:
            pieces.append(b" ")
        pieces[-1] += octets
    return b"\r\n".join(pieces) + b"\r\n"
