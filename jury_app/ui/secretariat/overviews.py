"""What a page reads in one go, so that its parts never disagree."""

from dataclasses import dataclass
from typing import Any

from jury_app.importing.authorities import department_codes
from jury_app.model.enums import LevelKind
from jury_app.model.queries.applications import ApplicationRow
from jury_app.model.queries.conflicts import ConflictRow, suggest_conflicts
from jury_app.model.queries.edition import (
    CriterionRow,
    DomainRow,
    EditionRow,
    LevelRow,
    RulesRow,
    StagesRow,
    get_edition,
    get_rules,
    get_stages,
    list_criteria,
    list_domains,
    list_levels,
)
from jury_app.model.queries.jury import (
    JurorRow,
    RecusalRow,
    list_jurors,
    list_recusals,
    readings,
)
from jury_app.model.queries.standings import judged_applications


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionOverview:
    """Everything that the edition page shows."""

    edition: EditionRow
    stages: StagesRow
    domains: tuple[DomainRow, ...]
    criteria: tuple[CriterionRow, ...]
    levels: tuple[LevelRow, ...]
    rules: RulesRow

    @property
    def is_panel(self) -> bool:
        """Whether an expert panel sits, which shortlists for a jury."""
        return any(each.values.kind is LevelKind.SHORTLIST for each in self.levels)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """An application that the jury judges, and who reads it."""

    id: int
    application: ApplicationRow
    readers: tuple[int, ...]
    names: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JuryOverview:
    """Everything that the jury page shows, but the conflicts to look at."""

    jurors: tuple[JurorRow, ...]
    domains: tuple[DomainRow, ...]
    readings: tuple[ReadingRow, ...]
    recusals: tuple[RecusalRow, ...]
    stages: StagesRow

    @property
    def sitting(self) -> tuple[JurorRow, ...]:
        """The jurors who have not left."""
        return tuple(each for each in self.jurors if not each.is_withdrawn)


def edition_overview(session: Any) -> EditionOverview:
    """Return everything that the edition page shows."""
    return EditionOverview(
        edition=get_edition(session),
        stages=get_stages(session),
        domains=tuple(list_domains(session)),
        criteria=tuple(list_criteria(session)),
        levels=tuple(list_levels(session)),
        rules=get_rules(session),
    )


def jury_overview(session: Any) -> JuryOverview:
    """Return everything that the jury page shows."""
    jurors = list_jurors(session)
    names = {each.id: each.name for each in jurors}
    readers = readings(session)
    return JuryOverview(
        jurors=tuple(jurors),
        domains=tuple(list_domains(session)),
        readings=tuple(
            ReadingRow(
                id=each.id,
                application=each,
                readers=tuple(readers.get(each.id, ())),
                names=", ".join(names[one] for one in readers.get(each.id, ())),
            )
            for each in judged_applications(session)
        ),
        recusals=tuple(list_recusals(session)),
        stages=get_stages(session),
    )


def conflicts(session: Any) -> list[ConflictRow]:
    """Return the conflicts of interest to look at, with what the list of authorities knows."""
    return suggest_conflicts(session, departments=department_codes())
