"""One file for each laureate, and certificates that are printed once more."""

import re

import pypdfium2
import pytest

from jury_app.errors import JuryError
from jury_app.helper import read_codes
from jury_app.model.queries.journal import list_journal
from jury_app.progress import finish
from jury_app.publishing import CertificateOrder, Look, publish


def write(year, folder, **asked):
    order = CertificateOrder(**asked)
    return finish(publish(year.database, folder, ["certificates"], order))


def text_of(path):
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return re.sub(r"\s+", " ", " ".join(pages))


def files_of(written):
    return [each.file for each in written]


def pictures(path):
    with pypdfium2.PdfDocument(path) as document:
        return [page.render().to_numpy().tobytes() for page in document]


def test_each_laureate_has_a_file_under_their_number_and_name(closed, tmp_path):
    files = write(closed, tmp_path, is_separate=True)

    assert [each.file.name for each in files] == [
        "2026-001 - Blois, Agglopolys.pdf",
        "2026-002 - Commune A2.pdf",
        "2026-003 - Commune A3.pdf",
        "2026-004 - Commune A3.pdf",
    ]
    assert {each.file.parent for each in files} == {tmp_path / "certificates"}
    assert [(each.document, each.pages) for each in files] == [("certificates", 1)] * 4


def test_a_file_of_one_shows_what_the_batch_shows(closed, tmp_path):
    [batch] = write(closed, tmp_path)
    files = write(closed, tmp_path, is_separate=True)

    shown = [picture for each in files for picture in pictures(each.file)]
    assert shown == pictures(batch.file)
    codes = [code for each in files for code in read_codes(each.file.read_bytes())]
    assert codes == list(read_codes(batch.file.read_bytes()))
    assert " ".join(text_of(each.file) for each in files) == text_of(batch.file)


def test_a_file_of_one_is_called_by_its_laureates_and_holds_embedded_fonts_only(closed, tmp_path):
    first = write(closed, tmp_path, is_separate=True)[0].file

    with pypdfium2.PdfDocument(first) as document:
        assert document.get_metadata_value("Title") == "Blois, Agglopolys"
        assert list(document.get_toc()) == []
    pdf = first.read_bytes()
    assert pdf.count(b"/Type /Font ") + pdf.count(b"/Type /Font\n") == pdf.count(b"/FontFile2")
    assert b"Commune A2" not in pdf


def test_files_written_again_have_the_same_bytes(closed, tmp_path):
    for folder in ("one", "two"):
        write(closed, tmp_path / folder, is_separate=True)

    for path in (tmp_path / "one" / "certificates").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / "certificates" / path.name).read_bytes()


def test_whoever_stops_keeps_the_files_that_are_there_whole(closed, tmp_path):
    order = CertificateOrder(is_separate=True)
    steps = publish(closed.database, tmp_path, ["certificates"], order)
    progress = [next(steps) for _step in range(3)]
    steps.close()

    assert [(each.done, each.total) for each in progress] == [(0, 4), (1, 4), (2, 4)]
    written = sorted((tmp_path / "certificates").iterdir())
    assert [len(pictures(path)) for path in written] == [1, 1]


def test_certificates_are_asked_for_by_their_number_or_that_of_the_application(closed, tmp_path):
    [register] = write(closed, tmp_path / "register", only=("2026-002",))
    [application] = write(closed, tmp_path / "application", only=("A2",))
    [both] = write(closed, tmp_path / "both", only=("A3",))

    assert register.file.read_bytes() == application.file.read_bytes()
    assert "Commune A2" in text_of(register.file)
    assert (register.pages, both.pages) == (1, 2)


def test_a_certificate_that_is_none_is_refused_before_anything_is_written(closed, tmp_path):
    before = closed.head()

    with pytest.raises(JuryError) as refusal:
        write(closed, tmp_path / "none", only=("2026-001", "B1"))

    assert refusal.value.code == "certificate_none"
    assert not (tmp_path / "none").exists()
    assert closed.head() == before


def test_certificates_are_dressed_as_the_last_time_unless_told(closed, tmp_path):
    modern = write(closed, tmp_path / "modern", look=Look(design="modern", orientation="portrait"))
    finish(publish(closed.database, tmp_path / "others", ["minutes"]))
    again = write(closed, tmp_path / "again")
    classical = write(closed, tmp_path / "classical", look=Look())

    one, two, three = (file.read_bytes() for [file] in map(files_of, (modern, again, classical)))
    assert one == two != three


def test_a_duplicate_says_so_and_so_does_the_journal(closed, tmp_path):
    [first] = write(closed, tmp_path / "first", only=("2026-002",))
    [again] = write(closed, tmp_path, only=("2026-002",), is_duplicate=True, is_separate=True)

    assert "DUPLICATA" in text_of(again.file)
    assert "DUPLICATA" not in text_of(first.file)
    assert again.file.name == "2026-002 - duplicata - Commune A2.pdf"
    assert "2026-002" in text_of(again.file)
    assert "duplicatas de 2026-002" in closed.database.read(list_journal)[-1].sentence
