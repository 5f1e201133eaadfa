"""What a page reads in one go, so that its parts never disagree."""

from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionOverview:
    """Everything that the edition page shows."""

    edition: EditionRow
    stages: StagesRow
    domains: tuple[DomainRow, ...]
    criteria: tuple[CriterionRow, ...]
    levels: tuple[LevelRow, ...]
    rules: RulesRow


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
