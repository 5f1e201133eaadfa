"""A receipt dropped on the juror’s window: counted as sent, or why it proves nothing."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from jury_app.sealing.receipt import Receipt, sign_receipt
from jury_app.ui.widgets.toast import Toast

NOTHING = Qt.KeyboardModifier.NoModifier


def receipt_for(screen, kit, path, **changes):
    told = {
        "edition": kit.keys.id,
        "juror": kit.manifest.juror.id,
        "revision": 1,
        "ballot": screen.view.ballots[-1].digest,
        "seq": 7,
        "head": "0" * 64,
        "at": datetime(2026, 9, 20, 9, tzinfo=UTC).isoformat(),
    } | changes
    path.write_bytes(sign_receipt(Receipt(**told), signing_key=kit.keys.signing_key))
    return path


def drop(screen, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    actions = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NOTHING)
    QApplication.sendEvent(screen, QDragEnterEvent(QPoint(5, 5), *actions))
    assert screen.annex.receipts.drop.isVisible()
    assert not screen.annex.exchange.drop.isVisible()
    QApplication.sendEvent(screen, QDropEvent(QPointF(5, 5), *actions))


def told(screen):
    return screen.sealed_page.receipt_label.text()


def test_a_receipt_that_is_dropped_says_that_the_ballot_counts(qtbot, sealed, small_kit, tmp_path):
    assert told(sealed).startswith("Aucun pour l’instant")

    drop(sealed, receipt_for(sealed, small_kit, tmp_path / "dropped.juryreceipt"))

    qtbot.waitUntil(lambda: "compté tel que vous l’avez envoyé" in told(sealed))


def test_a_receipt_for_another_ballot_is_told_and_changes_nothing(
    qtbot, sealed, small_kit, tmp_path
):
    drop(sealed, receipt_for(sealed, small_kit, tmp_path / "a.juryreceipt", ballot="1" * 64))

    qtbot.waitUntil(sealed.sealed_page.error_bar.isVisible)
    assert told(sealed).startswith("Aucun pour l’instant")


def test_a_receipt_dropped_while_reading_leads_to_the_sealed_page(
    qtbot, sealed, small_kit, tmp_path
):
    sealed.open_desk()

    drop(sealed, receipt_for(sealed, small_kit, tmp_path / "dropped.juryreceipt"))

    qtbot.waitUntil(sealed.sealed_page.isVisible)
    qtbot.waitUntil(lambda: "compté tel que vous l’avez envoyé" in told(sealed))


def test_a_receipt_proves_the_same_where_it_cannot_be_kept(qtbot, sealed, small_kit, tmp_path):
    path = receipt_for(sealed, small_kit, tmp_path / "dropped.juryreceipt")
    sealed.put_into(tmp_path / "gone")
    sealed.open_desk()

    drop(sealed, path)

    qtbot.waitUntil(lambda: sealed.findChild(Toast) is not None)
    assert "compté tel que vous l’avez envoyé" in sealed.findChild(Toast).text_label.text()
    sealed.stack.setCurrentWidget(sealed.sealed_page)
    drop(sealed, path)
    qtbot.waitUntil(lambda: "compté tel que vous l’avez envoyé" in told(sealed))


def test_what_goes_wrong_in_showing_the_ballot_of_a_receipt_is_told_with_what_it_proves(
    qtbot, sealed, small_kit, tmp_path
):
    path = receipt_for(sealed, small_kit, tmp_path / "dropped.juryreceipt")
    sealed.open_desk()

    with (
        qtbot.capture_exceptions() as raised,
        qtbot.waitSignal(sealed.annex.receipts.refused) as refused,
    ):
        sealed.annex.receipts.read(path)
        sealed.put_into(Path("no\0folder"))

    assert isinstance(refused.args[0], ValueError)
    assert [kind for kind, *_others in raised] == [ValueError]
    assert "compté tel que vous l’avez envoyé" in sealed.findChild(Toast).text_label.text()


def test_a_receipt_is_found_again_the_next_evening(qtbot, sealed, open_screen, small_kit, tmp_path):
    drop(sealed, receipt_for(sealed, small_kit, tmp_path / "dropped.juryreceipt"))
    qtbot.waitUntil(lambda: "compté" in told(sealed))
    sealed.open_desk()
    assert len([*Path(sealed.annex.sealing.folder).glob("*.juryreceipt")]) == 2

    sealed.open_review()
    sealed.review_page.last_button.click()

    qtbot.waitUntil(sealed.sealed_page.isVisible)
    qtbot.waitUntil(lambda: "compté tel que vous l’avez envoyé" in told(sealed))


def test_a_receipt_can_be_chosen_by_keyboard(qtbot, sealed, small_kit, tmp_path):
    path = receipt_for(sealed, small_kit, tmp_path / "chosen.juryreceipt")

    sealed.sealed_page.receipt_button.setFocus()
    qtbot.keyClick(sealed.sealed_page.receipt_button, Qt.Key.Key_Space)
    [dialog] = sealed.findChildren(QFileDialog)
    assert dialog.isVisible()
    dialog.reject()
    sealed.annex.receipts.read(path)

    qtbot.waitUntil(lambda: "compté tel que vous l’avez envoyé" in told(sealed))
