"""Random panels of scores: ties, gaps, constant jurors and strange scales, for every method."""

from fractions import Fraction
from random import Random

from hypothesis import strategies as st

from jury_app.model.scoring.grids import Scale
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.panel import Panel

SCALES = (1, 2, 4, 7, 80, 840, 9973)


def random_panel(seed, *, most_applications=9, most_jurors=9):
    """Return a panel that depends on nothing but its seed; half of them are full of ties."""
    random = Random(seed)  # noqa: S311 -- a panel that can be drawn again is what is wanted
    applications = random.sample(range(100), random.randint(1, most_applications))
    jurors = random.sample(range(100), random.randint(1, most_jurors))
    denominator = random.choice(SCALES)
    levels = random.choice((1, 2, 3, 41, 20 * denominator + 1))
    share = random.choice((0.3, 0.7, 1))
    scores = {
        (application, juror): Fraction(random.randrange(levels), denominator)
        for application in applications
        for juror in jurors
        if random.random() < share
    }
    return Panel(tuple(applications), tuple(jurors), scores)


def random_marked(seed, *, complete=False):
    """Return a domain with its grids; some cells, and some grids, are empty unless complete."""
    random = Random(seed)  # noqa: S311 -- as above
    scales = tuple(
        Scale(
            f"c{number}",
            random.randrange(4),
            low,
            low + random.choice((1, 4, 10, 40)),
            steps,
            lower,
        )
        for number in range(random.randint(1, 4))
        for low, steps, lower in [
            (random.randrange(2), random.choice((1, 2)), random.random() < 0.2)
        ]
    )
    applications = tuple(random.sample(range(100), random.randint(1, 6)))
    jurors = tuple(random.sample(range(100), random.randint(1, 5)))
    cells = 1 if complete else random.choice((0.6, 0.9, 1))
    marks = {
        (application, juror): {
            scale.code: random.randint(scale.lowest, scale.highest)
            for scale in scales
            if random.random() < cells
        }
        for application in applications
        for juror in jurors
        if random.random() < random.choice((0.6, 1))
    }
    return MarkedPanel(applications, jurors, marks, scales)


def panel_of(*rows):
    """Return a panel from the marks of each application, None where one is missing."""
    marks = {
        (f"a{row}", f"j{column}"): Fraction(str(mark))
        for row, given_ in enumerate(rows)
        for column, mark in enumerate(given_)
        if mark is not None
    }
    names = tuple(f"a{row}" for row in range(len(rows)))
    return Panel(names, tuple(f"j{column}" for column in range(len(rows[0]))), marks)


def shuffled(panel, random):
    """Return the same panel with everything told in another order."""
    pairs = list(panel.scores.items())
    random.shuffle(pairs)
    return Panel(
        tuple(random.sample(panel.applications, len(panel.applications))),
        tuple(random.sample(panel.jurors, len(panel.jurors))),
        dict(pairs),
    )


panels = st.integers(0, 10**6).map(random_panel)
