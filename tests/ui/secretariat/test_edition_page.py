import runpy
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt

from jury_app.model.enums import LevelKind
from jury_app.model.queries.edition import (
    get_edition,
    get_rules,
    list_criteria,
    list_domains,
    list_levels,
)
from jury_app.model.rules import PartialGrids, Quorum
from jury_app.model.scoring.methods import Method
from jury_app.model.scoring.ties import Step
from jury_app.model.voting.terms import Majority, Prevalence, Restriction, RoomRules, VoteForm
from jury_app.ui.secretariat.dialogs.criterion_dialog import CriterionDialog
from jury_app.ui.secretariat.dialogs.domain_dialog import DomainDialog
from jury_app.ui.secretariat.dialogs.level_dialog import LevelDialog
from jury_app.ui.secretariat.pages.edition_page import EditionPage

plain = runpy.run_path(str(Path(__file__).parents[1] / "day.py"))["plain"]
LONG = "Prix de l’évaluation participative et de la transformation des services publics " * 2


@pytest.fixture
def page_at(qtbot, office_at, shown_page):
    def open_page(stage="founded"):
        office = office_at(stage)
        page = shown_page(EditionPage, office)
        qtbot.waitUntil(lambda: page.header.title_label.text() != "Édition")
        return office, page

    return open_page


def told(tab):
    """What is said under the rules."""
    return [said.text() for form in tab.fields.forms for said in form.sentences.values()]


def test_a_field_is_saved_as_soon_as_it_is_left_and_can_be_undone(qtbot, page_at, answer, undo):
    office, page = page_at()
    tab = page.identity_tab

    tab.organiser_edit.setFocus()
    qtbot.keyClicks(tab.organiser_edit, "Observatoire")
    qtbot.keyClick(tab.organiser_edit, Qt.Key.Key_Tab)

    qtbot.waitUntil(lambda: answer(office, get_edition).values.organiser == "Observatoire")
    undo(page, "enregistrée")
    assert answer(office, get_edition).values.organiser == ""
    qtbot.waitUntil(lambda: tab.organiser_edit.text() == "")


def test_a_title_of_150_letters_is_kept_whole(qtbot, page_at, answer):
    office, page = page_at()

    page.identity_tab.title_edit.setText(LONG)
    page.identity_tab.title_edit.editingFinished.emit()

    qtbot.waitUntil(lambda: answer(office, get_edition).values.title == LONG.strip())
    qtbot.waitUntil(lambda: page.header.title_label.text().startswith(LONG.strip()))


def test_an_edition_without_a_name_is_refused_at_its_field(qtbot, page_at, answer):
    office, page = page_at()
    tab = page.identity_tab

    tab.title_edit.setFocus()
    tab.title_edit.selectAll()
    qtbot.keyClick(tab.title_edit, Qt.Key.Key_Delete)
    qtbot.keyClick(tab.title_edit, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: tab.title_edit.property("wrong") is True)
    assert answer(office, get_edition).values.title == "Prix Territoria"


def test_a_day_of_the_calendar_is_kept_in_universal_time_and_can_be_left_open(
    qtbot, page_at, answer
):
    office, page = page_at()
    edit = page.identity_tab.due_edit

    qtbot.mouseClick(edit.choose_button, Qt.MouseButton.LeftButton)
    edit.moment_edit.setDate(QDate(2026, 9, 12))
    edit.moment_edit.editingFinished.emit()
    qtbot.waitUntil(
        lambda: (answer(office, get_edition).values.ballots_due_at or "").startswith("2026-09-1")
    )
    assert answer(office, get_edition).values.ballots_due_at.endswith("Z")

    qtbot.mouseClick(edit.clear_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: answer(office, get_edition).values.ballots_due_at is None)


def test_an_address_for_ballots_is_kept_and_two_at_once_are_refused_at_the_field(
    qtbot, page_at, answer
):
    office, page = page_at()
    edit = page.identity_tab.email_edit

    edit.setFocus()
    qtbot.keyClicks(edit, "prix@exemple.fr")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: answer(office, get_edition).values.ballots_email == "prix@exemple.fr")

    qtbot.keyClicks(edit, ", a@b.fr")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: edit.property("wrong") is True)
    assert answer(office, get_edition).values.ballots_email == "prix@exemple.fr"


