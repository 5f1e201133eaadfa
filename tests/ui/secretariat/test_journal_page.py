"""The journal page: every act in words, what it changed, and its undoing."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from jury_app.model.enums import JournalKind
from jury_app.model.operations.edition import edit_edition
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.sitting import list_decisions
from jury_app.model.values import EditionValues
from jury_app.ui.secretariat.journal_words import GROUPS, field_text, table_text, value_text
from jury_app.ui.secretariat.pages.journal_page import JournalPage
from jury_app.ui.secretariat.replay_panel import ReplayPanel


@pytest.fixture
def page_at(office_at, shown_page):
    def show(stage):
        return shown_page(JournalPage, office_at(stage))

    return show


def shown(page):
    return page.pane.table.model().shown_rows


def words(page):
    return [each.text() for each in page.detail.findChildren(type(page.detail.sentence_label))]


def test_the_last_act_comes_first(office_at, shown_page, answer):
    office = office_at("decided")
    page = shown_page(JournalPage, office)

    acts = answer(office, list_journal)

    assert [row.id for row in shown(page)] == [row.id for row in reversed(acts)]
    assert f"{len(acts)} actes" in page.header.sentence_label.text()


def test_acts_are_searched_and_filtered_by_kind(qtbot, page_at):
    page = page_at("decided")

    page.group_combo.setCurrentText("Dossiers de juré et bulletins")
    kinds = {row.kind for row in shown(page)}
    assert kinds == {"kits_issued", "ballots_received", "ballots_opened"}

    page.group_combo.setCurrentIndex(0)
    qtbot.keyClicks(page.pane.search_edit, "bresil mobilite")
    assert shown(page) == []
    page.pane.search_edit.clear()
    qtbot.keyClicks(page.pane.search_edit, "non decerne sport")
    assert len(shown(page)) == 1


def test_every_kind_of_act_belongs_to_one_group():
    from_groups = [kind for kinds in GROUPS.values() for kind in kinds]

    assert sorted(from_groups) == sorted(JournalKind)


def test_an_act_shows_the_values_of_before_and_after(qtbot, office_at, shown_page, answer):
    office = office_at("founded")
    page = shown_page(JournalPage, office)
    with qtbot.waitSignal(office.workspace.changed):
        office.workspace.write(
            edit_edition, values=EditionValues(title="Prix <b>Territoria</b>", year=2026)
        )
    qtbot.waitUntil(lambda: len(shown(page)) == 2)

    page.pane.table.choose(2)
    qtbot.waitUntil(lambda: any("→" in text for text in words(page)))

    changed = "Intitulé\N{NO-BREAK SPACE}: Prix Territoria → Prix <b>Territoria</b>"
    assert changed in words(page)
    assert answer(office, list_journal)[-1].hash[:4] in page.detail.hash_label.text()


def test_an_act_is_undone_by_another(qtbot, office_at, shown_page, answer):
    office = office_at("decided")
    page = shown_page(JournalPage, office)
    before = answer(office, list_decisions)
    last = shown(page)[0]
    page.pane.table.choose(last.id)

    with qtbot.waitSignal(office.workspace.changed):
        page.detail.undo_button.click()

    assert len(answer(office, list_decisions)) == len(before) - 1
    assert answer(office, list_journal)[-1].sentence == f"Acte {last.id} annulé"


def test_what_was_changed_again_since_is_not_undone_and_the_page_says_so(
    qtbot, office_at, shown_page, answer
):
    office = office_at("founded")
    for title in ("Prix A", "Prix B"):
        with qtbot.waitSignal(office.workspace.changed):
            office.workspace.write(edit_edition, values=EditionValues(title=title, year=2026))
    page = shown_page(JournalPage, office)
    page.pane.table.choose(2)

    page.detail.undo_button.click()

    qtbot.waitUntil(page.error_bar.isVisible)
    assert answer(office, get_edition).values.title == "Prix B"


def test_an_act_that_no_undo_can_reach_offers_none(page_at):
    page = page_at("opened")

    page.pane.table.choose(next(row.id for row in shown(page) if row.kind == "ballots_opened"))

    assert not page.detail.undo_button.isVisible()


def test_after_the_closing_nothing_is_undone(page_at):
    page = page_at("closed")

    page.pane.table.choose(next(row.id for row in shown(page) if row.kind == "decision"))

    assert page.detail.isVisible()
    assert not page.detail.undo_button.isVisible()


def test_a_sound_journal_is_said_to_be_sound(qtbot, page_at):
    page = page_at("received")

    page.check_button.click()

    qtbot.waitUntil(page.sound_notice.isVisible)
    assert not page.error_bar.isVisible()


def test_marks_that_no_juror_signed_are_found_with_the_name_of_the_juror(qtbot, page_at):
    page = page_at("opened")

    page.check_button.click()

    qtbot.waitUntil(page.findings.isVisible)
    lines = [page.findings.item(row).text() for row in range(page.findings.count())]
    assert len(lines) > 3
    assert all("n’est pas celui que le juré a signé" in line for line in lines)
    assert page.error_bar.sentence_label.text().startswith(f"{len(lines)} ")
    assert not page.sound_notice.isVisible()

    page.error_bar.close_button.click()
    assert not page.findings.isVisible()


def test_a_forged_act_is_found(qtbot, edition_at, office_of, shown_page):
    path = edition_at("decided")
    with closing(sqlite3.connect(path)) as forger, forger:
        [[trigger]] = forger.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'journal_entry_no_update'"
        )
        forger.execute("DROP TRIGGER journal_entry_no_update")
        forger.execute(
            "UPDATE journal_entry SET entry = replace(entry, '\"level\":1', '\"level\":2')"
        )
        forger.execute(trigger)
    page = shown_page(JournalPage, office_of(path))

    page.check_button.click()

    qtbot.waitUntil(page.error_bar.isVisible)
    assert not page.sound_notice.isVisible()


def test_escape_and_enter_move_between_list_and_detail_where_there_is_little_room(qtbot, page_at):
    page = page_at("decided")
    page.resize(520, 680)
    page.pane.table.selectRow(0)
    page.pane.table.setFocus()

    qtbot.keyClick(page.pane.table, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert not page.pane.isVisible()


@pytest.mark.parametrize(
    ("value", "text"),
    [(True, "oui"), (False, "non"), (None, "–"), ("", "–"), (0, "0"), ("Blois", "Blois")],
)
def test_values_are_said_in_words(value, text):
    assert value_text(value) == text


def test_moments_are_said_as_people_read_them():
    assert value_text("2026-09-12T10:00:00Z").startswith("12\N{NO-BREAK SPACE}septembre 2026")


def test_a_value_without_a_word_keeps_its_own_name():
    assert field_text("something_new") == "something_new"
    assert table_text("something_new") == "something_new"


def replayed(qtbot, page):
    """Open the replay, and wait until what stands there is of the moment chosen."""
    page.replay_button.click()
    settled(qtbot, page)
    return page.replay


def settled(qtbot, page):
    view, panel = page.replay.view, page.replay
    qtbot.waitUntil(lambda: view.past is not None and view.past.seq == panel.moment.id)


def test_the_day_is_replayed_act_by_act_with_the_keyboard(qtbot, page_at):
    page = page_at("decided")
    panel = replayed(qtbot, page)
    assert page.replay_button.isHidden()
    assert panel.slider.hasFocus()
    whole = len(panel.view.past.decisions)

    qtbot.keyClick(panel.slider, Qt.Key.Key_Home)
    settled(qtbot, page)
    first = panel.moment
    assert panel.view.past.decisions == ()
    assert "Ceci est le passé" in panel.notice.sentence_label.text()
    qtbot.keyClick(panel.slider, Qt.Key.Key_Right)
    settled(qtbot, page)
    assert panel.moment.id > first.id
    assert panel.act_label.text() == panel.moment.sentence
    qtbot.keyClick(panel.slider, Qt.Key.Key_End)
    settled(qtbot, page)

    assert len(panel.view.past.decisions) == whole > 0


def test_the_past_can_only_be_looked_at(qtbot, office_at, shown_page, answer):
    office = office_at("decided")
    page = shown_page(JournalPage, office)
    before = len(answer(office, list_journal))
    panel = replayed(qtbot, page)

    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Space):
        for each in (panel.view.decisions.table, panel.view.members):
            qtbot.keyClick(each, key)

    assert not page.sides.isVisible()
    assert len(answer(office, list_journal)) == before


def test_an_hour_is_typed_and_escape_leads_back(qtbot, page_at):
    page = page_at("decided")
    panel = replayed(qtbot, page)
    panel.hour_edit.setFocus()
    panel.hour_edit.selectAll()
    qtbot.keyClicks(panel.hour_edit, "0h01")
    qtbot.keyClick(panel.hour_edit, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert panel.slider.value() == 0

    qtbot.keyClick(panel.slider, Qt.Key.Key_Escape)

    assert page.sides.isVisible()
    assert panel.isHidden()
    assert page.replay_button.isVisible()


def test_an_hour_is_one_of_the_first_day_of_the_sitting(office_at, answer, qtbot):
    office = office_at("decided")
    days = ("08T14:00:20", "08T15:00:20", "08T17:00:20", "09T09:00:20")
    panel = ReplayPanel(office)
    qtbot.addWidget(panel)
    panel.set_moments(
        [
            replace(each, hour=f"2026-10-{day}+02:00")
            for each, day in zip(answer(office, list_journal), days, strict=False)
        ]
    )

    for typed, place, said in (
        ("15:30", 1, "15:00"), ("17h00", 2, "17:00"), ("2359", 2, "17:00"), ("9 h 00", 0, "14:00"),
        ("15.00", 1, "15:00"), ("tout à l’heure", 1, "15:00"), ("25:00", 1, "15:00"),
        ("", 1, "15:00"),
    ):  # fmt: skip
        panel.hour_edit.setText(typed)
        qtbot.keyClick(panel.hour_edit, Qt.Key.Key_Return)
        assert (panel.slider.value(), panel.hour_edit.text()) == (place, said)


def test_without_a_sitting_there_is_no_day_to_replay(page_at):
    assert not page_at("issued").replay_button.isVisible()
