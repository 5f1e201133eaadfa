"""The deliberation page: deciding by keyboard and mouse, taking back, and closing."""

import threading
from contextlib import closing
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QPushButton

from jury_app.model.database import Database
from jury_app.model.enums import AttendanceState
from jury_app.model.operations.amending import AmendedMark, amend_mark
from jury_app.model.queries.edition import get_stages
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.sheet_head import sheet_head
from jury_app.model.queries.sitting import get_sitting, list_attendance, list_decisions
from jury_app.sealing.keys import digest_code, grouped
from jury_app.ui.secretariat.decision_list import DecisionList
from jury_app.ui.secretariat.dialogs.attendance_dialog import AttendanceDialog
from jury_app.ui.secretariat.dialogs.close_sitting_dialog import CloseSittingDialog
from jury_app.ui.secretariat.dialogs.why_dialog import WhyDialog
from jury_app.ui.secretariat.marks_grid import mark_text
from jury_app.ui.secretariat.pages.deliberation_page import DeliberationPage
from jury_app.ui.secretariat.sheet_panel import write_sheet
from jury_app.ui.widgets.text import SentenceLabel
from jury_app.ui.widgets.toast import Toast

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(qtbot, office_at, shown_page, answer):
    """What opens the page at a stage, with what a test does on it."""

    def open_(stage="opened"):
        office = office_at(stage)
        return Table(qtbot, office, shown_page(DeliberationPage, office), answer)

    return open_


class Table:
    """The jury's table: the page, and what is done on it."""

    def __init__(self, qtbot, office, page, answer):
        self.qtbot = qtbot
        self.office = office
        self.page = page
        self.panel = page.act.panel
        self._answer = answer
        self.arrive()

    def arrive(self):
        """Wait for the marks of the domain that is chosen."""
        item = self.page.domain_list.current_row()
        if item is not None:
            self.qtbot.waitUntil(lambda: bool(self.page.domain_view.table.model().rows))

    def open(self, code):
        rows = self.page.domain_list.model().shown_rows
        self.page.show_domain(next(row.id for row in rows if row.code == code))
        self.arrive()

    def choose(self, rank):
        rows = self.page.domain_view.table.model().shown_rows
        self.page.domain_view.table.choose(next(row.id for row in rows if row.rank == rank))

    def press(self, word):
        """Press one of the awards."""
        buttons = self.panel.level_choice.buttons
        next(each for each in buttons if each.text() == word).click()

    def record(self, word, rank=None):
        """Record an award, and wait until it is there."""
        if rank is not None:
            self.choose(rank)
        self.press(word)
        with self.qtbot.waitSignal(self.office.workspace.changed):
            self.panel.record_button.click()
        self.answer(get_stages)

    def answer(self, query, *args):
        return self._answer(self.office, query, *args)

    def decisions(self):
        return [
            (row.domain_code, row.level_name or "–", row.title[:12], row.motive)
            for row in self.answer(list_decisions)
        ]

    def states(self):
        return {row.code: row.state for row in self.page.domain_list.model().shown_rows}


def test_before_the_ballots_are_opened_the_page_leads_to_them(qtbot, table):
    page = table("received").page

    assert page.empty.isVisible()
    assert not page.close_button.isVisible()
    with qtbot.waitSignal(page.page_asked) as asked:
        page.ballots_button.click()
    assert asked.args == ["ballots"]


def test_marks_that_no_act_touched_are_not_read_again_and_others_are(qtbot, table):
    jury = table()
    page = jury.page
    domain = page.domain_view

    def known():
        return page._known.domain.deliberation  # noqa: SLF001 -- what the page knows

    before = known().marks
    jury.record("Or", rank=1)
    qtbot.waitUntil(lambda: bool(known().decisions))
    assert known().marks is before
    assert domain.table.current_row().awards == "Or"

    row, grid = domain.table.current_row(), domain.marks_panel.grid
    column, criterion = grid.columns[0], grid.criteria[0]
    mark = AmendedMark(
        juror_id=column.said.juror_id,
        number=row.number,
        criterion=criterion.values.code,
        old=mark_text(column, criterion),
        new=str(criterion.values.min_points),
        reason="Relu",
    )
    jury.office.workspace.write(amend_mark, mark=mark)
    qtbot.waitUntil(lambda: known().marks is not before)
    assert domain.table.current_row().mean < row.mean
    assert known().decisions


