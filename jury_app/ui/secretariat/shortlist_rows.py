"""A shortlist as its dialog shows it: every application, and what a cut makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jury_app.decimals import format_mean
from jury_app.formatting import MISSING, format_number
from jury_app.i18n import _, ngettext
from jury_app.model.queries.edition import get_edition, list_domains
from jury_app.model.queries.jury import list_jurors
from jury_app.model.queries.shortlist import CandidateRow, DomainShortlist, get_shortlist
from jury_app.model.scoring.cut import Cut
from jury_app.ui.icons import icon
from jury_app.ui.table_model import RIGHT, Column


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortlistOverview:
    """The domains before the panel, and the words for what is done with them."""

    domains: tuple[DomainShortlist, ...]
    codes: dict[int, str]
    names: dict[int, str]
    jurors: tuple[tuple[str, int], ...]
    scale: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortlistRow:
    """An application, and whether it passes the cut that is thought of."""

    id: int
    domain_id: int
    domain: str
    candidate: CandidateRow
    passes: bool
    is_equal: bool
    moves_to: str

    @property
    def outcome(self) -> str:
        """What becomes of it, in words."""
        said = _("passes") if self.passes else _("left out")
        if self.candidate.decision and self.candidate.decision.motive:
            said = _("called back")
        elif self.is_equal:
            said = _("passes, equal") if self.passes else _("left out, equal")
        return (
            _("{what}, to {domain}").format(what=said, domain=self.moves_to)
            if (self.moves_to)
            else said
        )


def shortlist_overview(session: Any) -> ShortlistOverview:
    """Return everything that the dialog shows."""
    domains = list_domains(session)
    return ShortlistOverview(
        domains=tuple(get_shortlist(session)),
        codes={each.id: each.values.code for each in domains},
        names={each.id: each.values.name for each in domains},
        jurors=tuple(
            (each.name, each.id) for each in list_jurors(session) if not each.is_withdrawn
        ),
        scale=get_edition(session).values.display_scale,
    )


def shortlist_rows(
    overview: ShortlistOverview, cut: Cut | None, domain_id: int | None
) -> list[ShortlistRow]:
    """Return the applications with what a cut would make of them, in one domain or in all.

    Elsewhere, and where no cut is thought of, they stand as they are.
    """
    return [row for each in overview.domains for row in _rows(overview, each, cut, domain_id)]


def _rows(
    overview: ShortlistOverview, domain: DomainShortlist, cut: Cut | None, domain_id: int | None
) -> Iterator[ShortlistRow]:
    thought = cut if domain_id in (None, domain.domain_id) else None
    known = thought or (domain.cut.cut if domain.cut else None)
    places = domain.places
    passing = thought.passing(places) if thought else frozenset[int]()
    divided = known.divided(places) if known else frozenset[int]()
    for each in domain.candidates:
        yield ShortlistRow(
            id=each.id,
            domain_id=domain.domain_id,
            domain=domain.code,
            candidate=each,
            passes=each.passes(passing) if thought else each.is_shortlisted,
            is_equal=each.id in divided,
            moves_to=overview.codes[each.move.domain_id] if each.move else "",
        )


def is_pending(overview: ShortlistOverview, rows: list[ShortlistRow], cut: Cut | None) -> bool:
    """Whether a cut would record anything that does not stand already."""
    if cut is None:
        return False
    shown = {row.domain_id for row in rows}
    known = [each.cut for each in overview.domains if each.domain_id in shown]
    return any(each is None or each.cut != cut for each in known) or any(
        row.passes != row.candidate.is_shortlisted for row in rows
    )


def summary(rows: list[ShortlistRow], *, is_pending: bool) -> str:
    """Count who passes, say where equals stand at the cut, and whether it was recorded."""
    passing = sum(row.passes for row in rows)
    told = [
        ngettext(
            "{count} application of {total} passes.",
            "{count} applications of {total} pass.",
            passing,
        ).format(count=format_number(passing), total=format_number(len(rows)))
    ]
    if equal := [row for row in rows if row.is_equal]:
        where = ", ".join(dict.fromkeys(row.domain for row in equal))
        told.append(_("Equals stand at the cut in {domains}.").format(domains=where))
    if empty := sorted({row.domain for row in rows} - {row.domain for row in rows if row.passes}):
        told.append(_("Nobody passes in {domains}.").format(domains=", ".join(empty)))
    if is_pending:
        told.append(_("Not recorded yet."))
    return " ".join(told)


def columns() -> list[Column[ShortlistRow]]:
    """Return what is told of each application."""
    return [
        Column(_("Domain"), lambda row: row.domain),
        Column(_("Rank"), _place, sort_key=_place_key, align=RIGHT),
        Column(_("Mean"), _mean, sort_key=_mean_key, align=RIGHT),
        Column(
            _("Application"),
            lambda row: f"{row.candidate.number} {row.candidate.title}",
            stretch=True,
            strong=True,
        ),
        Column(_("Applicant"), lambda row: row.candidate.applicant, width=170),
        Column(
            _("Shortlist"),
            lambda row: row.outcome,
            icon=lambda row: icon("circle-check", "success") if row.passes else None,
            tone=lambda row: None if row.passes else "muted",
            width=170,
        ),
    ]


def _place(row: ShortlistRow) -> str:
    placed = row.candidate.placed
    return MISSING if placed is None else format_number(placed.rank)


def _place_key(row: ShortlistRow) -> tuple[bool, int]:
    placed = row.candidate.placed
    return placed is None, placed.rank if placed else 0


def _mean(row: ShortlistRow) -> str:
    placed = row.candidate.placed
    return format_mean(placed.mean if placed else None)


def _mean_key(row: ShortlistRow) -> tuple[bool, Any]:
    placed = row.candidate.placed
    return placed is None, -placed.mean if placed else 0
