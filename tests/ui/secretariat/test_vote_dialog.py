"""A vote taken from the deliberation page, from the question to the decision that follows."""

import pytest
from PySide6.QtCore import Qt

from jury_app.i18n import set_language
from jury_app.model.enums import AttendanceState
from jury_app.model.operations.jury import recuse_juror
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.queries.edition import list_domains
from jury_app.model.queries.jury import list_jurors
from jury_app.model.queries.room_acts import get_room
from jury_app.model.queries.sitting import list_decisions
from jury_app.model.queries.votes import list_votes
from jury_app.model.voting.outcome import AGAINST, FOR, Verdict
from jury_app.model.voting.terms import VoteForm
from jury_app.ui.room.casting_dialog import CastingDialog
from jury_app.ui.room.poll import read_poll, tally_sentence
from jury_app.ui.room.vote_dialog import VoteDialog
from jury_app.ui.room.vote_subject import Kind
from jury_app.ui.secretariat.pages.deliberation_page import DeliberationPage

ENTER = Qt.Key.Key_Return
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def office(office_at):
    return office_at("opened")


@pytest.fixture
def members(qtbot, office, answer):
    """Six members, the chair among them, who are here."""
    rows = answer(office, list_jurors)[:6]
    for each in rows:
        office.workspace.write(set_attendance, juror_id=each.id, state=AttendanceState.PRESENT)
    return rows


@pytest.fixture
def page(qtbot, office, members, shown_page):
    page = shown_page(DeliberationPage, office)
    qtbot.waitUntil(lambda: bool(page.domain_view.table.model().rows))
    qtbot.waitUntil(lambda: page.room_bar.state is not None)
    return page


@pytest.fixture
def vote(qtbot, page):
    """What opens the vote dialog."""

    def open_():
        page.act.vote.vote_button.click()
        qtbot.waitUntil(lambda: page.findChild(VoteDialog) is not None)
        return page.findChild(VoteDialog)

    return open_


@pytest.fixture
def recorded(qtbot, office, answer, page):
    """What records what a dialog counts, and waits until the page knows the vote."""

    def record(dialog):
        before = page.room_bar.state
        qtbot.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: page.room_bar.state is not before)
        qtbot.waitUntil(lambda: page.findChild(VoteDialog) is None)
        return answer(office, list_votes)[-1]

    return record


def count(qtbot, dialog, **figures):
    """Type figures as one does at the table: choose the field, type over it."""
    for choice, voices in figures.items():
        spin = dialog.figures.spins[choice.replace("in_favour", FOR)]
        spin.setFocus()
        spin.selectAll()
        qtbot.keyClicks(spin, str(voices))


def is_whole(button):
    """Whether all of a button is in sight."""
    return button.visibleRegion().boundingRect() == button.rect()


def test_a_vote_says_what_is_missing_and_its_result_and_is_tied_to_its_decision(
    qtbot, office, answer, page, vote, recorded
):
    dialog = vote()
    number = page.domain_view.table.current_row().number
    assert dialog.subject_form.question_edit.text() == (
        f"«{NBSP}Or{NBSP}» pour le dossier nº{NBSP}{number}{NBSP}?"
    )
    assert dialog.result_label.isHidden()
    count(qtbot, dialog, in_favour=3, against=1)
    assert dialog.tally_label.text() == "4 voix comptées sur 6, il en manque 2."
    count(qtbot, dialog, abstention=2)
    assert dialog.tally_label.text() == "Les 6 voix sont comptées."
    announced = dialog.result_label.text()
    assert "adoptée, par 3 voix pour et 1 contre" in announced

    row = recorded(dialog)

    assert row.sentence == announced
    assert (row.form, row.count.abstention) == (VoteForm.SHOW_OF_HANDS, 2)
    panel = page.act.panel
    assert panel.level_choice.choice.word == "Or"
    assert panel.votes.check.isChecked()
    assert page.focusWidget() is panel.record_button
    qtbot.waitUntil(lambda: is_whole(panel.record_button))
    panel.motive_edit.setPlainText("Le jury a tranché")
    qtbot.keyClick(panel.record_button, ENTER)
    qtbot.waitUntil(lambda: bool(answer(office, list_decisions)))
    [act] = answer(office, get_room).decisions.values()
    assert act.body["vote"] == row.id
    qtbot.waitUntil(lambda: panel.wish_label.text().startswith("Enregistré"))
    assert not panel.record_button.isEnabled()