def test_a_decision_is_taken_by_keyboard_alone(qtbot, table):
    jury = table()
    page = jury.page
    page.domain_list.setFocus()

    qtbot.keyClick(page.domain_list, Qt.Key.Key_N)
    jury.arrive()
    qtbot.keyClick(page.domain_list, Qt.Key.Key_Return)
    qtbot.keyClick(page.domain_view.table, Qt.Key.Key_1)
    qtbot.keyClicks(jury.panel.citation_edit, "Pour N et P, 1 projet net")
    with qtbot.waitSignal(jury.office.workspace.changed):
        qtbot.keyClick(jury.panel.citation_edit, Qt.Key.Key_Return, CONTROL)

    [decision] = jury.answer(list_decisions)
    assert (decision.domain_code, decision.level_name) == ("D02", "Or")
    assert decision.citation == "Pour N et P, 1 projet net"
    assert jury.states()["D02"] == "Or"
    assert jury.states()["D01"] == "À décider"


@pytest.mark.parametrize(
    ("key", "level"),
    [
        (Qt.Key.Key_2, "Argent"),
        (Qt.Key.Key_Ampersand, "Or"),  # the same row of a French keyboard
        (Qt.Key.Key_QuoteDbl, "Bronze"),
    ],
)
def test_a_level_is_chosen_by_its_figure_on_any_keyboard(qtbot, table, key, level):
    jury = table()
    jury.page.domain_view.table.setFocus()

    qtbot.keyClick(jury.page.domain_view.table, key)

    assert jury.panel.level_choice.choice.word == level


def test_n_and_p_walk_through_the_domains_and_stop_at_the_ends(qtbot, table):
    page = table().page
    page.domain_list.setFocus()

    seen = []
    for key in (Qt.Key.Key_P, Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_P):
        qtbot.keyClick(page.domain_list, key)
        seen.append(page.domain_list.current_row().code)

    assert seen == ["D01", "D02", "D03", "D02"]


def test_a_domain_that_is_still_on_its_way_can_already_be_said_not_awarded(qtbot, table):
    jury = table()
    page = jury.page

    page.domain_list.step(1)
    jury.press("Domaine non décerné")
    qtbot.keyClicks(jury.panel.motive_edit, "Rien de net")
    with qtbot.waitSignal(jury.office.workspace.changed):
        jury.panel.record_button.click()

    assert jury.decisions() == [("D02", "–", "", "Rien de net")]


def test_what_is_said_before_a_domain_has_come_stays_until_it_is_recorded(qtbot, table):
    jury = table()
    page = jury.page

    page.domain_list.step(1)
    jury.press("Domaine non décerné")
    jury.panel.motive_edit.setPlainText("Rien de net")
    jury.arrive()

    assert jury.panel.level_choice.choice.is_not_awarded
    assert jury.panel.motive_edit.toPlainText() == "Rien de net"
    page.domain_list.step(1)
    assert jury.panel.level_choice.choice is None
    assert jury.panel.motive_edit.toPlainText() == ""


def test_a_departure_from_the_order_asks_for_its_motive_in_place(qtbot, table):
    jury = table()
    jury.choose(2)
    jury.press("Or")

    jury.panel.record_button.click()
    error = jury.panel.form.error_of(jury.panel.motive_edit)
    qtbot.waitUntil(lambda: "Dites pourquoi" in error.text())
    qtbot.waitUntil(lambda: error.visibleRegion().boundingRect() == error.rect())
    assert jury.decisions() == []

    jury.panel.motive_edit.setPlainText("Le premier a été primé l’an dernier")
    with qtbot.waitSignal(jury.office.workspace.changed):
        jury.panel.record_button.click()

    assert jury.decisions() == [
        ("D01", "Or", "La revue de ", "Le premier a été primé l’an dernier")
    ]


