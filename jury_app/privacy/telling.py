"""Telling somebody all that is held about them: one PDF to read, one JSON for programs."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from jury_app.documents.held_data import HeldData, HeldPart, HeldThing, build_held_data
from jury_app.files import made_folder, replacing, write_safely
from jury_app.formatting import format_moment, format_number, localised, plain
from jury_app.i18n import N_, Language, _, speaking
from jury_app.legal_time import in_the_room
from jury_app.model.database import Database
from jury_app.model.enums import (
    ApplicationStatus,
    AttendanceState,
    BallotState,
    InvitationState,
    JurorRole,
)
from jury_app.model.journal import now
from jury_app.model.row_words import field_text, table_text
from jury_app.privacy.held import held_about
from jury_app.privacy.held_parts import Held, HeldJudgement, HeldRow
from jury_app.progress import Progress, Steps

_WORDS = {
    ApplicationStatus.RECEIVED.value: N_("Received"),
    ApplicationStatus.ADMISSIBLE.value: N_("Admissible"),
    ApplicationStatus.INADMISSIBLE.value: N_("Inadmissible"),
    ApplicationStatus.WITHDRAWN.value: N_("Withdrawn"),
    ApplicationStatus.SHORTLISTED.value: N_("Shortlisted"),
    AttendanceState.PRESENT.value: N_("Present"),
    AttendanceState.REPRESENTED.value: N_("Represented"),
    AttendanceState.EXCUSED.value: N_("Excused"),
    AttendanceState.ABSENT.value: N_("Absent"),
    BallotState.COUNTED.value: N_("it counts"),
    BallotState.SUPERSEDED.value: N_("a later one counts"),
    BallotState.CONFLICT.value: N_("in conflict with another"),
    BallotState.SET_ASIDE.value: N_("set aside"),
    InvitationState.ACTIVE.value: N_("in force"),
    InvitationState.REPLACED.value: N_("replaced by another"),
    InvitationState.REVOKED.value: N_("revoked"),
    JurorRole.CHAIR.value: N_("Chair"),
    JurorRole.MEMBER.value: N_("Member"),
    JurorRole.SPONSOR.value: N_("Sponsor"),
}

_POINTER = "/"  # of a place within a document, which tells programs where it names somebody
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")

HIDDEN = frozenset(
    {"id", "key", "seq", "position", "salt", "hash", "prev", "sha256", "digest", "previous",
     "device_key", "public_key", "grid", "domain_ids", "opened", "marks", "table", "raw"}
)  # fmt: skip
"""What tells a reader nothing, or is told in another part; the file for programs holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The two files, and how much they tell."""

    person: str
    page: Path
    data: Path
    rows: int
    acts: int


def tell_about(database: Database, who: str, folder: Path) -> Steps[Told]:
    """Write all that is held about somebody into a folder."""
    yield Progress(0, 2)
    held = database.read(held_about, who)
    today = date.fromisoformat(database.read(now)[:10])
    yield Progress(1, 2)
    stem = plain(held.person.name).replace(" ", "-") or "person"
    page, data = made_folder(folder) / f"{stem}.pdf", folder / f"{stem}.json"
    text = json.dumps(held.document(), ensure_ascii=False, indent=2, default=str)
    write_safely(data, f"{text}\n".encode(), is_secret=True)
    language = cast("Language", held.language)
    with speaking(language), replacing(page, is_secret=True) as output:
        build_held_data(_content(held, today, language), output)
    yield Progress(2, 2)
    return Told(
        person=held.person.name, page=page, data=data, rows=len(held.rows), acts=len(held.acts)
    )


def _content(held: Held, today: date, language: Language) -> HeldData:
    return HeldData(
        person=held.person.name,
        edition=held.edition,
        organiser=held.organiser,
        made_on=today,
        parts=tuple(each for each in _parts(held) if each.things),
        language=language,
    )


def _parts(held: Held) -> Iterator[HeldPart]:
    tables: defaultdict[str, list[HeldRow]] = defaultdict(list)
    for row in held.rows:
        tables[row.table].append(row)
    for table, rows in tables.items():
        things = [
            HeldThing(name="", values=tuple(dict.fromkeys(_values(row.values, held.applications))))
            for row in rows
        ]
        yield HeldPart(
            title=table_text(table), things=tuple(each for each in things if each.values)
        )
    by = _("Application {number}")
    of = _("Application {number}, by one of its readers")
    for title, frame, said in (
        (_("What you said as a juror"), by, held.own),
        (_("Said of your dossier"), of, held.said),
    ):
        told = tuple(_judgement(frame, each, held.criteria) for each in said)
        yield HeldPart(title=title, things=told)
    acts = [
        (
            f"{format_number(act.number)} · {format_moment(in_the_room(act.at))}",
            f"{act.sentence} – {act.reason}" if act.reason else act.sentence,
        )
        for act in held.acts
    ]
    appearing = (HeldThing(name="", values=acts),) if acts else ()
    yield HeldPart(title=_("Acts of the journal in which you appear"), things=appearing)
    if held.files:
        files = tuple((_("File"), name) for name in held.files)
        yield HeldPart(title=_("Files of your dossier"), things=(HeldThing(name="", values=files),))


def _judgement(
    frame: str, said: HeldJudgement, criteria: Mapping[str, tuple[str, int]]
) -> HeldThing:
    """Return what somebody said of a dossier, by the names of the criteria and in points."""
    marks = [
        (name, localised(f"{mark / steps:g}"))
        for code, mark in said.marks.items()
        for name, steps in (criteria.get(code, (code, 1)),)
    ]
    texts = [
        (criteria.get(code, (code, 1))[0] if code else _("Opinion"), text)
        for code, text in said.comments.items()
    ]
    recused = [] if said.recused is None else [(_("Recusal"), said.recused or _("no reason given"))]
    name = frame.format(number=said.application) if said.application else _("The jury as a whole")
    return HeldThing(name=name, values=(*marks, *texts, *recused))


def _values(
    values: Mapping[str, Any], applications: Mapping[int, str]
) -> Iterator[tuple[str, str]]:
    """Return the values of a row that say something, the parts of a document one by one."""
    for name, value in values.items():
        if name == "application_id" and value in applications:
            yield _("Application"), applications[value]
        if name in HIDDEN or name.endswith("_id") or value in (None, "", [], {}):
            continue
        for place, text in _flat(value, ""):
            is_said = place and not place.startswith(_POINTER)
            yield (f"{field_text(name)}, {place}" if is_said else field_text(name), text)


def _flat(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, each in value.items():
            if name not in HIDDEN:
                yield from _flat(each, f"{place}, {field_text(name)}".lstrip(", "))
    elif isinstance(value, list):
        for number, each in enumerate(value, start=1):
            yield from _flat(each, f"{place} {number}".strip())
    elif value not in (None, ""):
        yield place, _word(value)


def _word(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    text = str(value)
    if text in _WORDS:
        return _(_WORDS[text])
    return format_moment(in_the_room(text)) if _MOMENT.fullmatch(text) else text
