"""The analysis as one looks at it: the order first, then the rules, the jurors and agreement."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from jury_app.documents import style
from jury_app.documents.analysis.axes import (
    agreement_axis,
    marks_axis,
    ranks_axis,
    severity_axis,
)
from jury_app.documents.analysis.content import (
    AnalysisPages,
    AnalysisSection,
    ApplicationLine,
    ExpertTable,
    JurorLine,
)
from jury_app.documents.drawing import Imprint
from jury_app.documents.layout import Cell, Column, Story
from jury_app.documents.pages import write_pages
from jury_app.documents.plots import Bar, Dots, Interval, Plot
from jury_app.i18n import N_, _

_RANK, _MARKS, _LIKELY, _SURE, _SEVERITY = 0, 3, 4, 5, 4
_ORDER_NOTE = N_(
    "Each dot is a mark, a larger one several equal marks, the stroke their average. The bar holds "
    "the ranks taken in nine tenths of the juries drawn by lot from these jurors; the dot on it is "
    "the rank. In small under the average: the same once the severity of the jurors is evened out, "
    "and its standard error."
)
_SEVERITY_NOTE = N_(
    "Severity is how far a juror marks below the others, on the same applications; the bar is what "
    "chance can do, 95 times in 100. To be looked at, never an accusation."
)
_FEW_NOTE = N_(
    "Of jurors who marked fewer than eight applications nothing more is told: it would be chance."
)
_NUMBER = replace(style.CELL, align="right")
_OTHER = replace(style.CELL_STRONG, colour=style.ACCENT)


def build_analysis(content: AnalysisPages, output: BinaryIO) -> int:
    """Write the analysis as a PDF and return its number of pages."""
    story = Story()
    _set_title(story, content)
    for place, section in enumerate(content.sections):
        _Section(story, section, alone=len(content.sections) == 1, first=place == 0).set()
    if content.refused:
        story.heading(_("Rows that do not count"))
        for each in content.refused:
            story.item(each, style.CELL)
    return write_pages(story.lines, _imprint(content), output)


def _imprint(content: AnalysisPages) -> Imprint:
    title = _("What the marks say")
    return Imprint(
        title=f"{title} – {content.source}",
        author="Jury",
        language=content.language,
        subject=_("Analysis of a table of marks"),
        running_title=title,
        running_note=content.source,
        foot=_("Analysis; it decides nothing"),
    )


def _set_title(story: Story, content: AnalysisPages) -> None:
    story.text(content.source, style.ORGANISER, keep=True)
    story.heading(_("What the marks say"), style.TITLE)
    story.text(
        _("How sure the order is, who marks how, and how far the jurors agree"),
        style.SUBTITLE,
        keep=True,
    )
    story.rule(before=12, after=2, colour=style.INK)


class _Section:
    """One domain on the pages; one that is alone has its parts in the first rank of the outline."""

    def __init__(self, story: Story, content: AnalysisSection, *, alone: bool, first: bool) -> None:
        self._story, self._content = story, content
        self._alone, self._first = alone, first
        self._named = bool(content.name) and not alone

    def set(self) -> None:
        """Set what there is to say, part by part."""
        if self._content.name or not self._alone:
            self._story.heading(self._content.name or _("Without a domain"))
        self._story.text(" · ".join(self._content.facts), style.NOTE, keep=True)
        for place, sentence in enumerate(self._content.sentences):
            self._story.text(sentence, style.LEAD if place == 0 else style.BODY)
        for part in (self._set_order, self._set_ways, self._set_jurors, self._set_agreement):
            with self._story.together():
                part()
        for table in self._content.expert:
            with self._story.together():
                self._set_expert(table)

    def _heading(self, text: str) -> None:
        self._story.heading(text, style.SUBHEADING, depth=0 if self._alone else 1)

    def _set_order(self) -> None:
        self._heading(_("The order, and how sure it is"))
        if self._first:
            self._story.text(_(_ORDER_NOTE), style.NOTE, keep=True)
        grid = self._story.grid(
            (
                Column(0.07, _("Rank"), "right"),
                Column(0.215, _("Application")),
                Column(0.135, _("Average"), "right"),
                Column(0.225, _("Marks"), axis=marks_axis(self._content)),
                Column(0.215, _("Likely ranks"), axis=ranks_axis(self._content)),
                Column(0.14, _("Solidity")),
            ),
            self._again(_("The order")),
        )
        for each in self._content.applications:
            self._story.row(grid, list(_order_cells(each)), plots=_order_plots(each))

    def _set_ways(self) -> None:
        if not self._content.ways:
            return
        self._heading(_("The ranks by other rules"))
        note = _("A rank in colour is not the one that the mean gives.")
        if len(self._content.ways) < len(self._content.applications):
            first = _("The first {count} are shown.").format(count=len(self._content.ways))
            note = f"{note} {first}"
        self._story.text(note, style.NOTE, keep=True)
        columns = (Column(0.3, _("Application")), *(
            Column(0.7 / len(self._content.methods), each, "right")
            for each in self._content.methods
        ))  # fmt: skip
        grid = self._story.grid(columns, self._again(_("The ranks by other rules")))
        for name, ranks in self._content.ways:
            cells = [[(each, _NUMBER if each == ranks[0] else _OTHER)] for each in ranks]
            self._story.row(grid, [[(name, style.CELL_STRONG)], *cells])

    def _set_jurors(self) -> None:
        title = _("How each juror marks")
        told = any(each.severity for each in self._content.jurors)
        self._heading(title)
        self._story.text(_(_SEVERITY_NOTE if told else _FEW_NOTE), style.NOTE, keep=True)
        figures = self._habit_columns() if told else ()
        wide = 1 if told else 2
        columns = (
            Column(0.22 * wide, _("Juror")),
            Column(0.09 * wide, _("Marks"), "right"),
            Column(0.1 * wide, _("Average"), "right"),
            *figures,
        )
        grid = self._story.grid(columns, self._again(title))
        for each in self._content.jurors:
            cells = [[(each.name, style.CELL_STRONG)], *_cells(each.n, each.mean)]
            habits = [*_cells(each.deviation), [], *_cells(each.said, each.with_others)]
            self._story.row(grid, [*cells, *habits] if told else cells, plots=_severity_plots(each))

    def _habit_columns(self) -> Sequence[Column]:
        return (
            Column(0.1, _("Deviation"), "right"),
            Column(0.25, _("Severity"), axis=severity_axis(self._content)),
            Column(0.14, "", "right"),
            Column(0.1, _("With the others"), "right"),
        )

    def _set_agreement(self) -> None:
        if not self._content.agreement:
            return
        self._heading(_("How far the jurors agree"))
        self._story.text(
            _("One where they all say the same, zero where chance would say as much."),
            style.NOTE,
            keep=True,
        )
        grid = self._story.grid(
            (
                Column(0.4, _("Measure")),
                Column(0.1, _("Value"), "right"),
                Column(0.5, " ", axis=agreement_axis(self._content)),
            ),
            self._again(_("How far the jurors agree")),
        )
        for each in self._content.agreement:
            cells: list[Cell] = [[(each.name, style.CELL)], [(each.said, style.CELL_STRONG)], []]
            self._story.row(grid, cells, plots={2: Bar(each.value)})

    def _set_expert(self, table: ExpertTable) -> None:
        self._heading(table.title)
        for note in table.notes:
            self._story.text(note, style.NOTE, keep=bool(table.rows))
        if not table.rows:
            return
        names, *figures = table.columns
        share = 0.66 / max(len(figures), 1)
        columns = (Column(0.34, names), *(Column(share, each, "right") for each in figures))
        grid = self._story.grid(columns, self._again(table.title))
        for name, *values in table.rows:
            self._story.row(
                grid, [[(name, style.CELL_STRONG)], *([(each, style.CELL)] for each in values)]
            )

    def _again(self, title: str) -> str:
        """Return the words over a table that goes on: its own, and whose it is."""
        name = f"{self._content.name} – {title}" if self._named else title
        return _("{name} (continued)").format(name=name)


def _order_cells(each: ApplicationLine) -> Iterator[Cell]:
    yield [(each.rank, style.CELL_STRONG)]
    yield [(each.name, style.CELL_STRONG)]
    yield [(each.mean, style.CELL), (each.evened_out, style.SMALL)]
    yield []
    yield [("", style.CELL), (each.said, style.SMALL)]
    face = replace(style.CELL_STRONG, colour=style.SURENESS[each.sureness])
    yield [(each.solidity, face)]


def _order_plots(each: ApplicationLine) -> dict[int, Plot]:
    plots: dict[int, Plot] = {}
    if each.centre is not None:
        plots[_MARKS] = Dots(each.marks, each.centre)
    if each.likely is not None:
        plots[_LIKELY] = Interval(*each.likely)
    return plots


def _cells(*texts: str) -> list[Cell]:
    return [[(text, style.CELL)] for text in texts]


def _severity_plots(each: JurorLine) -> dict[int, Plot]:
    if each.severity is None:
        return {}
    value, reach = each.severity
    return {_SEVERITY: Interval(value, value - reach, value + reach)}
