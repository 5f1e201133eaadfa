"""The sheet of a domain: its order, who leaves, and boxes for all that may happen there."""

from collections.abc import Iterator
from dataclasses import replace

from jury_app.documents import fonts, style
from jury_app.documents.grammar import sponsored_domain
from jury_app.documents.layout import Column, Story
from jury_app.documents.sitting_paper.boxes import Filled, Pen, blank, fill_in, words
from jury_app.documents.sitting_paper.content import PaperDomain, SittingPaper
from jury_app.documents.standings import set_standings
from jury_app.documents.style import Style
from jury_app.formatting import NBSP, joined
from jury_app.i18n import _, ngettext, pgettext

SHEET = Style(fonts.DISPLAY_STRONG, 20, 25, before=2)
BLOCK = Style(fonts.SERIF_STRONG, 11.5, 15, before=13)
_WRITE, _TICK = Pen.WRITE, Pen.TICK
_TALL, _TALLER = 42.0, 64.0
_PROPOSALS = 3
_CHOSEN_AMONG = 2  # at least: for one alone the jury votes for or against


def set_domain(story: Story, content: SittingPaper, domain: PaperDomain) -> None:
    """Set the sheet of a domain."""
    story.heading(f"{domain.code}  {domain.name}", SHEET)
    if domain.sponsor:
        story.text(sponsored_domain(domain.sponsor), style.NOTE, keep=True)
    for said in _leaving(domain):
        story.text(said, style.BODY)
    for said in domain.so_far:
        story.text(said, style.GROUNDS)
    _set_standings(story, domain, content.scale)
    for said in domain.solidity:
        story.text(said, replace(style.GROUNDS, before=4))
    _set_turns(story, domain)
    _set_doors(story)
    _set_amendments(story)
    _set_votes(story, content, domain)
    _set_decisions(story, content)
    _set_statements(story)


def _leaving(domain: PaperDomain) -> Iterator[str]:
    if domain.leaving:
        yield _("Must leave for the whole domain: {names}.").format(names=joined(domain.leaving))
    elif not any(each.leaving for each in domain.applications):
        yield _("Nobody here is recused in this domain.")


def _set_standings(story: Story, domain: PaperDomain, scale: int) -> None:
    lines = [each.standing for each in domain.applications]
    last = len(lines) + 1
    placed = sorted(lines, key=lambda each: each.rank or last)
    set_standings(story, domain.name, placed, scale)


def _set_turns(story: Story, domain: PaperDomain) -> None:
    story.heading(_("1. Before the jury"), BLOCK, depth=1)
    columns = (
        Column(0.18, _("Application")),
        Column(0.50, _("Leave the room")),
        Column(0.16, _("from (hour)")),
        Column(0.16, _("to (hour)")),
    )
    whole: list[Filled] = [
        words(_("the domain"), style.CELL_STRONG), words(""), _WRITE, _WRITE
    ]  # fmt: skip
    rows = [whole]
    rows += [
        [
            words(each.number, style.CELL_STRONG),
            words(", ".join(each.leaving) or _("nobody"), style.CELL),
            _WRITE,
            _WRITE,
        ]
        for each in domain.applications
    ]
    fill_in(story, columns, rows, again=_("1. Before the jury (continued)"))


def _set_doors(story: Story) -> None:
    columns = (
        Column(0.36, _("Member")),
        Column(0.14, _("left at")),
        Column(0.14, _("back at")),
        Column(0.14, _("recused from")),
        Column(0.22, _("why")),
    )
    blank(story, _("2. Others who went out, and recusals that came up"), BLOCK, columns, 2)


def _set_amendments(story: Story) -> None:
    columns = (
        Column(0.11, _("hour")),
        Column(0.24, _("Juror")),
        Column(0.13, _("Application")),
        Column(0.16, _("Criterion")),
        Column(0.08, pgettext("mark", "old")),
        Column(0.08, pgettext("mark", "new")),
        Column(0.20, _("why")),
    )
    blank(story, _("3. Marks amended in the room"), BLOCK, columns, 2)


