"""The minutes from the first line to the signatures, whatever they are written into."""

from collections.abc import Callable, Sequence
from itertools import count

from jury_app.documents import style
from jury_app.documents.grammar import sponsored_domain
from jury_app.documents.layout import Cell, Column
from jury_app.documents.masthead import set_masthead
from jury_app.documents.minutes import opened, sentences, shortlist, versions
from jury_app.documents.minutes.content import (
    Attendee,
    DecisionLine,
    DomainMinutes,
    Minutes,
    Presence,
)
from jury_app.documents.standings import set_standings
from jury_app.documents.typography import prose
from jury_app.documents.writing import Writing
from jury_app.formatting import format_time
from jury_app.i18n import N_, _, pgettext


def write_minutes(story: Writing, content: Minutes) -> None:
    """Write all that the minutes say."""
    _set_title(story, content)
    number = count(1)
    for heading, is_needed, set_section in _SECTIONS:
        if is_needed(content):
            story.heading(f"{next(number)}. {_(heading)}")
            set_section(story, content)
    _set_signatures(story, content)


def _set_title(story: Writing, content: Minutes) -> None:
    set_masthead(
        story,
        content.organiser,
        f"{content.title} {content.year}",
        versions.name(content),
        versions.status(content),
    )


def _set_rectification(story: Writing, content: Minutes) -> None:
    _set_paragraph(story, *versions.rectified(content))
    if content.rectification:
        story.text(_("What is rectified:"), keep=True)
        for domain, changes in content.rectification.changes:
            if domain:
                story.text(domain, style.NOTE, keep=True)
            for change in changes:
                story.item(prose(change))


def _set_opening(story: Writing, content: Minutes) -> None:
    story.text(sentences.meeting(content))
    opening = sentences.paragraph(sentences.opening(content))
    if opening:
        story.text(opening)
    if content.preselected:
        _set_paragraph(story, *shortlist.preselected(content.preselected))


def _set_attendance(story: Writing, content: Minutes) -> None:
    if content.attendance:
        story.text(sentences.attendance(content))
    else:
        story.text(_("Attendance was taken on the sheet that the members signed, annexed here."))
    if content.quorum:
        told = sentences.quorum(content.quorum, is_panel=content.is_panel)
        story.text(sentences.paragraph([told, *content.quorum_notes]))
    _set_paragraph(story, *sentences.noted_on_paper(content.papers))
    if content.attendance:
        story.table(
            (
                Column(0.33, _("Member")),
                Column(0.44, _("Capacity")),
                Column(0.23, _("Attendance")),
            ),
            map(_attendance_row, content.attendance),
            again=_("Attendance (continued)"),
        )


def _attendance_row(each: Attendee) -> list[Cell]:
    state = [(presence_words(each.presence), style.CELL)]
    if each.proxy and not each.left_at:
        state.append((_("by {holder}").format(holder=each.proxy), style.CELL_MUTED))
    if each.arrived_at:
        hour = format_time(each.arrived_at)
        state.append((_("arrived at {hour}").format(hour=hour), style.CELL_MUTED))
    if each.left_at:
        state.append((_("left at {hour}").format(hour=format_time(each.left_at)), style.CELL_MUTED))
        if each.proxy:
            text = _("then represented by {holder}")
            state.append((text.format(holder=each.proxy), style.CELL_MUTED))
    name = [(each.name, style.CELL_STRONG)]
    if each.advisory:
        name.append((_("in an advisory capacity"), style.CELL_MUTED))
    return [name, [(each.quality, style.CELL)], state]


def presence_words(state: Presence) -> str:
    """Say how somebody takes part."""
    return {
        "present": pgettext("attendance", "present"),
        "remote": pgettext("attendance", "remote"),
        "represented": pgettext("attendance", "represented"),
        "excused": pgettext("attendance", "excused"),
        "absent": pgettext("attendance", "absent"),
    }[state]


def _set_rules(story: Writing, content: Minutes) -> None:
    text = _("The jury deliberates under the following rules:")
    if content.is_panel:
        text = _("The panel deliberates under the following rules:")
    story.text(text, keep=True)
    for rule in content.rules:
        story.item(rule)
    if content.rules_fingerprint:
        text = (
            _("Their fingerprint is {fingerprint}.")
            if content.rules_changes
            else _("Their fingerprint, sealed before any ballot was opened, is {fingerprint}.")
        )
        story.text(text.format(fingerprint=content.rules_fingerprint))
    if content.rules_changes:
        story.text(
            _("The rules were changed after the ballots were opened:"),
            keep=True,
        )
        for change in content.rules_changes:
            story.item(prose(change))


