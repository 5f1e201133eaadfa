"""Which decisions of a domain pass over a higher place."""

from collections.abc import Sequence
from typing import Protocol

from jury_app.model.enums import LevelKind
from jury_app.model.queries.standings import DomainStandings

RANKING = frozenset({LevelKind.LEVEL, LevelKind.SHORTLIST})
"""What is given in the order of the standings: any other award passes over nobody."""


class Given(Protocol):
    """A decision, as far as it may pass over somebody."""

    @property
    def id(self) -> int:
        """Which one it is."""
        ...

    @property
    def application_id(self) -> int | None:
        """Whose it is; nobody’s where it says that the domain has no award."""
        ...

    @property
    def level_id(self) -> int | None:
        """What was given."""
        ...

    @property
    def level_kind(self) -> LevelKind | None:
        """Of which kind that is."""
        ...


def departures(
    order: DomainStandings, decisions: Sequence[Given], *, top_level_id: int | None = None
) -> set[int]:
    """Return the decisions of a domain that pass over a higher place: the ids of their rows.

    A higher place has been passed over when it has no level, or a lower one; any place is higher
    than none. While the jury decides, `top_level_id` says which level is the highest: it alone
    passes over a place about which nothing is said yet, since its turn may still come.
    """
    given = [row for row in decisions if row.level_kind in RANKING]
    levels = list(dict.fromkeys(row.level_id for row in given))  # the highest comes first
    held = {row.application_id: levels.index(row.level_id) for row in given}
    mentioned = {row.application_id for row in decisions if row.level_kind is LevelKind.MENTION}
    ranks = {each.application_id: each.rank for each in order.standings}

    def passes_over(row: Given, better: int) -> bool:
        if better in held or better in mentioned:
            return held.get(better, len(levels)) > held[row.application_id]
        return top_level_id in (None, row.level_id)

    return {
        row.id
        for row in given
        if any(
            passes_over(row, better)
            for better, rank in ranks.items()
            if row.application_id not in ranks or rank < ranks[row.application_id]
        )
    }
