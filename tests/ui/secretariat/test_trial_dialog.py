"""Trying decisions and comparing applications: for the operator alone, until they are recorded."""

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt

from jury_app.model.journal import head
from jury_app.model.queries.room import get_room_screen
from jury_app.model.queries.sitting import list_decisions
from jury_app.model.queries.standings import JurorMarks
from jury_app.ui.secretariat.comparison import preferences
from jury_app.ui.secretariat.dialogs.compare_dialog import CompareDialog
from jury_app.ui.secretariat.dialogs.trial_dialog import TrialDialog
from jury_app.ui.secretariat.pages.deliberation_page import DeliberationPage
from jury_app.ui.secretariat.standing_rows import StandingRow
from jury_app.ui.widgets.text import SentenceLabel


@pytest.fixture
def office(office_at):
    return office_at("opened")


@pytest.fixture
def page(qtbot, office, shown_page):
    page = shown_page(DeliberationPage, office)
    qtbot.waitUntil(page.domain_view.try_button.isVisible)
    qtbot.mouseClick(page.room_button, Qt.MouseButton.LeftButton)
    return page


def opened(qtbot, page, button, kind):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return page.findChild(kind)


def consequences(dialog):
    labels = dialog.findChildren(SentenceLabel, "consequence")
    return [each.text() for each in labels if each.isVisible()]


def test_a_trial_tells_what_follows_and_reaches_nobody_until_it_is_recorded(
    qtbot, office, answer, page
):
    before = answer(office, head), answer(office, get_room_screen)
    dialog = opened(qtbot, page, page.domain_view.try_button, TrialDialog)
    qtbot.waitUntil(lambda: bool(dialog.counts_label.text()))
    assert not dialog.primary_button.isEnabled()
    _first, second, *_others = dialog.choices.values()

    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: bool(consequences(dialog)))
    [sentence] = consequences(dialog)
    assert "Un motif est nécessaire." in sentence
    assert "1 Or" in dialog.counts_label.text()
    assert (answer(office, head), answer(office, get_room_screen)) == before

    qtbot.keyClick(dialog.primary_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.motive_edit)
    assert answer(office, head) == before[0]
    qtbot.keyClicks(dialog.motive_edit, "Plus simple")
    qtbot.keyClick(dialog.primary_button, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: answer(office, head) != before[0])
    [decision] = answer(office, list_decisions)
    assert (decision.level_name, decision.motive) == ("Or", "Plus simple")
    assert not answer(office, get_room_screen).decisions


def test_a_trial_that_is_dropped_leaves_nothing(qtbot, office, answer, page):
    before = answer(office, head)
    dialog = opened(qtbot, page, page.domain_view.try_button, TrialDialog)
    next(iter(dialog.choices.values())).setCurrentIndex(1)

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert (answer(office, head), answer(office, list_decisions)) == (before, [])


def test_two_or_three_applications_stand_side_by_side(qtbot, page):
    dialog = opened(qtbot, page, page.domain_view.compare_button, CompareDialog)
    rows = [choice.value for choice in dialog.choices]
    assert [row.rank for row in rows] == [1, 2, 3]
    figures = {line.name: line for line in dialog.lines}
    assert figures["Rang"].cells == ("1", "2", "3")
    assert figures["Moyenne sur 20"].best == {0}
    assert "Rang 2" in dialog.choices[1].accessibleDescription()
    assert dialog.preferences_label.text().count("\n") == 2

    qtbot.keyClick(dialog.choices[2], Qt.Key.Key_End)

    assert dialog.choices[2].value is None
    assert figures["Rang"].cells[:2] == dialog.lines[2].cells
    assert "\n" not in dialog.preferences_label.text()
    dialog.reject()


def test_the_application_that_is_chosen_is_compared_first_once_its_sureness_is_known(qtbot, page):
    view = page.domain_view
    qtbot.waitUntil(
        lambda: all(row.analysed for row in view.table.model().shown_rows), timeout=20_000
    )
    second = view.table.model().shown_rows[1]
    view.table.choose(second.id)

    dialog = opened(qtbot, page, view.compare_button, CompareDialog)

    assert dialog.choices[0].value.id == second.id
    dialog.reject()


def test_of_a_pair_the_jurors_who_marked_both_are_counted():
    marks = {
        1: [
            JurorMarks(juror_id=juror, mean=Fraction(mean)) for juror, mean in enumerate((9, 8, 7))
        ],
        2: [
            JurorMarks(juror_id=juror, mean=Fraction(mean)) for juror, mean in enumerate((7, 8, 9))
        ],
        3: [JurorMarks(juror_id=9, mean=Fraction(5))],
    }
    marks[2].append(JurorMarks(juror_id=8, mean=Fraction(1)))
    rows = [application(key) for key in marks]

    told = [each.replace("\N{NO-BREAK SPACE}", " ") for each in preferences(rows, marks)]
    assert told == [
        "Sur 3 jurés qui ont noté les deux : A1 avant A2 pour 1, après pour 1, à égalité pour 1.",
        "Aucun juré n’a noté à la fois A1 et A3.",
        "Aucun juré n’a noté à la fois A2 et A3.",
    ]


def application(key):
    return StandingRow(
        id=key, rank=key, number=f"A{key}", title="", applicant="", mean=None, n=0, eligible=0,
        is_tied=False, reason="", means=(), scale=20,
    )  # fmt: skip
