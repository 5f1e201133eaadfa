import io
import stat
import struct
import zipfile
from collections import Counter

import pytest

from jury_app.codes import SENTENCES
from jury_app.errors import RefusedFileError
from jury_app.importing import attachments
from jury_app.importing.applications import read_applications
from jury_app.importing.archive_layout import unstamped
from jury_app.importing.attachments import read_attachments
from jury_app.importing.records import RowProblem

STAMP = "-16-03-2026-10-33-6731"
FILES = "export/dossier-12/pieces_justificatives"


@pytest.fixture(scope="module")
def archive(edition):
    return read_attachments(edition / "demarches-simplifiees-pieces.zip")


@pytest.fixture
def write_zip(tmp_path):
    def write(entries, compression=zipfile.ZIP_STORED):
        path = tmp_path / "pieces.zip"
        with zipfile.ZipFile(path, "w", compression) as target:
            for name, data in entries:
                target.writestr(name, data)
        return path

    return write


def reasons(problems):
    return [(problem.column, problem.reason) for problem in problems]


def test_the_example_archive_gives_each_file_to_its_application(archive):
    files = list(archive)

    assert len(archive) == len(files) == 29
    assert len({file.number for file in files}) == 12
    assert [file.number for file in files if file.is_dossier] == sorted(
        {file.number for file in files}
    )
    assert archive.refused == []


def test_files_have_the_names_that_the_export_tells(archive, edition, domains):
    told = read_applications(edition / "demarches-simplifiees.csv", domains=domains)
    announced = {each.number: Counter(each.attachments) for each in told.applications}
    found = {}
    for file in archive:
        if not file.is_dossier:
            name = file.name.replace(" (2)", "")
            found.setdefault(file.number, Counter())[name] += 1

    missing = {number: announced[number] - names for number, names in found.items()}

    assert all(names <= announced[number] for number, names in found.items())
    assert {number: names for number, names in missing.items() if names} == {
        "21460966": Counter(["annexe 1.pdf"]),
    }


def test_two_files_of_one_name_are_kept_apart(archive):
    files = [file for file in archive if file.number == "21459487" and not file.is_dossier]

    assert [file.name for file in files] == ["présentation.pdf", "présentation (2).pdf"]
    assert [len(file.data) for file in files] == [2047, 44791]


def test_what_was_left_out_or_could_not_be_exported_is_told(archive):
    assert archive.warnings == [
        RowProblem(
            2,
            "dossier-21460966/pieces_justificatives/annexe 1-19-06-2026-10-02-7326.pdf",
            "attachment_not_exported",
            "annexe 1.pdf",
        ),
        RowProblem(
            41,
            "export/dossier-21460019/messagerie/Relance pièces-02-06-2026-11-18-8229.pdf",
            "attachment_left_out",
            "Relance pièces-02-06-2026-11-18-8229.pdf",
        ),
    ]


def test_files_are_what_they_were(archive):
    starts = {file.data[:4] for file in archive}

    assert starts == {b"%PDF", b"\x89PNG"}


@pytest.mark.parametrize(
    ("name", "given"),
    [
        (f"note.v2.1{STAMP}.pdf", "note.v2.1.pdf"),
        (f"sans suffixe{STAMP}", "sans suffixe"),
        ("plan.pdf", "plan.pdf"),
        ("bilan-01-02-2025.pdf", "bilan-01-02-2025.pdf"),
        ("a-16-03-2026-10-33-7.tar.gz", "a-16-03-2026-10-33-7.tar.gz"),
        (f"{STAMP}.pdf", ".pdf"),
    ],
)
def test_the_date_that_the_form_tool_added_is_taken_away(name, given):
    assert unstamped(name) == given


def test_the_layout_of_a_template_is_understood(write_zip):
    path = write_zip(
        [
            ("export/dossier-12/export-12.pdf", b"a"),
            ("export/dossier-12/plan-de-masse-12-01.png", b"b"),
            ("pieces/13/convention.pdf", b"c"),
            ("__MACOSX/export/dossier-12/._a", b"d"),
        ]
    )

    files = [(file.number, file.name, file.is_dossier) for file in read_attachments(path)]

    assert files == [
        ("12", "dossier-12.pdf", True),
        ("12", "plan-de-masse-12-01.png", False),
        ("13", "convention.pdf", False),
    ]


def test_a_third_file_does_not_take_the_name_of_another(write_zip):
    names = [f"plan{STAMP}.pdf", f"plan (2){STAMP}.pdf", f"Plan{STAMP}0.pdf", "plan.pdf"]
    path = write_zip([(f"{FILES}/{name}", b"x") for name in names])

    found = [file.name for file in read_attachments(path)]

    assert found == ["plan.pdf", "plan (2).pdf", "Plan-16-03-2026-10-33-67310.pdf", "plan (3).pdf"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../dossier-1/a.pdf", "attachment_path_unsafe"),
        ("export/dossier-1/../../../a.pdf", "attachment_path_unsafe"),
        ("/dossier-1/a.pdf", "attachment_path_unsafe"),
        ("C:/dossier-1/a.pdf", "attachment_path_unsafe"),
        ("export\\dossier-1\\..\\..\\a.pdf", "attachment_path_unsafe"),
        ("export/a.pdf", "attachment_unplaced"),
        ("a.pdf", "attachment_unplaced"),
    ],
)
def test_a_path_that_leads_elsewhere_is_refused_and_the_others_are_taken(write_zip, name, reason):
    path = write_zip([(name, b"x"), (f"{FILES}/a.pdf", b"y")])

    found = read_attachments(path)

    assert [file.data for file in found] == [b"y"]
    assert reasons(found.refused) == [(name.replace("\\", "/"), reason)]


