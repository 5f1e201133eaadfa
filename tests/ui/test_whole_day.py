"""A whole edition in one day, through the windows, by keyboard and mouse on what can be reached.

Everybody uses the windows: the secretariat and all three jurors. One application runs; each file is
opened in it as somebody opens a file that was sent to them.
"""

import csv
import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from jury_app.app import Windows
from jury_app.ui.juror.recusal_dialog import RecusalDialog
from jury_app.ui.new_edition_dialog import NewEditionDialog
from jury_app.ui.recovery_dialog import RecoveryDialog
from jury_app.ui.secretariat.dialogs.assign_dialog import AssignDialog
from jury_app.ui.secretariat.dialogs.attendance_dialog import AttendanceDialog
from jury_app.ui.secretariat.dialogs.close_sitting_dialog import CloseSittingDialog
from jury_app.ui.secretariat.dialogs.codes_dialog import CodesDialog
from jury_app.ui.secretariat.dialogs.import_dialog import ImportDialog
from jury_app.ui.secretariat.dialogs.issue_kits_dialog import IssueKitsDialog
from jury_app.ui.secretariat.dialogs.open_ballots_dialog import OpenBallotsDialog
from jury_app.ui.widgets.rail_button import RailButton

HERE = Path(__file__).parent
OF = SimpleNamespace(**runpy.run_path(str(HERE / "edition_of_the_day.py")))
DAY = SimpleNamespace(**runpy.run_path(str(HERE / "day.py")))
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)  # offscreen

Key = Qt.Key
SIZE = (1280, 720)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hand(qtbot):
    return DAY.Hand(qtbot)


@pytest.fixture
def windows(qtbot, qapp):
    windows = Windows(qapp)
    yield windows
    windows.hush()


def page(hand, windows, key):
    """Click on a stage in the rail; return its page."""
    window = windows.window
    hand.click(window.rail.button(key))
    hand.wait(window.page(key).isVisible)
    return window.page(key)


def opened(hand, windows, words):
    hand.wait(lambda: windows.window is not None and windows.window.isVisible())
    hand.wait(lambda: words in windows.window.windowTitle())
    windows.window.resize(*SIZE)
    hand.bring_forward(windows.window)
    return windows.window


def found_edition(hand, windows, path):
    start = windows.show_start()
    hand.click(start.new_button)
    dialog = hand.dialog(NewEditionDialog)
    hand.type(dialog.title_edit, "Prix Territoria")
    hand.type(dialog.year_spin, "2026")
    hand.type(dialog.path_edit, str(path))
    hand.click(dialog.create_button)
    recovery = hand.dialog(RecoveryDialog)
    assert "AGE-SECRET-KEY-1" in DAY.seen(recovery)
    hand.click(recovery.primary_button)
    return opened(hand, windows, "Prix Territoria 2026")


def import_applications(hand, windows, path):
    applications = page(hand, windows, "applications")
    hand.reads(applications, "Importez le fichier")
    hand.click(applications.list.import_button)
    hand.choose_file(path)
    dialog = hand.dialog(ImportDialog)
    hand.reads(dialog, "Importer 7 ")
    hand.click(dialog.primary_button)
    hand.wait(lambda: len(DAY.cells(applications.list.pane.table)) == 7)
    hand.reads(applications, "La chaufferie bois qui fait école")


def seat_jury(hand, windows, path):
    jury = page(hand, windows, "jury")
    assert hand.drop(windows.window, path)
    dialog = hand.dialog(ImportDialog)
    hand.reads(dialog, "Importer 3 ")
    hand.click(dialog.primary_button)
    hand.wait(lambda: len(DAY.cells(jury.members_tab.pane.table)) == 3)
    hand.click(jury.next_button)
    assignment = page(hand, windows, "assignment")
    hand.click(assignment.assign_button)
    hand.click(hand.dialog(AssignDialog).primary_button)
    hand.wait(assignment.next_button.isVisible)
    hand.click(assignment.next_button)


