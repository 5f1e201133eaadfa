"""Who may read what, and who does: what an assignment is planned and changed on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.model.entities import Application, Assignment, Juror, PanelMember
from jury_app.model.enums import JurorRole
from jury_app.model.queries.applications import ApplicationRow
from jury_app.model.queries.conflicts import suggest_conflicts
from jury_app.model.queries.jury import JurorRow, list_jurors
from jury_app.model.queries.standings import judged_applications, recusals
from jury_app.model.requirements import current_round, rules_of
from jury_app.model.scoring.assignment import Pair
from jury_app.model.scoring.comparability import Comparability, compare, compare_steps
from jury_app.progress import Steps

READING_SOURCES = frozenset(
    {
        "juror", "panel_member", "assignment", "recusal", "domain", "ballot",
        "application", "applicant", "round", "rules", "frozen_decisions", "kit",
    }
)  # fmt: skip

Panels = Mapping[int, frozenset[int]]
T = TypeVar("T")


class _Row(Protocol):
    @property
    def id(self) -> int: ...


RowT = TypeVar("RowT", bound=_Row)


@dataclass(frozen=True, kw_only=True)
class Readings:
    """The applications that the jury judges, the jurors, and what stands between them.

    `recused` and `conflicts` tell the reason by (juror, application).
    """

    applications: tuple[ApplicationRow, ...]
    jurors: tuple[JurorRow, ...]
    panels: Panels
    readers: Panels
    pairs: frozenset[Pair]
    """The readings as (juror, application)."""

    recused: Mapping[Pair, str]
    conflicts: Mapping[Pair, str]

    @cached_property
    def loads(self) -> Counter[int]:
        """How much each juror reads."""
        return loads_of(self.pairs, self.eligible)

    @cached_property
    def groups(self) -> Mapping[int, int]:
        """The domain of each application."""
        return {each.id: each.domain_id for each in self.applications}

    @cached_property
    def codes(self) -> Mapping[int, str]:
        """The code of each domain that has applications."""
        return {each.domain_id: each.domain_code for each in self.applications}

    @cached_property
    def eligible(self) -> Panels:
        """Whom each application may be given to: its panel, without recusals and conflicts."""
        barred: defaultdict[int, set[int]] = defaultdict(set)
        for juror, application in (*self.recused, *self.conflicts):
            barred[application].add(juror)
        return {
            application: panel - barred[application] if application in barred else panel
            for application, panel in self.panels.items()
        }

    def since(self, before: "Readings") -> "Readings":
        """Return the same, made of what was known before wherever nothing changed.

        Whoever shows both then need not compare all of it again, nor let go of it.
        """
        return Readings(
            applications=unchanged(self.applications, before.applications),
            jurors=unchanged(self.jurors, before.jurors),
            panels=_kept(self.panels, before.panels),
            readers={each: _kept(some, before.readers.get(each))
                     for each, some in self.readers.items()},
            pairs=(before.pairs - (before.pairs - self.pairs)) | self.pairs,
            recused=_kept(self.recused, before.recused),
            conflicts=_kept(self.conflicts, before.conflicts),
        )  # fmt: skip

    def compared(self) -> Comparability:
        """Return what the readings leave incomparable."""
        return compare(self.pairs, self.groups, self.eligible)


def unchanged(rows: Iterable[RowT], before: Iterable[RowT]) -> tuple[RowT, ...]:
    """Return rows as the very objects that were known before, where they are no others."""
    known = {each.id: each for each in before}
    return tuple(_kept(each, known.get(each.id)) for each in rows)


def _kept(value: T, before: T | None) -> T:
    return before if before is not None and before == value else value


def loads_of(pairs: Iterable[Pair], eligible: Panels) -> Counter[int]:
    """Return how much each juror reads; whoever may read, but is given nothing, reads 0."""
    panels = set(eligible.values())  # few, and each of many applications
    loads = Counter(dict.fromkeys(frozenset[int]().union(*panels), 0))
    loads.update(juror for juror, _application in pairs)
    return loads


def list_readings(session: Session, *, departments: Mapping[str, str] | None = None) -> Readings:
    """Return who may read what and who does; `departments` is that of `suggest_conflicts`."""
    applications = tuple(judged_applications(session))
    judged = {each.id for each in applications}
    jury = current_round(session)
    read = session.execute(
        select(Assignment.juror_id, Assignment.application_id).where(Assignment.round_id == jury.id)
    )
    pairs = frozenset((juror, each) for juror, each in read if each in judged)
    readers: defaultdict[int, set[int]] = defaultdict(set)
    for juror, application in pairs:
        readers[application].add(juror)
    return Readings(
        applications=applications,
        jurors=tuple(list_jurors(session)),
        panels=panels_of(session),
        readers={each: frozenset(some) for each, some in readers.items()},
        pairs=pairs,
        recused={pair: why for pair, why in recusals(session).items() if pair[1] in judged},
        conflicts={
            (each.juror_id, each.application_id): each.why
            for each in suggest_conflicts(session, departments=departments)
        },
    )


def panels_of(session: Session) -> dict[int, frozenset[int]]:
    """Return the jurors of each application's panel."""
    jury = current_round(session)
    seats = _seats(session, jury.id)
    if not rules_of(session)[1].advisory_members_score:
        advisory = set(session.scalars(select(Juror.id).where(Juror.role == JurorRole.ADVISORY)))
        seats = {domain: members - advisory for domain, members in seats.items()}
    everywhere = frozenset(seats.get(None, ()))
    of_domain = {domain: everywhere | members for domain, members in seats.items()}
    judged = session.execute(
        select(Application.id, Application.domain_id).where(
            Application.status.in_(jury.judged_statuses)
        )
    )
    return {each.id: of_domain.get(each.domain_id, everywhere) for each in judged}


def _seats(session: Session, round_id: int) -> dict[int | None, set[int]]:
    """Return who sits where; those who sit everywhere are told under nothing."""
    found: defaultdict[int | None, set[int]] = defaultdict(set)
    sitting = select(Juror.id).where(Juror.is_withdrawn.is_(False))
    for juror, domain in session.execute(
        select(PanelMember.juror_id, PanelMember.domain_id)
        .where(PanelMember.round_id == round_id)
        .where(PanelMember.juror_id.in_(sitting))
    ):
        found[domain].add(juror)
    return dict(found)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What one reading more, or one less, would make of the domain of its application."""

    known: Readings
    pair: Pair
    is_added: bool
    before: Comparability
    after: Comparability


def foresee(known: Readings, pair: Pair) -> Steps[Foreseen]:
    """Return what would come of giving a (juror, application) reading, or of taking it away."""
    group = known.groups[pair[1]]
    before = yield from compare_steps(known.pairs, known.groups, known.eligible, group)
    changed = known.pairs ^ {pair}
    after = yield from compare_steps(changed, known.groups, known.eligible, group)
    return Foreseen(known, pair, pair not in known.pairs, before, after)


def compared(known: Readings) -> Steps[tuple[Readings, Comparability]]:
    """Return what the readings leave incomparable, with what it was asked of."""
    found = yield from compare_steps(known.pairs, known.groups, known.eligible)
    return known, found
