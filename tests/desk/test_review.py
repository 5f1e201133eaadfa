"""Before sealing: one's own order, and what deserves a second look."""

import random
from fractions import Fraction

import pytest

from jury_app.desk.findings import Finding, FindingKind
from jury_app.desk.review import findings, my_order
from jury_app.desk.usage import spreads


def say(desk, number, *marks):
    for criterion, mark in zip(desk.manifest.grid.criteria, marks, strict=False):
        desk.give_mark(number, criterion.code, mark)


def look(desk, what):
    return what(desk.view().entries, desk.manifest.grid.criteria)


def of_domain(desk, domain):
    return [each.number for each in desk.view().entries if each.application.domain == domain]


@pytest.fixture
def pair(desk):
    """Two applications of one domain."""
    domains = [each.application.domain for each in desk.view().entries]
    return of_domain(desk, next(each for each in domains if domains.count(each) > 1))


def test_an_empty_desk_is_empty_everywhere(desk):
    codes = tuple(each.code for each in desk.manifest.grid.criteria)

    assert [(each.kind, each.applications, each.criteria) for each in look(desk, findings)] == [
        (FindingKind.EMPTY, (each.number,), codes) for each in desk.view().entries
    ]


def test_the_order_of_a_domain_follows_the_means(desk, pair):
    first, second, *_others = pair
    say(desk, first, 5, 5, 5, 5)
    say(desk, second, 5, 5, 5, 6)

    domain = desk.view().entry(first).application.domain
    placed = look(desk, my_order)[domain]

    assert [(each.application, each.rank, each.mean) for each in placed[:2]] == [
        (second, 1, Fraction(21, 40)),
        (first, 2, Fraction(1, 2)),
    ]


def test_an_application_that_misses_a_mark_has_no_place_and_a_recused_one_is_not_there(desk, pair):
    first, second, *_others = pair
    say(desk, first, 9, 9, 9)
    desk.recuse(second, "")

    domain = desk.view().entry(first).application.domain
    placed = {each.application: each.rank for each in look(desk, my_order)[domain]}

    assert placed[first] is None
    assert second not in placed


def test_weights_count_in_the_order(kits, open_desk, tmp_path):
    criteria = (kits["criterion"]("a", weight=3), kits["criterion"]("b"))
    with open_desk(kits["make_kit"](tmp_path, criteria=criteria)) as desk:
        first, second, *_others = of_domain(desk, "D12")
        say(desk, first, 8, 0)
        say(desk, second, 5, 8)

        ranks = {each.application: each.rank for each in look(desk, my_order)["D12"]}

    assert (ranks[first], ranks[second]) == (1, 2)


def test_equal_means_share_a_rank_and_are_pointed_out(desk, pair):
    first, second, *_others = pair
    say(desk, first, 5, 6, 7, 8)
    say(desk, second, 8, 7, 6, 5)

    domain = desk.view().entry(first).application.domain
    ranks = [each.rank for each in look(desk, my_order)[domain][:2]]

    assert ranks == [1, 1]
    assert Finding(FindingKind.EQUAL, (first, second), domain=domain) in look(desk, findings)


def test_the_same_mark_everywhere_is_pointed_out_once_it_is_a_habit(desk):
    entries = desk.view().entries
    for place, entry in enumerate(entries[:3]):
        assert FindingKind.STRAIGHT_LINE not in {each.kind for each in look(desk, findings)}
        say(desk, entry.number, *[place + 3] * 4)

    [found] = [x for x in look(desk, findings) if x.kind is FindingKind.STRAIGHT_LINE]
    assert found.applications == tuple(each.number for each in entries[:3])

    for entry in entries[3:]:
        say(desk, entry.number, 1, 2, 3, 4)
    assert FindingKind.STRAIGHT_LINE not in {each.kind for each in look(desk, findings)}