def test_two_golds_are_ex_aequo(table):
    jury = table()

    jury.record("Or", 1)
    jury.record("Or", 2)

    assert [row.ex_aequo for row in jury.answer(list_decisions)] == [True, True]
    assert jury.states()["D01"] == "Or, Or"


def test_another_award_leaves_what_is_shown_already_where_it_is(qtbot, table):
    jury = table()

    def said(word):
        lines = jury.page.act.decisions.findChildren(SentenceLabel)
        return [each for each in lines if each.text() == word and each.isVisible()]

    jury.record("Or", rank=1)
    qtbot.waitUntil(lambda: bool(said("Or")))
    [gold] = said("Or")

    jury.record("Argent", rank=2)
    qtbot.waitUntil(lambda: bool(said("Argent")))
    assert said("Or") == [gold]

    jury.record("Bronze", rank=2)
    qtbot.waitUntil(lambda: bool(said("Bronze")))
    assert said("Argent") == []
    assert said("Or") == [gold]


def test_another_level_replaces_the_first_and_a_special_prize_goes_beside_it(table):
    jury = table()
    jury.record("Or", 1)

    jury.record("Argent")
    jury.panel.special_edit.setText("Innovation")
    jury.record("Prix spécial…")

    levels = [row.level_name for row in jury.answer(list_decisions)]
    assert levels == ["Argent", "Prix spécial Innovation"]


def test_a_special_prize_without_a_name_is_refused_where_the_name_is_typed(qtbot, table):
    jury = table()
    jury.choose(1)
    jury.press("Prix spécial…")

    jury.panel.record_button.click()

    form = jury.panel.special_form
    words = form.findChildren(type(jury.panel.title_label))
    qtbot.waitUntil(lambda: any("un nom qui lui soit propre" in each.text() for each in words))
    assert jury.decisions() == []


def test_a_domain_is_said_not_awarded_with_a_motive(table):
    jury = table()
    jury.panel.motive_edit.setPlainText("Aucun dossier ne convainc")

    jury.record("Domaine non décerné")

    assert jury.decisions() == [("D01", "–", "", "Aucun dossier ne convainc")]
    assert jury.states()["D01"] == "Non décerné"


def test_once_not_awarded_is_undone_nothing_is_ready_to_be_recorded_again(qtbot, table):
    jury = table()
    jury.record("Domaine non décerné")
    assert jury.panel.level_choice.choice.is_not_awarded

    with qtbot.waitSignal(jury.office.workspace.changed):
        jury.page.window().findChild(Toast).undo_button.click()

    qtbot.waitUntil(lambda: jury.panel.level_choice.choice is None)
    assert not jury.panel.record_button.isEnabled()
    assert jury.decisions() == []


def test_what_is_about_to_be_recorded_stays_in_sight_with_its_button(qtbot, table):
    jury = table()
    jury.page.resize(1048, 560)
    jury.press("Argent")

    number = jury.page.domain_view.table.current_row().number
    assert jury.panel.wish_label.text() == f"Argent pour le dossier nº\u00a0{number}"
    button = jury.panel.record_button
    qtbot.waitUntil(lambda: button.visibleRegion().boundingRect() == button.rect())


def test_what_was_just_decided_can_be_undone(qtbot, table):
    jury = table()
    jury.record("Or", 1)
    toast = jury.page.findChild(Toast)

    with qtbot.waitSignal(jury.office.workspace.changed):
        toast.undo_button.click()

    assert jury.decisions() == []
    assert jury.answer(list_journal)[-1].sentence.startswith("Acte")


