import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.errors import RefusedFileError
from jury_app.formatting import plain
from jury_app.importing.columns import column_letter, header_fingerprint
from jury_app.importing.form_columns import ALIASES
from jury_app.importing.mapping import FIELDS, read_mapping
from jury_app.importing.preview import preview


@pytest.mark.parametrize(
    ("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_lettered_as_in_a_spreadsheet(place, letter):
    assert column_letter(place) == letter


@given(st.lists(st.sampled_from(["ID", "Titre", "Résumé", "État"]), min_size=2), st.randoms())
def test_a_form_is_known_again_whatever_the_order_of_its_columns(headers, random):
    shuffled = random.sample(headers, len(headers))

    assert header_fingerprint(shuffled) == header_fingerprint(headers)
    assert header_fingerprint([*headers, "Nouvelle"]) != header_fingerprint(headers)


def test_aliases_are_written_as_they_are_compared():
    for names in ALIASES.values():
        assert [plain(name) for name in names] == list(names)
        assert len(set(names)) == len(names)


def test_every_field_of_a_mapping_can_be_recognised():
    assert set(FIELDS) <= set(ALIASES)


def test_a_mapping_is_read_from_its_file(tmp_path):
    path = tmp_path / "mapping.json"
    mapping = {"columns": {"title": "Intitulé"}, "domains": {"Vélo": "D14"}}
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(mapping).encode())

    assert read_mapping(path) == mapping


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "table_empty"),
        ("{", "mapping_invalid"),
        ("[]", "mapping_invalid"),
        pytest.param('{"a":' * 20_000, "mapping_invalid", id="deep"),
        ("null", "mapping_invalid"),
        ('{"columns": {"title": 3}}', "mapping_invalid"),
        ('{"columns": {"colour": "Titre"}}', "mapping_field_unknown"),
    ],
)
def test_a_mapping_that_says_nothing_useful_is_refused(tmp_path, text, code):
    path = tmp_path / "mapping.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(RefusedFileError) as refused:
        read_mapping(path)

    assert refused.value.code == code


def test_a_preview_shows_what_was_recognised(edition, domains):
    seen = preview(edition / "demarches-simplifiees.csv", domains=domains)

    assert (seen.source, seen.encoding, seen.separator) == ("demarches-simplifiees", "utf-8", ",")
    assert (seen.header_row, seen.row_count, len(seen.headers)) == (1, 61, 80)
    assert len(seen.rows) == 8
    assert all(len(row) == 80 for row in seen.rows)
    assert seen.columns["summary"] == ("Résumé", "Résumé")
    assert seen.columns["email"] == ("Courriel du contact", "Email")
    assert seen.columns["attachments"] == ("Dossier de présentation", "Photographies", "Annexes")
    assert (seen.missing, seen.unknown_domains) == ((), ())


def test_a_preview_says_what_is_still_to_be_matched(write_csv, domains):
    path = write_csv([["Thème", "Domaine"], ["x", "Vélo"], ["y", "Sport"], ["z", "Vélo"]])

    seen = preview(path, domains=domains)
    matched = preview(path, domains=domains, mapping={"domains": {"Vélo": "D14"}})

    assert seen.missing == ("number", "title", "applicant")
    assert seen.unknown_domains == ("Vélo",)
    assert matched.unknown_domains == ()
    assert matched.fingerprint == seen.fingerprint
