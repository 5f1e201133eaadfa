"""From the ballots that count to the order of each domain."""

import json
import runpy
import shutil
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from jury_app.errors import RuleError
from jury_app.model.entities import ImportedScore
from jury_app.model.enums import ApplicationStatus
from jury_app.model.operations.applications import fix_shortlist, set_status
from jury_app.model.operations.assignment import assign_one
from jury_app.model.operations.edition import change_rules, edit_criterion, edit_edition
from jury_app.model.operations.exchange import IncomingScore, take_scores
from jury_app.model.operations.jury import lift_recusal, recuse_juror
from jury_app.model.queries.jury import list_recusals
from jury_app.model.queries.sitting import get_deliberation
from jury_app.model.queries.standings import consolidate, dump_standings
from jury_app.model.rules import PartialGrids, RuleSettings
from jury_app.model.values import CriterionValues, EditionValues

YEAR = runpy.run_path(str(Path(__file__).parent / "year.py"))["Year"]
CLOSE = Decimal("1e-40")
CRITERIA = ("cible", "demarche", "partenariats", "service")


@pytest.fixture
def panel(year):
    """Three applications in the first domain and four jurors who read them."""
    year.applications("A1", "A2", "A3")
    year.members = year.jurors("Benali", "Chauvet", "Costa", "Diallo")
    year.assign()
    return year


def rules(year, **changes):
    year.database.write(change_rules, settings=RuleSettings(**changes))


def means(year):
    return {each.number: each.mean for each in year.standings().standings}


def not_ranked(year):
    return {each.number: each.reason for each in year.standings().not_ranked}


def test_nobody_sees_an_order_before_the_ballots_are_opened(panel):
    panel.ballot(panel.members[0], {"A1": 9})

    for query in (consolidate, lambda session: get_deliberation(session, 1)):
        with pytest.raises(RuleError) as refusal:
            panel.database.read(query)
        assert refusal.value.code == "ballots_sealed"


def test_the_order_is_that_of_the_exact_means(panel):
    for juror, marks in zip(
        panel.members, [(9, 8, 7), (8, 8, 7), (9, 8, 8), (7, 8, 7)], strict=True
    ):
        panel.ballot(juror, dict(zip(("A1", "A2", "A3"), marks, strict=True)))
    panel.open()

    assert means(panel) == {"A1": Fraction(33, 2), "A2": 16, "A3": Fraction(29, 2)}
    assert panel.ranks() == {"A1": 1, "A2": 2, "A3": 3}


def test_equal_means_share_the_rank_however_they_came_about(panel):
    for juror, marks in zip(panel.members, [(10, 5), (0, 5), (5, 5), (5, 5)], strict=True):
        panel.ballot(juror, {"A1": marks[0], "A2": marks[1], "A3": 1})
    panel.open()

    assert panel.ranks() == {"A1": 1, "A2": 1, "A3": 3}


def test_a_missing_mark_is_never_a_zero(panel):
    full = dict.fromkeys(CRITERIA, 8)
    for juror in panel.members[:3]:
        panel.ballot(juror, {"A1": full, "A2": full})
    panel.ballot(panel.members[3], {"A1": dict.fromkeys(CRITERIA[:3], 8), "A2": full})
    panel.open()

    assert means(panel) == {"A1": 16, "A2": 16}
    assert [(each.n, each.eligible) for each in panel.standings().standings] == [(4, 4), (4, 4)]


def test_too_little_of_a_grid_leaves_the_juror_out_and_not_a_zero_in(panel):
    for juror in panel.members[:3]:
        panel.ballot(juror, {"A1": 8})
    panel.ballot(panel.members[3], {"A1": {"cible": 8, "demarche": 8}}, complete=False)
    panel.open()

    [standing] = panel.standings().standings
    assert (standing.mean, standing.n, standing.eligible) == (16, 3, 4)


def test_only_complete_grids_count_when_the_rules_say_so(panel):
    rules(panel, partial_grids=PartialGrids.COMPLETE_ONLY)
    for juror in panel.members[:3]:
        panel.ballot(juror, {"A1": 8})
    panel.ballot(panel.members[3], {"A1": dict.fromkeys(CRITERIA[:3], 0)})
    panel.open()

    [standing] = panel.standings().standings
    assert (standing.mean, standing.n) == (16, 3)


@pytest.mark.parametrize(("percent", "counted"), [(50, 4), (51, 3), (100, 3)])
def test_the_threshold_is_a_setting(panel, percent, counted):
    rules(panel, partial_threshold_percent=percent)
    for juror in panel.members[:3]:
        panel.ballot(juror, {"A1": 8})
    panel.ballot(panel.members[3], {"A1": {"cible": 8, "demarche": 8}})
    panel.open()

    assert panel.standings().standings[0].n == counted


