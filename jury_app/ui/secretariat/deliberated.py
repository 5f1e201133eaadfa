"""What the deliberation page reads of one domain, in one go."""

from dataclasses import dataclass
from typing import Any

from jury_app.model.queries.amended import AmendedRow, amended_rows
from jury_app.model.queries.marked import MarkedDomain, marked_domains
from jury_app.model.queries.sitting import Deliberation, get_deliberation


@dataclass(frozen=True, slots=True)
class Deliberated:
    """A domain before the jury, and its marks made ready to be analysed elsewhere."""

    deliberation: Deliberation
    marked: MarkedDomain
    amended: tuple[AmendedRow, ...]


def deliberated(session: Any, domain_id: int) -> Deliberated:
    """Return a domain as the jury has it before it; refused while ballots are sealed."""
    found = get_deliberation(session, domain_id)
    [marked] = marked_domains(session, [found.standings], found.marks)
    return Deliberated(found, marked, amended_rows(session))
