"""The first sheet: where the sitting stands, who is there, what is decided, how to go on."""

from collections.abc import Iterator

from jury_app.documents import style
from jury_app.documents.layout import Cell, Column, Story
from jury_app.documents.masthead import set_masthead
from jury_app.documents.sitting_paper.boxes import words
from jury_app.documents.sitting_paper.content import PaperMember, SittingPaper
from jury_app.formatting import format_date, format_number, format_time, joined
from jury_app.i18n import _, ngettext


def set_cover(story: Story, content: SittingPaper) -> None:
    """Set the first sheet."""
    set_masthead(
        story,
        content.organiser,
        _("Continue on paper"),
        f"{content.title} {content.year}",
        _made(content),
    )
    story.text(
        _(
            "For the secretariat only: these sheets show means that the room has not been shown. "
            "Write the hour of each act as it is taken. Then type all of it back on the page of "
            "the deliberation, with “Back from paper” and the code {code}."
        ).format(code=content.code)
    )
    story.heading(_("Where the sitting stands"), style.SUBHEADING)
    for said in _standing(content):
        story.item(said)
    if content.members:
        story.heading(_("Attendance"), style.SUBHEADING)
        columns = (
            Column(0.40, _("Member")),
            Column(0.34, _("Attendance")),
            Column(0.26, _("Recused from")),
        )
        story.table(columns, map(_member, content.members), again=_("Attendance (continued)"))
    _set_decided(story, content)
    story.heading(_("Rules of the room"), style.SUBHEADING)
    for rule in content.rules:
        story.item(rule)


def _made(content: SittingPaper) -> str:
    text = ngettext(
        "Sheet of code {code}, made on {date} at {hour}, when the journal held {count} act",
        "Sheet of code {code}, made on {date} at {hour}, when the journal held {count} acts",
        content.acts,
    )
    return text.format(
        code=content.code,
        date=format_date(content.made_at.date()),
        hour=format_time(content.made_at),
        count=format_number(content.acts),
    )


def _standing(content: SittingPaper) -> Iterator[str]:
    yield (
        _("The sitting opened at {hour}.").format(hour=format_time(content.opened_at))
        if content.opened_at
        else _("The sitting has not begun.")
    )
    if content.chair:
        yield _("In the chair: {chair}.").format(chair=content.chair)
    if content.secretary:
        yield _("Secretary of the sitting: {secretary}.").format(secretary=content.secretary)
    yield from content.standing
    if content.domains:
        yield ngettext(
            "{count} domain is left: {names}.",
            "{count} domains are left: {names}.",
            len(content.domains),
        ).format(count=len(content.domains), names=joined([each.code for each in content.domains]))
    else:
        yield _("Every domain has its decision: the sitting can be closed.")


def _member(member: PaperMember) -> list[Cell]:
    name: list[tuple[str, style.Style]] = [(member.name, style.CELL_STRONG)]
    if member.quality:
        name.append((member.quality, style.CELL_MUTED))
    if not member.has_voice:
        name.append((_("in an advisory capacity"), style.CELL_MUTED))
    state = [(member.attendance, style.CELL)]
    if member.is_out:
        state.append((_("out of the room at this moment"), style.CELL_MUTED))
    return [name, state, words(", ".join(member.recused_from))]


def _set_decided(story: Story, content: SittingPaper) -> None:
    if not content.decided:
        return
    story.heading(_("Already decided"), style.SUBHEADING)
    for each in content.decided:
        with story.together():
            story.text(each.name, style.DECISION, keep=True)
            for said in each.decisions:
                story.text(said, style.GROUNDS)
