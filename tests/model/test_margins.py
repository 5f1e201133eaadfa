"""How far the order is from another one: the fewest points, the cheapest marks, no list order."""

import runpy
from fractions import Fraction
from itertools import permutations, product
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jury_app.model.scoring.grids import Scale
from jury_app.model.scoring.margins import (
    grid_levers,
    grid_margin,
    neighbours,
    score_margin,
)
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.panel import Panel
from jury_app.model.scoring.ranking import Ranked

EDITIONS = runpy.run_path(str(Path(__file__).with_name("random_editions.py")))
panel_of = EDITIONS["panel_of"]
shuffled = EDITIONS["shuffled"]

TWENTY = (Fraction(0), Fraction(20))
marks = st.integers(0, 4)
columns = st.lists(marks, min_size=1, max_size=3)


def mean(values):
    return Fraction(sum(values), len(values))


def fewest_by_trying_all(ahead, behind, top, *, beyond):
    """Try every change of every mark; return the fewest points that do it."""
    costs = []
    for changed in product(range(top + 1), repeat=len(ahead) + len(behind)):
        lower, higher = changed[: len(ahead)], changed[len(ahead) :]
        difference = mean(higher) - mean(lower)
        if difference > 0 or (difference == 0 and not beyond):
            both = zip(changed, (*ahead, *behind), strict=True)
            costs.append(sum(abs(new - old) for new, old in both))
    return min(costs, default=None)


@given(columns, columns)
def test_no_fewer_points_do_it(one, other):
    ahead, behind = sorted((one, other), key=mean, reverse=True)
    assume(len(one) + len(other) < 6)
    panel = panel_of(
        [*ahead, *[None] * len(behind)],
        [*[None] * len(ahead), *behind],
    )

    margin = score_margin(panel, "a0", "a1", bounds=(Fraction(0), Fraction(4)))

    assert margin.points_to_tie == fewest_by_trying_all(ahead, behind, 4, beyond=False)
    assert margin.points_to_overturn == fewest_by_trying_all(ahead, behind, 4, beyond=True)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=6))
def test_the_cheapest_marks_do_flip_the_order(pairs):
    ahead, behind = (list(each) for each in zip(*pairs, strict=True))
    assume(sum(ahead) >= sum(behind))
    panel = panel_of(ahead, behind)

    margin = score_margin(panel, "a0", "a1", bounds=TWENTY)

    scores = dict(panel.scores)
    for change in margin.cheapest:
        sign = -1 if change.application == "a0" else 1
        scores[change.application, change.juror] += sign * change.points
    assert all(0 <= each <= 20 for each in scores.values())
    flipped = Panel(panel.applications, panel.jurors, scores)
    assert mean(flipped.of_application("a1").values()) > mean(flipped.of_application("a0").values())
    assert sum(change.points for change in margin.cheapest) == margin.points_to_overturn


def test_points_are_those_of_all_jurors_together():
    margin = score_margin(panel_of([16, 14, 15], [14, 14, 13]), "a0", "a1", bounds=TWENTY)

    assert margin.gap == Fraction(4, 3)
    assert (margin.points_to_tie, margin.points_to_overturn) == (4, 5)


def test_a_fraction_of_a_point_takes_a_whole_one():
    margin = score_margin(panel_of(["15.5", 15], [15, 15]), "a0", "a1")

    assert (margin.points_to_tie, margin.points_to_overturn) == (1, 1)


def test_equals_are_tied_already_and_one_point_decides():
    margin = score_margin(panel_of([15, 15], [14, 16]), "a0", "a1", bounds=TWENTY)

    assert (margin.gap, margin.points_to_tie, margin.points_to_overturn) == (0, 0, 1)
    assert margin.one_mark_suffices


def test_a_point_weighs_more_where_fewer_jurors_scored():
    margin = score_margin(
        panel_of([16, 16, 16, 16], [14, None, None, None]), "a0", "a1", bounds=TWENTY
    )

    assert (margin.points_to_tie, margin.points_to_overturn) == (2, 3)
    assert {change.application for change in margin.cheapest} == {"a1"}


@pytest.mark.parametrize(("behind", "suffices"), [([11, 11], True), ([9, 9], False)])
def test_one_mark_suffices_or_it_does_not(behind, suffices):
    margin = score_margin(
        panel_of([14, 15], behind), "a0", "a1", bounds=(Fraction(5), Fraction(20))
    )

    assert margin.one_mark_suffices is suffices


def test_without_bounds_one_mark_can_always_do_it():
    assert score_margin(panel_of([19, 19, 20], [1, 1, 1]), "a0", "a1").one_mark_suffices


def test_an_application_without_marks_has_no_margin():
    assert score_margin(panel_of([19, 19], [None, None]), "a0", "a1") is None


def test_marks_that_have_no_room_cannot_overturn():
    panel = panel_of(["0.5"], ["0.5"])

    margin = score_margin(panel, "a0", "a1", bounds=(Fraction(0), Fraction(1)))

    assert (margin.points_to_tie, margin.points_to_overturn, margin.cheapest) == (0, None, ())


@given(st.randoms(use_true_random=False))
def test_the_order_in_which_it_is_told_changes_nothing(random):
    panel = panel_of([16, 14, 15, 9], [14, 14, 13, 12])

    assert score_margin(shuffled(panel, random), "a0", "a1", bounds=TWENTY) == score_margin(
        panel, "a0", "a1", bounds=TWENTY
    )