def test_an_empty_file_and_one_that_swells_are_refused(write_zip):
    path = write_zip(
        [(f"{FILES}/vide.pdf", b""), (f"{FILES}/bombe.pdf", bytes(5_000_000))],
        zipfile.ZIP_DEFLATED,
    )

    found = read_attachments(path)

    assert list(found) == []
    assert reasons(found.refused) == [
        (f"{FILES}/vide.pdf", "attachment_empty"),
        (f"{FILES}/bombe.pdf", "attachment_inflated"),
    ]


def patched(path, signature, offset, value):
    """Change a field of every header of a kind in an archive."""
    data = bytearray(path.read_bytes())
    start = data.find(signature)
    while start >= 0:
        data[start + offset : start + offset + len(value)] = value
        start = data.find(signature, start + 1)
    path.write_bytes(data)
    return path


def test_an_encrypted_file_is_refused(write_zip):
    path = patched(write_zip([(f"{FILES}/a.pdf", b"x")]), b"PK\x01\x02", 8, b"\x01\x00")

    found = read_attachments(path)

    assert reasons(found.refused) == [(f"{FILES}/a.pdf", "attachment_encrypted")]


def test_a_link_is_refused_and_not_taken_for_the_file_that_it_names(write_zip):
    link = zipfile.ZipInfo(f"{FILES}/a.pdf")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    found = read_attachments(write_zip([(link, b"/etc/passwd"), (f"{FILES}/b.pdf", b"x")]))

    assert reasons(found.refused) == [(f"{FILES}/a.pdf", "attachment_is_link")]
    assert len(found) == 1


def test_a_file_that_claims_too_much_is_refused_unread(write_zip):
    size = struct.pack("<I", attachments.MAX_FILE + 1)
    path = patched(write_zip([(f"{FILES}/a.pdf", b"x")]), b"PK\x01\x02", 24, size)

    found = read_attachments(path)

    assert reasons(found.refused) == [(f"{FILES}/a.pdf", "attachment_too_large")]


@pytest.mark.parametrize("claimed", [1, 900])
def test_a_file_that_lies_about_its_size_is_refused(write_zip, claimed):
    path = write_zip([(f"{FILES}/a.pdf", b"x" * 500), (f"{FILES}/b.pdf", b"y" * 500)])
    data = bytearray(path.read_bytes())
    start = data.find(b"PK\x01\x02") + 24
    data[start : start + 4] = struct.pack("<I", claimed)
    path.write_bytes(data)

    found = read_attachments(path)

    assert [file.name for file in found] == ["b.pdf"]
    assert reasons(found.refused) == [(f"{FILES}/a.pdf", "attachment_damaged")]


def test_a_damaged_file_is_refused_and_the_next_one_is_read(write_zip):
    path = write_zip([(f"{FILES}/a.pdf", b"first"), (f"{FILES}/b.pdf", b"second")])
    path.write_bytes(path.read_bytes().replace(b"first", b"fIrst"))

    found = read_attachments(path)

    assert [file.data for file in found] == [b"second"]
    assert found.refused == [RowProblem(1, f"{FILES}/a.pdf", "attachment_damaged", "a.pdf")]


def test_too_many_files_are_refused_whole(write_zip):
    path = write_zip([(f"{FILES}/{number}", b"") for number in range(attachments.MAX_ENTRIES + 1)])

    with pytest.raises(RefusedFileError) as refused:
        read_attachments(path)

    assert refused.value.code == "file_too_large"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "archive_unreadable"), (b"%PDF-1.7", "archive_unreadable"), (None, "file_missing")],
)
def test_what_is_no_archive_is_refused(tmp_path, content, code):
    path = tmp_path / "pieces.zip"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(RefusedFileError) as refused:
        read_attachments(path)

    assert refused.value.code == code
    assert "pieces.zip" in str(refused.value)


def test_an_archive_of_nothing_is_told(tmp_path):
    target = io.BytesIO()
    zipfile.ZipFile(target, "w").close()
    path = tmp_path / "pieces.zip"
    path.write_bytes(target.getvalue())

    with pytest.raises(RefusedFileError) as refused:
        read_attachments(path)

    assert refused.value.code == "archive_empty"


def test_every_reason_has_its_sentence():
    for reason in (
        "attachment_not_exported", "attachment_left_out", "attachment_unplaced",
        "attachment_path_unsafe", "attachment_encrypted", "attachment_too_large",
        "attachment_is_link", "attachment_inflated", "attachment_empty", "attachment_damaged",
    ):  # fmt: skip
        assert reason in SENTENCES
