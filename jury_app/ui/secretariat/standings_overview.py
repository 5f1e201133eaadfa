"""Everything that the standings page reads, in one go, so that its parts never disagree."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jury_app.i18n import _, ngettext
from jury_app.model.queries.edition import (
    CriterionRow,
    StagesRow,
    get_edition,
    get_rules,
    get_stages,
    list_criteria,
)
from jury_app.model.queries.erasures import erased_ballots
from jury_app.model.queries.jury import list_jurors
from jury_app.model.queries.marked import MarkedDomain, marked_domains
from jury_app.model.queries.preselection import PanelPlace, panel_places
from jury_app.model.queries.shortlist import shortlist_level
from jury_app.model.queries.standings import (
    DomainStandings,
    JurorMarks,
    all_marks,
    consolidate,
)
from jury_app.model.rules import RuleSettings, sentences
from jury_app.ui.secretariat.domain_list import DomainItem


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingsOverview:
    """The standings of every domain, or nothing of them while the ballots are sealed."""

    stages: StagesRow
    settings: RuleSettings
    scale: int
    criteria: tuple[CriterionRow, ...]
    domains: tuple[DomainStandings, ...]
    marks: dict[int, list[JurorMarks]]
    marked: dict[int, MarkedDomain]
    names: dict[int, str]
    makes_shortlist: bool = False
    """Whether an expert panel sits here, which shortlists for a jury."""

    is_purged: bool = False
    """Whether the marks were erased, their time being over."""

    panel: Mapping[str, PanelPlace] = field(default_factory=dict)
    """What an expert panel said before, by number."""

    @property
    def rule(self) -> str:
        """The sentence that says how the order is made."""
        return sentences(self.settings)[0]

    @property
    def unranked(self) -> int:
        """How many applications have no rank."""
        return sum(len(each.not_ranked) for each in self.domains)


def standings_overview(session: Any) -> StandingsOverview:
    """Return everything that the standings page shows."""
    stages = get_stages(session)
    opened = stages.ballots_opened
    marks = all_marks(session) if opened else {}
    domains = tuple(_filled(consolidate(session, marks=marks))) if opened else ()
    marked = marked_domains(session, domains, marks)
    return StandingsOverview(
        stages=stages,
        settings=get_rules(session).settings,
        scale=get_edition(session).values.display_scale,
        criteria=tuple(list_criteria(session)),
        domains=domains,
        marks=marks,
        marked={each.domain_id: each for each in marked},
        names={each.id: each.name for each in list_jurors(session)},
        makes_shortlist=shortlist_level(session) is not None,
        is_purged=bool(erased_ballots(session)[1]),
        panel=panel_places(session),
    )


def domain_item(domain: DomainStandings) -> DomainItem:
    """Return a domain as the list at the left shows it."""
    told = [
        ngettext("{count} ranked", "{count} ranked", len(domain.standings)).format(
            count=len(domain.standings)
        )
    ]
    if domain.not_ranked:
        told.append(
            ngettext("{count} to discuss", "{count} to discuss", len(domain.not_ranked)).format(
                count=len(domain.not_ranked)
            )
        )
    elif _is_tied(domain):
        told.append(_("ex aequo"))
    return DomainItem(
        id=domain.domain_id,
        code=domain.code,
        name=domain.name,
        state=", ".join(told),
        icon_name="circle-alert" if domain.not_ranked else "",
        tone="warning" if domain.not_ranked else "muted",
    )


def _filled(domains: list[DomainStandings]) -> list[DomainStandings]:
    return [each for each in domains if each.standings or each.not_ranked]


def _is_tied(domain: DomainStandings) -> bool:
    ranks = [each.rank for each in domain.standings]
    return len(set(ranks)) < len(ranks)