def _set_votes(story: Story, content: SittingPaper, domain: PaperDomain) -> None:
    story.heading(_("4. Votes"), BLOCK, depth=1)
    story.text(_voices(domain), style.GROUNDS, keep=True)
    if content.majorities:
        story.text(_majorities(content), style.GROUNDS, keep=True)
    columns = (
        Column(0.10, _("hour")),
        Column(0.27, _("Question: level, application")),
        Column(0.09, pgettext("form of a vote", "hands"), "center"),
        Column(0.09, pgettext("form of a vote", "names"), "center"),
        Column(0.09, pgettext("form of a vote", "secret"), "center"),
        Column(0.09, _("for")),
        Column(0.09, _("against")),
        Column(0.09, _("abst.")),
        Column(0.09, _("blank")),
        Column(0.09, _("spoilt")),
    )
    row = [_WRITE, _WRITE, _TICK, _TICK, _TICK, *[_WRITE] * 5]
    fill_in(story, columns, [row] * _PROPOSALS, again=_("4. Votes (continued)"))
    if len(domain.applications) >= _CHOSEN_AMONG:
        _set_rounds(story, content.rounds, domain)
    told = words(_("Casting vote of the chair, in a tie, for:"))
    fill_in(
        story,
        (Column(0.42), Column(0.24), Column(0.06, "", "center"), Column(0.28)),
        [[told, _WRITE, _TICK, words(_("the chair declares it"))]],
    )


def _set_rounds(story: Story, rounds: int, domain: PaperDomain) -> None:
    """Set a choice among applications: one line for each, one column for each round."""
    text = _("A choice among applications, round after round")
    story.text(text, replace(style.DECISION, before=10), keep=True)
    names = [_("round {number}").format(number=number) for number in range(1, rounds + 1)]
    share = 0.7 / rounds
    columns = (Column(0.30), *(Column(share, each) for each in names))
    lines = [
        _("hour"),
        *(each.number for each in domain.applications),
        _("abstentions"),
        _("blank"),
        _("spoilt"),
    ]
    rows: list[list[Filled]] = [[words(each), *[_WRITE] * rounds] for each in lines]
    fill_in(story, columns, rows, again=_("4. Votes (continued)"), height=22.0)


def _voices(domain: PaperDomain) -> str:
    told = [
        ngettext("{number}: {count} voice", "{number}: {count} voices", each.voices).format(
            number=each.number, count=each.voices
        )
        for each in domain.applications
    ]
    text = _("Voices as the roll stands, recused members and their proxies apart: {voices}.")
    return text.format(voices=joined(told))


def _majorities(content: SittingPaper) -> str:
    told = [f"{base}{NBSP}→{NBSP}{needed}" for base, needed in content.majorities]
    text = _("Voices expressed → voices needed: {pairs}.")
    return text.format(pairs=" · ".join(told))


def _set_decisions(story: Story, content: SittingPaper) -> None:
    with story.together():
        story.heading(_("5. Decisions"), BLOCK, depth=1)
        columns = (
            Column(0.27, _("Level")),
            Column(0.16, _("Application")),
            Column(0.24, _("ex aequo with")),
            Column(0.16, _("after a vote"), "center"),
            Column(0.17, _("hour")),
        )
        row = [_WRITE, _WRITE, _TICK, _WRITE]
        rows: list[list[Filled]] = [
            [words(each, style.CELL_STRONG), *row] for each in content.levels
        ]
        rows.append([_WRITE, *row])
        fill_in(story, columns, rows, again=_("5. Decisions (continued)"))
        story.text(_("The last line is for a special prize: write its name."), style.SMALL)
    _set_no_award(story)


def _set_no_award(story: Story) -> None:
    with story.together():
        columns = (
            Column(0.06, "", "center"),
            Column(0.50),
            Column(0.16, _("after a vote"), "center"),
            Column(0.28, _("hour")),
        )
        told = words(_("No award in this domain"), style.CELL_STRONG)
        fill_in(story, columns, [[_TICK, told, _TICK, _WRITE]])
        rows: list[list[Filled]] = [
            [words(_("Motive, where the decision departs from the order, or of no award")), _WRITE],
            [words(_("Citations, each with its application")), _WRITE],
        ]
        fill_in(story, (Column(0.27), Column(0.73)), rows, height=_TALLER)


def _set_statements(story: Story) -> None:
    columns = (
        Column(0.12, _("hour")),
        Column(0.30, _("Member")),
        Column(0.58, _("In their words")),
    )
    blank(story, _("6. Statements of disagreement"), BLOCK, columns, 2, height=_TALL)