def test_a_decision_that_is_read_over_still_follows_from_the_vote_that_names_no_award(
    qtbot, office, answer, page, vote, recorded
):
    dialog = vote()
    dialog.subject_form.question_edit.setText("Le retenir ?")
    count(qtbot, dialog, in_favour=4, against=2)
    row = recorded(dialog)
    panel = page.act.panel
    panel.motive_edit.setPlainText("Le jury a tranché")
    panel.record_button.click()
    qtbot.waitUntil(lambda: panel.wish_label.text().startswith("Enregistré"))

    panel.citation_edit.setPlainText("Pour sa portée")
    panel.record_button.click()
    qtbot.waitUntil(lambda: answer(office, list_decisions)[0].citation == "Pour sa portée")

    [act] = answer(office, get_room).decisions.values()
    assert act.body.get("vote") == row.id
    qtbot.waitUntil(lambda: panel.wish_label.text().startswith("Enregistré"))
    assert panel.votes.check.isChecked()


def test_a_decision_that_is_come_back_to_still_follows_from_the_vote_that_names_no_award(
    qtbot, office, answer, page, vote, recorded
):
    dialog = vote()
    dialog.subject_form.question_edit.setText("Le retenir ?")
    count(qtbot, dialog, in_favour=4, against=2)
    row = recorded(dialog)
    panel, table = page.act.panel, page.domain_view.table
    panel.motive_edit.setPlainText("Le jury a tranché")
    panel.record_button.click()
    qtbot.waitUntil(lambda: panel.wish_label.text().startswith("Enregistré"))
    chosen, other = table.model().shown_rows[:2]
    table.choose(other.id)
    assert not panel.votes.isVisible()

    table.choose(chosen.id)
    panel.citation_edit.setPlainText("Pour sa portée")
    panel.record_button.click()
    qtbot.waitUntil(lambda: answer(office, list_decisions)[0].citation == "Pour sa portée")

    [act] = answer(office, get_room).decisions.values()
    assert act.body.get("vote") == row.id


def test_a_vote_is_entered_later_with_the_hour_at_which_it_was_taken(
    qtbot, office, answer, vote, recorded
):
    dialog = vote()
    count(qtbot, dialog, in_favour=4, against=2)
    qtbot.keyClicks(dialog.hour_edit, "25 h 00")
    dialog.accept()
    qtbot.waitUntil(dialog.hour_edit.hasFocus)
    assert answer(office, list_votes) == []

    dialog.hour_edit.clear()
    qtbot.keyClicks(dialog.hour_edit, "9 h 41")
    assert recorded(dialog).at[11:16] == "09:41"


def test_the_tally_stays_in_sight_at_twice_the_size(qtbot, theme, vote):
    theme.set_text_size(200)
    dialog = vote()
    count(qtbot, dialog, in_favour=4, against=2)

    for label in (dialog.tally_label, dialog.result_label):
        assert label.visibleRegion().boundingRect().height() == label.height()
    dialog.reject()


def test_another_award_than_the_one_voted_on_does_not_follow_from_the_vote(
    qtbot, page, vote, recorded
):
    dialog = vote()
    count(qtbot, dialog, in_favour=6)
    recorded(dialog)
    silver = next(each for each in page.act.panel.level_choice.buttons if each.text() == "Argent")

    qtbot.mouseClick(silver, Qt.MouseButton.LeftButton)

    assert page.act.panel.votes.isVisible()
    assert not page.act.panel.votes.check.isChecked()


def test_a_roll_call_goes_from_member_to_member_by_the_figures(
    qtbot, office, members, vote, recorded
):
    dialog = vote()
    dialog.form_choice.choose(VoteForm.ROLL_CALL)
    table = dialog.voices.table
    table.setFocus()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()

    for key in ("1", "2", "&", "3", "1"):
        qtbot.keyClicks(table, key)
    assert dialog.tally_label.text() == "5 voix comptées sur 6, il en manque 1."
    qtbot.keyClicks(table, "1")
    qtbot.mouseClick(dialog.voices.answer_buttons[AGAINST], Qt.MouseButton.LeftButton)

    row = recorded(dialog)
    said = dict(row.by_name)
    assert [said[each.id] for each in members] == [FOR, AGAINST, FOR, "abstention", FOR, AGAINST]


