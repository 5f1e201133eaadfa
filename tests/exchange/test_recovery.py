"""A new recovery sheet: never a key that nobody holds, never a sheet of a key that is not."""

import pytest

from jury_app.errors import StoreError
from jury_app.exchange.founding import unlock
from jury_app.exchange.recovery import new_sheet, read_recovery_file, write_sheet
from jury_app.model.queries.edition import get_edition, wrapped_keys
from jury_app.progress import finish
from jury_app.sealing.keys import recover, with_new_recovery


def test_a_sheet_whose_key_is_in_force_is_kept_whatever_fails_after(year, tmp_path):
    def fail(_changes):
        raise RuntimeError("a window that cannot show it")

    before = year.database.read(get_edition).recovery_recipient
    year.database.subscribe(fail)
    with pytest.raises(RuntimeError):
        finish(new_sheet(year.database, tmp_path / "sheet", passphrase=None))

    assert year.database.read(get_edition).recovery_recipient != before
    page, text = sorted((tmp_path / "sheet").iterdir())
    assert page.read_bytes().startswith(b"%PDF")
    assert recover(year.database.read(wrapped_keys)[0], read_recovery_file(text)).id


def test_a_sheet_whose_key_did_not_come_in_force_is_dropped(year, tmp_path):
    before = year.database.read(get_edition).recovery_recipient
    steps = new_sheet(year.database, tmp_path / "sheet", passphrase=None)
    next(steps)
    moved = year.database.path.rename(tmp_path / "moved.jury")
    with pytest.raises(StoreError):
        finish(steps)
    moved.rename(year.database.path)

    assert year.database.read(get_edition).recovery_recipient == before
    assert list((tmp_path / "sheet").iterdir()) == []


def test_a_sheet_is_there_whole_or_not_at_all(year, tmp_path):
    _keys, key = with_new_recovery(unlock(year.database, None))
    folder = tmp_path / "sheet"
    written = write_sheet(year.database, tmp_path, key)
    (folder / written.text.name).mkdir(parents=True)
    (folder / written.text.name / "something").touch()

    with pytest.raises(StoreError) as refusal:
        write_sheet(year.database, folder, key)

    assert refusal.value.code == "file_unwritable"
    assert [each.name for each in folder.iterdir()] == [written.text.name]
