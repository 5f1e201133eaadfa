"""What the juror's window calls things."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from jury_app.decimals import format_mean
from jury_app.desk.due import days_left, due_day, is_late
from jury_app.desk.marks import points
from jury_app.desk.views import DeskView, Entry, EntryState
from jury_app.desk.work_file import Clock, utc_now
from jury_app.formatting import MISSING, format_date, format_time, localised, quoted
from jury_app.i18n import _, ngettext, pgettext
from jury_app.sealing.manifest import KitCriterion, KitManifest
from jury_app.ui.widgets.text import Tone

if TYPE_CHECKING:
    from jury_app.desk.usage import Spread

_MOST_TITLES = 3
_COUNTED_DAYS = 60  # beyond, a date says more than a number

STATE_ICONS = {
    EntryState.TO_DO: ("circle", "muted"),
    EntryState.BEGUN: ("circle-dashed", "warning"),
    EntryState.COMPLETE: ("circle-check", "success"),
    EntryState.RECUSED: ("user-x", "muted"),
}


def state_text(entry: Entry) -> str:
    """Return how far the juror is with an application."""
    match entry.state:
        case EntryState.TO_DO:
            return _("to score")
        case EntryState.COMPLETE:
            return pgettext("juror", "complete")
        case EntryState.RECUSED:
            return _("recused")
    missing = len(entry.missing)
    return ngettext("{count} mark missing", "{count} marks missing", missing).format(count=missing)


def left_text(view: DeskView) -> str:
    """Return what is left in one sentence; the end is worth a word."""
    if not view.entries:
        return _("Nothing to score")
    if view.is_spared:
        return _("Recused from every application")
    if view.is_complete:
        return _("Everything is scored")
    total = len(view.entries)
    return ngettext(
        "{left} application left of {total}", "{left} applications left of {total}", view.left
    ).format(left=view.left, total=total)


def due_words(manifest: KitManifest, clock: Clock = utc_now) -> tuple[str, Tone]:
    """Return how long ballots are still awaited, as one counts days, and how much it presses."""
    days = days_left(manifest, clock)
    if days is None:
        return "", "muted"
    if is_late(manifest, clock):
        return _("Ballots were due by {date}").format(date=due_day(manifest)), "warning"
    if days > _COUNTED_DAYS:
        return _("Ballot due by {date}").format(date=due_day(manifest)), "muted"
    if days > 1:
        text = ngettext("Ballot due in {count} day", "Ballot due in {count} days", days)
        return text.format(count=days), "muted"
    return (_("Ballot due tomorrow") if days else _("Ballot due today")), "warning"


def saved_text(moment: datetime | None) -> str:
    """Return when the last change was put on the disk."""
    if moment is None:
        return _("Nothing to save yet")
    local = moment.astimezone()
    if local.date() != datetime.now().astimezone().date():
        return _("Saved on {date} at {time}").format(
            date=format_date(local.date()), time=format_time(local)
        )
    return _("Saved at {time}").format(time=format_time(local))


def points_or_missing(criterion: KitCriterion, mark: int | None) -> str:
    """Return a mark in points, or the dash of a mark that is not there."""
    return MISSING if mark is None else points(criterion, mark)


def meaning(criterion: KitCriterion, mark: int) -> str:
    """Return what a mark means: the words for it, or those of the nearest mark below."""
    known = [each for each in criterion.meanings if each.mark <= mark]
    return max(known, key=lambda each: each.mark).text if known else ""


def mark_text(criterion: KitCriterion, mark: int | None) -> str:
    """Return a mark as it is read aloud."""
    if mark is None:
        return _("no mark yet")
    highest = points(criterion, criterion.marks[-1])
    spoken = _("{points} out of {highest}").format(points=points(criterion, mark), highest=highest)
    words = meaning(criterion, mark)
    return f"{spoken} – {words}" if words else spoken


def folder_text(folder: Path) -> str:
    """Return a folder so that a long one goes on in the next line, after any of its parts."""
    return re.sub(r"(?<=[/\\])(?=[^/\\])", "\N{ZERO WIDTH SPACE}", str(folder))


def spoken_mark(criterion: KitCriterion, mark: int) -> str:
    """Return a key of a criterion as it is read aloud, wherever the listener comes from."""
    return _("{column}: {value}").format(column=criterion.name, value=mark_text(criterion, mark))


def highest_total(criteria: Sequence[KitCriterion]) -> int:
    """Return the weighted total that an application could have."""
    return sum(each.weight * (each.max_points - each.min_points) for each in criteria)


def total(mean: Fraction | None, criteria: Sequence[KitCriterion]) -> str:
    """Return the weighted total of an application."""
    if mean is None:
        return MISSING
    exact = mean * highest_total(criteria)
    return localised(str(exact)) if exact.denominator == 1 else format_mean(exact)


def lost_text(view: DeskView) -> str:
    """Return which marks of the last ballot a new one would no longer hold."""
    lost = view.lost_marks
    count = sum(lost.values())
    titles = [quoted(view.entry(number).application.title) for number in lost]
    shown = ", ".join(titles[:_MOST_TITLES])
    if len(titles) > _MOST_TITLES:
        shown = f"{shown}…"
    return ngettext(
        "{count} mark of ballot {revision} is no longer there: {titles}.",
        "{count} marks of ballot {revision} are no longer there: {titles}.",
        count,
    ).format(count=count, revision=view.ballots[-1].revision, titles=shown)


def applicants(entry: Entry) -> str:
    """Return who applies."""
    return ", ".join(entry.application.applicants)


def spread_name(criterion: KitCriterion) -> str:
    """Return what a strip of bars shows."""
    return _("My marks for {criterion}").format(criterion=criterion.name)


def spread_text(spread: "Spread") -> str:
    """Return how the marks on a criterion lie, in a few words."""
    if not spread.marks:
        return _("No mark yet")
    lowest, highest = (points(spread.criterion, spread.marks[end]) for end in (0, -1))
    mean = format_mean(spread.mean, 1)
    if lowest == highest:
        return _("always {mark}").format(mark=lowest)
    return _("from {lowest} to {highest}, mean {mean}").format(
        lowest=lowest, highest=highest, mean=mean
    )


def spread_details(spread: "Spread") -> str:
    """Return how often each mark was given, as one reads it aloud."""
    times = Counter(spread.marks)
    told = (
        ngettext("{mark}: {count} time", "{mark}: {count} times", count).format(
            mark=points(spread.criterion, mark), count=count
        )
        for mark, count in times.items()
    )
    return ", ".join(told) or _("No mark yet")
