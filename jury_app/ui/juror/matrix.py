"""A juror's own marks in one table: the matrix that is looked at before sealing."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon

from jury_app.desk.means import means
from jury_app.desk.review import Placed, my_order
from jury_app.desk.views import DeskView, Entry, EntryState
from jury_app.formatting import MISSING
from jury_app.i18n import _
from jury_app.sealing.manifest import KitCriterion, KitManifest
from jury_app.ui.icons import icon
from jury_app.ui.juror import words
from jury_app.ui.table_model import CENTRE, RIGHT, Column, TableModel

_LETTERS = 22  # of the name of a criterion, above its marks


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An application with my marks and its place among those of its domain."""

    id: str
    entry: Entry
    domain: str
    rank: int | None
    is_shared: bool
    mean: Fraction | None


def matrix_model(manifest: KitManifest, parent: QObject) -> TableModel[MatrixRow]:
    """Return the model of the matrix; it has no rows yet."""
    return TableModel(_columns(manifest), parent)


def matrix_rows(view: DeskView, manifest: KitManifest) -> list[MatrixRow]:
    """Return a line for every application, each domain in my own order."""
    criteria = manifest.grid.criteria
    names = {each.code: each.name for each in manifest.domains}
    known = means(view.entries, criteria)
    rows = [
        MatrixRow(
            id=each.application,
            entry=view.entry(each.application),
            domain=names[domain],
            rank=each.rank,
            is_shared=each.rank is not None and _count(placed, each.rank) > 1,
            mean=known.get(each.application),
        )
        for domain, placed in my_order(view.entries, criteria).items()
        for each in placed
    ]
    recused = (each for each in view.entries if each.state is EntryState.RECUSED)
    return rows + [_recused_row(each, names[each.application.domain]) for each in recused]


def _count(placed: Sequence[Placed], rank: int) -> int:
    return sum(each.rank == rank for each in placed)


def _recused_row(entry: Entry, domain: str) -> MatrixRow:
    return MatrixRow(entry.number, entry, domain, rank=None, is_shared=False, mean=None)


def _columns(manifest: KitManifest) -> list[Column[MatrixRow]]:
    criteria = manifest.grid.criteria
    columns: list[Column[MatrixRow]] = [
        Column(_("Domain"), lambda row: row.domain, width=120),
        Column(_("My order"), _rank_text, lambda row: row.rank, CENTRE),
        Column(
            _("Application"),
            lambda row: row.entry.application.title,
            icon=_state_icon,
            tip=lambda row: f"{row.entry.application.title} – {words.state_text(row.entry)}",
            stretch=True,
            width=170,
        ),
        *(_mark_column(each) for each in criteria),
    ]
    if manifest.edition.show_total:
        columns.append(_total_column(criteria))
    return columns


def _mark_column(criterion: KitCriterion) -> Column[MatrixRow]:
    def mark(row: MatrixRow) -> int | None:
        is_open = row.entry.state is not EntryState.RECUSED
        return row.entry.marks.get(criterion.code) if is_open else None

    return Column(
        textwrap.shorten(criterion.name, _LETTERS, placeholder="…"),
        lambda row: words.points_or_missing(criterion, mark(row)),
        mark,
        RIGHT,
        tone=lambda row: "muted" if mark(row) is None else "text",
        whole=criterion.name,
    )


def _total_column(criteria: Sequence[KitCriterion]) -> Column[MatrixRow]:
    return Column(
        _("Total out of {most}").format(most=words.highest_total(criteria)),
        lambda row: words.total(row.mean, criteria),
        lambda row: row.mean,
        RIGHT,
        strong=True,
    )


def _rank_text(row: MatrixRow) -> str:
    if row.rank is None:
        return MISSING
    return _("{rank} (equal)").format(rank=row.rank) if row.is_shared else str(row.rank)


def _state_icon(row: MatrixRow) -> QIcon:
    return icon(*words.STATE_ICONS[row.entry.state])
