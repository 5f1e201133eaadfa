"""What a juror needs to know while filling the grid: how, and what each mark means."""

from collections.abc import Iterator, Sequence

from jury_app.desk.marks import points, scale_text
from jury_app.documents.spreadsheet import CellValue, Column, Sheet
from jury_app.i18n import _
from jury_app.sealing.manifest import KitCriterion


def meanings(criterion: KitCriterion) -> list[tuple[str, str]]:
    """Return the marks that are explained, each with its words."""
    known = sorted(criterion.meanings, key=lambda each: each.mark)
    return [(points(criterion, each.mark), each.text) for each in known]


def criterion_note(criterion: KitCriterion) -> str:
    """Return a criterion as it is explained beside its heading."""
    lines = [f"{criterion.name}, {scale_text(criterion)}"]
    if criterion.guidance:
        lines.append(criterion.guidance)
    said = _("{mark}: {meaning}")
    lines += [said.format(mark=mark, meaning=text) for mark, text in meanings(criterion)]
    return "\n".join(lines)


def guide_sheet(criteria: Sequence[KitCriterion]) -> Sheet:
    """Return the sheet that explains the grid."""
    columns = [
        Column(title=_("Column"), width=16),
        Column(title=_("What to put in it"), width=60),
        Column(title=_("Mark"), width=9),
        Column(title=_("What it means"), width=56),
    ]
    rows: list[Sequence[CellValue]] = [
        row for criterion in criteria for row in _criterion_rows(criterion)
    ]
    rows += [
        ["comment", _("What you think of the application as a whole."), None, None],
        ["recused", _("Why you stay out of it; its marks stay empty."), None, None],
        [None, _("An empty cell is a mark not given, never a zero."), None, None],
        [None, _("Save the file, then read it back in your window."), None, None],
    ]
    return Sheet(name=_("How to fill it"), columns=columns, rows=rows, is_fitted=True)


def _criterion_rows(criterion: KitCriterion) -> Iterator[Sequence[CellValue]]:
    said = f"{criterion.name}, {scale_text(criterion)}"
    if criterion.guidance:
        said += f"\n{criterion.guidance}"
    first, *others = meanings(criterion) or [("", "")]
    yield [criterion.code, said, first[0] or None, first[1] or None]
    for mark, text in others:
        yield [None, None, mark, text]
