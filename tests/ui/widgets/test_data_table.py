from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from jury_app.ui.widgets.column_widths import narrowed
from jury_app.ui.widgets.data_table import DataTable

DOWN = Qt.SortOrder.DescendingOrder


@pytest.fixture
def table(qtbot, model, dossiers):
    model.set_rows(dossiers)
    table = DataTable(model, "Candidatures")
    qtbot.addWidget(table)
    table.resize(600, 400)
    with qtbot.waitExposed(table):
        table.show()
    return table


def in_sight(table, row_id):
    index = table.model().index_of(row_id)
    return index.isValid() and table.viewport().rect().contains(table.visualRect(index).center())


def height_of(table, row_id):
    return table.visualRect(table.model().index_of(row_id)).top()


def test_enter_opens_the_row(qtbot, table, dossiers):
    table.selectRow(3)

    with qtbot.waitSignal(table.row_activated) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert opened.args == [dossiers[3]]


def test_a_double_click_opens_the_row(qtbot, table, dossiers):
    place = table.visualRect(table.model().index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    with qtbot.waitSignal(table.row_activated) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert opened.args == [dossiers[2]]


def test_choosing_a_row_says_which(qtbot, table, dossiers):
    with qtbot.waitSignal(table.row_chosen) as chosen:
        table.choose(7)

    assert chosen.args == [dossiers[7]]
    assert table.current_row() == dossiers[7]
    assert table.chosen_rows() == [dossiers[7]]


def test_a_row_that_is_not_shown_cannot_be_chosen(table):
    assert not table.choose(9999)


def test_home_and_end_go_to_the_ends_of_the_list(qtbot, table, dossiers):
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current_row() == dossiers[-1]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.current_row() == dossiers[0]


def test_tab_leaves_the_table(qtbot, model, dossiers):
    model.set_rows(dossiers)
    window, table, edit = QWidget(), DataTable(model, "Candidatures"), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(table)
    layout.addWidget(edit)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_Tab)

    assert edit.hasFocus()


def test_copying_takes_the_row_as_a_spreadsheet_wants_it(qtbot, table):
    table.choose(4)

    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "Dossier 004\t4"


def test_a_refresh_keeps_the_chosen_row_where_it_was(table, model, dossiers):
    table.choose(150)
    before = height_of(table, 150)

    model.set_rows([replace(dossiers[0], id=1000 + n) for n in range(40)] + dossiers[::2])

    assert table.current_row() == dossiers[150]
    assert height_of(table, 150) == before


def test_a_refresh_keeps_what_was_at_the_top_when_nothing_is_chosen(table, model, dossiers):
    table.verticalScrollBar().setValue(34 * 60 + 10)
    before = height_of(table, 60)

    model.set_rows([replace(dossiers[0], id=1000 + n) for n in range(40)] + dossiers)

    assert height_of(table, 60) == before


def test_sorting_follows_the_chosen_row(table):
    table.choose(5)

    table.sortByColumn(0, DOWN)

    assert table.current_row().id == 5
    assert in_sight(table, 5)


def test_sorting_with_nothing_chosen_shows_the_top(table):
    table.verticalScrollBar().setValue(2000)

    table.sortByColumn(0, DOWN)

    assert table.verticalScrollBar().value() == 0
    assert in_sight(table, 299)


def test_a_third_click_on_a_title_gives_the_order_of_the_list_back(qtbot, table, model):
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 10, header.height() // 2)

    orders = []
    for _click in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        orders.append([row.id for row in model.shown_rows][:3])

    assert orders == [[0, 7, 14], [6, 13, 20], [0, 1, 2]]


def test_the_stretched_column_takes_what_is_left_and_no_more_than_there_is(qtbot, table):
    assert table.horizontalHeader().length() == table.viewport().width()

    table.resize(900, 400)

    assert table.horizontalHeader().length() == table.viewport().width()


def test_columns_that_do_not_all_fit_are_shortened_before_the_list_scrolls_sideways(table):
    header = table.horizontalHeader()
    table.resize(420, 400)

    assert header.length() == table.viewport().width()
    assert table.horizontalScrollBar().maximum() == 0


def test_a_column_drawn_wider_stays_so_when_the_list_grows(table):
    header = table.horizontalHeader()
    last = header.count() - 1
    table.setColumnWidth(last, header.sectionSize(last) + 50)
    drawn = header.sectionSize(last)

    table.resize(900, 400)

    assert header.sectionSize(last) == drawn


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 300)), min_size=1, max_size=9),
    st.integers(0, 2500),
)
def test_widths_fill_the_room_and_stay_between_the_least_and_the_wanted(columns, room):
    wanted = [max(pair) for pair in columns]
    least = [min(pair) for pair in columns]

    widths = narrowed(wanted, least, room)

    assert all(low <= width <= high for low, width, high in zip(least, widths, wanted, strict=True))
    assert sum(widths) == max(sum(least), min(sum(wanted), room))


def test_painting_asks_only_for_what_is_in_sight(qtbot, table, model):
    asked = []
    first = model.columns[0]
    object.__setattr__(first, "text", lambda row: asked.append(row.id) or row.title)

    table.viewport().repaint()

    assert 0 < len(set(asked)) <= 13


def test_the_chosen_row_stays_in_sight_when_the_list_gets_lower(table):
    table.resize(400, 300)
    in_sight = table.rowAt(table.viewport().height() - 2) - 1
    table.selectRow(in_sight)
    table.resize(400, 200)

    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).topLeft())
