"""The juror's window for those who hear it: names, roles, values, states, on every page."""

import runpy
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from jury_app.i18n import set_language
from jury_app.ui.juror.code_page import CodePage
from jury_app.ui.juror.help_pages import desk_help, review_help
from jury_app.ui.juror.recusal_dialog import RecusalDialog
from jury_app.ui.speaking import Speaker
from jury_app.ui.widgets.help_sheet import HelpSheet

EARS = runpy.run_path(str(Path(__file__).parents[1] / "listening.py"))
listen, complaints, left_in_english = (
    EARS[name] for name in ("listen", "complaints", "left_in_english")
)
Role = QAccessible.Role

pytestmark = pytest.mark.usefixtures("listener")


@pytest.fixture
def seen_pages(qtbot, screen):
    """What goes through the whole window, and listens on every page."""

    def go():
        page = screen.desk_page
        yield "desk", screen
        qtbot.keyClicks(QApplication.focusWidget(), "7")
        page.grid.cards["cible"].open_comment()
        page.dossier.tabs.setCurrentIndex(1)
        qtbot.waitUntil(lambda: page.dossier.document.pages.page_count > 0)
        yield "document", screen
        screen.open_help()
        yield "help", screen.findChild(HelpSheet)
        screen.findChild(HelpSheet).close()
        screen.ask_recusal(page.chosen())
        dialog = screen.findChild(RecusalDialog)
        yield "recusal dialog", dialog
        dialog.primary_button.click()
        qtbot.waitUntil(page.recused.lift_button.isVisible)
        yield "recused", screen
        screen.open_review()
        yield "review", screen
        screen.seal()
        qtbot.waitUntil(screen.sealed_page.isVisible)
        yield "sealed", screen

    return go


def test_every_page_can_be_worked_with_by_ear(seen_pages):
    wrong = {name: complaints(listen(widget)) for name, widget in seen_pages()}

    assert {name: found for name, found in wrong.items() if found} == {}
    assert len(wrong) == 7


@pytest.mark.parametrize(
    ("open_", "help_"),
    [("open_desk", desk_help), ("open_review", review_help)],
)
def test_f1_helps_with_the_page_that_is_shown(qtbot, screen, open_, help_):
    getattr(screen, open_)()

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)

    assert screen.findChild(HelpSheet).page == help_()


@pytest.fixture
def _as_spoken(qapp):
    """Qt's own words, such as the names of keys, are French as well."""
    before, speaker = QLocale(), Speaker(qapp)
    speaker.speak("fr")
    yield
    speaker.speak("en")
    set_language("fr")
    QLocale.setDefault(before)


@pytest.mark.usefixtures("_as_spoken")
def test_nothing_is_heard_in_english_by_a_french_juror(seen_pages):
    heard = {name: left_in_english(listen(widget)) for name, widget in seen_pages()}

    assert {name: found for name, found in heard.items() if found} == {}


@pytest.mark.usefixtures("_as_spoken")
def test_a_dialog_for_files_that_is_of_qt_speaks_french_too(qtbot):
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)

    texts = [each.text() for each in dialog.findChildren(QLabel)]

    assert "&Regarder dans\u00a0:" in texts
    assert [each for each in texts if "Look" in each or "Files" in each] == []


def test_the_page_of_the_code_can_be_worked_with_by_ear(qtbot, theme):
    page = CodePage()
    qtbot.addWidget(page)
    page.show()
    for busy in (False, True):
        page.set_busy(busy=busy)
        heard = listen(page)
        assert complaints(heard) == []
        assert left_in_english(heard) == []


def test_a_mark_says_its_criterion_its_scale_and_whether_it_is_given(qtbot, screen):
    qtbot.keyClicks(QApplication.focusWidget(), "7")

    keys = [each for each in listen(screen.desk_page.grid) if each.role is Role.RadioButton]
    given = [each.name for each in keys if each.is_checked]

    assert len(keys) == 44
    assert given == ["Cible\u00a0: 7 sur 10 – Réel, sur une partie du territoire"]


def test_the_progress_and_what_is_saved_are_heard(screen):
    heard = listen(screen.header)

    [bar] = [each for each in heard if each.role is Role.ProgressBar]
    assert (bar.name, bar.value) == ("Dossiers terminés", "0")
    assert "Rien à enregistrer" in [each.name for each in heard]


def test_the_columns_are_heard_in_the_order_they_are_seen(screen):
    heard = [each.widget for each in listen(screen.desk_page)]
    page = screen.desk_page

    places = [heard.index(each) for each in (page.applications, page.dossier, page.grid)]
    assert places == sorted(places)