HEAVY = Scale("heavy", weight=3)
LIGHT = Scale("light", weight=1, steps_per_point=2)
COST = Scale("cost", weight=1, min_points=1, max_points=5, lower_is_better=True)


def marked(scales, *rows):
    """Return a domain of two applications from the grids of each juror."""
    grids = {
        (f"a{row}", f"j{column}"): dict(zip([each.code for each in scales], grid, strict=False))
        for row, given_ in enumerate(rows)
        for column, grid in enumerate(given_)
    }
    jurors = tuple(f"j{column}" for column in range(len(rows[0])))
    return MarkedPanel(("a0", "a1"), jurors, grids, scales)


def test_the_heaviest_criterion_is_where_a_point_weighs_most():
    domain = marked((HEAVY, LIGHT), [[8, 10], [7, 10]], [[7, 10], [7, 10]])

    margin = grid_margin(domain, "a0", "a1")

    assert margin.gap == Fraction(3, 4)
    assert (margin.points_to_tie, margin.points_to_overturn) == (1, 2)
    assert {change.criterion for change in margin.cheapest} == {"heavy"}
    assert margin.one_mark_suffices


def test_a_mark_at_its_bound_gives_no_more():
    domain = marked((HEAVY, LIGHT), [[10, 10]], [[10, 4]])

    margin = grid_margin(domain, "a0", "a1")

    assert margin.points_to_overturn == 2
    assert [(each.application, each.criterion) for each in margin.cheapest] == [("a0", "heavy")]


def test_where_lower_is_better_points_go_down():
    domain = marked((COST,), [[2]], [[3]])

    margin = grid_margin(domain, "a0", "a1")

    assert margin.gap == 5
    assert (margin.points_to_tie, margin.points_to_overturn) == (1, 2)


@given(st.lists(st.tuples(*[st.integers(0, 10)] * 2, *[st.integers(0, 20)] * 2), min_size=1))
def test_the_cheapest_marks_of_a_grid_do_flip_the_order(rows):
    grids = [[(heavy, light) for heavy, _b, light, _d in rows], [(b, d) for _a, b, _c, d in rows]]
    domain = marked((HEAVY, LIGHT), *grids)
    scores = domain.panel()
    means = [mean(scores.of_application(name).values()) for name in ("a0", "a1")]
    leader, other = ("a0", "a1") if means[0] >= means[1] else ("a1", "a0")

    margin = grid_margin(domain, leader, other)

    changed = {pair: dict(marks) for pair, marks in domain.marks.items()}
    steps = {"heavy": 1, "light": 2}
    for each in margin.cheapest:
        sign = -1 if each.application == leader else 1
        changed[each.application, each.juror][each.criterion] += (
            sign * each.points * steps[each.criterion]
        )
    after = MarkedPanel(domain.applications, domain.jurors, changed, domain.scales).panel()
    assert mean(after.of_application(other).values()) > mean(after.of_application(leader).values())


def test_neighbours_are_told_best_first_whatever_the_order_of_the_list():
    ranked = [Ranked(name, rank, Fraction(1), 3) for name, rank in (("c", 3), ("b", 1), ("a", 1))]

    assert neighbours(ranked) == [("a", "b"), ("b", "c")]


@st.composite
def marked_panels(draw):
    scales = tuple(
        Scale(
            f"c{place}",
            weight=draw(st.integers(0, 3)),
            min_points=1,
            max_points=draw(st.integers(2, 11)),
            steps_per_point=draw(st.sampled_from([1, 2])),
            lower_is_better=draw(st.booleans()),
        )
        for place in range(draw(st.integers(1, 3)))
    )
    applications, jurors = ("a0", "a1", "a2"), ("j0", "j1", "j2", "j3")
    marks = {
        pair: {
            each.code: draw(st.integers(each.lowest, each.highest))
            for each in scales
            if draw(st.integers(0, 4))
        }
        for pair in product(applications, jurors)
        if draw(st.integers(0, 4))
    }
    return MarkedPanel(applications, jurors, marks, scales)


def every_lever(marked, application, *, upwards):
    """Tell of each mark, in fractions, what a point closes and the room that it has."""
    given = marked.panel().of_application(application)
    for juror in given:
        marks = marked.marks[application, juror]
        told = [each for each in marked.scales if each.code in marks]
        for each in told:
            share = Fraction(each.weight, sum(one.weight for one in told))
            worth = share * marked.display / (each.max_points - each.min_points) / len(given)
            position = each.position(marks[each.code])
            room = (1 - position if upwards else position) * (each.max_points - each.min_points)
            if worth:
                yield worth, room


@given(marked_panels())
def test_levers_sorted_once_for_all_tell_what_each_pair_would_tell_by_itself(marked):
    panel = marked.panel()
    levers = grid_levers(marked, panel)
    for leader, challenger in permutations(marked.applications, 2):
        margin = levers.margin(leader, challenger)
        assert margin == grid_margin(marked, leader, challenger)
        points = levers.points_to_overturn(leader, challenger)
        assert points == (None if margin is None else margin.points_to_overturn)
        if margin is None:
            continue
        pulled = [
            *every_lever(marked, leader, upwards=False),
            *every_lever(marked, challenger, upwards=True),
        ]
        assert margin.one_mark_suffices == any(worth * room > margin.gap for worth, room in pulled)
        reached = sum(worth * int(room) for worth, room in pulled)
        assert (margin.points_to_overturn is not None) == (reached > margin.gap or margin.gap < 0)
