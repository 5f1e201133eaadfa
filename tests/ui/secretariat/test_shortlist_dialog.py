"""Making the shortlist of a panel in the window, and founding the jury’s edition from there."""

import runpy
import shutil
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from jury_app.exchange.closing import close
from jury_app.exchange.founding import create_edition
from jury_app.exchange.preselecting import JuryEdition, found_on_shortlist
from jury_app.model.database import Database
from jury_app.model.operations.shortlisting import cut_shortlist
from jury_app.model.queries.applications import list_applications
from jury_app.model.queries.recorded_shortlist import recorded_shortlist
from jury_app.model.queries.shortlist import shortlist_level
from jury_app.model.queries.sitting import list_decisions
from jury_app.model.scoring.cut import Cut
from jury_app.model.templates import for_panel, load_template
from jury_app.model.topics import Topic
from jury_app.progress import finish
from jury_app.publishing import OF_SHORTLIST
from jury_app.ui.new_edition_dialog import NewEditionDialog
from jury_app.ui.recovery_dialog import RecoveryDialog
from jury_app.ui.secretariat.dialogs.found_jury_dialog import FoundJuryDialog
from jury_app.ui.secretariat.dialogs.shortlist_acts import CallBackDialog, MoveDialog
from jury_app.ui.secretariat.dialogs.shortlist_dialog import ShortlistDialog
from jury_app.ui.secretariat.pages.application_detail import ApplicationPanel
from jury_app.ui.secretariat.pages.applications_page import ApplicationsPage
from jury_app.ui.secretariat.pages.edition_page import EditionPage
from jury_app.ui.secretariat.pages.publication_page import PublicationPage
from jury_app.ui.secretariat.pages.standings_page import StandingsPage
from jury_app.ui.secretariat.scroll import PageScroll
from jury_app.ui.settings import RecentFile
from jury_app.ui.widgets.progress_dialog import ProgressDialog

SEASON = runpy.run_path(str(Path(__file__).parent / "season.py"))


@pytest.fixture(scope="module")
def opened_panel(tmp_path_factory):
    """A panel’s edition at rest whose ballots are opened."""
    path = tmp_path_factory.mktemp("panel") / "panel.jury"
    template = for_panel(load_template("territoria"))
    create_edition(path, template=template, title=None, year=2026, passphrase=None, language="fr")
    with closing(Database(path)) as database:
        for stage in ("assigned", "issued", "received", "opened"):
            SEASON["_ACTS"][stage](database)
    return path


@pytest.fixture
def panel_file(opened_panel, tmp_path):
    return Path(shutil.copy(opened_panel, tmp_path / "panel.jury"))


@pytest.fixture
def closed_panel(panel_file):
    with closing(Database(panel_file)) as database:
        database.write(cut_shortlist, cut=Cut(best=1))
        finish(close(database, passphrase=None))
    return panel_file


@pytest.fixture
def dialog(qtbot, office_of, panel_file):
    """The dialog before a page that keeps it alive, once it has its list."""
    office = office_of(panel_file)
    page = StandingsPage(office)
    qtbot.addWidget(page)
    made = ShortlistDialog(office, page)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.model.rows))
    made.office = office
    return made


def shown(kind):
    windows = (each for each in QApplication.topLevelWidgets() if each.isVisible())
    return next((each for each in windows if isinstance(each, kind)), None)


def passing(dialog):
    return [row.candidate.number for row in dialog.model.rows if row.passes]


def decided(answer, dialog):
    rows = answer(dialog.office, list_decisions)
    return sorted(row.number for row in rows if row.number)


def cut(qtbot, dialog):
    qtbot.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "enregistré" not in dialog.summary_label.text())


def test_who_would_pass_is_seen_before_anything_is_recorded(qtbot, dialog, answer):
    three = passing(dialog)
    dialog.best_spin.setValue(1)

    assert set(passing(dialog)) < set(three)
    assert "Pas encore enregistré" in dialog.summary_label.text()
    assert decided(answer, dialog) == []

    cut(qtbot, dialog)
    assert decided(answer, dialog) == sorted(passing(dialog))
    assert not dialog.primary_button.isEnabled()


def test_a_mark_alone_cuts_and_no_cut_at_all_cannot_be_made(qtbot, dialog):
    dialog.best_check.setChecked(False)
    assert not dialog.primary_button.isEnabled()

    dialog.mark_check.setChecked(True)
    dialog.mark_field.setValue(12.5)
    rows = [row for row in dialog.model.rows if row.candidate.placed is not None]
    wanted = [row.candidate.number for row in rows if row.candidate.placed.mean >= 12.5]
    assert passing(dialog) == wanted


