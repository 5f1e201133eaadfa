"""An edition whose machine is lost is had back: a back-up, the recovery file, another computer."""

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from jury_app.exchange.founding import unlock
from jury_app.model.database import Database
from jury_app.model.queries.edition import wrapped_keys
from jury_app.sealing.keys import recover

PHRASE, OTHER = "la phrase de l’édition", "une autre phrase"


@pytest.fixture
def phrase(tmp_path):
    file = tmp_path / "phrase.txt"
    file.write_text(PHRASE, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def founded(elsewhere, tmp_path_factory):
    """An edition under a passphrase, with its recovery sheet; never written to."""
    folder = tmp_path_factory.mktemp("founded")
    (folder / "phrase.txt").write_text(PHRASE, encoding="utf-8")
    words = ("--recovery-sheet", folder / "sheet", "--passphrase-file", folder / "phrase.txt")
    _status, document = elsewhere(folder, "new", folder / "edition.jury", *words)
    return folder, document


def test_an_edition_is_founded_with_its_sheet_on_one_page_and_in_a_file(founded):
    folder, document = founded
    sheet = document["recovery_sheet"]

    assert Path(sheet["page"]).read_bytes().startswith(b"%PDF")
    text = Path(sheet["text"]).read_text(encoding="utf-8")
    assert text.splitlines()[-1] == document["recovery"]
    assert all(line.startswith("#") for line in text.splitlines()[:-1])
    assert sheet["code"] in text
    assert Path(sheet["text"]).parent == folder / "sheet"
    assert document["recovery"].encode() not in (folder / "edition.jury").read_bytes()


def test_no_edition_is_founded_whose_sheet_cannot_be_written(ask, tmp_path):
    (tmp_path / "taken").write_text("a file")

    words = ("--recovery-sheet", tmp_path / "taken")
    status, refused = ask("new", tmp_path / "edition.jury", *words)

    assert (status, refused["error"]["code"]) == (1, "folder_unwritable")
    assert not (tmp_path / "edition.jury").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows says otherwise who may read a file")
def test_nobody_else_of_the_machine_reads_the_recovery_sheet_or_the_codes(founded, road):
    folder, _document = founded
    secrets = [*(folder / "sheet").iterdir(), *road.folder.rglob("codes.csv")]

    assert len(secrets) == 3
    assert {oct(stat.S_IMODE(each.stat().st_mode)) for each in secrets} == {"0o600"}


def test_the_recovery_file_alone_opens_what_the_passphrase_locked(founded, ask, tmp_path):
    folder, document = founded
    out = tmp_path / "restored.jury"
    before = (folder / "edition.jury").read_bytes()

    file = document["recovery_sheet"]["text"]
    status, restored = ask(
        "restore", folder / "edition.jury", "--recovery-file", file, "--out", out
    )

    assert (status, restored["edition"]) == (0, str(out))
    assert (restored["passphrase"], restored["findings"], restored["acts"]) == (False, [], 2)
    with closing(Database(folder / "edition.jury")) as lost, closing(Database(out)) as database:
        assert unlock(database, None) == unlock(lost, PHRASE)
        assert recover(database.read(wrapped_keys)[0], document["recovery"])
        assert database.check() == []
    assert (folder / "edition.jury").read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["restored.jury"]


def test_a_restored_edition_is_locked_by_the_new_passphrase(founded, ask, tmp_path):
    folder, document = founded
    out, file = tmp_path / "restored.jury", tmp_path / "new.txt"
    file.write_text(OTHER, encoding="utf-8")
    key = tmp_path / "typed.txt"
    key.write_text(document["recovery"].lower(), encoding="utf-8")

    words = ("--recovery-file", key, "--out", out, "--passphrase-file", file)
    assert ask("restore", folder / "edition.jury", *words)[1]["passphrase"] is True

    with closing(Database(out)) as database:
        assert unlock(database, OTHER)
    status, refused = ask(
        "recovery-sheet", out, "--out", tmp_path, "--passphrase-file", folder / "phrase.txt"
    )
    assert (status, refused["error"]["code"]) == (1, "passphrase_wrong")
    assert OTHER.encode() not in out.read_bytes()


def test_what_cannot_be_restored_is_refused_by_name_and_nothing_is_written(
    founded, ask, edition, impatient, tmp_path
):
    folder, document = founded
    lost = folder / "edition.jury"
    key = Path(document["recovery_sheet"]["text"])
    kept = {
        "empty": tmp_path / "empty.jury",
        "note": tmp_path / "note.jury",
        "newer": Path(shutil.copy(lost, tmp_path / "newer.jury")),
        "cut": tmp_path / "cut.jury",
        "pdf": Path(document["recovery_sheet"]["page"]),
    }
    kept["empty"].touch()
    kept["note"].write_bytes(b"note\n" * 400)
    kept["cut"].write_bytes(lost.read_bytes()[:20_000])
    with closing(sqlite3.connect(kept["newer"])) as file:
        file.execute("PRAGMA user_version=999")
    out = tmp_path / "out.jury"

    def refused(backup, file=key):
        status, answer = ask("restore", backup, "--recovery-file", file, "--out", out)
        assert status == 1
        assert not out.exists()
        assert not [*tmp_path.glob(".out*")]
        return answer["error"]["code"]

    assert refused(edition) == "recovery_key_wrong"
    assert refused(tmp_path / "none.jury") == "file_missing"
    assert refused(kept["empty"]) == refused(kept["note"]) == "backup_not_one"
    assert refused(kept["pdf"]) == "backup_not_one"
    assert refused(tmp_path) == "file_is_folder"
    assert refused(kept["newer"]) == "store_newer"
    assert refused(kept["cut"]) == "backup_damaged"
    assert refused(lost, kept["pdf"]) == "recovery_file_unfit"
    assert refused(lost, tmp_path / "none.txt") == "recovery_file_unreadable"
    with closing(Database(edition)):
        assert refused(edition) == "edition_in_use"


def test_nothing_is_ever_restored_over_a_file_that_is_there(founded, ask, edition):
    folder, document = founded
    before = edition.read_bytes()

    file = document["recovery_sheet"]["text"]
    words = ("--recovery-file", file, "--out", edition)
    status, refused = ask("restore", folder / "edition.jury", *words)

    assert (status, refused["error"]["code"]) == (1, "file_exists")
    assert edition.read_bytes() == before


def test_a_back_up_that_cannot_be_written_beside_is_read_all_the_same(founded, ask, tmp_path):
    folder, document = founded
    stick = tmp_path / "stick"
    stick.mkdir()
    backup = Path(shutil.copy(folder / "edition.jury", stick))
    backup.chmod(0o400)
    stick.chmod(0o500)
    words = ("--recovery-file", document["recovery_sheet"]["text"], "--out", tmp_path / "r.jury")

    assert ask("restore", backup, *words)[0] == 0

    assert [each.name for each in stick.iterdir()] == ["edition.jury"]


def test_a_new_sheet_takes_the_place_of_the_one_before(founded, ask, phrase, tmp_path):
    folder, document = founded
    edition = Path(shutil.copy(folder / "edition.jury", tmp_path / "edition.jury"))
    words = ("--out", tmp_path / "sheet", "--passphrase-file", phrase)

    status, sheet = ask("recovery-sheet", edition, *words)

    assert status == 0
    assert sheet["code"] != document["recovery_sheet"]["code"]
    out = ("--out", tmp_path / "restored.jury", "--recovery-file")
    old = ask("restore", edition, *out, document["recovery_sheet"]["text"])[1]
    assert old["error"]["code"] == "recovery_key_wrong"
    assert ask("restore", edition, *out, sheet["text"])[0] == 0
    assert ask("restore", folder / "edition.jury", "--out", tmp_path / "2.jury", *out[2:],
               document["recovery_sheet"]["text"])[0] == 0  # fmt: skip


def test_a_whole_edition_is_had_back_on_another_computer_to_the_byte(
    road, elsewhere, ask, tmp_path
):
    """The drill: the folder is lost; there are a back-up, the recovery file, another machine."""
    lost = tmp_path / "first machine"
    lost.mkdir()
    edition = Path(shutil.copy(road.folder / "edition.jury", lost / "edition.jury"))
    standings = elsewhere(lost, "standings", edition)
    _status, published = elsewhere(lost, "publish", edition, "--out", lost / "documents")
    documents = {Path(each["file"]).name: Path(each["file"]) for each in published["files"]}
    content = {name: path.read_bytes() for name, path in documents.items()}
    backup = max((road.folder / "data" / "backups").rglob("*.jury"))
    stick, second = tmp_path / "stick", tmp_path / "second machine"
    stick.mkdir()
    second.mkdir()
    shutil.copy(backup, stick / "backup.jury")
    (stick / "key.txt").write_text(road.answers["new"].document["recovery"], encoding="utf-8")
    shutil.rmtree(lost)

    words = ("--recovery-file", stick / "key.txt", "--out", second / "edition.jury")
    status, restored = elsewhere(second, "restore", stick / "backup.jury", *words)
    assert (status, restored["findings"]) == (0, [])
    assert restored["ballots"] == 7
    again = elsewhere(second, "standings", second / "edition.jury")
    documents = second / "documents"
    words = ("publish", second / "edition.jury", "--out", documents)
    _status, written = elsewhere(second, *words)

    assert again == standings
    assert {Path(each["file"]).name for each in written["files"]} == {*content}
    assert {name: (documents / name).read_bytes() for name in content} == content
    verdict = ask("verify", second / "edition.jury")[1]
    assert (verdict["ok"], verdict["findings"]) == (True, [])
