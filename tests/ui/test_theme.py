import gc
import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontMetrics, QIcon
from PySide6.QtWidgets import QPushButton

from jury_app.ui import look
from jury_app.ui.icons import icon
from jury_app.ui.stylesheet import SANS, SERIF, stylesheet
from jury_app.ui.tokens import SCHEMES, TOKENS
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.medal import medal_icon


class Dressings(QPushButton):
    """Counts how often it changes clothes."""

    count = 0

    def changeEvent(self, event):
        self.count += event.type() is QEvent.Type.StyleChange
        super().changeEvent(event)


def inks(drawn, size=20):
    """Return the opaque colours of an icon."""
    image = drawn.pixmap(QSize(size, size)).toImage()
    colours = [image.pixelColor(x, y) for x in range(size) for y in range(size)]
    return {colour.name() for colour in colours if colour.alpha() == 255}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_scheme_dresses_the_application(theme, qapp, scheme):
    theme.choose(scheme)

    assert look.worn().scheme == scheme
    assert qapp.palette().window().color() == QColor(TOKENS[scheme].surface)
    assert TOKENS[scheme].accent in qapp.styleSheet()


def test_the_system_is_followed_until_a_scheme_is_chosen(theme, qapp, qtbot):
    hints = qapp.styleHints()
    theme.choose("system")
    with qtbot.waitSignal(theme.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    theme.choose("contrast")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)

    assert look.worn().scheme == "contrast"


def test_choosing_a_look_dresses_every_widget_once_and_what_is_worn_not_again(theme, qtbot):
    worn = Dressings()
    qtbot.addWidget(worn)
    worn.ensurePolished()

    theme.choose("dark")
    theme.choose("dark")
    theme.set_text_size(100)

    assert worn.count == 1


def test_an_icon_follows_the_theme_by_itself(theme):
    drawn = icon("check", "text")
    before = inks(drawn, 64)

    theme.choose("dark")

    assert TOKENS["light"].text.lower() in before
    assert TOKENS["dark"].text.lower() in inks(drawn, 64)


def test_an_icon_fades_with_its_button(theme):
    image = icon("check").pixmap(QSize(64, 64), QIcon.Mode.Disabled).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(64) for y in range(64)}

    assert TOKENS["light"].muted.lower() in colours


def test_icons_outlive_the_garbage_collector(theme):
    for _round in range(200):
        made = QPushButton("x")
        made.setIcon(icon("check"))
        made.setIcon(QIcon(medal_icon("gold")))
        assert not made.icon().pixmap(16, 16).isNull()
        del made
    gc.collect()
    assert not icon("check").pixmap(16, 16).isNull()


def test_everything_grows_with_the_text(theme, qtbot):
    small = primary_button("Sceller mon bulletin")
    qtbot.addWidget(small)
    small.ensurePolished()
    before = small.sizeHint()

    theme.set_text_size(200)
    large = primary_button("Sceller mon bulletin")
    qtbot.addWidget(large)
    large.ensurePolished()

    assert look.px(12) == 24
    assert large.sizeHint().height() > before.height() * 1.8
    assert large.sizeHint().width() > before.width() * 1.8


def test_the_typefaces_come_with_the_application(theme):
    assert {SANS, SERIF} <= set(QFontDatabase.families())


def test_figures_stand_in_columns(theme, qapp):
    metrics = QFontMetrics(qapp.font())
    widths = {metrics.horizontalAdvance(figure) for figure in "0123456789"}

    assert len(widths) == 1


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_name_is_left_in_the_style_sheet(scheme):
    sheet = stylesheet(look.Look(scheme, 125), lambda name: f"/{name}.svg")

    assert "$" not in sheet
    assert "None" not in sheet


def test_what_was_dressed_and_never_shown_may_go_after_other_windows_were_built(tmp_path):
    code = """
from PySide6.QtWidgets import QApplication, QPushButton
from jury_app.ui.theme import Theme, dressed_at_once
application = QApplication(["jury"])
theme = Theme(application, "light", 100)
for _ in range(10):
    hidden = [QPushButton(str(n)) for n in range(50)]
    for each in hidden:
        each.style().polish(each)
    with dressed_at_once():
        pass
    del hidden, each
    theme.choose("dark")
    theme.choose("light")
print("alive")
"""
    environment = {**os.environ, "JURY_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout.strip()) == (0, "alive")
