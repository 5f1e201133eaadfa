"""What deserves a second look, in one sentence each."""

from collections.abc import Sequence
from fractions import Fraction

from jury_app.decimals import exact_decimal
from jury_app.desk.findings import Finding, FindingKind
from jury_app.desk.views import DeskView
from jury_app.formatting import localised, quoted
from jury_app.i18n import _, ngettext
from jury_app.sealing.manifest import KitManifest

ON_THE_SCALE = frozenset({FindingKind.FEW_MARKS, FindingKind.LOWER_HALF, FindingKind.UPPER_HALF})


def finding_text(finding: Finding, view: DeskView, manifest: KitManifest) -> str:
    """Return a finding in one sentence."""
    if finding.kind in ON_THE_SCALE:
        return _scale_text(finding.kind, view, manifest)
    titles = [quoted(view.entry(each).application.title) for each in finding.applications]
    match finding.kind:
        case FindingKind.EMPTY:
            return _empty_text(finding, titles[0], manifest)
        case FindingKind.STRAIGHT_LINE:
            return ngettext(
                "{count} application has the same mark on every criterion. Is that what you mean?",
                "{count} applications have the same mark on every criterion. "
                "Is that what you mean?",
                len(titles),
            ).format(count=len(titles))
        case FindingKind.SAME_ROW:
            return _("One after another, with exactly the same marks: {titles}").format(
                titles=", ".join(titles)
            )
    domain = next(each.name for each in manifest.domains if each.code == finding.domain)
    return _("{domain}: you place these equal: {titles}").format(
        domain=domain, titles=", ".join(titles)
    )


def empty_text(count: int) -> str:
    """Return how many applications miss marks, where there are too many to name."""
    return ngettext(
        "{count} application still misses a mark.", "{count} applications still miss a mark.", count
    ).format(count=count)


def _empty_text(finding: Finding, title: str, manifest: KitManifest) -> str:
    criteria = manifest.grid.criteria
    if len(finding.criteria) == len(criteria):
        return _("{title}: no mark at all yet").format(title=title)
    names = {each.code: each.name for each in criteria}
    missing = ", ".join(names[code] for code in finding.criteria)
    return _("{title}: no mark yet for {criteria}").format(title=title, criteria=missing)


def _scale_text(kind: FindingKind, view: DeskView, manifest: KitManifest) -> str:
    used = _used(view, manifest)
    match kind:
        case FindingKind.LOWER_HALF:
            return _(
                "All your marks are in the lower half of the scale: none is above {highest}. Is "
                "that what you mean?"
            ).format(highest=used[-1])
        case FindingKind.UPPER_HALF:
            return _(
                "All your marks are in the upper half of the scale: none is below {lowest}. Is "
                "that what you mean?"
            ).format(lowest=used[0])
    return _("You use no other marks than these: {marks}. The scale has more.").format(
        marks=", ".join(used)
    )


def _used(view: DeskView, manifest: KitManifest) -> Sequence[str]:
    steps = {each.code: each.steps_per_point for each in manifest.grid.criteria}
    found = {
        Fraction(each.marks[code], steps[code]) for each in view.entries for code in each.counted
    }
    return [localised(exact_decimal(each)) for each in sorted(found)]