def test_the_order_of_giving_marks_does_not_matter(kits, open_desk, tmp_path):
    rng = random.Random(7)  # noqa: S311 -- a shuffle, no secret
    made = [kits["make_kit"](tmp_path, name=f"{n}.jurykit", count=5) for n in range(2)]
    acts = [
        (each.number, criterion.code, rng.randint(0, 10))
        for each in made[0].manifest.applications
        for criterion in made[0].manifest.grid.criteria
    ]
    orders = []
    for made_kit, sequence in zip(made, (acts, rng.sample(acts, len(acts))), strict=True):
        with open_desk(made_kit) as desk:
            for act in sequence:
                desk.give_mark(*act)
            orders.append(look(desk, my_order))

    assert orders[0] == orders[1]


def mark_all(desk, *rows):
    """Give these rows of marks, one application after another, over and over."""
    for place, entry in enumerate(desk.view().entries):
        say(desk, entry.number, *rows[place % len(rows)])


def kinds(desk):
    return {each.kind for each in look(desk, findings)}


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([(1, 2, 4, 3), (4, 1, 0, 2)], {FindingKind.LOWER_HALF}),
        ([(6, 9, 10, 8), (9, 7, 10, 6)], {FindingKind.UPPER_HALF}),
        ([(4, 5, 3, 2), (6, 1, 5, 4)], set()),
        ([(4, 6, 5, 5), (6, 4, 6, 5)], {FindingKind.FEW_MARKS}),
        ([(7, 8, 8, 7), (8, 7, 7, 8)], {FindingKind.FEW_MARKS, FindingKind.UPPER_HALF}),
    ],
)
def test_a_habit_on_the_scale_is_pointed_out(desk, rows, found):
    mark_all(desk, *rows)

    habits = {FindingKind.LOWER_HALF, FindingKind.UPPER_HALF, FindingKind.FEW_MARKS}
    assert kinds(desk) & habits == found


def test_two_dossiers_prove_no_habit(desk):
    for entry in desk.view().entries[:2]:
        say(desk, entry.number, 9, 8, 9, 8)

    assert FindingKind.UPPER_HALF not in kinds(desk)
    assert FindingKind.FEW_MARKS not in kinds(desk)


def test_a_scale_of_a_few_marks_may_be_used_whole(kits, open_desk, tmp_path):
    criteria = tuple(kits["criterion"](code, max_points=3) for code in "ab")
    with open_desk(kits["make_kit"](tmp_path, criteria=criteria)) as desk:
        mark_all(desk, (1, 2), (3, 2))

        assert FindingKind.FEW_MARKS not in kinds(desk)


def test_neighbours_with_the_same_row_are_pointed_out_together(desk):
    numbers = [each.number for each in desk.view().entries]
    for number in numbers[1:4]:
        say(desk, number, 4, 6, 5, 8)
    say(desk, numbers[4], 4, 6, 5, 7)
    say(desk, numbers[6], 5, 5, 5, 5)
    say(desk, numbers[7], 5, 5, 5, 5)

    same = [x for x in look(desk, findings) if x.kind is FindingKind.SAME_ROW]

    assert same == [Finding(FindingKind.SAME_ROW, tuple(numbers[1:4]))]


def test_the_spread_counts_each_mark_of_the_scale_without_those_of_a_recusal(desk):
    first, second, third, *_others = (each.number for each in desk.view().entries)
    say(desk, first, 0, 10)
    say(desk, second, 10, 10)
    say(desk, third, 7)
    desk.recuse(third, "")

    one, other, *_rest = look(desk, spreads)

    assert one.counts == (1, *[0] * 9, 1)
    assert other.counts == (*[0] * 10, 2)
    assert (one.mean, other.mean) == (5, 10)
    assert _rest[0].mean is None


@pytest.mark.parametrize(("most", "steps"), [(100, 1), (20, 2), (1000, 10)])
def test_a_long_scale_has_few_bars_and_loses_no_mark(kits, open_desk, tmp_path, most, steps):
    criteria = (kits["criterion"]("a", max_points=most, steps_per_point=steps),)
    with open_desk(kits["make_kit"](tmp_path, criteria=criteria)) as desk:
        marks = [0, 1, most * steps // 2, most * steps - 1, most * steps]
        for entry, mark in zip(desk.view().entries, marks, strict=False):
            desk.give_mark(entry.number, "a", mark)

        [spread] = look(desk, spreads)

    assert len(spread.counts) == 21
    assert sum(spread.counts) == 5
    assert spread.counts[-1] == 1
