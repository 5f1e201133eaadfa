"""A juror at the real window, in a process that will be killed: `window_child.py KIT SEED`.

Before each act a line says what is intended; once the window shows it as saved, and only then, a
line says so. The code of the kit comes on the standard input.
"""

import json
import os
import random
import sys
from pathlib import Path
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jury_app.app import enter_kit
from jury_app.ui.juror.window import JurorWindow
from jury_app.ui.settings import Settings
from jury_app.ui.theme import Theme

PATIENCE = 240  # seconds: a machine under load


def main():
    rng = random.Random(int(sys.argv[2]))  # noqa: S311 -- repeatable, no secret
    qInstallMessageHandler(tell_qt)
    application = QApplication([])
    Theme(application, "light")
    settings = Settings(Path(os.environ["JURY_DATA"]) / "settings.json")  # never the user's own
    window = JurorWindow(Path(sys.argv[1]), settings, enter_kit)
    window.show()
    window.code_page.code_edit.setText(sys.stdin.readline().strip())
    window.code_page.open_button.click()
    refusal = window.code_page.error_bar
    wait(lambda: window.screen_page or not refusal.isHidden())
    if window.screen_page is None:
        raise RuntimeError(refusal.sentence_label.text())
    wait(window.screen_page.isVisible)
    juror = Juror(window.screen_page, rng)
    while True:
        juror.act()


def tell_qt(_kind, _context, text):
    """Pass on what Qt has to say, but for what the platform without a screen never can."""
    if "propagateSizeHints" not in text:
        sys.stderr.write(f"{text}\n")


def wait(condition):
    until = monotonic() + PATIENCE
    while not condition():
        if monotonic() > until:
            raise RuntimeError("the window does not answer")
        QTest.qWait(1)


class Juror:
    """Clicks and types as somebody in a hurry."""

    def __init__(self, screen, rng):
        self._screen = screen
        self._page = screen.desk_page
        self._rng = rng
        self._numbers = self._page.applications.model.numbers()

    def act(self):
        number = self._rng.choice(self._numbers)
        self._page.choose(number)
        if not self._page.grid.isVisible():  # a recusal hides it
            QTest.qWait(1)
            return
        kinds = (self.mark, self.mark, self.mark, self.comment, self.opinion, self.note)
        self._rng.choice(kinds)(number)

    def mark(self, number):
        code, card = self._rng.choice(list(self._page.grid.cards.items()))
        mark = self._rng.choice([None, *range(11)])
        if mark == card.marks.mark:
            return
        tell("intend", ["mark", number, code, mark])
        if mark is None:
            card.marks.take_focus()
            QTest.keyClick(next(iter(card.marks.keys.values())), Qt.Key.Key_Delete)
        else:
            QTest.mouseClick(card.marks.keys[mark], Qt.MouseButton.LeftButton)
        self.await_saved(["mark", number, code, mark], lambda entry: entry.marks.get(code) == mark)

    def comment(self, number):
        code, card = self._rng.choice(list(self._page.grid.cards.items()))
        card.open_comment()
        text = self.type_into(card.comment_edit, ["comment", number, code])
        self.await_saved(
            ["comment", number, code, text], lambda entry: entry.comments.get(code) == text
        )

    def opinion(self, number):
        text = self.type_into(self._page.grid.opinion_edit, ["opinion", number, ""])
        self.await_saved(["opinion", number, "", text], lambda entry: entry.opinion == text)

    def note(self, number):
        text = self.type_into(self._page.grid.note_edit, ["note", number, ""])
        self.await_saved(["note", number, "", text], lambda entry: entry.note == text)

    def type_into(self, edit, place):
        text = f"mot {self._rng.random()}"
        edit.setPlainText("")
        QTest.keyClicks(edit, text[:4])
        edit.insertPlainText(text[4:])
        tell("intend", [*place, text])
        edit.flush()
        return text

    def await_saved(self, act, is_there):
        def is_shown():
            entry = self._screen.view.entry(act[1])
            return is_there(entry) and "nregistré à" in self._screen.header.saved_label.text()

        wait(is_shown)
        tell("saved", act)


def tell(what, act):
    sys.stdout.write(json.dumps([what, *act]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