def _set_ballots(story: Writing, content: Minutes) -> None:
    if content.ballots:
        story.text(sentences.paragraph(opened.ballots(content.ballots)))


def _set_domains(story: Writing, content: Minutes) -> None:
    for domain in content.domains:
        with story.together():
            _set_domain(story, domain, content.scale)


def _set_domain(story: Writing, domain: DomainMinutes, scale: int) -> None:
    story.heading(domain.name, style.SUBHEADING, depth=1)
    if domain.sponsor:
        story.text(sponsored_domain(domain.sponsor), style.NOTE, keep=True)
    _set_paragraph(
        story,
        *map(sentences.recusal, domain.recusals),
        *map(sentences.exit_, domain.exits),
        keep=bool(domain.standings),
    )
    amended = map(sentences.amendment, domain.amendments)
    _set_paragraph(story, *amended, keep=bool(domain.standings))
    if domain.standings:
        set_standings(story, domain.name, domain.standings, scale)
    for vote in domain.votes:
        story.text(sentences.vote(vote))
    for decision in domain.decisions:
        _set_decision(story, decision)
    if domain.shortlist and (domain.shortlist.listed or not domain.is_pending):
        grounds = [*shortlist.shortlist_grounds(domain.shortlist)]
        story.text(shortlist.shortlisted(domain.shortlist), style.DECISION, keep=bool(grounds))
        _set_grounds(story, grounds)
    elif not domain.decisions:
        first, *grounds = sentences.no_award(domain)
        story.text(first, style.DECISION, keep=bool(grounds))
        _set_grounds(story, grounds)
    _set_paragraph(story, *map(sentences.statement, domain.statements))
    _set_paragraph(story, *sentences.on_paper(domain.papers))


def _set_paragraph(story: Writing, *said: str, keep: bool = False) -> None:
    if said:
        story.text(sentences.paragraph(said), keep=keep)


def _set_decision(story: Writing, decision: DecisionLine, *more: str) -> None:
    grounds = [*sentences.grounds(decision), *more]
    story.text(sentences.decision(decision), style.DECISION, keep=bool(grounds))
    _set_grounds(story, grounds)


def _set_grounds(story: Writing, grounds: Sequence[str]) -> None:
    if grounds:
        story.text(sentences.paragraph(grounds), style.GROUNDS)


def _set_special_prizes(story: Writing, content: Minutes) -> None:
    for prize in content.special_prizes:
        domain = [_("Domain: {name}.").format(name=prize.domain)] if prize.domain else []
        _set_decision(story, prize.decision, *domain)


def _set_others(story: Writing, content: Minutes) -> None:
    for vote in content.other_votes:
        story.text(sentences.vote(vote))
    _set_paragraph(story, *map(sentences.statement, content.statements))


def _set_closing(story: Writing, content: Minutes) -> None:
    story.text(versions.closing(content))
    _set_paragraph(story, *versions.seals(content))
    if content.cosigned:
        story.text(_("The seal was countersigned, on a device of their own, by:"), keep=True)
    for signed in versions.cosigned(content):
        story.item(signed)


def _set_standing(story: Writing, content: Minutes) -> None:
    for said in versions.standing_so_far(content):
        story.text(said)


def _set_annexes(story: Writing, content: Minutes) -> None:
    for annex in content.annexes:
        story.item(annex)


def _set_signatures(story: Writing, content: Minutes) -> None:
    if not content.signatures:
        return
    story.hold()
    with story.together():
        story.rule(before=20, after=6)
        done = versions.done(content)
        if done:
            story.text(done, keep=True)
        story.signatures([(each.name, each.quality) for each in content.signatures])


def _is_provisional(content: Minutes) -> bool:
    return content.status == "provisional"


_Section = tuple[str, Callable[[Minutes], object], Callable[[Writing, Minutes], None]]
_SECTIONS: tuple[_Section, ...] = (
    (N_("Rectification"), lambda content: content.rectification, _set_rectification),
    (N_("Opening of the sitting"), lambda _content: True, _set_opening),
    (N_("Attendance and quorum"), lambda _content: True, _set_attendance),
    (N_("Rules"), lambda content: content.rules, _set_rules),
    (N_("Ballots"), lambda content: content.ballots, _set_ballots),
    (N_("Deliberations and decisions"), lambda content: content.domains, _set_domains),
    (N_("Special prizes"), lambda content: content.special_prizes, _set_special_prizes),
    (
        N_("Other votes and statements"),
        lambda content: content.other_votes or content.statements,
        _set_others,
    ),
    (N_("Closing of the sitting"), lambda content: not _is_provisional(content), _set_closing),
    (N_("State of these minutes"), _is_provisional, _set_standing),
    (N_("Annexes"), lambda content: content.annexes, _set_annexes),
)
