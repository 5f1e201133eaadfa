"""What was written by hand in the list of authorities."""

import gzip

from jury_app.importing.siren import is_valid_siren
from jury_app.paths import RESOURCES

BY_HAND = [
    line.split("\t")
    for line in (RESOURCES / "authorities-siren.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


def test_each_siren_by_hand_is_right_and_says_in_which_two_lists_it_was_read():
    for _kind, _code, name, _departments, siren, read_in in BY_HAND:
        assert is_valid_siren(siren) or siren == "", name
        assert len(read_in.split(", ")) == 2 or siren == "", name


def test_the_packed_list_was_made_from_the_table_by_hand():
    packed = gzip.decompress((RESOURCES / "authorities.tsv.gz").read_bytes()).decode()
    rows = {tuple(line.split("\t")[:5]) for line in packed.splitlines()}

    for kind, code, name, departments, siren, _read_in in BY_HAND:
        assert (kind, name, siren, code, departments) in rows


def test_the_packed_list_is_the_same_bytes_wherever_it_is_made():
    header = (RESOURCES / "authorities.tsv.gz").read_bytes()[:10]

    assert header[3:8] == bytes(5), "neither a file name nor a time in the header"


def test_the_producers_are_named_beside_the_list():
    attribution = (RESOURCES / "authorities.md").read_text(encoding="utf-8")

    for word in ("Licence Ouverte", "INSEE", "DGCL", "La Poste", "Sirene", "2026"):
        assert word in attribution