def test_a_decision_is_withdrawn_and_the_withdrawal_undone(qtbot, table):
    jury = table()
    jury.record("Or", 1)
    [decision] = jury.answer(list_decisions)

    with qtbot.waitSignal(jury.office.workspace.changed):
        jury.page.act.decisions.withdrawn.emit(decision)
    assert jury.decisions() == []

    toast = jury.page.findChild(Toast)
    qtbot.waitUntil(lambda: "retirée" in toast.text_label.text())
    with qtbot.waitSignal(jury.office.workspace.changed):
        toast.undo_button.click()
    assert len(jury.decisions()) == 1


def test_what_was_typed_for_one_application_waits_while_another_is_looked_at(table):
    jury = table()
    jury.choose(1)
    jury.press("Or")
    jury.panel.citation_edit.setPlainText("Pour sa clarté")

    jury.choose(2)
    assert jury.panel.citation_edit.toPlainText() == ""
    assert jury.panel.level_choice.choice is None

    jury.choose(1)
    assert jury.panel.citation_edit.toPlainText() == "Pour sa clarté"
    assert jury.panel.level_choice.choice.word == "Or"


def test_a_change_made_elsewhere_keeps_what_is_being_typed(qtbot, table):
    jury = table()
    jury.choose(1)
    jury.panel.citation_edit.setPlainText("Pour sa cl")

    with qtbot.waitSignal(jury.office.workspace.changed):
        jury.page.attendance_button.click()
        dialog = jury.page.findChild(AttendanceDialog)
        dialog.set_state(AttendanceState.PRESENT)
    jury.answer(get_stages)
    jury.answer(get_stages)

    assert jury.panel.citation_edit.toPlainText() == "Pour sa cl"
    dialog.close()


def test_until_the_marks_of_a_domain_are_there_nothing_can_be_decided(qtbot, table):
    jury = table()
    jury.choose(1)
    jury.press("Or")
    gate = threading.Event()
    jury.office.workspace.read(lambda _session: gate.wait(), then=lambda _value: None)

    jury.page.show_domain(jury.page.domain_list.model().shown_rows[4].id)

    assert not jury.panel.record_button.isEnabled()
    assert jury.page.domain_view.table.model().rows == []
    assert jury.page.domain_view.name_label.text() == "Culture / Patrimoine"
    gate.set()
    jury.arrive()
    assert len(jury.page.domain_view.table.model().rows) == 4


def test_comments_are_signed_only_when_names_are_shown(qtbot, table):
    jury = table()
    view = jury.page.domain_view
    rows = view.table.model().shown_rows
    said = next(row for row in rows if view.table.choose(row.id) and view.marks_panel.grid.comments)
    view.table.choose(said.id)
    name = view.marks_panel.grid.comments[0].name

    def words():
        return [each.text() for each in view.comments.findChildren(type(view.name_label))]

    assert name not in words()
    view.marks_panel.names_button.click()
    assert name in words()


def test_the_attendance_of_several_members_is_noted_at_once(qtbot, table):
    jury = table()
    jury.page.attendance_button.click()
    dialog = jury.page.findChild(AttendanceDialog)

    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.table.selectAll()
    qtbot.keyClick(dialog.table, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: "Excusé" in dialog.count_label.text())
    dialog.table.choose(dialog.table.model().shown_rows[0].id)
    qtbot.keyClick(dialog.table, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: "Présent\N{NO-BREAK SPACE}: 1" in dialog.count_label.text())

    states = [row.state for row in jury.answer(list_attendance)]
    assert states.count(AttendanceState.EXCUSED) == 23
    assert states[0] is AttendanceState.PRESENT
    assert not dialog.all_button.isEnabled()
    dialog.close()


