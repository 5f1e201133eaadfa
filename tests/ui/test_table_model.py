from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from jury_app.ui.table_model import RIGHT, Column, RowRole, TableModel

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Dossier:
    id: int
    title: str
    mean: int | None = None


COLUMNS = [
    Column("Titre", lambda row: row.title),
    Column("Moyenne", lambda row: "–" if row.mean is None else str(row.mean), lambda row: row.mean),
]


def made(*rows):
    model = TableModel(COLUMNS)
    model.set_rows(rows)
    return model


def shown(model, column=0):
    return [model.index(row, column).data() for row in range(model.rowCount())]


def ids(model):
    return [row.id for row in model.shown_rows]


def test_titles_and_cells_come_from_the_columns():
    model = made(Dossier(1, "Crèche", 12))

    assert model.headerData(1, Qt.Orientation.Horizontal) == "Moyenne"
    assert shown(model) == ["Crèche"]
    assert model.index(0, 1).data() == "12"
    assert model.index(0, 1).data(RowRole) == Dossier(1, "Crèche", 12)


def test_a_cell_is_read_aloud_with_its_column():
    model = made(Dossier(1, "Crèche"))

    spoken = model.index(0, 0).data(Role.AccessibleTextRole)

    assert spoken == "Titre\N{NO-BREAK SPACE}: Crèche"


def test_a_tool_tip_shows_markup_as_it_was_typed():
    model = TableModel([Column("Titre", lambda row: row.title, tip=lambda row: row.title)])
    model.set_rows([Dossier(1, "<b>A & B</b>")])

    assert model.index(0, 0).data(Role.ToolTipRole) == "<p>&lt;b&gt;A &amp; B&lt;/b&gt;</p>"


def test_figures_stand_at_the_right():
    model = TableModel([Column("Moyenne", lambda _row: "", align=RIGHT)])
    model.set_rows([Dossier(1, "")])

    assert model.index(0, 0).data(Role.TextAlignmentRole) == RIGHT | Qt.AlignmentFlag.AlignVCenter


def test_text_sorts_as_a_reader_would():
    model = made(*(Dossier(n, t) for n, t in enumerate(["Lot 10", "été", "Lot 2", "Étang", "œuf"])))

    model.sort(0, UP)

    assert shown(model) == ["Étang", "été", "Lot 2", "Lot 10", "œuf"]


@pytest.mark.parametrize(("order", "means"), [(UP, ["3", "9", "–"]), (DOWN, ["9", "3", "–"])])
def test_a_missing_mean_is_last_either_way(order, means):
    model = made(Dossier(1, "A"), Dossier(2, "B", 9), Dossier(3, "C", 3))

    model.sort(1, order)

    assert shown(model, 1) == means


def test_equals_keep_the_order_they_came_in_either_way():
    model = made(*(Dossier(n, "same", 5) for n in (3, 1, 2)))

    model.sort(1, DOWN)
    assert ids(model) == [3, 1, 2]
    model.sort(1, UP)
    assert ids(model) == [3, 1, 2]


def test_sorting_by_no_column_gives_the_order_back():
    model = made(Dossier(1, "B"), Dossier(2, "A"))
    model.sort(0, UP)

    model.sort(-1, UP)

    assert ids(model) == [1, 2]


def test_a_search_forgives_accents_and_case_and_takes_words_in_any_order():
    model = made(Dossier(1, "Crèche de l’Œuvre", 12), Dossier(2, "École"))

    model.set_search("oeuvre CRECHE 12")

    assert ids(model) == [1]


def test_a_search_stays_when_rows_are_read_again():
    model = made(Dossier(1, "Crèche"))
    model.set_search("ecole")

    model.set_rows([Dossier(1, "Crèche"), Dossier(2, "École"), Dossier(3, "École")])

    assert ids(model) == [2, 3]


