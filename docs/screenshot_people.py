"""The start window and the juror's window, for `screenshots.py`."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from PySide6.QtTest import QTest
from screenshot_camera import Camera, close_dialogs, home, wait_until
from screenshot_year import EARLY, Year, marking
from shiboken6 import isValid

from jury_app.app import enter_kit
from jury_app.demo import calendar
from jury_app.demo.calendar import moment
from jury_app.demo.content import load_tale
from jury_app.desk.changes import Field, Place, Value
from jury_app.desk.desk import Desk
from jury_app.exchange.cosigning import write_request
from jury_app.exchange.kits import IssuedFile
from jury_app.i18n import language
from jury_app.model.database import Database
from jury_app.model.templates import said
from jury_app.progress import finish
from jury_app.ui.juror.desk_screen import DeskScreen
from jury_app.ui.juror.document_view import DocumentView
from jury_app.ui.juror.window import JurorWindow
from jury_app.ui.look import THEME_CHOICES
from jury_app.ui.new_edition_dialog import NewEditionDialog
from jury_app.ui.preferences import Preferences
from jury_app.ui.preferences_dialog import PreferencesDialog
from jury_app.ui.recovery_dialog import RecoveryDialog
from jury_app.ui.restore_dialog import RestoreDialog
from jury_app.ui.settings import RecentFile, Settings
from jury_app.ui.start_window import StartWindow
from jury_app.ui.widgets.toast import hush

TITLE = "Prix Territoria 2026"
EVENING = "2026-09-20T21:32"
LEFT_OPEN = 4
KEY = "AGE-SECRET-KEY-1" + "EXAMPLEQYZRP9X8GF2TVDW0S3JN54" + "KHCE6MUA7L" * 2 + "QPZRY9X8G"
FILLED = {"C2": 9, "D2": None, "C3": "huit", "D3": 7.5, "E4": 6, "F5": 8, "C6": 4}
SOUGHT = "eleve"  # without its accents, as one types in a hurry


def start(camera: Camera, year: Year) -> None:
    """Where everybody starts, and what is asked before an edition is founded."""
    window = StartWindow(Settings(year.folder / "nobody.json"), camera.theme)
    _follow(camera, window.preferences)
    camera.show(window)
    camera.take("start-empty", window)
    window.close()
    settings = _remembered(year)
    window = StartWindow(settings, camera.theme)
    _follow(camera, window.preferences)
    camera.show(window)
    camera.take("start", window)
    for name, dialog in (
        ("new-edition", NewEditionDialog(settings.choices.recent, window)),
        ("recovery", RecoveryDialog(TITLE, KEY, window)),
        ("restore", RestoreDialog(window)),
        ("preferences", PreferencesDialog(settings, camera.theme, window)),
    ):
        if isinstance(dialog, PreferencesDialog):
            _follow(camera, dialog.preferences)
        dialog.open()
        camera.take(name, window)
        close_dialogs(window)
    window.close()


def _follow(camera: Camera, preferences: Preferences) -> None:
    """Let the choice of colours say what the picture wears."""
    combo = preferences.theme_combo

    def tell() -> None:
        if isValid(combo):
            combo.setCurrentIndex(THEME_CHOICES.index(camera.theme.choice))

    camera.theme.changed.connect(tell)
    tell()


def juror(camera: Camera, year: Year) -> None:
    """A juror's evening: the code, a dossier, a recusal, the review, the seal."""
    with _at_home(camera, year) as window:
        camera.take("juror-code", window)
        screen = _opened(window, year)
        page = screen.desk_page
        page.choose(screen.view.entries[-LEFT_OPEN].number)
        page.dossier.tabs.setCurrentIndex(0)
        page.focus_grid()
        camera.take("juror-dossier", window)
        page.focus_dossier()
        page.dossier.tabs.setCurrentIndex(1)
        _read(camera, window, page.dossier.document)
        screen.ask_recusal(page.chosen())
        camera.take("juror-recusal", window)
        close_dialogs(window)
        screen.open_help()
        camera.take("juror-help", window)
        close_dialogs(window)
        page.choose(next(each.number for each in screen.view.entries if each.recusal))
        camera.take("juror-recused", window)
        _read_back(camera, window, screen)
        screen.open_review()
        camera.take("juror-review", window)
        screen.seal()
        wait_until(screen.sealed_page.isVisible)
        camera.take("juror-sealed", window)


def countersigner(camera: Camera, year: Year) -> None:
    """After the closing: a juror reads what was sealed, and signs it on their own machine."""
    request = home() / "Documents" / "sceau.juryseal"
    with closing(Database(year.edition("closed"))) as database:
        finish(write_request(database, request, passphrase=None))
    with _at_home(camera, year, home() / "data") as window:
        kit, clock = _kit(year), moment(calendar.PUBLISHED)
        file = _at_hand(kit.file)
        window.desk.open_with(lambda: Desk.open(file, kit.code, clock=lambda: clock))
        wait_until(lambda: window.screen_page is not None)
        screen: Any = window.screen_page
        wait_until(lambda: screen.annex is not None)
        screen.annex.cosigning.read(request)
        wait_until(lambda: screen.annex.cosigning.dialog is not None)
        camera.take("countersign", window)
        screen.annex.cosigning.dialog.sign_button.click()
        wait_until(screen.annex.cosigning.dialog.done_label.isVisible)
        camera.take("countersigned", window)
        close_dialogs(window)


