"""What the deliberation page reads of one domain, in one go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from jury_app.model.queries.amended import AmendedRow, amended_rows
from jury_app.model.queries.erasures import erased_ballots
from jury_app.model.queries.marked import MarkedDomain, marked_domains
from jury_app.model.queries.preselection import PanelPlace, panel_places
from jury_app.model.queries.sitting import DecisionRow, Deliberation, get_deliberation


@dataclass(frozen=True, slots=True)
class Deliberated:
    """A domain before the jury, and its marks made ready to be analysed elsewhere."""

    deliberation: Deliberation
    marked: MarkedDomain
    are_erased: bool
    """Whether the marks were erased when they fell due."""
    amended: tuple[AmendedRow, ...]
    panel: Mapping[str, PanelPlace]
    """What an expert panel said before, by number; nothing where there was none."""

    @property
    def domain_id(self) -> int:
        """The domain that it is about."""
        return self.deliberation.standings.domain_id

    def is_only_decided_since(self, before: "Deliberated") -> bool:
        """Whether it holds the very marks that were shown before, and other decisions at most."""
        return self.deliberation.marks is before.deliberation.marks

    def decided(self, decisions: Iterable[DecisionRow]) -> "Deliberated":
        """Return the same marks with what is decided now, of all that is decided in the sitting."""
        own = tuple(each for each in decisions if each.domain_id == self.domain_id)
        return replace(self, deliberation=replace(self.deliberation, decisions=own))


def deliberated(session: Any, domain_id: int) -> Deliberated:
    """Return a domain as the jury has it before it; refused while ballots are sealed."""
    found = get_deliberation(session, domain_id)
    [marked] = marked_domains(session, [found.standings], found.marks)
    return Deliberated(
        found,
        marked,
        bool(erased_ballots(session)[1]),
        amended_rows(session),
        panel_places(session),
    )
