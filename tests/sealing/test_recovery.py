"""The recovery key on paper and in a file: read as it was typed, and each slip told by its line."""

import pyrage
import pytest

from jury_app.errors import RefusedFileError
from jury_app.sealing.encryption import new_identity, recipient
from jury_app.sealing.recovery import (
    PREFIX,
    lines_of_key,
    read_key_file,
    sheet_code,
    write_key_file,
)


@pytest.fixture(scope="module")
def key():
    return new_identity()


def typed(key):
    """The lines of a sheet, as somebody types them."""
    return [f"{' '.join(line.groups)} {line.check}" for line in lines_of_key(key)]


def refused(text):
    with pytest.raises(RefusedFileError) as refusal:
        read_key_file(text.encode(), file="key.txt")
    return refusal.value


def test_a_key_file_is_one_that_age_reads_and_we_too(key):
    data = write_key_file(key, ["Prix Territoria 2026", "", "Des mots. " * 30])

    bare = [line for line in data.decode().splitlines() if not line.startswith("#")]
    assert bare == [key]
    assert data.decode().startswith("# Prix Territoria 2026\n#\n# Des mots. Des mots.")
    assert str(pyrage.x25519.Identity.from_str(bare[0]).to_public()) == recipient(key)
    assert read_key_file(data, file="key.txt") == key
    assert max(map(len, data.decode().splitlines())) < 80


def test_sheets_that_were_printed_years_ago_are_read():
    letters = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L" + "QPZRY9X8GF2TVDW0S3JN54KHCE"

    assert typed(PREFIX + letters) == [
        "QPZR Y9X8 GF2T VDW0 RA",
        "S3JN 54KH CE6M UA7L NT",
        "QPZR Y9X8 GF2T VDW0 2R",
        "S3JN 54KH CE HV",
    ]


def test_a_key_is_read_however_it_was_typed(key):
    lines = typed(key)
    for text in (
        key,
        f"\ufeff{key.lower()}\r\n",
        "\n".join(lines),
        "\n".join([PREFIX, *lines]).lower(),
        "\r\n".join(line.replace(" ", "-") for line in lines),
        " ".join(key),
    ):
        assert read_key_file(text.encode(), file="key.txt") == key


def test_any_letter_that_is_not_as_printed_is_told_with_its_line(key):
    lines = typed(key)
    for number, line in enumerate(lines):
        for place, letter in enumerate(line):
            if letter == " ":
                continue
            wrong = f"{line[:place]}{'Q' if letter != 'Q' else 'P'}{line[place + 1 :]}"
            said = refused("\n".join([*lines[:number], wrong, *lines[number + 1 :]]))
            told = {"recovery_line_mistyped": number + 1, "recovery_key_mistyped": None}
            assert said.code in told
            assert said.details.get("line") == told[said.code]


def test_a_wrong_letter_in_the_key_alone_is_told_too(key):
    wrong = key[:30] + ("Q" if key[30] != "Q" else "P") + key[31:]

    assert refused(wrong).code == "recovery_key_mistyped"


@pytest.mark.parametrize("text", ["", "# nothing\n", "AGE-SECRET-KEY-1", "Q" * 57, "Q" * 5000])
def test_a_file_without_a_key_is_refused(text):
    assert refused(text).code == "recovery_file_unfit"


def test_the_code_of_a_sheet_tells_sheets_apart_and_holds_nothing_of_the_key(key):
    code = sheet_code(recipient(key))

    assert len(code) == 9
    assert code != sheet_code(recipient(new_identity()))
