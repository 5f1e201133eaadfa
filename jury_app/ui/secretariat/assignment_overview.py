"""Everything that the assignment page reads, in one go, so that its parts never disagree."""

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from jury_app.codes import sentence
from jury_app.importing.authorities import department_codes
from jury_app.model.queries.applications import ApplicationRow
from jury_app.model.queries.assignment import Readings, list_readings, unchanged
from jury_app.model.queries.edition import StagesRow, get_stages
from jury_app.model.queries.jury import JurorRow


@dataclass(frozen=True, slots=True)
class ReadRow:
    """An application, and who reads it."""

    id: int
    application: ApplicationRow
    readers: int
    names: str


@dataclass(frozen=True, slots=True)
class LoadRow:
    """A juror, and how much they read."""

    id: int
    juror: JurorRow
    reads: int
    recused: int
    conflicts: int


class Stand(IntEnum):
    """How a juror stands to an application, those who read it first."""

    READS = 0
    FREE = 1
    CONFLICT = 2
    RECUSED = 3


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """A juror of the panel of one application; `why` is a reason not to read it."""

    id: int
    juror: JurorRow
    stand: Stand
    reads: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentOverview:
    """Who may read what, and who does, with the rows that the lists show."""

    known: Readings
    stages: StagesRow
    applications: tuple[ReadRow, ...]
    jurors: tuple[LoadRow, ...]
    domains: tuple[tuple[str, int], ...]
    """The domains that have applications, in order: in words, and by id."""

    unread: int
    """How many applications nobody reads."""

    def readers_of(self, application_id: int) -> list[ReaderRow]:
        """Return the panel of an application: who reads it, then who has least to read."""
        known = self.known
        readers = known.readers.get(application_id, frozenset())
        panel = known.panels.get(application_id, frozenset()) | readers
        rows = [
            self._reader(each, application_id, is_reader=each.id in readers)
            for each in known.jurors
            if each.id in panel
        ]
        return sorted(rows, key=lambda each: (each.stand, each.reads))

    def _reader(self, juror: JurorRow, application_id: int, *, is_reader: bool) -> ReaderRow:
        pair = juror.id, application_id
        recused, conflict = pair in self.known.recused, self.known.conflicts.get(pair, "")
        stand = Stand.RECUSED if recused else Stand.CONFLICT if conflict else Stand.FREE
        why = self.known.recused[pair] if recused else sentence(conflict) if conflict else ""
        return ReaderRow(
            juror.id, juror, Stand.READS if is_reader else stand, self.known.loads[juror.id], why
        )


def assignment_overview(
    session: Any, before: AssignmentOverview | None = None
) -> AssignmentOverview:
    """Return everything that the assignment page shows, but what can be compared.

    What did not change since `before` is the very thing that was shown then.
    """
    known = list_readings(session, departments=department_codes())
    if before is not None:
        known = known.since(before.known)
    applications, jurors = _read_rows(known), _load_rows(known)
    if before is not None:
        applications = unchanged(applications, before.applications)
        jurors = unchanged(jurors, before.jurors)
    return AssignmentOverview(
        known=known,
        stages=get_stages(session),
        applications=applications,
        jurors=jurors,
        domains=_domains(known),
        unread=sum(not each.readers for each in applications),
    )


def _domains(known: Readings) -> tuple[tuple[str, int], ...]:
    words = {
        each.domain_id: f"{each.domain_code} {each.domain_name}" for each in known.applications
    }
    return tuple(sorted((text, id_) for id_, text in words.items()))


def _read_rows(known: Readings) -> tuple[ReadRow, ...]:
    names = {each.id: each.name for each in known.jurors}
    return tuple(
        ReadRow(
            each.id,
            each,
            len(known.readers.get(each.id, ())),
            ", ".join(sorted(names[one] for one in known.readers.get(each.id, ()))),
        )
        for each in known.applications
    )


def _load_rows(known: Readings) -> tuple[LoadRow, ...]:
    recused = Counter(juror for juror, _application in known.recused)
    conflicts = Counter(juror for juror, _application in known.conflicts)
    return tuple(
        LoadRow(each.id, each, known.loads[each.id], recused[each.id], conflicts[each.id])
        for each in known.jurors
        if not each.is_withdrawn or known.loads[each.id]
    )
