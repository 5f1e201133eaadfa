"""Restoring in the middle of a year: what is had back goes on; copies of any schema are read."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from jury_app import paths
from jury_app.errors import JuryError, StoreError
from jury_app.exchange.backups import restore_beside, verify_copy
from jury_app.exchange.closing import close
from jury_app.exchange.collecting import collect
from jury_app.exchange.opening import open_ballots
from jury_app.exchange.recovery import new_sheet, read_recovery_file
from jury_app.exchange.restoring import restore
from jury_app.model.database import Database
from jury_app.progress import finish

SCHEMAS = Path(__file__).parent.parent / "files" / "schema"
PHRASE = "autre"
BENALI, CARPENTIER = "Fatima Benali", "Olivier Carpentier"


def test_an_edition_lost_after_the_ballots_came_is_opened_and_closed_elsewhere(
    year, seal, open_year, tmp_path
):
    sheet = finish(new_sheet(year.database, tmp_path / "sheet", passphrase=None))
    first = seal(BENALI, {"A1": (9, 9, 9, 9), "A2": (5, 5, 5, 5)})
    later = seal(CARPENTIER, {"A1": (8, 8, 8, 8), "A2": (6, 6, 6, 6)})
    finish(collect(year.database, [first.path], passphrase=None))
    backup = year.database.back_up("opening")
    out = tmp_path / "restored.jury"

    key = read_recovery_file(sheet.text)
    restored = finish(restore(backup, out, recovery=key, passphrase=PHRASE))

    assert (restored.ballots, restored.findings) == (1, ())
    with closing(open_year(out)) as again:
        # A kit issued before the loss, and before the sheet, still makes a ballot that counts.
        finish(collect(again.database, [later.path], passphrase=PHRASE))
        opened = finish(open_ballots(again.database, passphrase=PHRASE, witnesses=[]))
        assert opened.ballots == 2
        again.decide("A1", "or")
        assert finish(close(again.database, passphrase=PHRASE, settle=True)).decisions == 2
        assert again.database.check() == []


def test_a_journal_that_was_altered_is_not_given_back(year, tmp_path):
    sheet = finish(new_sheet(year.database, tmp_path / "sheet", passphrase=None))
    backup = Path(shutil.copy(year.database.back_up("opening"), tmp_path / "backup.jury"))
    with closing(sqlite3.connect(backup)) as file:
        triggers = [*file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")]
        for name, _sql in triggers:
            file.execute(f'DROP TRIGGER "{name}"')
        file.execute("UPDATE journal_entry SET entry = replace(entry, '2026', '2025')")
        for _name, sql in triggers:
            file.execute(sql)
        file.commit()

    with pytest.raises(StoreError) as refusal:
        finish(
            restore(
                backup,
                tmp_path / "out.jury",
                recovery=read_recovery_file(sheet.text),
                passphrase=None,
            )
        )

    assert refusal.value.code == "journal_broken"
    assert not (tmp_path / "out.jury").exists()


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_a_copy_of_any_schema_is_read_without_touching_the_back_ups(version, year, tmp_path):
    backup = Path(shutil.copy(SCHEMAS / f"v{version}.jury", tmp_path / "backup.jury"))
    before = backup.read_bytes()
    kept = sorted(paths.user_data().rglob("*.jury"))

    found = {each.code for each in finish(verify_copy(year.database, backup))}
    beside = finish(restore_beside(year.database, backup))
    with pytest.raises(JuryError) as refusal:
        finish(restore(backup, tmp_path / "out.jury", recovery="AGE", passphrase=None))

    assert found <= {"ballot_altered"}  # nobody signed the ballots of these files
    assert refusal.value.code == "recovery_key_wrong"
    assert beside.parent == year.database.path.parent
    with closing(Database(beside)) as database:
        assert database.check() == []
    assert backup.read_bytes() == before
    assert sorted(paths.user_data().rglob("*.jury")) == kept