def test_a_changed_row_is_searched_and_sorted_by_what_it_says_now():
    model = made(Dossier(1, "Crèche", 1), Dossier(2, "École", 2))
    model.set_search("e")
    model.sort(1, UP)

    model.set_rows([Dossier(1, "Crèche", 9), Dossier(2, "École", 2)])

    assert ids(model) == [2, 1]


def test_a_condition_narrows_besides_the_search():
    model = made(Dossier(1, "A", 1), Dossier(2, "A", 2), Dossier(3, "B", 2))
    model.set_search("a")

    model.set_condition(lambda row: row.mean == 2)

    assert ids(model) == [2]


def test_two_rows_with_one_id_are_a_mistake():
    with pytest.raises(ValueError, match="one id"):
        made(Dossier(1, "A"), Dossier(1, "B"))


def test_only_what_changed_is_announced(qtbot):
    model = made(*(Dossier(n, str(n)) for n in range(10)))
    changes = []
    model.dataChanged.connect(lambda first, last, _roles: changes.append((first.row(), last.row())))

    model.set_rows([Dossier(n, "x" if n in (3, 5) else str(n)) for n in range(10)])

    assert changes == [(3, 5)]


def test_nothing_is_announced_when_nothing_changed(qtbot):
    rows = [Dossier(n, str(n)) for n in range(10)]
    model = made(*rows)
    heard = []
    for signal in (model.dataChanged, model.layoutChanged, model.rowsInserted, model.rowsRemoved):
        signal.connect(lambda *_args: heard.append(1))

    model.set_rows(rows)

    assert heard == []


def test_the_model_never_resets(qtbot):
    model = made(*(Dossier(n, str(n)) for n in range(10)))

    with qtbot.assertNotEmitted(model.modelReset):
        model.set_rows([Dossier(n, str(n)) for n in (9, 20, 3, 21)])
        model.sort(0, DOWN)
        model.set_search("2")
        model.set_rows([])


def test_the_selection_follows_its_row(qtbot):
    model = made(*(Dossier(n, f"n{n}") for n in range(5)))
    selection = QItemSelectionModel(model)
    flags = QItemSelectionModel.SelectionFlag
    selection.select(model.index_of(3), flags.Select | flags.Rows)

    model.sort(0, DOWN)
    model.set_rows([Dossier(n, f"n{n}") for n in (9, 7, 3, 1)])

    assert [index.data(RowRole).id for index in selection.selectedRows()] == [3]


rows = st.lists(
    st.builds(
        Dossier,
        id=st.integers(0, 12),
        title=st.sampled_from(["Crèche", "École", "école 2", "Étang", "", "–"]),
        mean=st.none() | st.integers(0, 3),
    ),
    unique_by=lambda row: row.id,
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("set_rows"), rows),
        st.tuples(st.just("sort"), st.integers(-1, 1), st.sampled_from([UP, DOWN])),
        st.tuples(st.just("set_search"), st.sampled_from(["", "e", "ecole", "2", "zz"])),
    ),
    max_size=12,
)


@given(rows, steps)
def test_any_road_leads_to_what_a_new_model_would_show(qapp, first, road):
    model, state = made(*first), {"set_rows": (first,)}
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for name, *arguments in road:
        state[name] = arguments
        held = [QPersistentModelIndex(model.index(row, 0)) for row in range(model.rowCount())]
        before = ids(model)

        getattr(model, name)(*arguments)

        after = ids(model)
        for id_, index in zip(before, held, strict=True):
            assert index.isValid() == (id_ in after)
            assert not index.isValid() or index.data(RowRole).id == id_
    fresh = made(*state["set_rows"][0])
    fresh.set_search(*state.get("set_search", [""]))
    fresh.sort(*state.get("sort", [-1, UP]))
    assert model.shown_rows == fresh.shown_rows


def test_the_model_obeys_qt(qtmodeltester):
    model = made(Dossier(1, "A"), Dossier(2, "B"))

    qtmodeltester.check(model)
