"""The edition’s own designs: each level printed in its own, kept, carried on, journalled."""

import json
import shutil
from contextlib import closing
from pathlib import Path

import msgspec
import pypdfium2
import pytest
from PIL import Image
from sqlalchemy import select

from jury_app.cli import run
from jury_app.designs import OwnDesign, new_field
from jury_app.documents.certificate.own import compose, design_from, problems_of
from jury_app.errors import RefusedFileError, RuleError
from jury_app.exchange.founding import template_from
from jury_app.model.database import Database
from jury_app.model.entities import CertificateDesign
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.operations.designing import (
    add_design,
    change_design,
    edit_design,
    remove_design,
)
from jury_app.model.operations.edition import remove_level
from jury_app.model.queries.designs import design_files, list_designs
from jury_app.model.queries.edition import list_levels
from jury_app.model.queries.journal import list_journal
from jury_app.paths import RESOURCES
from jury_app.progress import finish
from jury_app.publishing import CertificateOrder, publish
from jury_app.publishing.design_files import (
    pack_design,
    take_background,
    take_signature,
    take_typeface,
    unpack_design,
)
from jury_app.publishing.designing import designer_overview
from jury_app.publishing.own_designs import dress_of_row
from jury_app.publishing.specimens import longest_names_of, specimens_of
from jury_app.verify import verify

SHEET = (297, 210)


def saying(text, orientation="landscape"):
    """Return a design that says the laureates and a text of its own."""
    fields = (new_field("text", SHEET, text), new_field("laureates", SHEET))
    return OwnDesign(orientation=orientation, fields=fields)


def level(year, code):
    rows = year.database.read(list_levels)
    return next(row.id for row in rows if row.values.code == code)


def write(year, folder, **order):
    finish(publish(year.database, folder, ["certificates"], CertificateOrder(**order)))
    with pypdfium2.PdfDocument(folder / "certificates.pdf") as document:
        return [page.get_textpage().get_text_range() for page in document]


@pytest.fixture
def designed(closed):
    """A closed edition with a design for the silver, and one for the rest."""
    closed.database.write(
        add_design, name="Argent", design=saying("EN ARGENT"), level_id=level(closed, "argent")
    )
    closed.database.write(add_design, name="Tous", design=saying("POUR TOUS", "portrait"))
    return closed


def test_each_level_is_printed_in_its_own_design(designed, tmp_path):
    pages = write(designed, tmp_path / "out")

    said = ["EN ARGENT" in page for page in pages]
    assert sorted(said) == [False, False, True, True]
    assert all("POUR TOUS" in page for page, silver in zip(pages, said, strict=True) if not silver)


def test_a_design_that_is_asked_for_is_that_of_all(designed, tmp_path):
    assert all("POUR TOUS" in page for page in write(designed, tmp_path / "a", design="Tous"))
    assert not any("TOUS" in page for page in write(designed, tmp_path / "b", design="sober"))
    with pytest.raises(RuleError) as refusal:
        write(designed, tmp_path / "c", design="Baroque")
    assert refusal.value.code == "design_unknown"


def test_equal_orders_make_equal_bytes(designed, tmp_path):
    for name in ("a", "b"):
        write(designed, tmp_path / name)

    assert (tmp_path / "a" / "certificates.pdf").read_bytes() == (
        tmp_path / "b" / "certificates.pdf"
    ).read_bytes()


def test_designs_made_after_the_closing_are_told_and_change_nothing_that_is_verified(
    designed, closed_file, tmp_path
):
    first, _other = designed.database.read(list_designs)
    designed.database.write(change_design, design_id=first.id, design=saying("AUTREMENT"))
    assert (
        designed.database.write(change_design, design_id=first.id, design=saying("AUTREMENT"))
        is None
    )
    designed.database.write(remove_design, design_id=first.id)
    told = [row.kind for row in designed.database.read(list_journal)][-4:]

    assert told == [
        JournalKind.DESIGN_ADDED, JournalKind.DESIGN_ADDED, JournalKind.DESIGN_CHANGED,
        JournalKind.DESIGN_REMOVED,
    ]  # fmt: skip
    designed.close()
    before = {each.code for each in verify(closed_file).findings}
    assert {each.code for each in verify(tmp_path / "edition.jury").findings} == before


def test_a_level_has_one_design_and_a_name_is_borne_once(designed):
    silver = level(designed, "argent")
    _first, rest = designed.database.read(list_designs)
    for values, code in (
        ({"name": "Tous", "level_id": silver}, "design_level_taken"),
        ({"name": "Argent", "level_id": None}, "design_name_taken"),
        ({"name": "classical", "level_id": None}, "design_name_taken"),
        ({"name": " ", "level_id": None}, "name_empty"),
    ):
        with pytest.raises(RuleError) as refusal:
            designed.database.write(edit_design, design_id=rest.id, **values)
        assert refusal.value.code == code


