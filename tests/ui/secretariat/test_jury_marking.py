"""The tab on how the jurors mark: for the secretariat alone, and only once ballots are opened."""

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt

from jury_app.model.queries.analysis import Look, analyse_jurors
from jury_app.model.queries.marked import MarkedDomain
from jury_app.model.scoring.grids import Scale
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.ui.secretariat.analysis_charts import severity_chart, signed
from jury_app.ui.secretariat.pages.jury_page import JuryPage

CALM, SEVERE, FLAT, CONTRARY, FEW = 1, 2, 3, 4, 5


def edition():
    """Two domains of ten applications read by jurors who each have a way of their own."""
    domains = []
    for number in range(2):
        applications = tuple(range(number * 10, number * 10 + 10))
        marks = {}
        for place, application in enumerate(applications):
            worth = 4 + place * 7 % 5
            marks[application, CALM] = worth
            marks[application, 6] = worth + place % 2
            marks[application, 7] = worth - place % 3 // 2
            marks[application, SEVERE] = worth - 3
            marks[application, FLAT] = 6
            marks[application, CONTRARY] = 12 - worth
        if not number:
            marks[applications[0], FEW] = 5
        domains.append(
            MarkedDomain(
                domain_id=number,
                marked=MarkedPanel(
                    applications,
                    tuple(range(1, 8)),
                    {pair: {"a": mark} for pair, mark in marks.items()},
                    (Scale("a"),),
                ),
                ranked=frozenset(applications),
                lines=(1,),
            )
        )
    return domains


@pytest.fixture(scope="module")
def jurors():
    return {each.id: each for each in analyse_jurors(edition())}


def test_a_juror_who_marks_low_is_pointed_out_and_one_who_marks_as_others_is_not(jurors):
    assert Look.SEVERE in jurors[SEVERE].looks
    assert jurors[SEVERE].figures.severity > 3
    assert jurors[CALM].looks == ()


def test_one_mark_for_everything_and_an_order_of_ones_own_are_pointed_out(jurors):
    assert Look.SAME_MARKS in jurors[FLAT].looks
    assert jurors[FLAT].figures.correlation_with_rest is None
    assert Look.APART in jurors[CONTRARY].looks


def test_of_a_juror_with_fewer_than_eight_files_nothing_is_said(jurors):
    assert jurors[FEW].files == 1
    assert jurors[FEW].figures is None
    assert jurors[FEW].looks == ()


def test_the_order_of_domains_and_jurors_tells_nothing(jurors):
    shuffled = {each.id: each for each in analyse_jurors(list(reversed(edition())))}

    assert {key: each.looks for key, each in shuffled.items()} == {
        key: each.looks for key, each in jurors.items()
    }


def test_an_edition_without_a_mark_has_nobody_to_look_at():
    assert analyse_jurors([]) == ()


def test_the_chart_of_severity_starts_with_the_most_severe(theme, jurors):
    chart = severity_chart((f"Juré {key}", each) for key, each in jurors.items())

    assert chart.rows[0].label == f"Juré {SEVERE}"
    assert f"Juré {FEW}" not in {row.label for row in chart.rows}
    assert chart.rows[0].low < chart.rows[0].value < chart.rows[0].high
    assert chart.words.startswith("Sévérité. Points de moins")
    assert signed(float(Fraction(1, 100))) == "0,0"


def tab_is_offered(page):
    return page.tabs.isTabVisible(page.tabs.indexOf(page.marking_tab))


def test_the_tab_is_hidden_before_the_ballots_are_opened(office_at, shown_page):
    assert not tab_is_offered(shown_page(JuryPage, office_at("received")))


@pytest.fixture
def page(qtbot, office_at, shown_page):
    """The page once its tab has its answer."""
    page = shown_page(JuryPage, office_at("opened"))
    assert tab_is_offered(page)
    page.tabs.setCurrentWidget(page.marking_tab)
    qtbot.waitUntil(lambda: page.marking_tab.chart_view.chart is not None, timeout=20_000)
    return page


@pytest.fixture
def tab(page):
    """The tab of that page."""
    return page.marking_tab


def test_every_juror_is_listed_and_figures_begin_at_eight_files(tab):
    rows = tab.model.rows

    assert {each.figures is not None for each in rows if each.files >= 8} == {True}
    assert {each.figures is not None for each in rows if each.files < 8} == {False}


def test_the_table_gives_way_to_the_chart_and_comes_back(qtbot, page, tab):
    tab.chart_button.setFocus()
    qtbot.keyClick(tab.chart_button, Qt.Key.Key_Return)
    assert tab.chart_view.isVisible()
    assert not tab.pane.isVisible()

    qtbot.keyClick(tab.chart_button, Qt.Key.Key_Return)
    assert tab.pane.table.isVisible()


def test_where_nobody_read_eight_files_a_sentence_says_why_there_is_nothing(page, tab):
    tab.show_jurors(analyse_jurors(edition()[:0]))

    assert tab.empty.isVisible()
    assert "à partir de 8 dossiers" in tab.empty.sentence_label.text()
    assert not tab.chart_button.isVisible()
