"""The score sheets: for each juror a line of boxes by application, one for each criterion."""

from typing import BinaryIO

from jury_app.documents import style
from jury_app.documents.juror_pack.content import PackedApplication, PackedJuror, Packs
from jury_app.documents.juror_pack.front import by_domain, write_for_each
from jury_app.documents.layout import Cell, Column, Story
from jury_app.documents.sitting_paper.boxes import Filled, Pen, fill_in, fill_row, words
from jury_app.i18n import _

_NAMES, _RECUSED = 0.40, 0.11
_TALL, _OPINION = 34.0, 30.0


def build_score_sheets(content: Packs, output: BinaryIO) -> int:
    """Write the sheets of all jurors, and return their number of pages."""
    return write_for_each(
        content, _("Score sheet"), lambda story, juror: _fill(story, content, juror), output
    )


def _fill(story: Story, content: Packs, juror: PackedJuror) -> None:
    story.heading(_("The grid"), style.SUBHEADING)
    for each in content.criteria:
        said = f"{each.name} ({each.scale})"
        story.item(f"{said} – {each.guidance}" if each.guidance else said)
    for domain, applications in by_domain(juror):
        story.heading(domain, style.SUBHEADING, depth=1)
        again = _("{name} (continued)").format(name=domain)
        grid = story.grid(_columns(content), again, ruled=False)
        for application in applications:
            fill_row(story, grid, _line(application, len(content.criteria)), _TALL)
            if not application.is_recused:
                story.hold()
                told: list[Filled] = [words(_("Opinion"), style.CELL_MUTED), Pen.WRITE]
                fill_in(story, (Column(0.17), Column(0.83)), [told], height=_OPINION)
    story.hold()
    story.signatures([(juror.name, _("date and signature"))])


def _columns(content: Packs) -> tuple[Column, ...]:
    share = (1 - _NAMES - _RECUSED) / max(len(content.criteria), 1)
    return (
        Column(_NAMES, _("Application")),
        *(Column(share, each.name) for each in content.criteria),
        Column(_RECUSED, _("recused"), "center"),
    )


def _line(each: PackedApplication, criteria: int) -> list[Filled]:
    if each.is_recused:
        return [_who(each), *[words(_("recused"), style.CELL_MUTED)] * criteria, words("")]
    return [_who(each), *[Pen.WRITE] * criteria, Pen.TICK]


def _who(each: PackedApplication) -> Cell:
    return [
        (f"{each.number}  {each.title}", style.CELL_STRONG),
        (", ".join(each.applicants), style.CELL_MUTED),
    ]
