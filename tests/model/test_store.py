"""The file on the disk: refused by name, alone at rest, kept in ten copies, found damaged."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.engine.interfaces import CacheStats

from jury_app import paths
from jury_app.errors import StoreError
from jury_app.files import replacing
from jury_app.model import migrating
from jury_app.model.backups import KEPT
from jury_app.model.database import Database, engine_of
from jury_app.model.entities import Domain
from jury_app.model.operations.edition import edit_domain
from jury_app.model.queries.edition import get_edition, list_domains
from jury_app.model.queries.edition_template import template_of
from jury_app.model.sqlite_file import PRAGMAS, StoreKind, connect
from jury_app.model.store import create_store
from jury_app.model.values import DomainValues

HOLDER = """
import sys
from pathlib import Path
from jury_app.model.database import Database
database = Database(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
database.close()
"""

OPENER = """
import sys
from pathlib import Path
from jury_app.errors import StoreError
from jury_app.model import sqlite_file
from jury_app.model.database import Database

sqlite_file.BUSY_SECONDS = 0.1
try:
    Database(Path(sys.argv[1])).close()
except StoreError as refusal:
    print(refusal.code, end="")
"""


@contextmanager
def held_elsewhere(path):
    """Let another process have the edition open; yield its number."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "open\n"
        yield process.pid
        process.communicate("\n")


def change(path, *statements):
    """Change a file as any program can."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def refusal_of(path):
    with pytest.raises(StoreError) as refusal:
        Database(path)
    return refusal.value.code


def found(database):
    return [each.code for each in database.check()]


def rename(database, domain_id, name):
    return database.write(
        edit_domain, domain_id=domain_id, values=DomainValues(code="D01", name=name)
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"%PDF-1.7\n%not a database at all" * 40, "store_foreign"),
        (b"x", "store_foreign"),
        (b"SQLite format 3\0" + b"\xff" * 4096, "store_foreign"),
        (b"SQLite format 3\0", "store_foreign"),
        (b"y" * 511, "store_foreign"),
        (b"y" * 512, "store_foreign"),
        (b"PK\3\4" + b"\0" * 2000, "store_foreign"),
    ],
)
def test_what_is_no_edition_is_refused_by_name_and_left_as_it_is(tmp_path, content, code):
    path = tmp_path / "edition.jury"
    path.write_bytes(content)

    assert refusal_of(path) == code
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["edition.jury"]


def test_a_missing_file_is_not_made(tmp_path):
    path = tmp_path / "edition.jury"

    assert refusal_of(path) == "file_missing"
    assert not path.exists()


def test_the_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / "edition.jury"
    change(path, "CREATE TABLE edition (id INTEGER)")
    before = path.read_bytes()

    assert refusal_of(path) == "store_foreign"
    assert path.read_bytes() == before


def test_a_work_file_of_a_juror_is_not_an_edition(tmp_path):
    path = tmp_path / "edition.jury"
    create_store(path, StoreKind(application_id=0x4A757277, version=1), migrating.upgrade)

    assert refusal_of(path) == "store_foreign"


def test_a_newer_edition_asks_for_a_newer_application(edition_file):
    change(edition_file, f"PRAGMA user_version={migrating.EDITION.version + 1}")
    before = edition_file.read_bytes()

    assert refusal_of(edition_file) == "store_newer"
    assert edition_file.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER spy AFTER INSERT ON journal_entry BEGIN DELETE FROM juror; END",
        "CREATE VIEW spy AS SELECT * FROM juror",
        "DROP TRIGGER journal_entry_no_update",
    ],
)
def test_a_schema_that_would_act_on_our_behalf_is_refused(edition_file, statement):
    change(edition_file, statement)
    before = edition_file.read_bytes()

    assert refusal_of(edition_file) == "store_hostile"
    assert edition_file.read_bytes() == before


def test_a_trigger_of_ours_that_says_something_else_is_refused(edition_file):
    change(
        edition_file,
        "DROP TRIGGER journal_entry_no_update",
        "CREATE TRIGGER journal_entry_no_update AFTER INSERT ON juror BEGIN DELETE FROM juror; END",
    )

    assert refusal_of(edition_file) == "store_hostile"


def test_a_text_where_a_number_stands_is_damage(edition_file):
    change(
        edition_file,
        "INSERT INTO domain (code, name, sponsor, position) VALUES ('D77', 'Mer', '', 'last')",
    )

    assert refusal_of(edition_file) == "store_damaged"


def test_a_cut_file_is_damaged(edition_file):
    with edition_file.open("rb+") as file:
        file.truncate(edition_file.stat().st_size // 2)

    assert refusal_of(edition_file) == "store_damaged"


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=settings.default.max_examples // 2,
)
@given(place=st.integers(0, 10**6), byte=st.integers(1, 255))
def test_one_changed_byte_never_makes_a_crash(founded, tmp_path, place, byte):
    path = tmp_path / "spoiled.jury"
    data = bytearray(founded.read_bytes())
    data[place % len(data)] ^= byte
    path.write_bytes(data)

    try:
        database = Database(path)
    except StoreError as error:
        assert error.code.startswith("store_")  # noqa: PT017 -- either is well
        return
    with closing(database):
        database.check()


def test_a_changed_byte_in_the_journal_is_found_in_the_file_itself(founded, tmp_path):
    data = founded.read_bytes()
    start = data.index(b'{"actor":"secretariat"')
    for place in range(start, start + 40):
        for byte in (0x01, 0x80):
            changed = bytearray(data)
            changed[place] ^= byte
            path = tmp_path / "spoiled.jury"
            path.write_bytes(changed)
            with closing(Database(path)) as database:
                assert found(database) == ["journal_broken"]


def test_two_windows_never_have_the_same_file_and_the_second_learns_who_has_it(
    edition_file, impatient
):
    with held_elsewhere(edition_file) as holder, pytest.raises(StoreError) as refusal:
        Database(edition_file)

    assert refusal.value.code == "edition_in_use"
    assert f"nº {holder}" in str(refusal.value)
    Database(edition_file).close()


def test_a_file_is_alone_at_rest(edition_file, tmp_path):
    with closing(Database(edition_file)) as database:
        rename(database, 1, "Autrement")

    assert [each.name for each in tmp_path.iterdir()] == ["edition.jury"]
    with closing(sqlite3.connect(edition_file)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_closed_file_opens_again_with_all_that_was_written(edition_file):
    for number in range(3):
        with closing(Database(edition_file)) as database:
            rename(database, 1, f"Nom {number}")

    with closing(Database(edition_file)) as database:
        assert database.read(list_domains)[0].values.name == "Nom 2"
        assert database.check() == []


def test_a_refused_file_is_let_go(edition_file):
    change(edition_file, "CREATE VIEW spy AS SELECT 1")
    refusal_of(edition_file)

    change(edition_file, "DROP VIEW spy")

    Database(edition_file).close()


def test_the_name_left_behind_by_a_killed_process_stops_nobody(edition_file):
    left = edition_file.with_name(f".{edition_file.name}.open")
    left.write_text(json.dumps({"user": "x", "host": "y", "pid": 1}), encoding="utf-8")

    with closing(Database(edition_file)):
        assert json.loads(left.read_text(encoding="utf-8"))["pid"] == os.getpid()

    assert not left.exists()


def test_the_settings_are_those_that_lost_nothing(database):
    with engine_of(database).connect() as connection:
        ask = connection.exec_driver_sql
        found = {name: ask(f"PRAGMA {name}").scalar_one() for name in (
            "journal_mode", "synchronous", "fullfsync", "locking_mode", "foreign_keys",
            "trusted_schema", "cell_size_check", "secure_delete", "busy_timeout",
        )}  # fmt: skip

    assert found == {
        "journal_mode": "delete",
        "synchronous": 3,
        "fullfsync": 1,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }
    assert len(PRAGMAS) + len(("locking_mode", "busy_timeout")) == len(found)


def test_a_document_over_the_edition_that_is_open_is_refused_and_it_stays_ours(edition_file):
    with closing(Database(edition_file)):
        with pytest.raises(StoreError) as refusal, replacing(edition_file):
            pass
        command = [sys.executable, "-c", OPENER, str(edition_file)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout

    assert (refusal.value.code, told) == ("file_exists", "edition_in_use")


def test_nobody_reads_a_file_before_it_is_theirs(edition_file, impatient):
    with (
        closing(connect(edition_file)),  # two that had read it would wait for one another
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        connect(edition_file)


def test_an_edition_is_never_written_over_another_file(edition_file):
    before = edition_file.read_bytes()

    with pytest.raises(StoreError) as refusal:
        Database.create(edition_file)

    assert refusal.value.code == "file_exists"
    assert edition_file.read_bytes() == before


def test_an_edition_is_not_made_in_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(StoreError) as refusal:
        Database.create(tmp_path / "nowhere" / "edition.jury")

    assert refusal.value.code == "folder_missing"
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_of_an_edition_that_could_not_be_made(tmp_path):
    path = tmp_path / "edition.jury"

    def broken(_engine):
        raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError, match="on purpose"):
        create_store(path, migrating.EDITION, broken)

    assert list(tmp_path.iterdir()) == []


def test_a_back_up_is_a_whole_edition(year):
    year.application("A1")

    copy = year.database.back_up("import")

    year.close()
    with closing(Database(copy)) as database:
        assert database.check() == []
        assert database.read(get_edition).values.year == 2026
    assert re.fullmatch(r"00000001-\d{8}T\d{6}Z-[0-9a-f]{12}-import\.jury", copy.name)
    assert copy.is_relative_to(paths.user_data() / "backups")


def test_a_copy_is_named_in_the_hours_of_greenwich_wherever_the_room_is(edition_file):
    noon = datetime(2026, 9, 30, 12, 5, 9, tzinfo=timezone(timedelta(hours=2)))
    with closing(Database(edition_file, clock=lambda: noon)) as database:
        copy = database.back_up("opening")

        assert copy.name.startswith("00000001-20260930T100509Z-")
        assert database.backups() == [copy]


def test_ten_back_ups_are_kept_the_newest_last(year):
    made = []
    for number in range(KEPT + 3):
        rename(year.database, 1, f"Nom {number}")
        made.append(year.database.back_up("opening"))

    assert year.database.backups() == made[-KEPT:]


def test_the_last_copy_of_a_rare_occasion_outlives_those_of_each_opening(year):
    made = []
    for number, occasion in enumerate(["rectification", "closing", *["opening"] * (KEPT + 3)]):
        rename(year.database, 1, f"Nom {number}")
        made.append(year.database.back_up(occasion))

    assert year.database.backups() == [*made[:2], *made[-KEPT:]]
    rename(year.database, 1, "Encore")
    again = year.database.back_up("closing")
    rename(year.database, 1, "Puis")
    last = year.database.back_up("opening")
    assert made[1] not in year.database.backups()
    assert year.database.backups()[0] == made[0]
    assert year.database.backups()[-2:] == [again, last]


def test_going_on_from_an_older_copy_overwrites_none_of_the_newer_ones(edition_file, tmp_path):
    later = datetime(2030, 1, 1, tzinfo=UTC)
    with closing(Database(edition_file, clock=lambda: later)) as database:
        made = []
        for number in range(5):
            rename(database, 1, f"Nom {number}")
            made.append(database.back_up("closing"))
    contents = [path.read_bytes() for path in made]
    restored = Path(shutil.copy(made[1], tmp_path / "restored.jury"))

    with closing(Database(restored)) as database:  # and the clock was wrong before, or is now
        for number in range(KEPT - 3):
            rename(database, 1, f"Autrement {number}")
            made.append(database.back_up("closing"))

        assert database.backups() == made[-KEPT:]
    assert [path.read_bytes() for path in made[2:5]] == contents[2:]


def test_copies_named_as_they_once_were_are_older_and_make_room_first(year):
    rename(year.database, 1, "Aujourd’hui")
    first = year.database.back_up("opening")
    first.unlink()
    old = [first.with_name(f"{number:08}-closing.jury") for number in range(1, KEPT + 1)]
    own = first.with_name("copie de ma main.jury")
    for path in (*old, own):
        path.write_bytes(b"a copy")

    copy = year.database.back_up("opening")

    assert year.database.backups() == [*old[1:], copy]
    assert own.exists()


def test_a_copy_that_is_worked_on_where_it_lies_is_neither_its_own_copy_nor_removed(year):
    copy = year.database.back_up("opening")

    with closing(Database(copy)) as database:
        for number in range(KEPT + 2):
            another = database.back_up("closing")
            assert another != copy
            rename(database, 1, f"Nom {number}")

        assert len(database.backups()) == KEPT
    assert copy.exists()


def test_what_did_not_change_is_not_copied_again(year):
    year.application("A1")

    first = year.database.back_up("opening")
    stamp = first.stat().st_mtime_ns
    second = year.database.back_up("import")

    assert (second, second.stat().st_mtime_ns) == (first, stamp)
    assert year.database.backups() == [first]


def test_editions_do_not_mix_their_back_ups(year, tmp_path):
    year.database.back_up("opening")
    other = tmp_path / "other.jury"
    shutil.copy(year.database.back_up("opening"), other)
    change(other, "UPDATE edition SET key = 'another'")

    with closing(Database(other)) as database:
        assert database.backups() == []


def test_each_fault_of_a_damaged_file_is_counted(edition_file):
    spoil_indexes(edition_file)

    with closing(Database(edition_file)) as database:
        damaged, faults = database.check()

    assert (damaged.code, faults.code) == ("store_damaged", "store_faults")
    assert faults.details["count"] > 1
    assert faults.details["first"] in faults.text
    assert str(faults.details["count"]) in faults.text


def test_no_copy_is_kept_of_a_damaged_file(edition_file):
    spoil_indexes(edition_file)

    with closing(Database(edition_file)) as database:
        with pytest.raises(StoreError) as refusal:
            database.back_up("opening")

        assert refusal.value.code == "store_damaged"
        assert edition_file.name in str(refusal.value)
        assert database.backups() == []
    assert not list(paths.user_data().rglob("*.partial"))


def test_a_back_up_does_not_hold_the_edition_up(year):
    year.database.back_up("opening")

    rename(year.database, 1, "Ensuite")

    assert year.one(Domain, 1).name == "Ensuite"


def test_a_full_disk_is_said_and_loses_nothing(year):
    rename(year.database, 1, "Enregistré")
    with engine_of(year.database).connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    with pytest.raises(StoreError) as refusal:
        rename(year.database, 1, "Trop long " * 400)

    assert refusal.value.code == "disk_full"
    assert year.one(Domain, 1).name == "Enregistré"
    assert year.database.check() == []


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc to pull a file out")
def test_a_medium_that_was_pulled_out_is_said_and_what_was_saved_is_there(year):
    rename(year.database, 1, "Enregistré")
    path = year.database.path
    kept = path.read_bytes()
    pull_out(path)

    with pytest.raises(StoreError) as refusal:
        rename(year.database, 1, "Perdu" * 800)

    assert refusal.value.code == "store_removed"
    year.close()
    path.write_bytes(kept)
    with closing(Database(path)) as database:
        assert database.read(list_domains)[0].values.name == "Enregistré"


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc to pull a file out")
def test_reading_from_a_medium_that_was_pulled_out_is_a_refusal_too(edition_file):
    with closing(Database(edition_file)) as database:
        with engine_of(database).connect() as connection:
            connection.exec_driver_sql("PRAGMA cache_size=1")
        pull_out(edition_file)

        with pytest.raises(StoreError) as refusal:
            database.read(template_of)

    assert refusal.value.code == "store_removed"


@pytest.mark.parametrize("occupied", ["", "backups"])
def test_a_back_up_that_cannot_be_written_is_said(year, occupied):
    place = paths.user_data() / occupied
    if place.exists():
        place.rmdir()
    place.write_bytes(b"a file where the folder should be")

    with pytest.raises(StoreError) as refusal:
        year.database.back_up("opening")

    assert refusal.value.code == "backup_unwritable"
    assert year.database.check() == []


def spoil_indexes(path):
    """Let an index say other than its rows, which a quick look at opening does not see."""
    change(
        path,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql = replace(sql, '(seq)', '(id)') WHERE name = 'ix_change_seq'",
    )


def pull_out(path):
    """Take a file away under the feet of whoever has it open, as a stick that is pulled out."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    for handle in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            if handle.readlink() == path:
                os.dup2(nothing, int(handle.name))
    os.close(nothing)


def test_what_was_asked_of_one_edition_is_not_worded_again_for_the_next(edition_file, tmp_path):
    other = Path(shutil.copy(edition_file, tmp_path / "other.jury"))
    with closing(Database(edition_file)) as database:
        database.read(list_domains)
    hits = []

    def note(_connection, _cursor, _statement, _values, context, _many):
        if context.compiled is not None:
            hits.append(context.cache_hit)

    with closing(Database(other)) as database:
        event.listen(engine_of(database), "before_cursor_execute", note)
        assert len(database.read(list_domains)) == 20

    assert {*hits} == {CacheStats.CACHE_HIT}
