"""What only experts ask for, put together once: Rasch measures and variance components."""

from dataclasses import dataclass

from jury_app.model.scoring.categories import ratings_of
from jury_app.model.scoring.generalisability import Components, NoComponents, variance_components
from jury_app.model.scoring.mark_table import MarkTable
from jury_app.model.scoring.panel import Application, Juror
from jury_app.model.scoring.rasch import NoMeasures, RaschMeasures, rasch_measures
from jury_app.model.scoring.severity import AdditiveFit


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertFigures:
    """The figures of one domain, or why there are none."""

    rasch: RaschMeasures | NoMeasures
    components: Components | NoComponents


def expert_figures(table: MarkTable[Application, Juror]) -> ExpertFigures:
    """Return what experts ask of a domain."""
    panel = table.panel()
    return ExpertFigures(
        rasch=rasch_measures(ratings_of(table.marked)),
        components=variance_components(panel, AdditiveFit(panel)),
    )