def test_the_secretary_is_named_with_the_attendance_and_enter_closes_no_sitting(qtbot, table):
    jury = table("decided")
    jury.page.attendance_button.click()
    dialog = jury.page.findChild(AttendanceDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.secretary_edit.setFocus()

    qtbot.keyClicks(dialog.secretary_edit, "Mme Éva 2")
    with qtbot.waitSignal(jury.office.workspace.changed):
        qtbot.keyClick(dialog.secretary_edit, Qt.Key.Key_Return)

    assert jury.answer(get_sitting).secretary == "Mme Éva 2"
    dialog.close()
    jury.arrive()
    closing = CloseSittingDialog(jury.office, jury.page.overview, jury.page)
    assert closing.secretary_edit.text() == "Mme Éva 2"
    closing.open()
    closing.settle_check.click()
    closing.secretary_edit.setFocus()
    closing.secretary_edit.selectAll()
    qtbot.keyClicks(closing.secretary_edit, "Mme Éva Petit")
    qtbot.keyClick(closing.secretary_edit, Qt.Key.Key_Return)
    assert closing.isVisible()
    assert not jury.answer(get_stages).is_closed
    assert closing.secretary_edit.text() == "Mme Éva Petit"
    closing.reject()


def test_closing_waits_until_what_is_undecided_is_settled(qtbot, table):
    jury = table("decided")
    jury.page.close_button.click()
    dialog = jury.page.findChild(CloseSittingDialog)
    words = [each.text() for each in dialog.findChildren(type(jury.panel.title_label))]

    assert [text for text in words if text.startswith("D")] == [
        "D09  Revitalisation commerciale",
        "D12  Transformation numérique",
        "D13  Lien social",
        "D19  Éducation / Jeunesse",
    ]
    assert not dialog.primary_button.isEnabled()
    dialog.settle_check.click()
    dialog.secretary_edit.setText("Mme Éva Petit")
    dialog.primary_button.click()
    qtbot.waitUntil(jury.page.publish_button.isVisible, timeout=20_000)

    assert jury.answer(get_sitting).secretary == "Mme Éva Petit"
    seal = jury.answer(get_sitting).seal_code
    assert jury.page.act.seal.code_label.text() == seal
    assert jury.answer(get_stages).is_closed


def test_the_sitting_sheet_is_written_from_the_closing_and_its_code_told_again(
    qtbot, table, tmp_path
):
    jury = table("decided")
    jury.page.close_button.click()
    dialog = jury.page.findChild(CloseSittingDialog)
    panel = dialog.sheet_panel
    qtbot.waitUntil(lambda: "malgré tout" in panel.state_label.text())
    assert not panel.write_button.isEnabled()  # what is left undecided would not be on it
    dialog.settle_check.click()
    dialog.secretary_edit.setText("Mme Éva Petit")
    qtbot.mouseClick(panel.write_button, Qt.MouseButton.LeftButton)
    asked = panel.findChild(QFileDialog)
    asked.selectFile(str(tmp_path))
    asked.accept()
    qtbot.waitUntil(panel.show_button.isVisible, timeout=20_000)

    head = jury.answer(sheet_head)
    code = grouped(digest_code(head.hash))
    assert head.is_written
    assert code in panel.state_label.text()
    assert (tmp_path / "sitting-sheet.pdf").read_bytes().startswith(b"%PDF")
    dialog.primary_button.click()
    qtbot.waitUntil(jury.page.publish_button.isVisible, timeout=20_000)
    assert jury.answer(sheet_head) == head
    assert any(code in each.text() for each in jury.page.findChildren(QLabel))


def written(qtbot, jury, folder):
    """Write the sitting sheet of a sitting in which four domains wait; return its dialog."""
    jury.page.close_button.click()
    dialog = jury.page.findChild(CloseSittingDialog)
    panel = dialog.sheet_panel
    assert "4 domaines" in panel.settles_label.text()
    assert panel.settles_label.isVisible()
    dialog.settle_check.click()
    assert not panel.back_button.isVisible()
    panel.write(folder)
    qtbot.waitUntil(lambda: panel.show_button.isVisible() and not panel.is_busy, timeout=20_000)
    return dialog


def test_what_the_sheet_recorded_is_taken_back_with_one_button(qtbot, table, tmp_path):
    jury = table("decided")
    before = jury.decisions()
    dialog = written(qtbot, jury, tmp_path)
    assert len(jury.decisions()) == len(before) + 4

    dialog.sheet_panel.back_button.click()
    qtbot.waitUntil(lambda: len(jury.page.overview.undecided) == 4)
    qtbot.waitUntil(lambda: jury.page.findChild(CloseSittingDialog) is None)

    assert jury.decisions() == before
    assert "attendent" in jury.page.window().findChild(Toast).text_label.text()
    assert not jury.answer(sheet_head).is_written


def test_who_goes_on_deliberating_is_told_what_the_sheet_recorded_and_undoes_it(
    qtbot, table, tmp_path
):
    jury = table("decided")
    before = jury.decisions()
    dialog = written(qtbot, jury, tmp_path)

    dialog.reject()
    toast = jury.page.window().findChild(Toast)
    assert "4 domaines" in toast.text_label.text()
    assert toast.offers_undo
    toast.undo_button.click()
    qtbot.waitUntil(lambda: len(jury.page.overview.undecided) == 4)

    assert jury.decisions() == before


def test_a_sheet_that_cannot_be_written_records_nothing_of_the_domains_that_wait(
    qtbot, table, tmp_path
):
    jury = table("decided")
    before = jury.decisions()
    jury.page.close_button.click()
    dialog = jury.page.findChild(CloseSittingDialog)
    dialog.settle_check.click()
    no_folder = tmp_path / "file"
    no_folder.write_text("taken")

    dialog.sheet_panel.write(no_folder)
    qtbot.waitUntil(dialog.error_bar.isVisible, timeout=20_000)

    assert jury.decisions() == before
    assert not dialog.sheet_panel.back_button.isVisible()


def test_nobody_leaves_while_the_sheet_is_written_and_misses_what_it_records(
    qtbot, table, tmp_path
):
    jury = table("decided")
    jury.page.close_button.click()
    dialog = jury.page.findChild(CloseSittingDialog)
    dialog.settle_check.click()
    dialog.sheet_panel.write(tmp_path)

    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.sheet_panel.is_busy, timeout=20_000)
    dialog.reject()

    assert jury.page.window().findChild(Toast).offers_undo