def test_a_choice_without_majority_offers_its_next_round_among_those_who_stay(
    qtbot, office, answer, page, vote, recorded
):
    dialog = vote()
    dialog.subject_form.kind_choice.choose(Kind.AMONG)
    first, second, third, *_rest = dialog.subject.numbers
    count(qtbot, dialog, **{first: 3, second: 2, third: 1})
    row = recorded(dialog)
    assert row.outcome.verdict is Verdict.ANOTHER_ROUND
    here = page.domain_list.current_row().id
    elsewhere = next(each.id for each in answer(office, list_domains) if each.id != here)
    assert answer(office, lambda session: read_poll(session, here)).next_round.id == row.id
    assert answer(office, lambda session: read_poll(session, elsewhere)).next_round is None

    again = vote()
    assert again.subject_form.kind_choice.value is Kind.NEXT_ROUND
    assert set(again.subject.choices) == {first, second}
    assert set(again.figures.spins) == {first, second, "abstention", "blank", "spoilt"}
    count(qtbot, again, **{first: 2, second: 4})
    row = recorded(again)

    assert (row.count.round, row.outcome.winner) == (2, second)
    qtbot.waitUntil(lambda: page.domain_view.table.current_row().number == second)


def test_a_tie_in_a_secret_vote_waits_for_the_casting_vote_to_be_declared(
    qtbot, office, answer, page, vote, recorded
):
    dialog = vote()
    dialog.form_choice.choose(VoteForm.SECRET)
    assert dialog.asked_choice.isVisible()
    count(qtbot, dialog, in_favour=3, against=3)
    row = recorded(dialog)
    assert row.outcome.verdict is Verdict.TIED
    qtbot.waitUntil(lambda: page.findChild(CastingDialog) is not None)
    casting = page.findChild(CastingDialog)
    assert not casting.primary_button.isEnabled()
    qtbot.keyClick(casting.choice, Qt.Key.Key_Down)

    qtbot.keyClick(casting.primary_button, ENTER)
    qtbot.waitUntil(casting.error_bar.isVisible)
    assert "doit déclarer" in casting.error_bar.sentence_label.text()
    qtbot.keyClick(casting.declared_check, Qt.Key.Key_Space)
    qtbot.keyClicks(casting.hour_edit, "10:05")
    qtbot.keyClick(casting.primary_button, ENTER)
    qtbot.waitUntil(page.act.panel.votes.check.isChecked)

    assert answer(office, list_votes)[-1].outcome.by_casting_vote
    [cast] = answer(office, get_room).casting.values()
    assert cast.hour[11:16] == "10:05"
    assert not page.act.vote.casting_button.isVisible()


def test_who_is_recused_has_no_voice_and_one_voice_too_many_is_refused(
    qtbot, office, answer, page, members, vote
):
    application = page.domain_view.table.current_row()
    out = members[1]
    office.workspace.write(
        recuse_juror, juror_id=out.id, application_id=application.id, reason="Élu"
    )
    dialog = vote()
    assert out.name in dialog.notes_label.text()
    count(qtbot, dialog, in_favour=6)
    assert dialog.tally_label.text() == f"6 voix comptées pour 5 présentes{NBSP}: 1 de trop."

    dialog.accept()
    qtbot.waitUntil(dialog.error_bar.isVisible)

    assert answer(office, list_votes) == []
    count(qtbot, dialog, in_favour=0)
    dialog.subject_form.kind_choice.choose(Kind.FREE)
    dialog.accept()
    qtbot.waitUntil(dialog.subject_form.question_edit.hasFocus)
    dialog.reject()


@pytest.mark.parametrize(
    ("language", "counted", "sentence"),
    [
        ("en", 5, "5 of 6 voices counted, 1 is missing."),
        ("en", 6, "All 6 voices are counted."),
        ("en", 8, "8 voices counted and only 6 there: 2 too many."),
        ("fr", 5, "5 voix comptées sur 6, il en manque 1."),
        ("fr", 8, f"8 voix comptées pour 6 présentes{NBSP}: 2 de trop."),
    ],
)
def test_the_tally_says_what_is_missing_in_both_languages(language, counted, sentence):
    set_language(language)
    assert tally_sentence(counted, 6) == sentence
