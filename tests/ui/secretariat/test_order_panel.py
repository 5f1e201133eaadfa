"""How sure an order is, on the page of the standings: sentences, reasons, ranks, pictures."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

from jury_app.decimals import even_ticks
from jury_app.errors import StoreError
from jury_app.model import order_words
from jury_app.model.order_words import TIE_STEPS
from jury_app.model.queries import solidity_words
from jury_app.model.queries.analysis import Look, analyse_domain
from jury_app.model.queries.marked import MarkedDomain
from jury_app.model.scoring.grids import Scale
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.methods import Method
from jury_app.model.scoring.official import Way
from jury_app.model.scoring.severity import Matters
from jury_app.model.scoring.solidity import Doubt, Solidity
from jury_app.ui.secretariat.pages.jury_marking import LOOKS
from jury_app.ui.secretariat.pages.standings_page import StandingsPage
from jury_app.ui.widgets.chart_view import ChartView
from jury_app.ui.widgets.interval_chart import Interval, IntervalChart

TITLES = {1: "Le pré", 2: "La halle", 3: "Le lavoir"}


def domain(grids, *, ranked=(1, 2, 3), lines=(1, 2)):
    """A domain of marks by application, one for each juror, on one criterion of 0 to 10."""
    marks = {
        (application, juror): {"a": mark}
        for application, given in grids.items()
        for juror, mark in enumerate(given, start=1)
        if mark is not None
    }
    jurors = tuple(range(1, max(map(len, grids.values())) + 1))
    return MarkedDomain(
        domain_id=7,
        marked=MarkedPanel(tuple(grids), jurors, marks, (Scale("a"),)),
        ranked=frozenset(ranked),
        lines=lines,
    )


CLEAR = domain({1: [9, 9, 8, 9], 2: [6, 6, 5, 6], 3: [2, 3, 2, 1]})


@pytest.fixture
def page(qtbot, office_at, shown_page):
    page = shown_page(StandingsPage, office_at("opened"))
    qtbot.waitUntil(lambda: bool(page.order_panel.sentences), timeout=20_000)
    return page


def test_the_sentence_on_the_first_place_can_be_read_aloud(theme):
    first, second = analyse_domain(CLEAR).lines

    assert solidity_words.line_sentence(first, TITLES[1]) == (
        "«\N{NO-BREAK SPACE}Le pré\N{NO-BREAK SPACE}» reste en tête dans 100\N{NO-BREAK SPACE}% "
        "des jurys tirés au sort, quel que soit le juré écarté, selon 6 règles sur "
        "6\N{NO-BREAK SPACE}; il faudrait 13 points pour le dépasser."
    )
    assert "reste parmi les 2 premiers" in solidity_words.line_sentence(second, TITLES[2])


def test_the_sentence_is_on_whom_the_rules_put_first_and_tells_what_is_not_told(theme):
    marks = domain({1: [10, 10, 5, 5, 5, 5, 5], 2: [6] * 7, 3: [1, 2, 0, 1, 2, 0, 1]}, lines=(1,))
    by_median = analyse_domain(replace(marks, way=Way(Method.MEDIAN)))

    (first,) = by_median.lines

    assert first.evidence.application == 2
    assert by_median.applications[1].rank == 2
    assert by_median.applications[1].mean_rank == 1
    told = solidity_words.line_sentence(first, TITLES[2])
    assert "quel que soit le juré écarté" in told
    assert "point" not in told
    basis = solidity_words.basis_sentence(by_median)
    assert "la solidité est jugée de la même façon" in basis
    assert "n’est dit que pour la moyenne" in basis
    assert solidity_words.methods_sentence(by_median, TITLES).startswith("4 règles sur 6")
    assert solidity_words.basis_sentence(analyse_domain(marks)) == ""


NAMES = {"a": "Idée", "b": "Forme"}
TWO = (Scale("a", 3), Scale("b", 1))


def weighed(*grids, scales=TWO, **changes):
    """What is said of the weights where each application was given one such grid by three."""
    marks = {
        (application, juror): dict(zip("ab", grid, strict=False))
        for application, grid in enumerate(grids, start=1)
        for juror in (1, 2, 3)
    }
    marked = MarkedPanel(tuple(range(1, len(grids) + 1)), (1, 2, 3), marks, scales)
    known = MarkedDomain(domain_id=7, marked=marked, ranked=frozenset({1, 2, 3}), lines=(1,))
    return solidity_words.weights_sentence(analyse_domain(replace(known, **changes)), NAMES)


@pytest.mark.parametrize(
    ("grids", "said"),
    [
        (
            [(6, 4), (5, 6)],
            "La première place changerait au plus tôt si « Forme » pesait 1,5 au lieu de 1.",
        ),
        (
            [(9, 4), (7, 9)],
            "La première place changerait au plus tôt si « Forme » pesait 1,2 au lieu de 1.",
        ),
        (
            [(6, 4), (5, 7)],
            "Tout autre poids de « Idée » départage ceux qui ont ensemble la meilleure moyenne.",
        ),
        (
            [(9, 9), (6, 4)],
            "Quel que soit le poids d’un critère, les autres inchangés, la première place demeure.",
        ),
        (
            [(9, 9), (6,)],
            (
                "La marge de chaque poids n’est pas indiquée : des notes manquent dans certaines "
                "grilles, et ce que les autres y valent change avec les poids."
            ),
        ),
    ],
)
def test_the_weight_that_would_change_the_first_soonest_is_told(theme, grids, said):
    assert weighed(*grids).replace("\N{NO-BREAK SPACE}", " ") == said


def test_weights_are_not_spoken_of_where_there_is_one_or_where_points_do_not_add_up(theme):
    assert weighed((6,), (5,), scales=TWO[:1]) == ""
    assert weighed((6, 4), (5, 6), way=Way(Method.MEDIAN)) == ""


def test_equals_at_a_line_are_said_to_be_equal(theme):
    tied = analyse_domain(domain({1: [9, 5, 7], 2: [5, 9, 7], 3: [1, 2, 1]}))

    sentence = solidity_words.line_sentence(tied.lines[0], "La halle", ["Le pré", "La halle"])

    assert "Le pré\N{NO-BREAK SPACE}» et «\N{NO-BREAK SPACE}La halle" in sentence
    assert "les notes ne les départagent pas" in sentence
    assert tied.lines[0].solidity is Solidity.UNDECIDABLE


def test_the_other_rules_are_a_second_opinion_in_one_line(theme):
    analysed = analyse_domain(
        domain({1: [10, 10, 3, 3, 3], 2: [5, 5, 5, 5, 5], 3: [0, 1, 0, 1, 0]})
    )

    told = solidity_words.methods_sentence(analysed, TITLES)

    assert analysed.winners[Method.MEAN] == (1,)
    assert analysed.winners[Method.MEDIAN] == (2,)
    assert "en tête (la médiane, le jugement majoritaire" in told
    assert told.count("La halle") == 1


def test_an_application_that_the_rules_do_not_rank_is_to_be_discussed_and_in_nobody_s_way():
    marks = {1: [9, 9, 8], 2: [6, 6, 5], 3: [10, None, None]}

    analysed = analyse_domain(domain(marks, ranked=(1, 2), lines=(1,)))

    assert analysed.applications[1].rank == 1
    assert analysed.applications[3].rank is None
    assert analysed.applications[3].figures.n == 1
    assert analysed.to_discuss[-1].doubts == (Doubt.NOT_RANKED,)


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize(
    "grids",
    [
        {1: [5]},
        {1: [5, 5, 5], 2: [5, 5, 5], 3: [5, 5, 5]},
        {1: [None], 2: [None], 3: [None]},
        {1: [3], 2: [5], 3: [9]},
        {1: [3, 5, 9]},
        {1: [5, 3, 4], 2: [5, 5, 5], 3: [5, 9, 8]},
        {1: [4, None], 2: [6, None], 3: [None, 7]},
    ],
    ids=[
        "one juror and application",
        "all alike",
        "no mark",
        "one juror",
        "one application",
        "a constant juror",
        "nobody links them",
    ],
)
def test_a_domain_with_next_to_nothing_in_it_is_told_too_by_every_method(theme, grids, method):
    ranked = [each for each in grids if any(mark is not None for mark in grids[each])]
    for ties in ((), TIE_STEPS):
        marks = replace(domain(grids, ranked=ranked, lines=(1,)), way=Way(method, 1, ties))
        analysed = analyse_domain(marks)

        for verdict in analysed.lines:
            assert solidity_words.line_sentence(verdict, "Le pré", ["Le pré"]).endswith(".")
        for each in analysed.applications.values():
            assert solidity_words.candidate_sentence(each.verdict, "Le pré").endswith(".")
        solidity_words.methods_sentence(analysed, TITLES)
        solidity_words.matters_sentence(analysed)
        assert solidity_words.basis_sentence(analysed) or method is Method.MEAN


def test_every_verdict_has_its_words():
    assert set(order_words.SOLIDITY) == set(Solidity)
    assert set(solidity_words.SOLIDITY_ICONS) == set(solidity_words.SOLIDITY_INKS) == set(Solidity)
    assert set(solidity_words.DOUBTS) == set(Doubt)
    assert set(solidity_words.DECIDING) < set(Doubt)
    assert set(order_words.METHOD_NAMES) == set(Method)
    assert set(LOOKS) == set(Look)
    assert set(solidity_words.MATTERS) | {"nothing"} == set(Matters)


def test_a_domain_says_how_far_its_weights_may_move(page):
    assert "première place" in page.order_panel.opinion_label.text()


def test_a_domain_says_how_sure_its_order_is(page):
    rows = page.table.model().shown_rows

    assert all(row.analysed is not None for row in rows)
    spoken = [page.table.model().index(0, place).data() for place in range(7)]
    assert any(word in spoken[5] for word in ("solide", "serré", "indécidable"))
    assert "±" in spoken[6]


def test_what_is_to_be_discussed_is_listed_with_its_reasons(qtbot, page):
    codes = {row.code: row.id for row in page.domain_list.model().shown_rows}
    page.show_domain(codes["D19"])
    qtbot.waitUntil(lambda: bool(page.order_panel.discussed_model.rows), timeout=20_000)

    reasons = [each.why for each in page.order_panel.discussed_model.rows]

    assert "sans rang" in reasons
    assert page.order_panel.tabs.tabText(1) == f"À discuter ({len(reasons)})"


def test_the_names_are_offered_with_the_marks_only(page):
    page.order_panel.tabs.setCurrentIndex(2)
    assert not page.marks_panel.names_button.isVisible()

    page.order_panel.tabs.setCurrentIndex(0)
    assert page.marks_panel.names_button.isVisible()


CHART = IntervalChart(
    title="Rangs probables",
    axis="Rang",
    rows=(Interval("Le pré", 1, 1, 2, "Le pré : rang 1"), Interval("La halle", 2, 1, 3, "deux")),
    ticks=((1, "1"), (2, "2"), (3, "3")),
)


@pytest.fixture
def chart_view(qtbot, theme):
    view = ChartView()
    qtbot.addWidget(view)
    view.set_chart(CHART)
    return view


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_chart_is_kept_as_the_same_picture_each_time(tmp_path, chart_view, theme, kind):
    one, other = tmp_path / f"one.{kind}", tmp_path / f"other.{kind}"

    chart_view.save(one)
    theme.choose("dark")
    chart_view.save(other)

    assert one.read_bytes() == other.read_bytes()
    readable = QSvgRenderer(str(one)).isValid() if kind == "svg" else not QImage(str(one)).isNull()
    assert readable


def test_a_chart_is_kept_in_no_kind_that_is_not_offered(tmp_path, chart_view):
    with pytest.raises(StoreError) as refusal:
        chart_view.save(tmp_path / "chart.doc")

    assert refusal.value.code == "ending_unknown"
    assert not list(tmp_path.iterdir())


def test_a_chart_that_cannot_be_kept_says_so(tmp_path, chart_view):
    with pytest.raises(StoreError) as refusal:
        chart_view.save(tmp_path / "missing" / "chart.png")

    assert refusal.value.code == "file_unwritable"


def test_a_chart_that_is_kept_says_its_title_and_its_axis(tmp_path, chart_view):
    chart_view.save(tmp_path / "chart.svg")

    drawn = (tmp_path / "chart.svg").read_text(encoding="utf-8")

    assert ">Rangs probables<" in drawn.replace("\n", "")
    assert "Le pré : rang 1" in drawn


def test_a_chart_is_told_in_words_and_reached_by_the_keyboard(chart_view):
    assert chart_view.accessibleName() == "Rangs probables"
    assert "Le pré : rang 1" in chart_view.accessibleDescription()
    assert chart_view.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert len(chart_view.actions()) == 2


def test_an_axis_has_few_round_ticks_that_take_everything_in():
    assert even_ticks(-1.2, 1.3, (0.5, 1, 2)) == (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5)
    assert even_ticks(1, 60, (1, 2, 5, 10)) == (0, 10, 20, 30, 40, 50, 60)


def test_the_analysis_is_not_loaded_with_the_window():
    code = (
        "import sys, jury_app.ui.secretariat.window; "
        "print('scipy' in sys.modules, 'jury_app.model.queries.analysis' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )

    assert done.stdout.split() == ["False", "False"]