def test_a_sheet_that_is_stopped_on_its_way_records_nothing_either(edition_at, tmp_path):
    with closing(Database(edition_at("decided"))) as database:
        before = database.read(list_decisions)
        steps = write_sheet(database, tmp_path, settle=True, secretary="Mme Petit")
        next(steps)
        assert len(database.read(list_decisions)) == len(before) + 4

        steps.close()

        assert database.read(list_decisions) == before


def test_a_decision_that_comes_before_another_has_its_buttons_before_those_too(qtbot, edition_at):
    with closing(Database(edition_at("decided"))) as database:
        first, *others = database.read(list_decisions)[:3]
    shown = DecisionList()
    qtbot.addWidget(shown)
    shown.set_decisions(others, is_closed=False)

    shown.set_decisions([first, *others], is_closed=False)
    shown.show()

    buttons = shown.findChildren(QAbstractButton)
    following = shown.nextInFocusChain()
    places = []
    while following is not shown:
        if following in buttons:
            places.append(following.mapTo(shown, QPoint()).y())
        following = following.nextInFocusChain()
    assert len(places) == 6
    assert places == sorted(places)


def test_a_closed_sitting_is_read_and_not_changed(qtbot, table):
    jury = table("closed")
    page = jury.page

    assert page.act.seal.isVisible()
    assert not jury.panel.isVisible()
    assert not page.close_button.isVisible()
    assert not page.close_now_button.isVisible()
    assert not page.domain_view.marks_panel.amend_button.isVisible()
    seen = [each for each in page.header.findChildren(QPushButton) if each.isVisible()]
    gaps = [b.x() - a.geometry().right() for a, b in pairwise(sorted(seen, key=QPushButton.x))]
    assert max(gaps) < page.vote_button.sizeHint().width()  # no place is left for a vote
    assert page.act.decisions.findChildren(type(page.attendance_button)) == []
    with qtbot.waitSignal(page.page_asked) as asked:
        page.publish_button.click()
    assert asked.args == ["publication"]


