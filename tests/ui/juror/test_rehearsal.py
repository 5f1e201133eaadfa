"""A juror’s window on the kit of a rehearsal: nobody marks there and thinks that it counts."""

import runpy
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jury_app.desk import receipts
from jury_app.desk.desk import Desk
from jury_app.errors import RefusedFileError
from jury_app.sealing.kit import open_kit
from jury_app.sealing.outside import MARK
from jury_app.sealing.receipt import Receipt, sign_receipt

KITS = runpy.run_path(str(Path(__file__).parents[2] / "desk" / "kits.py"))


@pytest.fixture
def played_kit(tmp_path):
    return KITS["make_kit"](tmp_path, count=2, rehearsal=True)


def test_the_window_says_so_over_everything_else(qtbot, unlocked_window, played_kit):
    window = unlocked_window(played_kit)

    header = window.screen_page.header
    assert window.windowTitle().startswith("ESSAI – ")
    qtbot.waitUntil(header.band.isVisible)
    assert header.band.accessibleName() == "ESSAI"
    assert header.band.mapTo(window, header.band.rect().topLeft()).y() == 0


def test_a_real_kit_has_no_such_band(unlocked_window, made_kit):
    window = unlocked_window(made_kit)

    assert not hasattr(window.screen_page.header, "band")
    assert "ESSAI" not in window.windowTitle()


def test_what_is_sealed_there_shows_outside_what_it_is(played_kit, tmp_path):
    with open_kit(played_kit.path, played_kit.code) as kit, Desk(kit) as desk:
        sealed = desk.seal(tmp_path)

    told = {"revision": 1, "received_at": datetime.now(UTC), "code": "K7QX", "is_last": True}
    read = receipts.ReadReceipt(**told, is_rehearsal=True)

    assert sealed.path.name.startswith("ESSAI-")
    assert sealed.path.read_bytes().startswith(MARK)
    assert read.sentence.startswith("ESSAI – ")


def test_a_real_window_refuses_a_receipt_of_a_rehearsal_by_name(made_kit, tmp_path):
    receipt = Receipt(
        edition=made_kit.keys.id,
        juror=made_kit.manifest.juror.id,
        revision=1,
        ballot="0" * 64,
        seq=1,
        head="0" * 64,
        at="2026-10-01T09:00:00+02:00",
        rehearsal=True,
    )
    path = tmp_path / "essai.juryreceipt"
    path.write_bytes(sign_receipt(receipt, signing_key=made_kit.keys.signing_key))

    with (
        open_kit(made_kit.path, made_kit.code) as kit,
        Desk(kit) as desk,
        pytest.raises(RefusedFileError) as refused,
    ):
        receipts.read(desk, path)

    assert refused.value.code == "receipt_of_rehearsal"
