"""What the juror's window calls things."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path

from jury_app.decimals import exact_decimal, format_mean
from jury_app.desk import due
from jury_app.desk.review import Finding, FindingKind
from jury_app.desk.views import DeskView, Entry, EntryState
from jury_app.formatting import MISSING, format_date, format_time, localised, quoted
from jury_app.i18n import _, ngettext, pgettext
from jury_app.sealing.manifest import KitCriterion, KitManifest

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
    if view.is_complete:
        return _("Everything is scored")
    total = len(view.entries)
    return ngettext(
        "{left} application left of {total}", "{left} applications left of {total}", view.left
    ).format(left=view.left, total=total)


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


def points(criterion: KitCriterion, mark: int) -> str:
    """Return a mark in points."""
    return localised(exact_decimal(Fraction(mark, criterion.steps_per_point)))


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


def edition_title(manifest: KitManifest) -> str:
    """Return the title of the edition with its year, said once."""
    title, year = manifest.edition.title, str(manifest.edition.year)
    return title if year in title else f"{title} {year}"


def ballot_code(code: str) -> str:
    """Return the code of a ballot in two groups, as it is read aloud."""
    return f"{code[:4]}-{code[4:]}"


def applicants(entry: Entry) -> str:
    """Return who applies."""
    return ", ".join(entry.application.applicants)


def due_text(manifest: KitManifest) -> str:
    """Return until when ballots are taken, or nothing when no day is fixed."""
    return due.due_text(manifest)


def is_late(manifest: KitManifest) -> bool:
    """Whether the time for ballots is over."""
    if manifest.edition.ballots_due is None:
        return False
    end = datetime.fromisoformat(manifest.edition.ballots_due).astimezone()
    if "T" not in manifest.edition.ballots_due:
        end += timedelta(days=1)  # the whole of the last day
    return datetime.now().astimezone() > end


def finding_text(finding: Finding, view: DeskView, manifest: KitManifest) -> str:
    """Return a finding in one sentence."""
    titles = [quoted(view.entry(each).application.title) for each in finding.applications]
    match finding.kind:
        case FindingKind.EMPTY:
            names = {each.code: each.name for each in manifest.grid.criteria}
            missing = ", ".join(names[code] for code in finding.criteria)
            return _("{title}: no mark yet for {criteria}").format(
                title=titles[0], criteria=missing
            )
        case FindingKind.STRAIGHT_LINE:
            return ngettext(
                "{count} application has the same mark on every criterion. Is that what you mean?",
                "{count} applications have the same mark on every criterion. "
                "Is that what you mean?",
                len(titles),
            ).format(count=len(titles))
        case FindingKind.EQUAL:
            domain = next(each.name for each in manifest.domains if each.code == finding.domain)
            return _("{domain}: you place these equal: {titles}").format(
                domain=domain, titles=", ".join(titles)
            )