def test_a_domain_is_added_by_the_keyboard_alone(qtbot, page_at, answer):
    office, page = page_at()
    page.show_domains()

    page.domains_tab.add_button.setFocus()
    qtbot.keyClick(page.domains_tab.add_button, Qt.Key.Key_Space)
    dialog = page.findChild(DomainDialog)
    qtbot.keyClicks(dialog.code_edit, "D21")
    qtbot.keyClicks(dialog.name_edit, "Sante publique")
    qtbot.keyClick(dialog.name_edit, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(page.domains_tab.model.rows) == 21)
    assert answer(office, list_domains)[-1].values.name == "Sante publique"


def test_a_code_that_is_taken_leaves_the_dialog_open_with_the_reason(qtbot, page_at):
    _office, page = page_at()
    page.domains_tab.add_button.click()
    dialog = page.findChild(DomainDialog)

    dialog.code_edit.setText("D01")
    dialog.name_edit.setText("Encore")
    dialog.accept()

    qtbot.waitUntil(lambda: dialog.code_edit.property("wrong") is True)
    assert dialog.isVisible()
    assert dialog.primary_button.isEnabled()
    assert len(page.domains_tab.model.rows) == 20


def test_a_dialog_that_is_left_before_it_is_answered_does_no_harm(qtbot, page_at):
    _office, page = page_at()
    page.domains_tab.add_button.click()
    dialog = page.findChild(DomainDialog)
    dialog.code_edit.setText("D21")
    dialog.name_edit.setText("Entre deux")

    dialog.accept()
    dialog.reject()
    qtbot.wait(1)  # the dialog goes

    qtbot.waitUntil(lambda: len(page.domains_tab.model.rows) == 21)


def test_a_domain_is_removed_by_delete_and_comes_back_by_undo(qtbot, page_at, undo):
    _office, page = page_at()
    page.show_domains()
    table = page.domains_tab.pane.table
    table.setFocus()
    table.choose(page.domains_tab.model.rows[3].id)

    qtbot.keyClick(table, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: len(page.domains_tab.model.rows) == 19)
    undo(page, "D04")
    qtbot.waitUntil(lambda: len(page.domains_tab.model.rows) == 20)


def test_a_domain_with_applications_is_not_removed(qtbot, page_at):
    _office, page = page_at("assigned")
    page.show_domains()
    page.domains_tab.pane.table.selectRow(0)

    page.domains_tab.remove_button.click()

    qtbot.waitUntil(page.domains_tab.error_bar.isVisible)
    assert len(page.domains_tab.model.rows) == 20


def test_a_criterion_is_changed_with_what_its_marks_mean(qtbot, page_at, answer):
    office, page = page_at()
    page.show_grid()
    tab = page.grid_tab
    qtbot.keyClick(tab.pane.table, Qt.Key.Key_Return)
    dialog = page.findChild(CriterionDialog)

    dialog.weight_spin.setValue(3)
    dialog.meanings_edit.add_button.click()
    mark, words = dialog.meanings_edit.lines[-1]
    mark.setText("7")
    words.setText("Bien au-dessus de l’ordinaire")
    dialog.accept()

    qtbot.waitUntil(lambda: tab.model.rows[0].values.weight == 3)
    assert answer(office, list_criteria)[0].meanings["7"] == "Bien au-dessus de l’ordinaire"
    assert "50" in tab.detail.scale_label.text()  # 3 of 6


def test_a_scale_upside_down_is_refused_at_its_field(qtbot, page_at):
    _office, page = page_at()
    page.grid_tab.edit_button.click()
    dialog = page.findChild(CriterionDialog)

    dialog.min_spin.setValue(10)
    dialog.max_spin.setValue(0)
    dialog.accept()

    qtbot.waitUntil(lambda: dialog.max_spin.property("wrong") is True)


