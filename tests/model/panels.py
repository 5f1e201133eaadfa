"""Panels to try the methods on: any size, scores missing, scores equal."""

import json
from fractions import Fraction
from pathlib import Path

from hypothesis import strategies as st

from jury_app.model.scoring.panel import Panel

REFERENCES = json.loads(
    (Path(__file__).parent.parent / "files/references/references.json").read_text(encoding="utf-8")
)

MARKS = st.integers(0, 40).map(lambda mark: Fraction(mark, 2))


def panel_of(rows):
    """Return the panel of rows of (application, juror, mark)."""
    scores = {(one, juror): Fraction(str(mark)) for one, juror, mark in rows}
    applications = tuple(sorted({one for one, _juror in scores}))
    return Panel(applications, tuple(sorted({juror for _one, juror in scores})), scores)


def columns(**marks):
    """Return the panel of jurors A, B, C … from the marks of each application."""
    return panel_of(
        (application, chr(ord("A") + place), mark)
        for application, given in marks.items()
        for place, mark in enumerate(given)
        if mark is not None
    )


@st.composite
def panels(draw, *, complete=False, marks=MARKS, applications=6, jurors=5):
    """Draw a panel; a cell that is empty is missing."""
    names = tuple(f"P{place}" for place in range(draw(st.integers(1, applications))))
    sitting = tuple(f"J{place}" for place in range(draw(st.integers(1, jurors))))
    cell = marks if complete else st.one_of(marks, marks, st.none())
    drawn = {(name, juror): draw(cell) for name in names for juror in sitting}
    return Panel(names, sitting, {pair: mark for pair, mark in drawn.items() if mark is not None})


def shuffled(panel, random):
    """Return the same panel, listed otherwise."""
    pairs = sorted(panel.scores)
    random.shuffle(pairs)
    return Panel(
        tuple(random.sample(panel.applications, len(panel.applications))),
        tuple(random.sample(panel.jurors, len(panel.jurors))),
        {pair: panel.scores[pair] for pair in pairs},
    )
