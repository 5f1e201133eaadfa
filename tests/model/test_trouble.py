"""A file that was there and answers no more: moved, exchanged, pulled out, damaged, or failing."""

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from jury_app.errors import StoreError
from jury_app.model import journal
from jury_app.model.database import Database, engine_of
from jury_app.model.operations.edition import edit_domain
from jury_app.model.queries.edition import list_domains
from jury_app.model.queries.edition_template import template_of
from jury_app.model.values import DomainValues

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody move an open file")

WORKER = """
import resource, sys
from pathlib import Path
from jury_app.errors import StoreError
from jury_app.model.database import Database
from jury_app.model.operations.edition import edit_domain
from jury_app.model.values import DomainValues

def save(name):
    values = DomainValues(code="D01", name=name)
    database.write(edit_domain, domain_id=1, values=values)

database = Database(Path(sys.argv[1]))
save("Enregistré")
exec(sys.argv[2])
try:
    save("Perdu " * 600)
except StoreError as error:
    print(error.code)
database.close()
"""
NO_LARGER = """
size = Path(sys.argv[1]).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
"""
HANDLES = Path("/proc/self/fd")
PULL_OUT = "import subprocess; subprocess.run(['umount', '--lazy', sys.argv[3]], check=True)"
ON_A_MEDIUM = (
    'mount -t tmpfs none "$2" && cp "$1" "$2/edition.jury" && '
    'exec "$3" -c "$4" "$2/edition.jury" "$5" "$2"'
)


@pytest.fixture
def opened(edition_file):
    with closing(Database(edition_file)) as database:
        with engine_of(database).connect() as connection:
            connection.exec_driver_sql("PRAGMA cache_size=1")
        save(database, "Enregistré")
        yield database


def save(database, name):
    values = DomainValues(code="D01", name=name)
    database.write(edit_domain, domain_id=1, values=values)


def pull_out(path):
    """Let every handle on a file answer with an error, as those of a medium that is gone do."""
    folder = os.open(path.parent, os.O_RDONLY)
    for handle in HANDLES.iterdir():
        if handle.exists() and handle.samefile(path):
            os.dup2(folder, int(handle.name))
    os.close(folder)


def refusal(function, *arguments):
    with pytest.raises(StoreError) as told:
        function(*arguments)
    return told.value.code


def test_a_file_that_was_renamed_is_said_to_be_moved_and_holds_what_was_saved(opened, tmp_path):
    elsewhere = opened.path.rename(tmp_path / "ailleurs.jury")

    assert refusal(save, opened, "Perdu") == "store_moved"

    opened.close()
    with closing(Database(elsewhere)) as database:
        assert database.read(list_domains)[0].values.name == "Enregistré"


def test_a_folder_that_went_is_a_medium_that_was_removed(edition_file, tmp_path):
    medium = tmp_path / "medium"
    medium.mkdir()
    with closing(Database(Path(shutil.move(edition_file, medium)))) as database:
        medium.rename(tmp_path / "pulled out")

        assert refusal(save, database, "Perdu") == "store_removed"


def test_a_file_that_was_exchanged_is_not_written_and_a_copy_holds_what_was_saved(
    opened, founded, tmp_path
):
    other = Path(shutil.copy(founded, tmp_path / "other"))
    before = other.read_bytes()
    other.replace(opened.path)

    assert refusal(save, opened, "Perdu") == "store_replaced"

    assert opened.path.read_bytes() == before
    with closing(Database(opened.back_up("closing"))) as database:
        assert database.read(list_domains)[0].values.name == "Enregistré"


def test_pages_that_make_no_sense_are_damage_and_not_a_medium_removed(opened):
    size = opened.path.stat().st_size
    with opened.path.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))

    assert refusal(opened.read, template_of) == "store_damaged"
    assert refusal(save, opened, "Perdu") == "store_damaged"
    assert refusal(opened.back_up, "closing") == "store_damaged"
    assert "store_damaged" in [each.code for each in opened.check()]


@pytest.mark.parametrize("size", [0, 8])
def test_a_file_that_was_emptied_is_damaged(opened, size):
    os.truncate(opened.path, size)

    assert refusal(opened.read, template_of) == "store_damaged"


def test_what_went_is_no_finding_of_a_check(opened):
    before = opened.path.read_bytes()
    os.truncate(opened.path, 4096)
    (opened.path.parent / "other").write_bytes(before)
    (opened.path.parent / "other").replace(opened.path)

    assert refusal(opened.check) == "store_replaced"


@pytest.mark.skipif(not HANDLES.is_dir(), reason="needs to see its own handles")
def test_what_can_no_longer_be_read_is_refused_and_never_said_to_be_tampered_with(opened):
    pull_out(opened.path)

    assert refusal(opened.check) == "store_removed"
    assert refusal(opened.read, journal.first_break) == "store_removed"


def test_a_disk_that_takes_no_more_of_a_file_that_is_there_is_failing(edition_file):
    done = subprocess.run(
        [sys.executable, "-c", WORKER, str(edition_file), NO_LARGER],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "store_failing\n"
    with closing(Database(edition_file)) as database:
        assert database.check() == []
        assert database.read(list_domains)[0].values.name == "Enregistré"


def may_mount():
    command = ["unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none"]
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*command, "/mnt"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not may_mount(), reason="needs to be allowed to mount a medium of its own")
def test_a_medium_that_is_unmounted_is_said_to_be_removed(edition_file, tmp_path):
    medium = tmp_path / "medium"
    medium.mkdir()
    script = (str(edition_file), str(medium), sys.executable, WORKER, PULL_OUT)
    namespace = ("unshare", "--user", "--map-root-user", "--mount")

    done = subprocess.run(
        [*namespace, "sh", "-c", ON_A_MEDIUM, "sh", *script],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "store_removed\n"