def test_the_grid_that_kits_hold_is_locked_and_says_so(page_at):
    _office, page = page_at("issued")
    page.show_grid()

    assert page.grid_tab.notice.isVisible()
    assert not page.grid_tab.add_button.isEnabled()
    assert not page.grid_tab.edit_button.isEnabled()


def test_a_special_prize_is_added_with_a_metal(qtbot, page_at, answer):
    office, page = page_at()
    page.levels_tab.add_button.click()
    dialog = page.findChild(LevelDialog)

    dialog.name_edit.setText("Coup de cœur du jury")
    dialog.code_edit.setText("coup-de-coeur")
    dialog.metal_combo.choose("gold")
    dialog.accept()

    qtbot.waitUntil(lambda: len(page.levels_tab.model.rows) == 5)
    added = answer(office, list_levels)[-1].values
    assert (added.kind, added.colour) == (LevelKind.SPECIAL, "gold")


def test_the_sentences_of_the_rules_follow_the_choices_before_they_are_in_force(
    qtbot, page_at, answer
):
    office, page = page_at()
    page.show_rules()
    tab = page.rules_tab
    assert not tab.save_button.isEnabled()

    tab.fields.quorum.kind_combo.choose(Quorum.NUMBER)
    tab.fields.quorum.number_spin.setValue(9)

    assert any("9 membres" in text for text in told(tab))
    assert answer(office, get_rules).version == 1
    qtbot.mouseClick(tab.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: answer(office, get_rules).version == 2)
    assert answer(office, get_rules).settings.quorum is Quorum.NUMBER
    qtbot.waitUntil(lambda: not tab.save_button.isEnabled())


def test_every_rule_of_the_room_is_set_and_said_under_its_setting(qtbot, page_at, answer):
    office, page = page_at()
    page.show_rules()
    tab = page.rules_tab
    quorum, stand_ins, votes, awards = (
        tab.fields.quorum, tab.fields.stand_ins, tab.fields.votes, tab.fields.awards,
    )  # fmt: skip
    assert not quorum.part_spin.isVisible()
    assert "Le procès-verbal n’en dit rien." in told(tab)

    quorum.kind_combo.choose(Quorum.FRACTION)
    quorum.parts_spin.setValue(3)
    quorum.part_spin.setValue(2)
    quorum.represented_check.click()
    stand_ins.proxies_spin.setValue(2)
    stand_ins.recused_check.click()
    votes.form_combo.choose(VoteForm.SECRET)
    votes.majority_combo.choose(Majority.TWO_THIRDS)
    votes.rounds_spin.setValue(2)
    votes.restriction_combo.choose(Restriction.TOP_TWO)
    votes.chair_combo.choose(Prevalence.DOUBLE)
    awards.level_spin.setValue(1)
    tab.fields.marks.names_check.click()

    said = plain(" ".join(told(tab)))
    for words in (
        "2/3 au moins de ses membres",
        "Les membres représentés n’entrent pas en compte",
        "détient 2 pouvoirs au plus",
        "La voix de la présidence compte double",
        "Chaque niveau est décerné 1 fois au plus dans un domaine.",
        "les noms des jurés figurent à côté de leurs notes",
    ):
        assert words in said
    wanted = tab.fields.settings()
    qtbot.mouseClick(tab.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: answer(office, get_rules).version == 2)
    assert answer(office, get_rules).settings == wanted
    assert wanted.room == RoomRules(
        quorum_numerator=2, quorum_denominator=3, represented_counts=False, proxies_per_holder=2,
        recused_count=True, vote_form=VoteForm.SECRET, majority=Majority.TWO_THIRDS, rounds=2,
        restriction=Restriction.TOP_TWO, prevalence=Prevalence.DOUBLE, level_cap=1,
    )  # fmt: skip


