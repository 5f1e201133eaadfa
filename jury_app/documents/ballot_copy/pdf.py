"""The copy of a ballot as a juror files it: the code first, then every mark."""

from typing import BinaryIO

from jury_app.documents import style
from jury_app.documents.ballot_copy.content import BallotCopy, CopiedDomain, CopiedEntry
from jury_app.documents.drawing import Imprint
from jury_app.documents.layout import Cell, Column, Grid, Story
from jury_app.documents.pages import write_pages
from jury_app.formatting import MISSING, format_moment
from jury_app.i18n import _

_TITLE_SHARE, _MARKS_SHARE = 0.52, 0.48
_GROUP = 4  # characters of a fingerprint that one reads in one breath


def build_ballot_copy(content: BallotCopy, output: BinaryIO) -> int:
    """Write the copy as a PDF and return its number of pages."""
    story = Story()
    _set_head(story, content)
    for domain in content.domains:
        _set_domain(story, content, domain)
    return write_pages(story.lines, _imprint(content), output)


def _name(content: BallotCopy) -> str:
    return _("Ballot {revision} of {juror}").format(revision=content.revision, juror=content.juror)


def _imprint(content: BallotCopy) -> Imprint:
    return Imprint(
        title=f"{_name(content)} – {content.edition}",
        author=content.juror,
        language=content.language,
        subject=_("Copy for the juror"),
        made_on=content.sealed_at.date(),
        running_title=_name(content),
        running_note=content.code,
        foot=_("Copy for the juror; the sealed file alone counts"),
    )


def _set_head(story: Story, content: BallotCopy) -> None:
    story.text(content.organiser or content.edition, style.ORGANISER, keep=True)
    story.heading(_("My ballot"), style.TITLE)
    story.text(f"{content.edition} · {content.round}", style.SUBTITLE, keep=True)
    state = _("complete ballot") if content.is_complete else _("incomplete ballot")
    facts = (
        content.juror,
        _("ballot {revision}").format(revision=content.revision),
        state,
        _("sealed on {moment}").format(moment=format_moment(content.sealed_at)),
    )
    story.text(" · ".join(facts), style.NOTE, keep=True)
    story.rule(before=12, after=8, colour=style.INK)
    story.text(_("Code of the ballot"), style.COLUMN_HEAD, keep=True)
    story.text(content.code, style.FIGURE, keep=True)
    story.text(
        _(
            "Read this code to the secretariat: they have this very ballot if theirs has the "
            "same one."
        ),
        style.NOTE,
    )
    story.rule(before=4, after=6)
    _set_fingerprint(story, content.fingerprint)


def _set_domain(story: Story, content: BallotCopy, domain: CopiedDomain) -> None:
    story.heading(domain.name)
    share = _MARKS_SHARE / max(len(content.criteria), 1)
    marks = (Column(share, each, "right") for each in content.criteria)
    grid = story.grid(
        (Column(_TITLE_SHARE), *marks), _("{name}, continued").format(name=domain.name)
    )
    for entry in domain.entries:
        _set_entry(story, grid, entry, len(content.criteria))


def _set_entry(story: Story, grid: Grid, entry: CopiedEntry, criteria: int) -> None:
    number = _("no. {number}").format(number=entry.number)
    said: list[tuple[str, style.Style]] = [
        (entry.title, style.CELL_STRONG),
        (number, style.CELL_MUTED),
    ]
    if entry.recusal is not None:
        said.append((_("I stay out of this application."), style.CELL_ITALIC))
        said += [(entry.recusal, style.CELL)] if entry.recusal else []
    for what, words in entry.remarks:
        said.append((_("{what}: {words}").format(what=what, words=words), style.CELL))
    shown = [*entry.marks, *[""] * (criteria - len(entry.marks))]
    is_out = entry.recusal is not None
    marks: list[Cell] = [[("" if is_out else each or MISSING, style.CELL_STRONG)] for each in shown]
    story.row(grid, [said, *marks])


def _set_fingerprint(story: Story, fingerprint: str) -> None:
    groups = (fingerprint[at : at + _GROUP] for at in range(0, len(fingerprint), _GROUP))
    story.text(_("Fingerprint"), style.COLUMN_HEAD, keep=True)
    story.text(" ".join(groups), style.SMALL, keep=True)
    story.text(
        _(
            "The SHA-256 of what was signed. It names this ballot and no other, in the edition "
            "and in its archive. Private notes are not in the ballot, nor here."
        ),
        style.NOTE,
    )
