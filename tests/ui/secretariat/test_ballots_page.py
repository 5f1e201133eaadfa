"""The ballots page: what is said of each file, who is missing, and the opening."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from jury_app.desk.desk import Desk
from jury_app.exchange.kits import issue_kits
from jury_app.model.queries.edition import get_stages
from jury_app.model.queries.journal import list_journal
from jury_app.ui.secretariat.dialogs.open_ballots_dialog import OpenBallotsDialog
from jury_app.ui.secretariat.pages.ballots_page import BallotsPage


@pytest.fixture
def page_at(office_at, shown_page):
    def show(stage):
        return shown_page(BallotsPage, office_at(stage))

    return show


@pytest.fixture
def sent_in(qtbot, tmp_path):
    """What makes a kit for one juror, fills it and returns the sealed ballot."""

    def send(office, juror_id):
        issued = []
        office.workspace.run(
            issue_kits,
            tmp_path,
            passphrase=None,
            juror_ids=[juror_id],
            title="",
            then=issued.extend,
        )
        qtbot.waitUntil(lambda: bool(issued), timeout=30_000)
        with Desk.open(issued[0].file, issued[0].code) as desk:
            for entry in desk.view().entries:
                for criterion in desk.manifest.grid.criteria:
                    desk.give_mark(entry.number, criterion.code, 7)
            return desk.seal(tmp_path).path

    return send


def answers(page):
    model = page.answers.answer_list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def shown(page):
    return page.register.table.model().shown_rows


def opened_dialog(page):
    (page.open_now_button if page.open_now_button.isVisible() else page.open_button).click()
    return next(each for each in page.findChildren(OpenBallotsDialog) if each.isVisible())


def test_without_a_kit_the_page_leads_to_the_kits(qtbot, page_at):
    page = page_at("assigned")

    assert page.register.empty.isVisible()
    assert not page.strip.isVisible()
    with qtbot.waitSignal(page.page_asked) as asked:
        page.register.kits_button.click()
    assert asked.args == ["kits"]


def test_the_register_says_who_is_missing_and_who_stands_in_conflict(page_at):
    page = page_at("received")

    page.register.state_combo.setCurrentIndex(1)

    assert sorted(row.juror for row in shown(page)) == ["Loïc Vasseur", "Marie-Laure Tessier"]
    assert "22 bulletins reçus sur 24" in page.header.sentence_label.text()
    assert "Ange-Marie Santini" in page.header.sentence_label.text()


def test_a_ballot_is_received_once_and_whatever_else_is_answered_in_a_sentence(
    qtbot, office_at, shown_page, sent_in, tmp_path
):
    office = office_at("assigned")
    page = shown_page(BallotsPage, office)
    ballot = sent_in(office, 1)
    other = tmp_path / "photo.juryballot"
    other.write_bytes(b"%PDF-1.7")

    page.collect([ballot, other])
    qtbot.waitUntil(lambda: len(answers(page)) == 2)
    qtbot.waitUntil(lambda: any(row.state == "received" for row in shown(page)))
    first = answers(page)
    page.collect([ballot])
    qtbot.waitUntil(lambda: len(answers(page)) == 1)

    assert first[0].startswith("Refusé")
    assert "photo.juryballot" in first[0]
    assert "Valérie Castaing" in first[1]
    assert answers(page)[0].startswith("Déjà reçu")
    assert [row.juror for row in shown(page) if row.ballot_revision] == ["Valérie Castaing"]


def test_the_ballots_are_opened_before_witnesses(qtbot, office_at, shown_page, sent_in, answer):
    office = office_at("assigned")
    page = shown_page(BallotsPage, office)
    page.collect([sent_in(office, 1)])
    qtbot.waitUntil(page.open_now_button.isVisible)
    dialog = opened_dialog(page)

    for line in ("  Jeanne   Roy ", "", "Paul Petit"):
        qtbot.keyClicks(dialog.witnesses_edit, line)
        qtbot.keyClick(dialog.witnesses_edit, Qt.Key.Key_Return)
    witnesses = dialog.witnesses
    dialog.primary_button.click()
    qtbot.waitUntil(page.standings_button.isVisible)

    assert witnesses == ["Jeanne Roy", "Paul Petit"]
    assert answer(office, get_stages).ballots_opened
    assert answer(office, list_journal)[-1].sentence.startswith("Bulletins ouverts")
    with qtbot.waitSignal(page.page_asked) as asked:
        page.standings_button.click()
    assert asked.args == ["standings"]


def test_the_dialog_says_what_is_sealed_and_what_is_missing(page_at):
    page = page_at("received")
    dialog = opened_dialog(page)

    told = dialog.stand_label.text()
    rules = [each.text() for each in dialog.findChildren(type(dialog.stand_label))]

    assert "Marie-Laure Tessier, Loïc Vasseur" in told
    assert "En conflit, si bien qu’aucun ne compte\N{NO-BREAK SPACE}: Ange-Marie Santini" in told
    assert any("le rang est partagé" in text for text in rules)
    assert any(text.startswith("Empreinte") for text in rules)
    dialog.reject()


def test_a_refusal_keeps_the_dialog_open_and_the_ballots_sealed(
    qtbot, office_at, shown_page, answer
):
    office = office_at("received")  # these ballots are not real: they cannot be opened
    page = shown_page(BallotsPage, office)
    dialog = opened_dialog(page)

    dialog.primary_button.click()
    qtbot.waitUntil(dialog.error_bar.isVisible)

    assert dialog.isVisible()
    qtbot.waitUntil(dialog.primary_button.isEnabled)
    assert not answer(office, get_stages).ballots_opened
    dialog.reject()


def test_enter_while_typing_names_opens_nothing(qtbot, page_at):
    page = page_at("received")
    dialog = opened_dialog(page)

    qtbot.keyClick(dialog.witnesses_edit, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert not dialog.primary_button.isDefault()
    dialog.reject()


def test_a_folder_without_ballots_is_said_to_hold_none(qtbot, page_at, tmp_path):
    page = page_at("issued")
    (tmp_path / "empty").mkdir()

    page.collect([tmp_path / "empty"])

    qtbot.waitUntil(page.error_bar.isVisible)
    assert page.error_bar.advice_label.text().endswith(".juryballot.")


def test_whatever_is_dropped_on_the_page_gets_an_answer(qtbot, page_at, tmp_path):
    page = page_at("issued")
    dropped = tmp_path / "vacances.pdf"
    dropped.write_bytes(b"%PDF-1.7")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(dropped))])
    action, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    enter = QDragEnterEvent(page.rect().center(), action, mime, left, none)
    drop = QDropEvent(QPointF(page.rect().center()), action, mime, left, none)
    for event in (enter, drop):
        assert page.drop.eventFilter(page, event)

    qtbot.waitUntil(lambda: len(answers(page)) == 1)
    assert "vacances.pdf" in answers(page)[0]


def test_once_the_sitting_is_closed_nothing_more_is_taken_in(qtbot, page_at):
    page = page_at("closed")

    def band():
        return page.register.mapTo(page, QPoint(0, 0)).y() - page.header.geometry().bottom()

    assert not page.strip.isVisible()
    least = page.strip.sizeHint().height() // 2
    qtbot.waitUntil(lambda: band() < least)  # its place is not left empty
    assert page.standings_button.isVisible()


def test_receipts_are_written_with_their_messages(
    qtbot, office_at, shown_page, sent_in, answer, tmp_path
):
    office = office_at("assigned")
    page = shown_page(BallotsPage, office)
    assert not page.receipts_button.isVisible()
    page.collect([sent_in(office, 1)])
    qtbot.waitUntil(page.receipts_button.isVisible)

    page.write_receipts(tmp_path / "receipts")
    qtbot.waitUntil(lambda: "Récépissés" in answer(office, list_journal)[-1].sentence)

    suffixes = sorted(each.suffix for each in (tmp_path / "receipts").iterdir())
    assert suffixes == [".eml", ".juryreceipt"]