def test_what_a_choice_leaves_without_meaning_is_not_asked(page_at):
    _office, page = page_at()
    page.show_rules()
    votes, quorum = page.rules_tab.fields.votes, page.rules_tab.fields.quorum

    votes.rounds_spin.setValue(1)
    assert not votes.restriction_combo.isVisible()
    assert not votes.relative_check.isVisible()
    votes.rounds_spin.setValue(2)
    votes.majority_combo.choose(Majority.SIMPLE)
    assert votes.restriction_combo.isVisible()
    assert not votes.relative_check.isVisible()
    quorum.kind_combo.choose(Quorum.FRACTION)
    quorum.part_spin.setValue(9)
    assert quorum.part_spin.value() == quorum.parts_spin.value() == 2


def test_discarding_shows_the_rules_in_force_again(page_at):
    _office, page = page_at()
    tab = page.rules_tab

    tab.fields.marks.scores_spin.setValue(7)
    tab.revert_button.click()

    assert tab.fields.marks.scores_spin.value() == 3
    assert not tab.revert_button.isEnabled()


def test_sealed_rules_change_only_with_a_reason(qtbot, page_at, answer):
    office, page = page_at("opened")
    page.show_rules()
    tab = page.rules_tab
    assert tab.notice.isVisible()

    tab.fields.marks.scores_spin.setValue(2)
    tab.save_button.click()
    qtbot.waitUntil(tab.error_bar.isVisible)
    assert answer(office, get_rules).version == 1

    tab.reason_edit.setText("Deux jurés malades")
    tab.save_button.click()
    qtbot.waitUntil(lambda: answer(office, get_rules).version == 2)
    assert answer(office, get_rules).reason == "Deux jurés malades"


def test_the_method_is_chosen_by_the_keyboard_and_only_what_it_needs_is_shown(
    qtbot, page_at, answer
):
    office, page = page_at()
    page.show_rules()
    tab = page.rules_tab
    order = tab.fields.order
    first, second, third, last = order.tie_combos
    assert not order.trim_spin.isVisible()
    assert [box.isVisible() for box in order.tie_combos] == [True, False, False, False]

    order.method_combo.setFocus()
    qtbot.keyClick(order.method_combo, Qt.Key.Key_Down)
    assert order.trim_spin.isVisible()
    assert PartialGrids.CRITERION_MEANS not in tab.fields.marks.partial_combo.values
    order.trim_spin.setFocus()
    qtbot.keyClick(order.trim_spin, Qt.Key.Key_Up)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert (second.isVisible(), third.isVisible()) == (True, False)
    assert first.value not in second.values
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_End)
    assert not third.isVisible()  # nothing follows the casting vote of the chair
    qtbot.keyClick(second, Qt.Key.Key_Up)
    assert third.isVisible()
    qtbot.mouseClick(tab.save_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: answer(office, get_rules).version == 2)
    settings = answer(office, get_rules).settings
    assert (settings.method, settings.trim) == (Method.TRIMMED_MEAN, 2)
    assert settings.ties == (Step.HEAVIEST_CRITERION, Step.MEDIAN)
    qtbot.waitUntil(lambda: not tab.save_button.isEnabled())
    assert [box.value for box in order.tie_combos] == [*settings.ties, None, last.value]


def test_what_other_rules_change_is_shown_before_they_are_in_force(qtbot, page_at, answer):
    office, page = page_at("decided")
    page.show_rules()
    tab = page.rules_tab
    assert not tab.foresight_notice.isVisible()

    tab.fields.order.method_combo.choose(Method.BORDA)

    qtbot.waitUntil(tab.foresight_notice.isVisible)
    assert "Avec ces règles" in tab.foresight_notice.sentence_label.text()
    tab.revert_button.click()
    assert not tab.foresight_notice.isVisible()
    assert answer(office, get_rules).version == 1


@pytest.mark.parametrize("name", ["domains_tab", "grid_tab", "levels_tab"])
def test_the_lists_are_sound_models(page_at, qtmodeltester, name):
    _office, page = page_at()

    qtmodeltester.check(getattr(page, name).model)


def test_the_primary_action_leads_to_the_applications(qtbot, page_at):
    _office, page = page_at()

    with qtbot.waitSignal(page.page_asked) as asked:
        page.next_button.click()

    assert asked.args == ["applications"]