def test_weights_and_scales_are_those_of_the_grid(panel):
    chosen = CriterionValues(
        code="cible", name="Cible", weight=3, min_points=1, max_points=5, steps_per_point=2
    )
    panel.database.write(edit_criterion, criterion_id=panel.criteria["cible"], values=chosen)
    upside_down = CriterionValues(code="service", name="Coût", lower_is_better=True)
    panel.database.write(edit_criterion, criterion_id=panel.criteria["service"], values=upside_down)
    marks = {"cible": 7, "demarche": 6, "partenariats": 10, "service": 0}
    for juror in panel.members[:3]:
        panel.ballot(juror, {"A1": marks})
    panel.open()

    # 3.5 points of 1 to 5 are 5/8; 0 is the best of a criterion where less is better
    expected = Fraction(3 * Fraction(5, 8) + Fraction(6, 10) + 1 + 1, 6) * 20
    assert means(panel) == {"A1": expected}


def test_the_display_scale_is_a_setting(panel):
    for juror in panel.members:
        panel.ballot(juror, {"A1": 7})
    panel.open()
    hundred = EditionValues(title="Prix", year=2026, display_scale=100)

    panel.database.write(edit_edition, values=hundred)

    assert means(panel) == {"A1": 70}


def test_a_recusal_is_no_low_mark_and_shrinks_the_number_who_may_judge(panel):
    for juror in panel.members[:3]:
        panel.ballot(juror, {"A1": 8, "A2": 8})
    panel.ballot(panel.members[3], {"A2": 8}, recused={"A1": "Élu de la commune"})
    panel.open()

    told = {each.number: (each.mean, each.n, each.eligible) for each in panel.standings().standings}
    assert told == {"A1": (16, 3, 3), "A2": (16, 4, 4)}


def test_marks_of_somebody_recused_later_are_left_out_and_come_back(panel):
    panel.database.write(recuse_juror, juror_id=panel.members[3], application_id=1, reason="Élu")
    for place, juror in enumerate(panel.members):
        panel.ballot(juror, {"A1": 8 if place < 3 else 0})
    panel.open()
    [standing] = panel.standings().standings
    assert (standing.mean, standing.n, standing.eligible) == (16, 3, 3)

    [row] = panel.database.read(list_recusals)
    panel.database.write(lift_recusal, recusal_id=row.recusal_id, reason="Erreur")

    [standing] = panel.standings().standings
    assert (standing.mean, standing.n, standing.eligible) == (12, 4, 4)


def test_what_cannot_be_ranked_is_told_with_its_reason_and_never_last(year):
    year.applications("A1", "A2", "A3", "A4")
    members = year.jurors("Benali", "Chauvet", "Costa")
    year.assign()
    year.application("A5")
    for juror in members:
        year.ballot(juror, {"A1": 2}, recused={"A4": "Déport"})
    year.ballot(members[0], {"A1": 2, "A2": 9}, recused={"A4": "Déport"}, revision=2)
    year.open()

    assert year.ranks() == {"A1": 1}
    assert not_ranked(year) == {
        "A2": "marks_too_few",
        "A3": "marks_none",
        "A4": "all_recused",
        "A5": "not_assigned",
    }


def test_marks_do_not_vanish_when_the_assignment_changes(panel):
    for juror in panel.members:
        panel.ballot(juror, {"A1": 8})
    panel.open()

    panel.database.write(assign_one, juror_id=panel.members[0], application_id=1, reads=False)

    [standing] = panel.standings().standings
    assert (standing.n, standing.eligible) == (4, 4)


def test_a_small_panel_is_ranked_when_all_of_it_has_marked(year):
    year.application("A1")
    year.application("A2")
    first, second = year.jurors("Benali", "Chauvet")
    year.assign()
    year.ballot(first, {"A1": 8, "A2": 9})
    year.ballot(second, {"A1": 8})
    year.open()

    assert year.ranks() == {"A1": 1}
    assert not_ranked(year) == {"A2": "marks_too_few"}


def test_only_the_ballot_that_counts_is_counted(panel):
    for juror in panel.members:
        panel.ballot(juror, {"A1": 2})
    panel.ballot(panel.members[0], {"A1": 10}, revision=2)
    panel.open()

    assert means(panel) == {"A1": 8}


def test_a_late_ballot_counts_when_it_comes(panel):
    for juror in panel.members[:3]:
        panel.ballot(juror, {"A1": 5})
    panel.open()
    panel.late(panel.members[3], {"A1": 9})

    assert means(panel) == {"A1": 12}