def test_one_is_called_back_and_one_moved_each_with_its_reason(qtbot, dialog, answer):
    dialog.best_spin.setValue(1)
    cut(qtbot, dialog)
    out = next(row for row in dialog.model.rows if not row.passes)
    dialog.table.choose(out.id)
    qtbot.mouseClick(dialog.call_button, Qt.MouseButton.LeftButton)
    call = shown(CallBackDialog)
    call.accept()
    qtbot.waitUntil(call.primary_button.isEnabled)
    call.reason_edit.setPlainText("Seul projet d’outre-mer")
    call.by_choice.setCurrentIndex(1)
    asking = call.by_choice.value
    call.accept()
    qtbot.waitUntil(lambda: out.candidate.number in passing(dialog))
    assert not dialog.call_button.isEnabled()

    qtbot.mouseClick(dialog.move_button, Qt.MouseButton.LeftButton)
    move = shown(MoveDialog)
    move.domain_choice.choose("D06")
    move.reason_edit.setPlainText("Relève de ce domaine")
    move.accept()
    qtbot.waitUntil(lambda: dialog.table.current_row().moves_to == "D06")

    told = answer(dialog.office, recorded_shortlist, {asking: "Mme Benali"})
    assert [each.reason for each in told.called_back] == ["Seul projet d’outre-mer"]
    assert [(each.to, each.reason) for each in told.moves] == [("D06", "Relève de ce domaine")]
    assert told.called_back[0].by == "Mme Benali"


def test_one_domain_is_cut_alone(qtbot, dialog, answer):
    dialog.domain_choice.choose("D05")
    dialog.best_spin.setValue(2)
    cut(qtbot, dialog)

    rows = answer(dialog.office, list_decisions)
    assert {row.domain_code for row in rows} == {"D05"}


def test_an_edition_with_one_instance_shows_nothing_of_it(qtbot, office_at, shown_page):
    standings = shown_page(StandingsPage, office_at("opened"))
    publication = shown_page(PublicationPage, office_at("closed"))

    qtbot.waitUntil(publication.write_button.isVisible)
    assert not standings.shortlist_button.isVisible()
    assert not standings.marks_panel.panel_label.isVisible()
    assert not publication.jury.button.isVisible()
    assert publication.tabs.count() == 5


def test_the_standings_of_a_panel_lead_to_its_shortlist(qtbot, office_of, panel_file, shown_page):
    page = shown_page(StandingsPage, office_of(panel_file))
    qtbot.waitUntil(page.shortlist_button.isVisible)
    qtbot.mouseClick(page.shortlist_button, Qt.MouseButton.LeftButton)

    opened = shown(ShortlistDialog)
    qtbot.waitUntil(lambda: bool(opened.model.rows))
    opened.reject()


def test_on_a_small_laptop_the_page_of_a_closed_panel_has_all_its_buttons_in_sight(
    qtbot, office_of, closed_panel
):
    page = PublicationPage(office_of(closed_panel))
    scroll = PageScroll(page)
    qtbot.addWidget(scroll)
    scroll.resize(1048, 695)
    scroll.show()

    qtbot.waitUntil(page.jury.button.isVisible)
    qtbot.waitUntil(lambda: scroll.horizontalScrollBar().maximum() == 0)


def test_the_jurys_edition_is_founded_from_the_closed_panel_and_then_opened(
    qtbot, office_of, closed_panel, shown_page, tmp_path
):
    page = shown_page(PublicationPage, office_of(closed_panel))
    qtbot.waitUntil(page.jury.button.isVisible)
    assert page.tabs.count() == 2
    assert {*page.document_list.codes} == {*OF_SHORTLIST}
    asked = []
    page.file_asked.connect(asked.append)
    qtbot.mouseClick(page.jury.button, Qt.MouseButton.LeftButton)
    founding = shown(FoundJuryDialog)
    assert not founding.panel_check.isVisible()
    founding.path_edit.setText(str(tmp_path / "jury.jury"))
    founding.seat_check.setChecked(True)
    founding.accept()
    qtbot.keyClick(founding, Qt.Key.Key_Escape)  # would lose the recovery key
    qtbot.waitUntil(lambda: shown(RecoveryDialog) is not None)
    shown(RecoveryDialog).accept()

    assert asked == [tmp_path / "jury.jury"]
    with closing(Database(tmp_path / "jury.jury")) as database:
        rows = database.read(list_applications)
    assert {row.status.value for row in rows} == {"shortlisted"}


