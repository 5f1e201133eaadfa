"""The ballots in the minutes: which came, who saw them opened, and which were set aside."""

from collections.abc import Iterator

from jury_app.documents.minutes.content import BallotReport, ConflictLine
from jury_app.formatting import ended, format_date, format_time, joined
from jury_app.i18n import _, ngettext


def ballots(report: BallotReport) -> Iterator[str]:
    """Say which ballots came, and who saw them opened."""
    text = ngettext(
        "Of {expected} sealed ballots expected, {received} was received.",
        "Of {expected} sealed ballots expected, {received} were received.",
        report.received,
    )
    yield text.format(expected=report.expected, received=report.received)
    if report.opened_at:
        text = ngettext(
            "The ballots were opened on {date} at {hour}, in the presence of one witness: "
            "{witnesses}.",
            "The ballots were opened on {date} at {hour}, in the presence of {witnesses}.",
            len(report.witnesses),
        )
        if not report.witnesses:
            text = _("The ballots were opened on {date} at {hour}; no witness was recorded.")
        yield text.format(
            date=format_date(report.opened_at.date()),
            hour=format_time(report.opened_at),
            witnesses=joined(report.witnesses),
        )
    if report.missing:
        text = ngettext(
            "No ballot came from: {names}.",
            "No ballots came from: {names}.",
            len(report.missing),
        )
        yield text.format(names=joined(report.missing))
    if report.incomplete:
        text = ngettext(
            "One ballot is incomplete: that of {names}.",
            "The ballots of the following are incomplete: {names}.",
            len(report.incomplete),
        )
        yield text.format(names=joined(report.incomplete))
    if report.unresolved:
        text = ngettext(
            "Ballots of one juror stand against each other, and none of them counts: {names}.",
            "Ballots of the following stand against each other, and none of them counts: {names}.",
            len(report.unresolved),
        )
        yield text.format(names=joined(report.unresolved))
    yield from map(conflict, report.resolved)


def conflict(line: ConflictLine) -> str:
    """Say which ballot of a juror was kept, where two stood against each other, and why."""
    text = ngettext(
        "Of the ballots of {juror} that stood against each other, {kept} was kept and {aside} was "
        "set aside on {date} at {hour}: {reason}",
        "Of the ballots of {juror} that stood against each other, {kept} was kept and {aside} were "
        "set aside on {date} at {hour}: {reason}",
        len(line.aside),
    )
    return ended(
        text.format(
            juror=line.juror,
            kept=line.kept,
            aside=joined(line.aside),
            date=format_date(line.decided_at.date()),
            hour=format_time(line.decided_at),
            reason=line.reason,
        )
    )