def _read(camera: Camera, window: JurorWindow, document: DocumentView) -> None:
    """A document, then words looked for in it with the small pages beside."""
    pages, strip, search = document.pages, document.strip, document.search_bar
    wait_until(lambda: pages.picture(max(pages.page, 0)))
    camera.take("juror-pdf", window)
    document.toggle_strip()
    document.search.open()
    search.edit.setText(SOUGHT)
    wait_until(lambda: "/" in search.count_label.text())
    wait_until(lambda: strip.pictures.get(strip.sheet(0, strip.room(0).width()).whole))
    wait_until(lambda: pages.picture(pages.page))
    camera.take("juror-search", window)
    document.search.close()
    document.toggle_strip()


def _read_back(camera: Camera, window: JurorWindow, screen: DeskScreen) -> None:
    """A workbook that came back with other marks, and two cells that nobody understands."""
    path = home() / "Documents" / "grille.xlsx"
    screen.annex.exchange.export(path)
    wait_until(path.exists)
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    for address, value in FILLED.items():
        sheet[address] = value
    workbook.save(path)
    screen.annex.exchange.read(path)
    wait_until(lambda: screen.annex.exchange.shown)
    hush(window)
    camera.take("juror-grid", window)
    close_dialogs(window)
    path.unlink()


def _opened(window: JurorWindow, year: Year) -> DeskScreen:
    """Open the kit on the evening of the story, with what was said before."""
    kit = _kit(year)
    file = _at_hand(kit.file)
    clock = moment(EVENING)
    window.desk.open_with(lambda: Desk.open(file, kit.code, clock=lambda: clock))
    wait_until(lambda: window.screen_page is not None)
    screen = window.screen_page
    assert screen is not None  # noqa: S101 -- just waited for
    values = _evening(year, kit.juror, [each.number for each in screen.view.entries])
    window.desk.do(lambda desk: desk.say(values))
    wait_until(lambda: screen.view.entries[0].marks)
    return screen


def _at_hand(file: Path, name: str = "") -> Path:
    """Put a copy of a file where people have theirs."""
    place = home() / "Documents" / (name or file.name)
    place.parent.mkdir(exist_ok=True)
    shutil.copyfile(file, place)
    return place


def _kit(year: Year) -> IssuedFile:
    return max(year.issued, key=lambda each: each.applications)


@contextmanager
def _at_home(camera: Camera, year: Year, data: Path | None = None) -> Iterator[JurorWindow]:
    os.environ["JURY_DATA"] = str(data or year.folder / "laptop")
    settings = Settings(year.folder / "juror.json")
    settings.remember_tour()
    window = JurorWindow(_at_hand(_kit(year).file), settings, enter_kit)
    camera.show(window)
    yield window
    window.close()
    window.deleteLater()
    QTest.qWait(1)


def _evening(year: Year, juror: str, numbers: list[str]) -> dict[Place, Value | None]:
    """Return what the juror has said so far: all but the last ones, and one recusal."""
    thought = marking(year)
    values: dict[Place, Value | None] = {}
    for number in numbers[:-LEFT_OPEN]:
        for code, mark in thought.marks(number, juror).items():
            values[Place(Field.MARK, number, code)] = mark
        if opinion := thought.opinion(number, juror):
            values[Place(Field.OPINION, number)] = opinion
    begun = numbers[-LEFT_OPEN]
    for code, mark in list(thought.marks(begun, juror).items())[:2]:
        values[Place(Field.MARK, begun, code)] = mark
    values[Place(Field.RECUSAL, numbers[2])] = said(load_tale().recusals[0].reason)
    return values


def _remembered(year: Year) -> Settings:
    """Return the settings of somebody who has been here before."""
    settings = Settings(year.folder / "somebody.json")
    kit = _kit(year)
    files = (
        (
            "edition",
            home() / "Documents" / "Prix 2025.jury",
            "Prix Territoria 2025",
            "2025-11-19",
            "",
        ),
        ("kit", _at_hand(kit.file), "Prix Territoria", "2026-09-20", ""),
        (
            "edition",
            _at_hand(year.edition(EARLY), f"{TITLE}.jury"),
            TITLE,
            "2026-10-01",
            _state(year),
        ),
    )
    for kind, path, title, day, sentence in files:
        settings.remember_file(
            RecentFile(
                path=str(path),
                kind="kit" if kind == "kit" else "edition",
                title=title,
                sentence=sentence,
                language=language(),
                opened_at=f"{day}T10:00:00+00:00",
            )
        )
    return settings


def _state(year: Year) -> str:
    done = len(year.sealed) - len(year.late)
    words = {"fr": "{a} bulletins reçus sur {b}.", "en": "{a} ballots of {b} have come."}
    return words[language()].format(a=done, b=len(year.issued))
