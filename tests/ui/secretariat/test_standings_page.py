"""The standings page: the exact order, the marks behind it, and names that stay hidden."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from jury_app.decimals import format_mean
from jury_app.model.queries.edition import CriterionRow
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.jury import list_jurors
from jury_app.model.queries.standings import (
    DomainStandings,
    JurorMarks,
    NotRanked,
    Standing,
    consolidate,
)
from jury_app.model.values import CriterionValues
from jury_app.ui.letters import strong
from jury_app.ui.secretariat.marks_grid import MarksGrid, mark_share, mark_text, marks_grid
from jury_app.ui.secretariat.marks_view import MarksView
from jury_app.ui.secretariat.pages.standings_page import StandingsPage
from jury_app.ui.secretariat.standing_rows import standing_rows
from jury_app.ui.secretariat.standing_table import StandingTable
from jury_app.ui.tokens import GAP_M
from jury_app.ui.widgets.line_breaks import broken

HORIZONTAL = Qt.Orientation.Horizontal


@pytest.fixture
def page_at(office_at, shown_page):
    def show(stage):
        return shown_page(StandingsPage, office_at(stage))

    return show


def domain_id(page, code):
    rows = page.domain_list.model().shown_rows
    return next(row.id for row in rows if row.code == code)


def shown(page):
    return page.table.model().shown_rows


def headers(page):
    model = page.marks_panel.marks_view.marks_model
    return [model.headerData(n, HORIZONTAL) for n in range(model.columnCount())]


def criterion(code="cible", *, steps=1, lower_is_better=False):
    values = CriterionValues(
        code=code, name=code.title(), steps_per_point=steps, lower_is_better=lower_is_better
    )
    return CriterionRow(id=1, values=values, meanings={})


def standing(rank, mean, key=1):
    return Standing(
        rank=rank,
        application_id=key,
        number=str(key),
        title=f"Projet {key}",
        applicant="Commune",
        mean=Fraction(mean),
        n=3,
        eligible=4,
    )


def domain(standings, not_ranked=()):
    return DomainStandings(
        domain_id=1,
        code="D01",
        name="Domaine",
        sponsor="",
        standings=tuple(standings),
        not_ranked=tuple(not_ranked),
    )


def test_before_the_ballots_are_opened_the_page_says_what_to_do(qtbot, page_at):
    page = page_at("received")

    assert page.empty.isVisible()
    assert not page.keep_button.isVisible()
    assert "devant témoins" in page.empty.sentence_label.text()
    with qtbot.waitSignal(page.page_asked) as asked:
        page.ballots_button.click()
    assert asked.args == ["ballots"]


def test_every_domain_shows_the_order_of_the_model(office_at, shown_page, answer):
    office = office_at("opened")
    page = shown_page(StandingsPage, office)

    for expected in answer(office, consolidate):
        page.show_domain(expected.domain_id)
        ranked = [(each.rank, each.number, each.mean) for each in expected.standings]
        unranked = [(None, each.number, None) for each in expected.not_ranked]
        assert [(row.rank, row.number, row.mean) for row in shown(page)] == ranked + unranked


def test_an_application_without_a_rank_says_why_in_words(page_at):
    page = page_at("opened")

    page.show_domain(domain_id(page, "D19"))

    assert [row.reason for row in shown(page)] == ["", "Trop peu de jurés l’ont noté."]
    assert "1 dossier n’est pas classé" in page.header.sentence_label.text()


def test_names_are_hidden_until_they_are_asked_for(office_at, shown_page, answer):
    office = office_at("opened")
    page = shown_page(StandingsPage, office)
    names = {row.name for row in answer(office, list_jurors)}

    before = headers(page)
    page.marks_panel.names_button.click()
    after = headers(page)

    assert before == [str(n) for n in range(1, len(before) + 1)]
    assert set(after) <= names
    assert not page.marks_panel.amend_button.isVisible()  # marks are amended where it is decided
    page.show_domain(domain_id(page, "D12"))
    assert set(headers(page)) <= names


def test_the_heat_map_follows_the_chosen_application(qtbot, page_at):
    page = page_at("opened")
    page.show_domain(domain_id(page, "D12"))
    first = page.marks_panel.grid

    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)

    assert page.table.current_row().rank == 2
    assert page.marks_panel.grid != first
    means = [each.said.mean for each in page.marks_panel.grid.columns]
    known = [mean for mean in means if mean is not None]
    assert known == sorted(known, reverse=True)


def test_the_standings_are_kept_under_a_number(qtbot, office_at, shown_page, answer):
    office = office_at("opened")
    page = shown_page(StandingsPage, office)

    with qtbot.waitSignal(office.workspace.changed):
        page.keep_button.click()

    assert answer(office, list_journal)[-1].sentence == "Classement conservé sous le numéro 1"


def test_the_rule_of_the_order_stands_under_it(page_at):
    page = page_at("opened")

    assert "moyenne des notes des jurés" in page.rule_label.text()


def test_on_a_small_screen_one_column_is_shown_at_a_time(qtbot, page_at):
    page = page_at("opened")
    assert page.table.isVisible()
    assert page.domain_list.isVisible()

    page.resize(520, 680)
    qtbot.waitUntil(lambda: page.columns.is_narrow)
    assert page.domain_list.isVisible()
    assert not page.table.isVisible()

    page.domain_list.setFocus()
    qtbot.keyClick(page.domain_list, Qt.Key.Key_Return)
    assert page.table.isVisible()
    assert not page.domain_list.isVisible()


def test_equal_means_share_their_rank_and_say_so(qtbot, theme):
    table = StandingTable()
    qtbot.addWidget(table)
    standings = [standing(1, 14, 1), standing(1, 14, 2), standing(3, 12, 3)]

    table.set_standings(standing_rows(domain(standings), {}, 20))

    model = table.model()
    assert [model.index(row, 0).data() for row in range(3)] == ["1 ex æquo", "1 ex æquo", "3"]


def titled(qtbot, width, titles, *, compact=False):
    table = StandingTable(compact=compact)
    qtbot.addWidget(table)
    table.resize(width, 400)
    table.show()
    ranked = [
        replace(standing(place, 20 - place, place), title=title)
        for place, title in enumerate(titles, start=1)
    ]
    table.set_standings(standing_rows(domain(ranked), {}, 20))
    return table


def test_a_title_too_long_for_a_line_has_two_and_the_room_of_the_dots(qtbot, theme):
    title = "Assesseurs à dix-huit ans : les lycéens tiennent le bureau de vote"
    narrow, wide = (titled(qtbot, width, [title, "Court"]) for width in (752, 1400))

    assert narrow.rowHeight(0) == narrow.rowHeight(1) > wide.rowHeight(0)
    assert (narrow.isColumnHidden(3), wide.isColumnHidden(3)) == (True, False)
    room = narrow.columnWidth(1) - 2 * GAP_M
    assert not broken(title, strong(narrow.font()), room)[-1].endswith("…")
    assert narrow.horizontalScrollBar().maximum() == 0


def test_where_the_marks_stand_below_a_long_title_takes_none_of_their_room(qtbot, theme):
    title = "Assesseurs à dix-huit ans : les lycéens tiennent le bureau de vote"
    long, short = (titled(qtbot, 450, [each], compact=True) for each in (title, "Court"))

    assert long.rowHeight(0) == short.rowHeight(0)
    assert long.sizeHint() == short.sizeHint()


def test_titles_that_fit_keep_their_rows_low_and_follow_the_window(qtbot, theme):
    table = titled(qtbot, 1400, ["Un titre qui va sur une seule ligne dans une grande fenêtre"])
    low = table.rowHeight(0)

    table.resize(700, 400)
    tall = table.rowHeight(0)
    table.resize(1400, 400)

    assert tall > low == table.rowHeight(0)
    assert titled(qtbot, 752, ["Court", "Bref"]).rowHeight(0) == low


def test_means_that_only_look_equal_are_not_ex_aequo():
    close = [standing(1, Fraction(40001, 3000), 1), standing(2, Fraction(40000, 3000), 2)]

    rows = standing_rows(domain(close), {}, 20)

    assert format_mean(rows[0].mean) == format_mean(rows[1].mean)
    assert [row.is_tied for row in rows] == [False, False]


def test_applications_without_a_rank_come_last_whatever_the_order(qtbot, theme):
    table = StandingTable()
    qtbot.addWidget(table)
    missing = NotRanked(
        application_id=9,
        number="9",
        title="Sans note",
        applicant="Commune",
        reason="marks_none",
        n=0,
        eligible=4,
    )
    table.set_standings(standing_rows(domain([standing(1, 14)], [missing]), {}, 20))

    for order in Qt.SortOrder:
        table.sortByColumn(0, order)
        assert table.model().shown_rows[-1].number == "9"


def test_a_missing_mark_is_never_a_zero():
    said = marks_grid([JurorMarks(juror_id=1, marks={})], [criterion()], {1: "Ada"}).columns[0]

    assert mark_text(said, criterion()) == "pas de note"
    assert mark_share(said, criterion()) is None


def test_a_recused_juror_has_no_mark_whatever_was_given_before():
    marks = JurorMarks(juror_id=1, marks={"cible": 7}, is_recused=True)
    said = marks_grid([marks], [criterion()], {1: "Ada"}).columns[0]

    assert mark_text(said, criterion()) == "déport"
    assert mark_share(said, criterion()) is None


def test_marks_are_shown_in_points_whatever_the_step():
    said = marks_grid([JurorMarks(juror_id=1, marks={"cible": 15})], [], {}).columns[0]

    assert mark_text(said, criterion(steps=2)) == "7,5"
    assert mark_share(said, criterion(steps=2)) == Fraction(3, 4)
    assert mark_share(said, criterion(steps=2, lower_is_better=True)) == Fraction(1, 4)


@given(st.lists(st.one_of(st.none(), st.fractions(0, 20)), max_size=12))
def test_the_order_of_the_jurors_tells_nothing_but_their_means(means):
    marks = [JurorMarks(juror_id=n, mean=mean) for n, mean in enumerate(means)]

    columns = marks_grid(marks, [], {}).columns

    known = [each.said.mean for each in columns if each.said.mean is not None]
    assert known == sorted(known, reverse=True)
    assert all(each.said.mean is None for each in columns[len(known) :])


def test_the_heat_map_obeys_qt_and_says_each_mark_aloud(qtbot, theme, qtmodeltester):
    view = MarksView()
    qtbot.addWidget(view)
    marks = [JurorMarks(juror_id=1, marks={"cible": 7}, mean=Fraction(14))]
    view.set_grid(marks_grid(marks, [criterion()], {1: "Ada <b>"}), named=True)

    qtmodeltester.check(view.marks_model)
    cell = view.marks_model.index(0, 0)

    spoken = cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ada <b>, Cible\N{NO-BREAK SPACE}: 7"
    assert "&lt;b&gt;" in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_without_marks_the_heat_map_is_empty(qtbot, theme):
    view = MarksView()
    qtbot.addWidget(view)

    view.set_grid(MarksGrid((criterion(),), ()), named=False)

    assert view.marks_model.rowCount() == 0


def test_marks_that_were_erased_are_not_said_never_to_have_come():
    missing = NotRanked(
        application_id=9,
        number="9",
        title="Sans note",
        applicant="Commune",
        reason="marks_none",
        n=0,
        eligible=4,
    )
    [row] = standing_rows(domain([], [missing]), {}, 20, are_erased=True)

    assert row.reason == "Ses notes ont été effacées à l’échéance."
