"""The sentences of the minutes: what a secretary would write, from what was recorded."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from jury_app.documents.grammar import at, named, no_level, of, to
from jury_app.documents.minutes.content import (
    AmendmentLine,
    ChairChange,
    DecisionLine,
    DomainMinutes,
    ExitLine,
    Minutes,
    Person,
    Quorum,
    RecusalLine,
    StatementLine,
    SuspensionLine,
    VoteLine,
)
from jury_app.documents.typography import prose
from jury_app.formatting import NBSP, ended, format_date, format_time, joined, quoted
from jury_app.i18n import _, ngettext, pgettext


def person(someone: Person) -> str:
    """Return a name and its quality."""
    return f"{someone.name}, {someone.quality}" if someone.quality else someone.name


def _in_passing(someone: Person) -> str:
    return f"{someone.name} ({someone.quality})" if someone.quality else someone.name


def meeting(minutes: Minutes) -> str:
    """Say who met, when, where and why."""
    text = (
        _("The jury {of_title} {year}, a prize organised by {organiser}, met")
        if minutes.organiser
        else _("The jury {of_title} {year} met")
    )
    if minutes.is_panel:
        text = _("The expert panel {of_title} {year} met")
    parts = [
        text.format(
            of_title=of(minutes.title), year=minutes.year, organiser=named(minutes.organiser)
        )
    ]
    if minutes.held_on:
        day = format_date(minutes.held_on)
        parts.append(pgettext("sitting", "on {date}").format(date=day))
    if minutes.place:
        parts.append(at(minutes.place))
    if minutes.convened_on:
        day = format_date(minutes.convened_on)
        parts[-1] += ","
        parts.append(pgettext("sitting", "as convened on {date}").format(date=day))
    return " ".join(parts) + "."


def opening(minutes: Minutes) -> Iterator[str]:
    """Say when the sitting opens, who chairs it in whose place, and who writes."""
    if minutes.opened_at:
        hour = format_time(minutes.opened_at)
        yield _("The sitting opens at {hour}.").format(hour=hour)
    if minutes.chair and minutes.replaced_chair:
        yield _("{absent} being unable to sit, the sitting is chaired by {chair}.").format(
            absent=_in_passing(minutes.replaced_chair), chair=person(minutes.chair)
        )
        if minutes.replacement_reason:
            yield _("Reason given: {reason}").format(
                reason=ended(prose(minutes.replacement_reason))
            )
    elif minutes.chair:
        yield _("The sitting is chaired by {chair}.").format(chair=person(minutes.chair))
    yield from map(chair_change, minutes.chair_changes)
    if minutes.secretary:
        yield _("{secretary} acts as secretary.").format(secretary=_in_passing(minutes.secretary))
    yield from map(suspension, minutes.suspensions)


def attendance(minutes: Minutes) -> str:
    """Count who is there, how, and who is not."""
    states = [each.presence for each in minutes.attendance]
    present, remote = states.count("present"), states.count("remote")
    represented = states.count("represented")
    excused, absent = states.count("excused"), states.count("absent")
    said = (
        (present, ngettext("{n} member is present", "{n} members are present", present)),
        (remote, ngettext("{n} takes part remotely", "{n} take part remotely", remote)),
        (represented, ngettext("{n} is represented", "{n} are represented", represented)),
        (excused, ngettext("{n} is excused", "{n} are excused", excused)),
        (absent, ngettext("{n} is absent", "{n} are absent", absent)),
    )
    counted = [text.format(n=count) for count, text in said if count or text is said[0][1]]
    return joined(counted) + "."


def quorum(rule: Quorum, *, is_panel: bool = False) -> str:
    """Say whether those who sat could decide."""
    if rule.second_convocation and is_panel:
        return _("The panel meets on a second convocation, which requires no quorum.")
    if rule.second_convocation:
        return _("The jury meets on a second convocation, which requires no quorum.")
    if not rule.required:
        return _("The rules of the prize require no quorum.")
    text = (
        ngettext(
            "The quorum is {required} of {members} members; {counted} counts: it is reached.",
            "The quorum is {required} of {members} members; {counted} count: it is reached.",
            rule.counted,
        )
        if rule.counted >= rule.required
        else ngettext(
            "The quorum is {required} of {members} members; {counted} counts: it is not reached.",
            "The quorum is {required} of {members} members; {counted} count: it is not reached.",
            rule.counted,
        )
    )
    return text.format(required=rule.required, members=rule.members, counted=rule.counted)


def recusal(line: RecusalLine) -> str:
    """Say who stayed out of what."""
    text = (
        _("{juror} took no part in what concerns application {application}")
        if line.application
        else _("{juror} took no part in what concerns this domain")
    )
    said = text.format(juror=line.juror, application=line.application)
    if line.reason:
        said = f"{said} ({prose(line.reason).rstrip('.')})"
    if not line.absences:
        return f"{said}."
    hours = joined([_absence(*each) for each in line.absences])
    return _("{recusal}: {hours}.").format(recusal=said, hours=hours)


def _absence(out_at: datetime, back_at: datetime | None) -> str:
    text = _("out at {hour}, back at {back}") if back_at else _("out at {hour}")
    return text.format(hour=format_time(out_at), back=format_time(back_at) if back_at else "")


def exit_(line: ExitLine) -> str:
    """Say who was out of the room, and from when to when."""
    text = (
        _("{juror} was out of the room from {hour} to {back}.")
        if line.back_at
        else _("{juror} was out of the room from {hour} on.")
    )
    return text.format(
        juror=line.juror,
        hour=format_time(line.out_at),
        back=format_time(line.back_at) if line.back_at else "",
    )


def amendment(line: AmendmentLine) -> str:
    """Say whose mark was changed, in the room or after it, and why; the ballot stays sealed."""
    text = (
        _(
            "A mark of {juror} was rectified after the closing, for application {application}, on "
            "{criterion} ({reason})."
        )
        if line.is_rectified
        else _(
            "{juror} amended a mark in the course of the sitting, for application {application}, "
            "on {criterion} ({reason})."
        )
    )
    return text.format(
        juror=line.juror,
        application=line.application,
        criterion=quoted(line.criterion),
        reason=prose(line.reason).rstrip("."),
    )


def statement(line: StatementLine) -> str:
    """Say who disagrees, in their own words."""
    text = _("{juror} asks for this disagreement to be entered: {text}")
    return text.format(juror=line.juror, text=quoted(prose(line.text)))


def suspension(line: SuspensionLine) -> str:
    """Say when the sitting was suspended, until when and why; overnight, with the days."""
    start, end = line.suspended_at, line.resumed_at
    if end is None:
        text = _("The sitting is suspended at {hour}")
    elif end.date() == start.date():
        text = _("The sitting is suspended from {hour} to {back}")
    else:
        text = _("The sitting is suspended from {hour} on {day} to {back} on {last}")
    told = {"hour": format_time(start), "day": format_date(start.date())}
    if end is not None:
        told |= {"back": format_time(end), "last": format_date(end.date())}
    said = text.format(**told)
    return f"{said} ({prose(line.reason).rstrip('.')})." if line.reason else f"{said}."


def chair_change(change: ChairChange) -> str:
    """Say who took the chair later, when, in whose place and why."""
    text = (
        _("At {hour}, {chair} takes the chair in the place of {before}")
        if change.before
        else _("At {hour}, {chair} takes the chair")
    )
    said = text.format(
        hour=format_time(change.at), chair=_in_passing(change.chair), before=change.before
    )
    return f"{said} ({prose(change.reason).rstrip('.')})." if change.reason else f"{said}."


def vote(line: VoteLine) -> str:
    """Say what was voted on, how, and with what result."""
    how = f" ({line.form})" if line.form else ""
    question = _("Vote{how} on the question: {question}").format(how=how, question=line.question)
    counts = joined([_counted(*each) for each in line.counts])
    result = _("Counted: {counts}").format(counts=counts) if counts else ""
    return " ".join(ended(part) for part in (question, result, prose(line.outcome)) if part)


def _counted(choice: str, count: int) -> str:
    """Say what a choice got: two numbers side by side would be read as one."""
    return f"{choice}{NBSP}({count})" if choice[-1:].isdigit() else f"{choice}{NBSP}{count}"


def decision(line: DecisionLine) -> str:
    """Say what the jury decided for an application."""
    text = (
        _("The jury awards {level}, ex aequo, {to_laureates} for application {number}, {title}.")
        if line.ex_aequo
        else _("The jury awards {level} {to_laureates} for application {number}, {title}.")
    )
    return text.format(
        level=quoted(line.level_name),
        to_laureates=joined([to(name) for name in line.applicants]),
        number=line.application,
        title=quoted(line.title.removesuffix(".")),
    )


def grounds(line: DecisionLine) -> Iterator[str]:
    """Say why the jury decided so, and in which words it praises the laureate."""
    if line.departs_from_order:
        yield _("This decision departs from the order of the standings.")
    if line.motive:
        yield _("Motive: {motive}").format(motive=ended(prose(line.motive)))
    if line.citation:
        yield _("Citation: {citation}").format(citation=quoted(prose(line.citation)))


def no_award(domain: DomainMinutes) -> Iterator[str]:
    """Say that a domain has no award, or none but special prizes, and why; or that it may come."""
    if domain.is_pending:
        yield (
            _("The panel has not decided in this domain yet.")
            if domain.shortlist
            else _("The jury has not decided in this domain yet.")
        )
    elif domain.special_prizes:
        yield no_level(domain.special_prizes)
    else:
        yield _("The jury decides to make no award in this domain.")
    if domain.motive:
        yield _("Motive: {motive}").format(motive=ended(prose(domain.motive)))


def on_paper(codes: Sequence[str]) -> Iterator[str]:
    """Say that a domain was deliberated by hand, and from which sheets that was typed back."""
    if codes:
        yield ngettext(
            "The jury took these acts on paper; they were typed back from the sheet of code "
            "{codes}.",
            "The jury took these acts on paper; they were typed back from the sheets of codes "
            "{codes}.",
            len(codes),
        ).format(codes=joined(codes))


def noted_on_paper(codes: Sequence[str]) -> Iterator[str]:
    """Say that comings and goings were noted by hand, and from which sheets that was typed back."""
    if codes:
        yield ngettext(
            "Part of the attendance was noted on paper, and typed back from the sheet of code "
            "{codes}.",
            "Part of the attendance was noted on paper, and typed back from the sheets of codes "
            "{codes}.",
            len(codes),
        ).format(codes=joined(codes))


def paragraph(sentences: Iterable[str]) -> str:
    """Return sentences as one paragraph."""
    return " ".join(sentence for sentence in sentences if sentence)
