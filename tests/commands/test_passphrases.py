"""The passphrase that a file brings to the command line: whole, or refused in a sentence."""

import json
from contextlib import closing

import pytest

from jury_app.exchange.founding import unlock
from jury_app.model.database import Database
from jury_app.model.queries.edition import get_edition

EMPTY = [b"", b"\n", b"\r\n", b"\n\n\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n", b"  \t\n"]


def answer(jury, *words):
    status, output, complaint = jury(*words, "--json")
    return status, json.loads(output), complaint


@pytest.mark.parametrize("content", EMPTY)
def test_an_empty_file_is_no_passphrase_and_founds_nothing(jury, tmp_path, content):
    file = tmp_path / "phrase.txt"
    file.write_bytes(content)

    status, document, complaint = answer(
        jury, "new", tmp_path / "e.jury", "--passphrase-file", file
    )

    assert (status, document["error"]["code"]) == (1, "passphrase_file_empty")
    assert "phrase.txt" in complaint
    assert not (tmp_path / "e.jury").exists()


def test_an_empty_file_does_not_stand_for_no_passphrase_at_all(jury, edition, tmp_path):
    file = tmp_path / "phrase.txt"
    file.write_bytes(b"\n")

    words = ("collect", edition, tmp_path, "--passphrase-file", file)

    assert answer(jury, *words)[1]["error"]["code"] == "passphrase_file_empty"


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_the_line_end_of_a_file_is_not_part_of_the_passphrase(jury, tmp_path, end):
    file = tmp_path / "phrase.txt"
    file.write_bytes(" deux mots à retenir ".encode() + end)

    status, _document, _complaint = answer(
        jury, "new", tmp_path / "e.jury", "--passphrase-file", file
    )

    assert status == 0
    with closing(Database(tmp_path / "e.jury")) as database:
        assert database.read(get_edition).has_passphrase
        assert unlock(database, " deux mots à retenir ")


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xff"])
def test_a_file_that_cannot_be_read_is_said(jury, tmp_path, content):
    file = tmp_path / "phrase.txt"
    if content is not None:
        file.write_bytes(content)

    words = ("new", tmp_path / "e.jury", "--passphrase-file", file)

    assert answer(jury, *words)[1]["error"]["code"] == "passphrase_file_unreadable"
