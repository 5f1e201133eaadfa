"""The list of applications, and the matrix: true to Qt, steady under change."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from jury_app.ui.juror.application_model import DomainLine, EntryLine

Key = Qt.Key


@pytest.fixture
def applications(screen):
    return screen.desk_page.applications


def titles(applications):
    return [
        line.entry.application.title
        for line in applications.model.lines
        if isinstance(line, EntryLine)
    ]


def test_the_list_obeys_qt(qtmodeltester, screen, applications, saved):
    qtmodeltester.check(applications.model)
    screen.desk_page.grid.recusal_asked.emit(screen.desk_page.chosen())
    qtmodeltester.check(applications.model)


def test_the_matrix_obeys_qt(qtmodeltester, screen):
    screen.open_review()
    qtmodeltester.check(screen.review_page.model)


def test_every_domain_has_its_heading_with_what_is_done(qtbot, applications, screen, saved):
    first = applications.model.lines[0]
    assert isinstance(first, DomainLine)
    assert (first.text, first.done) == ("Culture / Patrimoine", 0)

    for card in screen.desk_page.grid.cards.values():
        card.marks.take_focus()
        qtbot.keyClicks(QApplication.focusWidget(), "5")
    saved(screen, lambda view: view.left == len(view.entries) - 1)

    assert applications.model.lines[0].done == 1


def test_arrows_pass_over_the_headings(qtbot, applications):
    numbers = applications.model.numbers()
    applications.list.setFocus()
    seen = [applications.chosen()]
    for _step in numbers[1:]:
        qtbot.keyClick(applications.list, Key.Key_Down)
        seen.append(applications.chosen())

    assert seen == numbers


def test_enter_goes_from_the_list_to_the_marks(qtbot, applications, screen):
    applications.list.setFocus()
    qtbot.keyClick(applications.list, Key.Key_Return)

    assert screen.desk_page.grid.cards["cible"].marks.is_active()


def test_a_search_finds_titles_applicants_and_domains_without_accents(qtbot, applications):
    qtbot.keyClicks(applications.search_edit, "chaufferie")
    assert titles(applications) == ["La chaufferie bois qui fait école"]

    applications.search_edit.clear()
    qtbot.keyClicks(applications.search_edit, "transition energetique besancon")
    assert titles(applications) == ["La chaufferie bois qui fait école"]

    applications.search_edit.clear()
    qtbot.keyClicks(applications.search_edit, "rien de tel")
    assert titles(applications) == []
    assert applications.nothing_label.isVisible()


def test_the_choice_survives_a_search_and_a_save(qtbot, applications, screen, saved):
    number = applications.model.numbers()[3]
    screen.desk_page.choose(number)
    applications.search_edit.setText("chaufferie")
    applications.search_edit.clear()
    assert screen.desk_page.chosen() == number

    screen.desk_page.grid.cards["cible"].marks.take_focus()
    qtbot.keyClicks(QApplication.focusWidget(), "5")
    saved(screen, lambda view: view.saved_at is not None)
    assert screen.desk_page.chosen() == number


def test_a_screen_reader_hears_title_applicant_and_state(applications):
    index = applications.model.index_of(applications.model.numbers()[0])

    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "L'orgue, l'œuvre et l'ouïe : un festival au chœur des villages, Commune de Bœrsch"
        "\N{NO-BREAK SPACE}: à noter"
    )


def test_a_kit_without_anything_to_score_says_so(kits, open_screen, tmp_path):
    screen = open_screen(kits["make_kit"](tmp_path, count=0))

    assert screen.header.left_label.text() == "Rien à noter"
    assert screen.desk_page.empty.isVisible()
