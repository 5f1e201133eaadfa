"""`receipts`, `archive` and `verify`, on the edition that went the whole way."""

import hashlib
import shutil
import sqlite3
from pathlib import Path

import pytest


@pytest.fixture
def closed(road, tmp_path):
    """A copy of the edition after its day."""
    return Path(shutil.copy(road.edition, tmp_path / "closed.jury"))


def test_an_edition_is_archived_and_verified_with_a_receipt(ask, jury, closed, tmp_path):
    status, receipts = ask("receipts", closed, "--out", tmp_path / "receipts")
    assert status == 0
    files = [each["file"] for each in receipts["receipts"]]
    assert {*receipts["receipts"][0]} == {"juror", "revision", "file", "code", "message"}

    status, archived = ask("archive", closed, "--out", tmp_path / "archive.zip")
    assert status == 0
    data = Path(archived["file"]).read_bytes()
    assert archived["sha256"] == hashlib.sha256(data).hexdigest()

    for file in (closed, archived["file"]):
        status, verdict = ask("verify", file, "--receipt", *files)
        assert (status, verdict["ok"], verdict["findings"]) == (0, True, [])
    status, output, complaint = jury("verify", archived["file"])
    assert (status, complaint) == (0, "")
    assert output.startswith("Tout concorde.")
    assert f"sceau\N{NO-BREAK SPACE}: {verdict['seal']}" in output


def test_what_does_not_agree_is_a_line_each_and_not_ok(ask, closed, tmp_path):
    (tmp_path / "some.juryreceipt").write_text("{}")

    status, verdict = ask("verify", closed, "--receipt", tmp_path / "some.juryreceipt")

    assert (status, verdict["ok"]) == (1, False)
    assert [{*each} for each in verdict["findings"]] == [{"code", "text"}]
    assert verdict["findings"][0]["code"] == "receipt_unreadable"
    _status, refused = ask("verify", closed, "--cosignature", tmp_path / "none.jurycosign")
    assert refused["error"]["code"] == "file_missing"


def test_what_cannot_be_verified_at_all_is_not_ok_either(ask, tmp_path):
    (tmp_path / "note.txt").write_text("note")

    status, verdict = ask("verify", tmp_path / "note.txt")
    assert (status, verdict["ok"]) == (1, False)
    assert [each["code"] for each in verdict["findings"]] == ["not_verifiable"]

    status, refused = ask("verify", tmp_path / "none.zip")
    assert (status, refused["error"]["code"]) == (1, "file_missing")


def test_sealed_ballots_are_told_by_verify(road, ask, tmp_path):
    edition = shutil.copy(road.folder / "issued.jury", tmp_path / "issued.jury")

    status, verdict = ask("verify", edition)

    assert status == 1
    assert [each["code"] for each in verdict["findings"]] == ["ballots_sealed"]


def test_an_archive_that_does_not_agree_is_written_and_not_ok(ask, closed, tmp_path):
    with sqlite3.connect(closed) as base:
        base.execute("UPDATE snapshot SET standings = '[]'")
    base.close()

    status, archived = ask("archive", closed, "--out", tmp_path / "archive.zip")

    assert (status, archived["ok"]) == (1, False)
    assert Path(archived["file"]).exists()


def test_only_a_closed_edition_is_archived(road, ask, tmp_path):
    edition = shutil.copy(road.folder / "issued.jury", tmp_path / "issued.jury")

    status, refused = ask("archive", edition, "--out", tmp_path / "archive.zip")

    assert (status, refused["error"]["code"]) == (1, "sitting_open")