def test_of_designs_for_no_level_the_one_that_was_chosen_last_is_for_the_rest(designed, tmp_path):
    made = designed.database.write(add_design, name="Essai", design=saying("ESSAI"))
    assert not any("ESSAI" in page for page in write(designed, tmp_path / "a"))

    designed.database.write(edit_design, design_id=made, name="Essai", level_id=None)

    assert any("ESSAI" in page for page in write(designed, tmp_path / "b"))


def test_a_design_whose_file_is_not_here_is_refused(designed):
    missing = msgspec.structs.replace(saying("X"), background="a" * 64)
    with pytest.raises(RuleError) as refusal:
        designed.database.write(add_design, name="Sans fond", design=missing)
    assert refusal.value.code == "design_file_missing"


def test_a_design_that_cannot_be_read_is_named_and_can_be_removed(designed, tmp_path):
    def spoil(session):
        spoilt = session.scalars(select(CertificateDesign)).first()
        spoilt.settings = "{}["
        record(session, JournalKind.DESIGN_CHANGED, {"design": spoilt.id})
        return spoilt.id

    spoilt = designed.database.write(spoil)
    with pytest.raises(RuleError) as refusal:
        write(designed, tmp_path / "out")
    assert refusal.value.code == "design_broken"
    read = designed.database.read(designer_overview, spoilt)
    assert read.shown.design == OwnDesign()
    designed.database.write(remove_design, design_id=spoilt)
    write(designed, tmp_path / "out")


def test_a_level_that_goes_leaves_its_design_to_the_rest(found_year, tmp_path):
    year = found_year(tmp_path / "new.jury")
    bronze = level(year, "bronze")
    year.database.write(add_design, name="Bronze", design=saying("B"), level_id=bronze)

    year.database.write(remove_level, level_id=bronze)

    [row] = year.database.read(list_designs)
    assert row.level_id is None
    for each in year.database.read(list_levels):
        year.database.write(remove_level, level_id=each.id)
    assert len(year.database.read(specimens_of).items) == 4


@pytest.fixture(scope="module")
def illustrated_file(closed_file, open_year, tmp_path_factory):
    """A closed edition at rest, with a design with a background, a signature and a typeface.

    The pictures that they were taken from are gone.
    """
    folder = tmp_path_factory.mktemp("illustrated")
    ground, picture, face = taken_from(folder)
    signed = msgspec.structs.replace(new_field("signature", SHEET), picture=picture.sha256)
    own = msgspec.structs.replace(new_field("award", SHEET), face=face.sha256)
    design = OwnDesign(
        background=ground.file.sha256, background_size=ground.size, fields=(signed, own)
    )
    files = (ground.file, picture, face)
    path = Path(shutil.copy(closed_file, folder / "edition.jury"))
    with closing(open_year(path)) as year:
        year.database.write(add_design, name="Complète", design=design, files=files)
    return path


def taken_from(folder):
    """Return a background, a signature and a typeface, and leave no picture behind."""
    ground, signature = folder / "fond.png", folder / "signature.png"
    Image.new("RGB", (1485, 1050), "#dde8f0").save(ground)
    Image.new("RGBA", (300, 100), (0, 0, 128, 0)).save(signature)
    face = take_typeface(RESOURCES / "fonts" / "SourceSans3-Bold.ttf")
    taken = take_background(ground), take_signature(signature), face
    ground.unlink()
    signature.unlink()
    return taken


@pytest.fixture
def with_files(illustrated_file, open_year, tmp_path):
    """A design with a background, a signature and a typeface, in a closed edition."""
    year = open_year(Path(shutil.copy(illustrated_file, tmp_path / "edition.jury")))
    yield year
    year.close()


def test_what_a_design_shows_is_printed_from_the_edition_itself(with_files, tmp_path):
    write(with_files, tmp_path / "out")

    with pypdfium2.PdfDocument(tmp_path / "out" / "certificates.pdf") as document:
        picture = document[0].render(scale=0.5).to_pil().convert("RGB")
    assert picture.getpixel((5, 5)) == (221, 232, 240)
    assert b"SourceSans3-Bold" in (tmp_path / "out" / "certificates.pdf").read_bytes()


