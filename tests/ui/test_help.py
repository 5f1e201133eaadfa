"""Help where one is: a page for every screen, in both languages, with keys that are true."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from jury_app.app import enter_kit
from jury_app.i18n import LANGUAGES, set_language
from jury_app.ui.juror.help_pages import code_help, desk_help, review_help, sealed_help
from jury_app.ui.juror.window import JurorWindow
from jury_app.ui.secretariat.help_pages import page_help
from jury_app.ui.secretariat.stages import STAGES
from jury_app.ui.settings import Settings
from jury_app.ui.start_help import start_help
from jury_app.ui.widgets.help_sheet import HelpSheet, native

JUROR = (code_help, desk_help, review_help, sealed_help)
LONGEST = 200  # letters of an answer: it is to be read at a glance


def pages():
    return [start_help(), *(each() for each in JUROR), *map(page_help, STAGES)]


def sentences(page):
    topics = [text for each in page.topics for text in (each.title, each.text)]
    keys = [each.text for group in page.keys for each in group.keys]
    return [page.title, page.sentence, *topics, *keys]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_has_its_page_short_and_complete(language):
    set_language(language)

    assert len({each.title for each in pages()}) == len(STAGES) + 5
    for page in pages():
        assert len(page.topics) >= 3
        assert all(sentences(page))
        assert page.keys
        assert [each.text for each in page.topics if len(each.text) > LONGEST] == []


def test_no_sentence_is_the_same_in_both_languages():
    set_language("en")
    english = {text for page in pages() for text in sentences(page)}
    set_language("fr")
    french = {text for page in pages() for text in sentences(page)}

    assert english & french == {"Publication", "Journal", "Jury"}


def test_every_key_that_is_told_is_a_key():
    told = [each.keys for page in pages() for group in page.keys for each in group.keys]

    assert [keys for keys in told if not native(keys)] == []


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("page", range(14))
def test_nothing_of_a_sheet_is_clipped(qtbot, theme, page, size):
    theme.set_text_size(size)
    sheet = HelpSheet(pages()[page], None)
    qtbot.addWidget(sheet)
    sheet.open()
    for each in sheet.findChildren(QLabel):
        assert each.heightForWidth(each.width()) <= each.height() or not each.wordWrap()
        assert each.wordWrap() or each.sizeHint().width() <= each.width(), each.text()
    room = sheet.screen().availableSize()
    assert sheet.width() <= room.width()
    assert sheet.height() <= room.height()


def test_f1_helps_with_the_code(qtbot, theme, tmp_path):
    window = JurorWindow(tmp_path / "dossier.jurykit", Settings(), enter_kit)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()

    qtbot.keyClick(window.code_page, Qt.Key.Key_F1)

    assert window.findChild(HelpSheet).page == code_help()


def test_a_sheet_that_is_too_long_is_scrolled_by_the_keyboard(qtbot, theme):
    sheet = HelpSheet(desk_help(), None)
    qtbot.addWidget(sheet)
    sheet.resize(800, 300)
    with qtbot.waitActive(sheet):
        sheet.open()

    qtbot.keyClick(sheet.primary_button, Qt.Key.Key_PageDown)

    assert sheet.area.verticalScrollBar().value() > 0
