"""Everything that the deliberation page reads of the whole sitting, in one go."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from jury_app.i18n import _, ngettext
from jury_app.model.enums import AttendanceState, LevelKind
from jury_app.model.queries.edition import (
    CriterionRow,
    DomainRow,
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
from jury_app.model.queries.on_paper import last_paper
from jury_app.model.queries.running_order import kept_order
from jury_app.model.queries.sitting import (
    AttendanceRow,
    DecisionRow,
    SittingRow,
    get_sitting,
    list_attendance,
    list_decisions,
)
from jury_app.model.room.running import Turn
from jury_app.ui.secretariat.domain_list import DomainItem
from jury_app.ui.secretariat.moments import moment_text

_HERE = frozenset({AttendanceState.PRESENT, AttendanceState.REMOTE, AttendanceState.REPRESENTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingOverview:
    """How far the jury has come."""

    stages: StagesRow
    sitting: SittingRow
    rules: RulesRow
    scale: int
    levels: tuple[LevelRow, ...]
    criteria: tuple[CriterionRow, ...]
    domains: tuple[DomainRow, ...]
    decisions: tuple[DecisionRow, ...]
    attendance: tuple[AttendanceRow, ...]
    turns: tuple[Turn, ...]
    paper: str
    """The code of the sheets that were typed back last; nothing where none were."""

    @property
    def competing(self) -> list[DomainRow]:
        """The domains in which somebody competes, in their running order."""
        turns = {each.domain: place for place, each in enumerate(self.turns)}
        there = (each for each in self.domains if each.applications)
        return sorted(there, key=lambda each: turns.get(each.id, len(turns)))

    @property
    def undecided(self) -> list[DomainRow]:
        """The domains that still wait for a decision."""
        settled = {each.domain_id for each in self.decisions if _settles(each)}
        return [each for each in self.competing if each.id not in settled]

    @property
    def here(self) -> int:
        """How many members take part."""
        return sum(each.state in _HERE for each in self.attendance)

    @property
    def sentence(self) -> str:
        """Where the sitting stands, in a sentence."""
        if not self.stages.ballots_opened:
            return ""
        if self.stages.is_closed:
            return _("The sitting was closed on {moment}. Its decisions stand.").format(
                moment=moment_text(self.sitting.closed_at)
            )
        total, left = len(self.competing), len(self.undecided)
        return ngettext(
            "{count} domain of {total} decided.",
            "{count} domains of {total} decided.",
            total - left,
        ).format(count=total - left, total=total)

    def items(self) -> list[DomainItem]:
        """Return the running list: each domain and what was decided in it."""
        given: defaultdict[int, list[DecisionRow]] = defaultdict(list)
        for each in self.decisions:
            given[each.domain_id].append(each)
        waiting = {each.id for each in self.undecided}
        return [
            _item(each, given[each.id], is_waiting=each.id in waiting) for each in self.competing
        ]


def sitting_overview(session: Any) -> SittingOverview:
    """Return everything that the deliberation page tells of the whole sitting."""
    return SittingOverview(
        stages=get_stages(session),
        sitting=get_sitting(session),
        rules=get_rules(session),
        scale=get_edition(session).values.display_scale,
        levels=tuple(list_levels(session)),
        criteria=tuple(list_criteria(session)),
        domains=tuple(list_domains(session)),
        decisions=tuple(list_decisions(session)),
        attendance=tuple(list_attendance(session)),
        turns=kept_order(session)[1],
        paper=last_paper(session),
    )


def _settles(decision: DecisionRow) -> bool:
    return decision.is_not_awarded or decision.level_kind is not LevelKind.SPECIAL


def _item(domain: DomainRow, given: Sequence[DecisionRow], *, is_waiting: bool) -> DomainItem:
    awards = [each for each in given if not each.is_not_awarded]
    if is_waiting:
        state, icon_name = _("To decide"), "circle-dashed"
    elif not awards:
        state, icon_name = _("Not awarded"), "minus"
    else:
        state, icon_name = _named(awards), ""
    return DomainItem(
        id=domain.id,
        code=domain.values.code,
        name=domain.values.name,
        state=state,
        icon_name=icon_name,
        medals=tuple(each.colour for each in awards),
    )


def _named(awards: Iterable[DecisionRow]) -> str:
    return ", ".join(each.level_name for each in awards)