def test_a_design_goes_on_as_one_file_and_comes_back_whole(with_files, tmp_path):
    [row] = with_files.database.read(list_designs)
    files = with_files.database.read(design_files, [row.design])
    path = tmp_path / "complète.jurydesign"
    path.write_bytes(pack_design(row.name, row.design, files))

    taken = unpack_design(path)

    assert taken.name == "Complète"
    assert {each.sha256 for each in taken.files} == {*taken.design.files}
    assert taken.design.fields[1] == row.design.fields[1]
    made = with_files.database.write(
        add_design, name="Revenue", design=taken.design, files=taken.files
    )
    with_files.database.write(edit_design, design_id=made, name="Revenue", level_id=None)
    write(with_files, tmp_path / "out")


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told | {"format": "other"},
        lambda told: told | {"version": 2},
        lambda told: told | {"files": []},
        lambda told: told | {"more": 1},
        lambda told: told | {"files": [each | {"content": "AAAA"} for each in told["files"]]},
        lambda _told: [],
    ],
)
def test_a_file_that_is_no_design_is_refused_by_name(with_files, tmp_path, change):
    [row] = with_files.database.read(list_designs)
    files = with_files.database.read(design_files, [row.design])
    told = json.loads(pack_design(row.name, row.design, files))
    path = tmp_path / "autre.jurydesign"
    path.write_text(json.dumps(change(told)))

    with pytest.raises(RefusedFileError) as refusal:
        unpack_design(path)
    assert refusal.value.code in {"design_unfit", "file_unreadable"}


def test_designs_are_carried_to_the_next_year(with_files, tmp_path, monkeypatch, capsys):
    with_files.close()
    monkeypatch.setenv("JURY_LANG", "fr")
    status = run(["new", str(tmp_path / "2027.jury"), "--from", str(tmp_path / "edition.jury"),
                  "--year", "2027", "--json"])  # fmt: skip
    capsys.readouterr()

    assert status == 0
    template = template_from(tmp_path / "2027.jury")
    assert [each.name for each in template.designs] == ["Complète"]
    assert len(template.files) == 3


def test_the_command_line_knows_the_edition_s_own_designs(designed, tmp_path, monkeypatch, capsys):
    designed.close()
    monkeypatch.setenv("JURY_LANG", "fr")
    edition, out = str(tmp_path / "edition.jury"), str(tmp_path / "out")
    told = []
    for name in ("Argent", "Baroque"):
        status = run(["publish", edition, "--out", out, "certificates", "--design", name, "--json"])
        told.append((status, json.loads(capsys.readouterr().out)))

    assert told[0][0] == 0
    assert (told[1][0], told[1][1]["error"]["code"]) == (2, "usage")
    assert "Argent" in told[1][1]["error"]["text"]


def test_the_command_line_lists_writes_and_takes_designs(designed, tmp_path, monkeypatch, capsys):
    designed.close()
    monkeypatch.setenv("JURY_LANG", "fr")
    edition, file = str(tmp_path / "edition.jury"), str(tmp_path / "argent.jurydesign")

    def answer(*words):
        status = run(["design", edition, *words, "--json"])
        return status, json.loads(capsys.readouterr().out)

    assert answer("--write", "Argent", file) == (0, {"file": file})
    assert answer("--write", "Baroque", file)[1]["error"]["code"] == "design_unknown"
    assert answer("--take", file)[1]["error"]["code"] == "design_name_taken"
    told = json.loads((tmp_path / "argent.jurydesign").read_text())
    (tmp_path / "argent.jurydesign").write_text(json.dumps(told | {"name": "Or"}))
    assert answer("--take", file, "--level", "or") == (0, {"design": "Or"})
    listed = answer()[1]["designs"]
    assert [(each["name"], each["level"]) for each in listed] == [
        ("Argent", "argent"),
        ("Tous", None),
        ("Or", "or"),
    ]
    assert run(["design", edition]) == 0
    assert capsys.readouterr().out == "Argent · Argent\nTous · tous les autres\nOr · Or\n"


def test_the_command_line_says_that_there_is_no_design_and_calls_one_alone_the_rest(
    closed, tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("JURY_LANG", "fr")
    closed.close()
    edition = str(tmp_path / "edition.jury")

    assert run(["design", edition]) == 0
    assert capsys.readouterr().out == "L’édition n’a aucun modèle à elle.\n"
    with closing(Database(tmp_path / "edition.jury")) as database:
        for name in ("Un", "Deux"):
            database.write(add_design, name=name, design=OwnDesign())
    assert run(["design", edition]) == 0
    assert capsys.readouterr().out == "Un · tous les autres\nDeux\n"


@pytest.mark.parametrize("name", ["classical", "sober", "modern"])
def test_a_design_is_tried_on_what_the_edition_may_print(closed, name):
    design = design_from(name, "landscape")
    closed.database.write(add_design, name="Nôtre", design=design)
    [row] = closed.database.read(list_designs)
    dress = dress_of_row(row, {})
    specimens = closed.database.read(specimens_of)
    longest, shortest, tie, joint = specimens.items

    assert len(", ".join(joint.laureates)) > len(longest.laureates[0])
    assert len(shortest.laureates[0]) <= len(longest.laureates[0])
    assert tie.ex_aequo
    every = (*specimens.items, *closed.database.read(longest_names_of).items)
    for item in every:
        assert problems_of(compose(dress, specimens, item), design.size) == ()
