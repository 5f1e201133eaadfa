"""The figures that experts ask for: as other programs read them, and as tables with their notes."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from jury_app.commands.analysis_words import decimal, percent
from jury_app.documents.analysis import ExpertTable
from jury_app.formatting import MISSING
from jury_app.i18n import N_, _, ngettext
from jury_app.model.scoring.experts import ExpertFigures
from jury_app.model.scoring.generalisability import Components, NoComponents
from jury_app.model.scoring.rasch import Extreme, Measured, NoMeasures, RaschMeasures

_FACETS = ("application", "juror", "criterion")
_TITLES = (
    N_("Rasch measures of the applications"),
    N_("Rasch measures of the jurors"),
    N_("Rasch measures of the criteria"),
)
_HEADS = (N_("Application"), N_("Juror"), N_("Criterion"))
_REASONS = {
    NoMeasures.TOO_FEW: N_("There are not two applications, two jurors and two different marks."),
    NoMeasures.EXTREME: N_(
        "Nothing is left once those who have only the lowest or only the highest marks are set "
        "aside."
    ),
    NoMeasures.APART: N_("No juror links all the applications: there is no scale for them all."),
    NoMeasures.TOO_LARGE: N_("There are too many applications and jurors in one domain."),
    NoMeasures.NOT_FINITE: N_("The marks part so sharply that no measure is finite."),
}
_EXTREMES = {Extreme.LOWEST: N_("only lowest marks"), Extreme.HIGHEST: N_("only highest marks")}


def expert_document(figures: ExpertFigures) -> dict[str, Any]:
    """Return the figures of a domain, numbers unrounded; what is absent is null, and why."""
    rasch, components = figures.rasch, figures.components
    return {
        "rasch": _rasch(rasch) if isinstance(rasch, RaschMeasures) else None,
        "rasch_reason": None if isinstance(rasch, RaschMeasures) else str(rasch),
        "generalisability": _parts(components) if isinstance(components, Components) else None,
        "generalisability_reason": (
            None if isinstance(components, Components) else str(components)
        ),
    }


def expert_tables(figures: ExpertFigures) -> list[ExpertTable]:
    """Return the same as tables for people, each with what has to be known of it."""
    return [*_rasch_tables(figures.rasch), _components_table(figures.components)]


def _rasch(found: RaschMeasures) -> dict[str, Any]:
    names = ("applications", "jurors", "criteria")
    return {
        "categories": found.categories,
        "thresholds": list(found.thresholds),
        **{
            names[place]: [_element(each, _FACETS[place]) for each in facet]
            for place, facet in enumerate(found.facets)
        },
    }


def _element(each: Measured, kind: str) -> dict[str, Any]:
    return {
        kind: each.name, "n": each.n, "measure": each.measure, "se": each.error,
        "infit": each.infit, "outfit": each.outfit,
        "extreme": None if each.extreme is None else str(each.extreme),
    }  # fmt: skip


def _parts(found: Components) -> dict[str, Any]:
    return {
        "application": found.application, "juror": found.juror, "residual": found.rest,
        "negative_set_to_zero": found.is_cut, "readings": found.readings,
        "relative": found.relative, "absolute": found.absolute, "jurors_needed": found.needed,
    }  # fmt: skip


def _rasch_tables(found: RaschMeasures | NoMeasures) -> Iterator[ExpertTable]:
    if isinstance(found, NoMeasures):
        yield ExpertTable(title=_("Rasch measures"), notes=[_(_REASONS[found])])
        return
    notes = [
        _(
            "Many-facet Rasch model, rating scale, joint maximum likelihood; in logits. Jurors "
            "and criteria sum to zero, the higher the more severe. Infit and outfit are near 1 "
            "where the model holds; from 1.5 on, the marks deserve a look."
        ),
        ngettext(
            "{count} category of marks; thresholds: {thresholds}.",
            "{count} categories of marks; thresholds: {thresholds}.",
            found.categories,
        ).format(
            count=found.categories, thresholds=" · ".join(decimal(one) for one in found.thresholds)
        ),
    ]
    for place, facet in enumerate(found.facets):
        if len(facet) < 2:  # noqa: PLR2004 -- a criterion that is alone tells nothing
            continue
        yield ExpertTable(
            title=_(_TITLES[place]),
            notes=notes if place == 0 else [],
            columns=[
                _(_HEADS[place]), _("Marks"), _("Measure"), _("Standard error"), _("Infit"),
                _("Outfit"),
            ],
            rows=[_row(each) for each in _by_measure(facet)],
        )  # fmt: skip


def _by_measure(facet: Sequence[Measured]) -> list[Measured]:
    return sorted(facet, key=lambda each: (-each.measure, str(each.name)))


def _row(each: Measured) -> list[str]:
    extreme = "" if each.extreme is None else f" ({_(_EXTREMES[each.extreme])})"
    fit = [MISSING if value is None else decimal(value) for value in (each.infit, each.outfit)]
    return [f"{each.name}{extreme}", str(each.n), decimal(each.measure), decimal(each.error), *fit]


def _components_table(found: Components | NoComponents) -> ExpertTable:
    title = _("Variance components")
    if isinstance(found, NoComponents):
        reason = _("There are too few readings to tell applications, jurors and chance apart.")
        return ExpertTable(title=title, notes=[reason])
    whole = found.application + found.juror + found.rest
    parts = (
        (_("Applications"), found.application),
        (_("Jurors"), found.juror),
        (_("All the rest"), found.rest),
    )
    return ExpertTable(
        title=title,
        notes=list(_component_notes(found)),
        columns=[_("Source"), _("Variance"), _("Share")],
        rows=[
            [name, decimal(value), percent(Fraction(value / whole)) if whole else MISSING]
            for name, value in parts
        ],
    )


def _component_notes(found: Components) -> Iterator[str]:
    yield _(
        "Generalisability, for {readings} readings of each application: {relative} for the order, "
        "{absolute} for the scores themselves; from 0 (another jury would say anything) to 1 (it "
        "would say the same)."
    ).format(
        readings=decimal(found.readings),
        relative=decimal(found.relative),
        absolute=decimal(found.absolute),
    )
    if found.needed is None:
        yield _("No number of jurors would make the order dependable (0.8).")
    else:
        yield ngettext(
            "{count} juror would make the order dependable (0.8).",
            "{count} jurors would make the order dependable (0.8).",
            found.needed,
        ).format(count=found.needed)
    if found.is_cut:
        yield _("A variance that was estimated below zero counts as zero.")
