import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jury_app.ui.widgets.rail import Rail, Stage

STAGES = [
    Stage("edition", "settings", "Édition", state="done", sentence="L’édition est prête."),
    Stage("applications", "inbox", "Candidatures", "62", "warning", "5 dossiers à revoir."),
    Stage("jury", "users", "Jury"),
]


@pytest.fixture
def rail(qtbot):
    window, rail = QWidget(), Rail("Étapes")
    layout = QHBoxLayout(window)
    layout.addWidget(rail)
    layout.addStretch(1)
    rail.set_title("Prix Territoria 2026", "Séance dans 6 jours")
    rail.set_stages(STAGES)
    rail.choose("edition")
    qtbot.addWidget(window)
    window.resize(1280, 720)
    with qtbot.waitActive(window):
        window.show()
    rail.window_kept = window  # or it would go with this function
    return rail


def test_a_click_chooses_a_stage(qtbot, rail):
    with qtbot.waitSignal(rail.stage_chosen) as chosen:
        qtbot.mouseClick(rail.button("jury"), Qt.MouseButton.LeftButton)

    assert chosen.args == ["jury"]
    assert rail.button("jury").isChecked()
    assert not rail.button("edition").isChecked()


def test_arrows_move_and_enter_chooses(qtbot, rail):
    rail.button("edition").setFocus()

    with qtbot.assertNotEmitted(rail.stage_chosen):
        qtbot.keyClick(rail.button("edition"), Qt.Key.Key_Down)
    assert rail.button("applications").hasFocus()
    with qtbot.waitSignal(rail.stage_chosen) as chosen:
        qtbot.keyClick(rail.button("applications"), Qt.Key.Key_Return)

    assert chosen.args == ["applications"]


def test_control_and_a_figure_go_straight_there(qtbot, rail):
    with qtbot.waitSignal(rail.stage_chosen) as chosen:
        qtbot.keyClick(rail.window(), Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)

    assert chosen.args == ["jury"]


def test_tab_stops_once_on_the_rail(rail):
    tab = Qt.FocusPolicy.TabFocus
    stops = [id_ for id_ in ("edition", "applications", "jury")
             if rail.button(id_).focusPolicy() & tab]  # fmt: skip

    assert stops == ["edition"]


def test_how_a_stage_stands_is_read_aloud(rail):
    button = rail.button("applications")

    assert button.accessibleName() == "Candidatures"
    assert button.accessibleDescription() == "5 dossiers à revoir."


def test_how_things_stand_changes_without_new_buttons(rail):
    before = rail.button("jury")

    rail.set_stages([*STAGES[:2], Stage("jury", "users", "Jury", "52", "done", "52 jurés.")])

    assert rail.button("jury") is before
    assert before.accessibleDescription() == "52 jurés."


class Paints(QObject):
    """Which widgets are painted."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            self.seen.append(watched)
        return False


def test_only_the_stage_that_stands_otherwise_is_painted_again(qtbot, rail):
    buttons = [rail.button(each.id) for each in STAGES]
    qtbot.waitUntil(rail.isVisible)
    paints = Paints()
    for each in buttons:
        each.installEventFilter(paints)

    rail.set_stages([*STAGES[:2], Stage("jury", "users", "Jury", "52", "done", "52 jurés.")])
    qtbot.waitUntil(lambda: bool(paints.seen))
    rail.set_stages([*STAGES[:2], Stage("jury", "users", "Jury", "53", "done", "53 jurés.")])
    qtbot.waitUntil(lambda: len(paints.seen) > 1)

    assert set(paints.seen) == {buttons[2]}


def test_a_narrow_window_leaves_the_icons_and_a_wide_one_brings_the_words_back(rail):
    rail.window().resize(900, 720)
    assert rail.collapsed
    assert "Candidatures" in rail.button("applications").toolTip()
    assert rail.width() < 80

    rail.window().resize(1280, 720)
    assert not rail.collapsed
    assert rail.width() > 200