def make_kits(hand, windows, folder):
    """Make the kits; return each with its code, as the list in the folder tells them."""
    page_ = windows.window.page("kits")
    hand.reads(page_, "3 jurés")
    hand.click(page_.issue_button)
    dialog = hand.dialog(IssueKitsDialog)
    hand.type(dialog.folder_edit, str(folder))
    hand.click(dialog.primary_button)
    dialog = hand.dialog(CodesDialog)
    with (folder / "codes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    kits = [row for name in OF.JURORS for row in rows if name in row["juror"]]
    hand.reads(dialog, *(kit["code"] for kit in kits))
    hand.click(dialog.primary_button)
    hand.reads(page_, "3 dossiers de juré créés sur 3")
    return [(folder / kit["file"], kit["code"]) for kit in kits]


def leave(hand, windows):
    """Go back to the start window, where the edition stands with its state."""
    hand.click(windows.window.rail.findChildren(RailButton)[-3])
    hand.wait(lambda: windows.start_window is not None and windows.start_window.isVisible())
    hand.bring_forward(windows.start_window)
    hand.reads(windows.start_window, "Prix Territoria 2026")


def open_kit(hand, windows, path, code):
    juror = opened(hand, windows, path.stem)
    hand.wait(juror.code_page.code_edit.hasFocus)
    hand.keys(code.upper().replace("-", " "))
    hand.press(Key.Key_Return)
    hand.wait(lambda: juror.screen_page is not None and juror.screen_page.isVisible())
    return juror.screen_page


def score(hand, screen, juror):
    """Score everything by the keys alone; stay out of what concerns the own authority."""
    while screen.view.left:
        number, left = screen.desk_page.chosen(), screen.view.left
        grid = OF.MARKS[number][juror]
        if grid is None:
            hand.press(Key.Key_D, CONTROL)
            dialog = hand.dialog(RecusalDialog)
            hand.wait(dialog.reason_edit.hasFocus)
            hand.keys("Ma collectivité")
            hand.press(Key.Key_Return)
            hand.bring_forward(screen.window())
        else:
            for figure in grid.split():
                hand.keys(figure)
                hand.press(Key.Key_Down)
        hand.wait(lambda left=left: screen.view.left == left - 1)
        hand.press(Key.Key_J, CONTROL)


def seal(hand, screen):
    """Look at everything once more, and seal."""
    hand.press(Key.Key_Return, CONTROL)
    hand.reads(screen, "Toutes mes notes", "Votre bulletin est complet")
    hand.wait(screen.review_page.seal_button.hasFocus)
    hand.press(Key.Key_Space)
    hand.wait(screen.sealed_page.isVisible)
    hand.reads(screen, "Votre bulletin est scellé")
    page = screen.sealed_page
    return Path(DAY.plain(page.folder_label.text()), DAY.plain(page.file_label.text()))


def collect(hand, windows, ballots):
    page_ = page(hand, windows, "ballots")
    assert hand.drop(windows.window, *ballots)
    hand.reads(page_, "3 bulletins reçus sur 3")
    hand.click(page_.open_now_button)
    dialog = hand.dialog(OpenBallotsDialog)
    hand.type(dialog.witnesses_edit, "Jeanne Roy")
    hand.click(dialog.primary_button)
    hand.wait(page_.standings_button.isVisible)
    hand.click(page_.standings_button)


def read_standings(hand, windows):
    standings = windows.window.page("standings")
    hand.wait(standings.isVisible)
    for domain in OF.DOMAINS:
        hand.line(standings.domain_list, domain)
        hand.wait(lambda domain=domain: standings.name_label.text() == domain)
        shown = [line[:3] for line in DAY.cells(standings.table)]
        assert shown == OF.expected_order(domain)
    hand.click(standings.deliberation_button)


def note_attendance(hand, page):
    hand.click(page.attendance_button)
    dialog = hand.dialog(AttendanceDialog)
    hand.click(dialog.all_button)
    hand.reads(dialog, "Présent : 3")
    hand.click(dialog.primary_button)


def open_domain(hand, page, domain):
    hand.line(page.domain_list, domain)
    hand.wait(lambda: page.domain_view.name_label.text() == domain)


def choose(hand, page, level):
    [button] = [each for each in page.act.panel.level_choice.buttons if each.text() == level]
    hand.click(button)


def decide(hand, page, number, level, citation=""):
    """Choose an application and an award; record it once the words are typed."""
    title, panel = OF.TITLES[number], page.act.panel
    hand.line(page.domain_view.table, title)
    hand.wait(lambda: DAY.plain(panel.title_label.text()) == title)
    choose(hand, page, level)
    if citation:
        hand.type(panel.citation_edit, citation)
    hand.click(panel.record_button)


def give_reason(hand, panel, motive):
    hand.type(panel.motive_edit, motive)
    hand.click(panel.record_button)


def deliberate(hand, windows):
    """Decide on all domains: two equal ones, one without a rank, a departure, and nothing."""
    page = windows.window.page("deliberation")
    hand.wait(page.isVisible)
    note_attendance(hand, page)
    decisions = page.act.decisions

    open_domain(hand, page, "Transition énergétique")
    decide(hand, page, OF.ADVICE, "Or", citation="Pour les plus petites communes")
    hand.reads(decisions, OF.TITLES[OF.ADVICE], "Pour les plus petites communes")
    decide(hand, page, OF.NIGHT, "Or")
    hand.reads(decisions, OF.TITLES[OF.NIGHT], "Or, ex æquo")
    decide(hand, page, OF.STOVE, "Mention")
    hand.reads(decisions, OF.TITLES[OF.STOVE], "Mention")

    open_domain(hand, page, "Action sociale")
    decide(hand, page, OF.DOORS, "Or")
    hand.reads(page.act.panel, "Dites pourquoi")
    give_reason(hand, page.act.panel, "Le seul qui ait été visité")
    hand.reads(decisions, OF.TITLES[OF.DOORS], "Le seul qui ait été visité")
    decide(hand, page, OF.MEETING, "Argent")
    hand.reads(decisions, OF.TITLES[OF.MEETING])

    open_domain(hand, page, "Environnement")
    choose(hand, page, "Domaine non décerné")
    give_reason(hand, page.act.panel, "Rien à la hauteur cette année")
    hand.reads(decisions, "Non décerné", "Rien à la hauteur cette année")


def close(hand, windows):
    """Close the sitting; return the code of its seal."""
    page = windows.window.page("deliberation")
    hand.click(page.close_now_button)
    dialog = hand.dialog(CloseSittingDialog)
    hand.reads(dialog, "5 prix décernés. 1 domaine non décerné.")
    hand.click(dialog.primary_button)
    hand.wait(page.publish_button.isVisible)
    hand.click(page.publish_button)
    return page.act.seal.code_label.text()


def publish(hand, windows, folder):
    page = windows.window.page("publication")
    hand.wait(page.isVisible)
    hand.type(page.folder_edit, str(folder))
    hand.click(page.write_button)
    hand.wait(page.tabs.written_list.isVisible)
    hand.reads(page.tabs.written_list, "award-list.csv", "minutes.pdf", "certificates.pdf")


def test_a_whole_edition_is_played_through_the_windows(hand, windows, tmp_path):
    edition = tmp_path / "prix.jury"
    found_edition(hand, windows, edition)
    import_applications(hand, windows, OF.applications_file(tmp_path / "export.csv"))
    seat_jury(hand, windows, OF.jurors_file(tmp_path / "jures.csv"))
    kits = make_kits(hand, windows, tmp_path / "kits")
    leave(hand, windows)
    ballots = []
    for juror, (kit, code) in enumerate(kits):
        windows.open_file(kit)
        screen = open_kit(hand, windows, kit, code)
        score(hand, screen, juror)
        ballots.append(seal(hand, screen))
    windows.open_file(edition)
    opened(hand, windows, "Prix Territoria 2026")
    collect(hand, windows, ballots)
    read_standings(hand, windows)
    deliberate(hand, windows)
    seal_code = close(hand, windows)
    publish(hand, windows, tmp_path / "documents")
    OF.check_documents(tmp_path / "documents", seal_code)