def test_a_refused_closing_stays_open_and_says_why(qtbot, table):
    jury = table("decided")
    dialog = CloseSittingDialog(jury.office, jury.page.overview, jury.page)
    dialog.open()

    dialog.accept()  # the four domains are neither decided nor said not awarded
    qtbot.waitUntil(dialog.error_bar.isVisible)

    assert "D12 Transformation numérique" in dialog.error_bar.sentence_label.text()
    assert not jury.answer(get_stages).is_closed
    dialog.reject()


def test_when_every_domain_is_decided_closing_is_the_next_thing_to_do(table):
    jury = table("decided")
    assert jury.page.close_button.isVisible()
    assert not jury.page.close_now_button.isVisible()

    for code in ("D09", "D12", "D13", "D19"):
        jury.open(code)
        jury.record("Domaine non décerné")

    assert jury.page.close_now_button.isVisible()
    assert not jury.page.close_button.isVisible()
    assert jury.page.header.sentence_label.text() == "20 domaines sur 20 décidés."


def test_how_sure_a_place_is_stands_beside_it_while_the_jury_decides(qtbot, table):
    at = table()
    at.open("D05")
    view, panel = at.page.domain_view, at.page.domain_view.solidity_panel
    qtbot.waitUntil(
        lambda: all(row.analysed for row in view.table.model().shown_rows), timeout=20_000
    )
    ranked = [row for row in view.table.model().shown_rows if row.rank is not None]

    said = []
    for row in ranked:
        at.choose(row.rank)
        said.append(panel.sentence_label.text())

    assert len(set(said)) == len(ranked)
    assert all(row.title in told for row, told in zip(ranked, said, strict=True))
    assert "sévérité" in panel.matters_label.text() or "sévère" in panel.matters_label.text()
    solidity = view.table.model().index(0, 3).data()
    assert solidity.partition(" (")[0] in {"solide", "serré", "indécidable"}
    assert "compensé" in solidity


def test_a_motive_half_written_survives_the_answer_on_how_sure_the_order_is(qtbot, table):
    at = table()
    at.press("Bronze")
    at.panel.motive_edit.setPlainText("La portée du projet")

    view = at.page.domain_view
    qtbot.waitUntil(
        lambda: all(row.analysed for row in view.table.model().shown_rows), timeout=20_000
    )

    assert at.panel.motive_edit.toPlainText() == "La portée du projet"


def test_one_key_tells_why_it_was_decided_so(qtbot, table):
    at = table("decided")
    at.choose(1)
    at.page.domain_view.table.setFocus()

    qtbot.keyClick(at.page.domain_view.table, Qt.Key.Key_W)

    dialog = at.page.findChild(WhyDialog)
    qtbot.waitUntil(lambda: dialog.why is not None)
    chosen = at.page.domain_view.table.current_row()
    assert chosen.number in dialog.sentence_label.text()
    shown = " ".join(each.text() for each in dialog.findChildren(SentenceLabel))
    assert "Leur moyenne est exactement" in shown
    assert "le jury a décidé" in shown
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: at.page.findChild(WhyDialog) is None)


def test_each_decision_has_a_button_that_explains_it_and_its_text_is_copied(qtbot, table):
    at = table("decided")

    def buttons():
        found = at.page.act.decisions.findChildren(QAbstractButton)
        return [each for each in found if each.accessibleName().startswith("Pourquoi")]

    qtbot.waitUntil(lambda: len(buttons()) > 1)

    buttons()[-1].click()

    dialog = at.page.findChild(WhyDialog)
    qtbot.waitUntil(dialog.copy_button.isEnabled)
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == dialog.why.text
