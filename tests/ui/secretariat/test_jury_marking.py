"""The tab on how the jurors mark: for the secretariat alone, and only once ballots are opened."""

from fractions import Fraction

import pytest

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


def test_below_eight_files_a_sentence_says_why_there_is_nothing(qtbot, office_at, shown_page):
    page = shown_page(JuryPage, office_at("opened"))
    assert tab_is_offered(page)
    tab = page.marking_tab
    page.tabs.setCurrentWidget(tab)
    qtbot.waitUntil(lambda: tab.chart_view.chart is not None, timeout=20_000)

    known = [each for each in tab.model.rows if each.figures is not None]

    assert bool(known) == tab.chart_button.isVisible()
    if not known:
        assert "à partir de 8 dossiers" in tab.empty.sentence_label.text()
    else:
        assert all(each.files >= 8 for each in known)
        tab.chart_button.click()
        assert tab.chart_view.isVisible()