@pytest.fixture
def founding(qtbot, office_at, tmp_path):
    """What asks for the jury’s edition, where another edition known before is gone."""
    office = office_at("closed")
    gone = RecentFile(path=str(tmp_path / "gone.jury"), kind="edition", title="Prix d’antan")
    office.settings.remember_file(gone)
    page = QWidget()
    qtbot.addWidget(page)
    made = FoundJuryDialog(office, 2026, 3, page)
    made.office = office
    made.path_edit.setText(str(tmp_path / "jury.jury"))
    made.open()
    yield made
    made.close()


def test_an_origin_that_is_gone_is_told_and_another_may_be_chosen(qtbot, founding):
    founding.origin_combo.setCurrentIndex(founding.origin_combo.count() - 1)

    founding.accept()

    qtbot.waitUntil(founding.error_bar.isVisible)
    assert "gone.jury" in founding.error_bar.sentence_label.text()
    assert founding.create_button.isEnabled()


def test_a_founding_that_was_stopped_may_be_begun_again(qtbot, founding):
    let_go = Event()
    founding.office.workspace.read(lambda _session: let_go.wait(10), then=bool)
    founding.accept()
    assert not founding.create_button.isEnabled()

    founding.findChild(ProgressDialog).accept()
    let_go.set()

    qtbot.waitUntil(founding.create_button.isEnabled)
    assert founding.isVisible()
    assert not founding.error_bar.isVisible()


def test_the_jury_sees_the_place_before_the_panel_and_adds_no_application(
    qtbot, office_of, closed_panel, answer, shown_page, tmp_path
):
    asked = JuryEdition(
        template=load_template("territoria"), title=None, year=None, passphrase=None, language="fr"
    )
    with closing(Database(closed_panel)) as database:
        finish(found_on_shortlist(database, tmp_path / "jury.jury", asked))
    office = office_of(tmp_path / "jury.jury")
    panel = ApplicationPanel(office)
    qtbot.addWidget(panel)
    panel.show_rows(answer(office, list_applications)[:1])

    qtbot.waitUntil(lambda: panel.panel_label.text().startswith("Collège d’experts"))
    page = shown_page(ApplicationsPage, office)
    qtbot.waitUntil(page.import_button.isVisible)
    assert not page.add_button.isVisible()


def test_an_edition_is_founded_for_a_panel_by_a_tick(qtbot, theme, tmp_path):
    dialog = NewEditionDialog([], None)
    qtbot.addWidget(dialog)
    dialog.panel_check.setChecked(True)
    assert dialog.title_edit.text() == "Prix Territoria, présélection"
    dialog.title_edit.clear()
    qtbot.keyClicks(dialog.title_edit, "Prix de ma ville")
    dialog.panel_check.setChecked(False)
    dialog.panel_check.setChecked(True)
    assert dialog.title_edit.text() == "Prix de ma ville"
    dialog.path_edit.setText(str(tmp_path / "panel.jury"))
    with qtbot.waitSignal(dialog.founded):
        dialog.accept()

    with closing(Database(tmp_path / "panel.jury")) as database:
        assert database.read(shortlist_level) is not None


def test_the_rules_of_a_panel_speak_of_the_panel(qtbot, office_of, panel_file, shown_page):
    page = shown_page(EditionPage, office_of(panel_file))

    def told():
        return " ".join(each.text() for each in page.findChildren(QLabel))

    qtbot.waitUntil(lambda: "Le collège délibère" in told())
    assert "Le jury délibère" not in told()


def test_a_panel_is_offered_no_cap_on_awards_unless_one_is_set(office_of, panel_file, shown_page):
    page = shown_page(EditionPage, office_of(panel_file))
    fields = page.rules_tab.fields

    def offered():
        return [each.isVisibleTo(fields) for each in fields.awards.caps]

    assert fields.awards.motive_check.isVisibleTo(fields)
    assert offered() == [False] * 3
    assert not fields.forms[0].sentences[Topic.CAPS].isVisibleTo(fields)
    fields.awards.level_spin.setValue(2)
    fields.speak_of(is_panel=True)
    assert offered() == [True] * 3