def test_only_what_is_judged_has_a_place(panel):
    for juror in panel.members:
        panel.ballot(juror, {"A1": 9, "A2": 5, "A3": 4})
    panel.open()
    withdrawn = {"application_ids": [1], "status": ApplicationStatus.WITHDRAWN}
    panel.database.write(set_status, **withdrawn)
    assert panel.ranks() == {"A2": 1, "A3": 2}

    shortlisted = {"application_ids": [3], "status": ApplicationStatus.SHORTLISTED}
    panel.database.write(set_status, **shortlisted)
    assert panel.ranks() == {"A2": 1, "A3": 2}
    panel.database.write(fix_shortlist)
    assert panel.ranks() == {"A3": 1}


def scores(year, juror_id, mark, application_id=1):
    return [
        IncomingScore(
            juror_id=juror_id, application_id=application_id, criterion_id=each, mark=mark
        )
        for each in year.criteria.values()
    ]


def test_marks_brought_by_the_secretariat_count_for_those_without_a_ballot(panel):
    for juror in panel.members[:3]:
        panel.ballot(juror, {"A1": 5})
    counts = panel.database.write(
        take_scores,
        incoming=[*scores(panel, panel.members[3], 9), *scores(panel, panel.members[0], 0)],
    )
    panel.open()

    assert counts == (8, 0, 0)
    assert means(panel) == {"A1": 12}


def test_marks_brought_twice_are_nothing_new(panel):
    incoming = scores(panel, panel.members[0], 9)
    panel.database.write(take_scores, incoming=incoming)
    before = panel.head()

    assert panel.database.write(take_scores, incoming=incoming) == (0, 0, 4)
    assert panel.head() == before
    assert panel.database.write(take_scores, incoming=scores(panel, panel.members[0], 3)) == (
        0,
        4,
        0,
    )
    assert {mark for (mark,) in panel.rows(select(ImportedScore.mark))} == {3}


grids = st.dictionaries(st.sampled_from(CRITERIA), st.integers(0, 10))
worlds = st.lists(
    st.fixed_dictionaries({number: st.none() | grids for number in ("A1", "A2", "A3")}),
    min_size=1,
    max_size=4,
)


@pytest.fixture(scope="module")
def opened(founded, tmp_path_factory):
    """An opened edition, to which ever more revisions come."""
    year = YEAR(shutil.copy(founded, tmp_path_factory.mktemp("opened") / "edition.jury"))
    year.applications("A1", "A2", "A3")
    year.members = year.jurors("Benali", "Chauvet", "Costa", "Diallo")
    year.assign()
    year.ballot(year.members[0], {})
    year.open()
    year.revisions = 1
    yield year
    year.close()


def recomputed(world, number):
    """Return the mean of an application by another road: decimals of fifty digits."""
    with localcontext(prec=50):
        totals = [
            2 * Decimal(sum(said[number].values())) / len(said[number])
            for said in world
            if said[number] is not None and len(said[number]) >= 3
        ]
        return sum(totals) / len(totals) if len(totals) >= 3 else None


@settings(max_examples=settings.default.max_examples // 2)
@given(worlds, st.randoms(use_true_random=False))
def test_the_same_order_by_another_road_and_in_any_order_of_ballots(opened, world, random):
    order = random.sample(range(4), 4)
    for place in order:
        said = world[place] if place < len(world) else {}
        marks = {number: given for number, given in said.items() if given is not None}
        opened.revisions += 1
        opened.late(opened.members[place], marks, revision=opened.revisions)

    found = opened.standings()

    expected = {number: recomputed(world, number) for number in ("A1", "A2", "A3")}
    ranked = {number: mean for number, mean in expected.items() if mean is not None}
    assert {each.number for each in found.standings} == ranked.keys()
    for each in found.standings:
        with localcontext(prec=50):
            exact = Decimal(each.mean.numerator) / each.mean.denominator
        assert abs(exact - ranked[each.number]) < CLOSE
        better = [mean for mean in ranked.values() if mean - ranked[each.number] > CLOSE]
        assert each.rank == len(better) + 1


def test_a_snapshot_holds_the_means_exactly(panel):
    for juror in panel.members[:3]:
        panel.ballot(juror, {"A1": {"cible": 1, "demarche": 0, "partenariats": 0}})
    panel.open()

    [domain, *_others] = json.loads(dump_standings(panel.database.read(consolidate)))

    assert domain["standings"] == [[1, "A1", "2/3", 3, 4, "2/3", None]]
    assert domain["not_ranked"] == [["A2", "marks_none"], ["A3", "marks_none"]]
