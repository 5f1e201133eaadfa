"""Photographs every widget, for people to look at: nothing clipped, all translated, and calm.

python docs/gallery.py FOLDER [light dark contrast] [fr en] [100 200] [shell controls …]
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

import gallery_pages as pages
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from jury_app import i18n
from jury_app.ui.speaking import Speaker
from jury_app.ui.theme import Theme
from jury_app.ui.tokens import SCHEMES


def all_pages(theme: Theme) -> dict[str, Callable[[], QWidget]]:
    """Return how to make each page, by its name."""
    return {
        "shell": pages.shell,
        "controls": pages.controls,
        "states": pages.states,
        "dialog": pages.dialog,
        "palette": pages.palette,
        "help": pages.help_sheet,
        "crash": pages.crash,
        "preferences": partial(pages.preferences, theme),
        "new-edition": pages.new_edition,
        "recovery": pages.recovery,
        "start-empty": partial(pages.start_empty, theme),
        "start": partial(pages.start, theme),
    }


def main(arguments: list[str]) -> int:
    """Photograph what is asked for: all of it, unless told."""
    folder, wishes = Path(arguments[0]), set(arguments[1:])
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["JURY_DATA"] = mkdtemp()
    application = QApplication(["gallery", "-platform", "offscreen"])
    theme = Theme(application, "light")
    speaker = Speaker(application)
    makers = all_pages(theme)
    for scheme in [each for each in SCHEMES if each in wishes] or SCHEMES:
        for language in wishes & set(i18n.LANGUAGES) or i18n.LANGUAGES:
            for size in wishes & {"100", "200"} or ("100", "200"):
                speaker.speak(language)
                theme.choose(scheme)
                theme.set_text_size(int(size))
                for name in wishes & makers.keys() or makers:
                    photograph(makers[name](), folder / f"{name}-{scheme}-{language}-{size}.png")
    return 0


def photograph(widget: QWidget, file: Path) -> None:
    """Show a widget as long as it needs, and keep what it looks like."""
    widget.show()
    QTest.qWait(30)
    widget.grab().save(str(file))
    widget.close()
    widget.deleteLater()
    QTest.qWait(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
