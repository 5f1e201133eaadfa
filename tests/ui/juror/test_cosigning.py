"""A request to countersign dropped on the juror’s window: read, signed, and put into a file."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from jury_app.sealing.cosignature import (
    CosignRequest,
    SealedAward,
    read_co_signature,
    sign_request,
)

NOTHING = Qt.KeyboardModifier.NoModifier


def asked_of(screen, kit, path, **changes):
    award = SealedAward(
        domain="D01",
        domain_name="Pilotage / Évaluation des politiques publiques",
        application="21459653",
        title="Le budget vert",
        level="or",
        level_name="Territoria d’Or",
    )
    told = {
        "edition": kit.keys.id,
        "number": 1,
        "seal": "5" * 64,
        "code": "7QX2-M9TR",
        "sealed_at": "2026-11-04T12:40:00+01:00",
        "head": "0" * 64,
        "ballots": (screen.view.ballots[-1].digest,),
        "awards": (award,),
    } | changes
    path.write_bytes(sign_request(CosignRequest(**told), signing_key=kit.keys.signing_key))
    return path


def drop(screen, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    actions = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NOTHING)
    QApplication.sendEvent(screen, QDragEnterEvent(QPoint(5, 5), *actions))
    assert screen.annex.cosigning.drop.isVisible()
    QApplication.sendEvent(screen, QDropEvent(QPointF(5, 5), *actions))


@pytest.fixture
def asked(qtbot, sealed, small_kit, tmp_path):
    """The dialog of a request that was dropped."""
    drop(sealed, asked_of(sealed, small_kit, tmp_path / "r.juryseal"))
    qtbot.waitUntil(lambda: sealed.annex.cosigning.dialog is not None)
    yield sealed.annex.cosigning.dialog
    if sealed.annex.cosigning.dialog is not None:
        sealed.annex.cosigning.dialog.reject()


def test_the_juror_reads_what_is_sealed_before_signing(asked):
    assert "numéro 1" in asked.sentence_label.text()
    assert "tel que vous l’avez envoyé" in asked.ballot_label.text()
    model = asked.table.model()
    shown = [model.index(0, place).data() for place in range(model.columnCount())]
    assert shown[1:] == ["Territoria d’Or", "21459653 Le budget vert"]


def test_return_countersigns_and_the_file_is_where_ballots_go(
    qtbot, sealed, asked, small_kit, tmp_path
):
    sealed.put_into(tmp_path)

    qtbot.keyClick(asked, Qt.Key.Key_Return)

    qtbot.waitUntil(asked.done_label.isVisible)
    [file] = tmp_path.glob("*.jurycosign")
    assert file.name in asked.done_label.text()
    signed = read_co_signature(file.read_bytes(), file=file.name).content
    assert (signed.juror, signed.seal) == (small_kit.manifest.juror.id, "5" * 64)
    assert signed.ballot == sealed.view.ballots[-1].digest

    qtbot.keyClick(asked.message_button, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: file.with_suffix(".eml").exists())


def test_nothing_is_signed_by_closing_the_request(qtbot, sealed, asked, tmp_path):
    sealed.put_into(tmp_path)

    qtbot.keyClick(asked, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: sealed.annex.cosigning.dialog is None)
    assert list(tmp_path.glob("*.jurycosign")) == []


def test_a_juror_whose_ballot_is_left_out_is_warned(qtbot, sealed, small_kit, tmp_path):
    drop(sealed, asked_of(sealed, small_kit, tmp_path / "r.juryseal", ballots=()))

    qtbot.waitUntil(lambda: sealed.annex.cosigning.dialog is not None)

    dialog = sealed.annex.cosigning.dialog
    assert "n’est pas parmi ceux qui comptent" in dialog.ballot_label.text()
    dialog.reject()


def test_a_request_of_another_edition_is_told_and_nothing_is_shown(
    qtbot, sealed, small_kit, tmp_path
):
    drop(sealed, asked_of(sealed, small_kit, tmp_path / "r.juryseal", edition="AAAA-AAAA"))

    qtbot.waitUntil(sealed.error_bar.isVisible)
    assert "autre édition" in sealed.error_bar.sentence_label.text()
    assert sealed.annex.cosigning.dialog is None


def test_a_folder_that_takes_nothing_is_told_and_can_be_tried_again(qtbot, sealed, asked, tmp_path):
    sealed.put_into(tmp_path / "gone")

    qtbot.mouseClick(asked.sign_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(asked.error_bar.isVisible)
    assert asked.sign_button.isEnabled()
