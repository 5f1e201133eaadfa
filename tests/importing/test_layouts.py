"""The exports of the other form tools, as their sources say that they write them."""

import csv
import io
import zipfile

import pytest

from jury_app.errors import RefusedFileError
from jury_app.importing.applications import read_applications
from jury_app.importing.layouts import open_form

TITLE = ["Prix 2026", *[""] * 11]
GROUPS = [
    "Submission Details",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "Axes d'innovation",
    "",
    "Dossier joint",
    "",
]
NAMES = [
    "Serial", "SID", "Completed Time", "Draft", "Titre de l'action", "Domaine", "Collectivité",
    "Résumé", "Cible", "Démarche, méthode", "Name", "Filesize (KB)",
]  # fmt: skip
ANSWER = [
    "1", "801", "2026-06-01 10:00:00", "", "Le banc qui parle", "Lien social", "Ville de Metz",
    "Des voix.", "X", "X", "https://exemple.fr/files/dossier.pdf", "12",
]  # fmt: skip


def quoted(rows, separator, end="\n"):
    target = io.StringIO()
    csv.writer(target, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(
        rows
    )
    return target.getvalue()


@pytest.fixture
def save(tmp_path):
    def save(text, name, encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return save


@pytest.mark.parametrize(
    ("name", "encoding", "separator"),
    [("a.tsv", "utf-8", "\t"), ("a.csv", "utf-8", ";"), ("a.xls", "utf-16", "\t")],
)
def test_framaforms_has_three_header_rows(save, domains, name, encoding, separator):
    draft = [*ANSWER[:3], "Yes", *ANSWER[4:]]
    plain_answer = ["3", *ANSWER[1:8], "", "X", "", ""]
    text = quoted([TITLE, GROUPS, NAMES, ANSWER, draft, plain_answer], separator)

    file = read_applications(save(text, name, encoding), domains=domains)

    assert (file.source, file.encoding) == ("framaforms", encoding)
    first, second = file.applications
    assert (first.row, first.number, first.title) == (4, "1", "Le banc qui parle")
    assert first.axis == "Cible; Démarche, méthode"
    assert first.deposited == "2026-06-01T10:00:00+02:00"
    assert first.attachments == ("https://exemple.fr/files/dossier.pdf",)
    assert (second.row, second.axis, second.attachments) == (6, "Démarche, méthode", ())
    assert [(each.row, each.reason) for each in file.warnings] == [(5, "draft")]


def test_framaforms_in_words_that_nobody_told_us_is_known_by_its_shape(save, domains):
    groups = ["Détails de la soumission", *GROUPS[1:]]
    names = ["N°", "Réf. interne", "Quand", "État", *NAMES[4:]]
    answer = [*ANSWER[:3], "", *ANSWER[4:]]

    file = read_applications(
        save(quoted([TITLE, groups, names, answer], "\t"), "a.csv"), domains=domains
    )

    assert file.source == "framaforms"
    assert [each.number for each in file.applications] == ["1"]


LIME = ["id", "submitdate", "lastpage", "startlanguage", "seed", "titre", "domaine", "collectivite"]


def test_limesurvey_ends_with_a_blank_line_and_gives_no_date_to_what_was_not_sent(save, domains):
    rows = [
        LIME,
        ["5", "2026-06-01 10:00:00", "9", "fr", "1", "'=Somme", "Sport", "Ville de Metz"],
        ["6", "", "3", "fr", "1", "Pas fini", "Sport", "Ville de Metz"],
    ]
    text = quoted(rows, ";", "\r\n") + "\r\n"

    file = read_applications(save(text, "results-survey1.csv", "utf-8-sig"), domains=domains)

    assert file.source == "limesurvey"
    assert [(each.number, each.title) for each in file.applications] == [("5", "=Somme")]
    assert [(each.row, each.reason) for each in file.warnings] == [(3, "draft")]


def test_limesurvey_without_an_answer_is_an_empty_list(save, domains):
    text = quoted([LIME, [""] * len(LIME)], ",", "\r\n")

    assert read_applications(save(text, "a.csv"), domains=domains).applications == ()


def test_google_forms_numbers_no_answers_so_their_order_does(save, domains):
    rows = [
        ["Horodateur", "Adresse e-mail", "Titre du projet", "Domaine", "Collectivité"],
        ["2026/06/01 3:49:23 PM UTC+2", "a@exemple.fr", "Un", "Sport", "Ville de Metz"],
        ["2026/06/02 9:00:00 AM UTC+2", "b@exemple.fr", "Deux", "Sport", "Ville de Blois"],
    ]

    file = read_applications(save(quoted(rows, ","), "a.csv"), domains=domains)

    assert file.source == "google-forms"
    assert [(each.row, each.number) for each in file.applications] == [(2, "1"), (3, "2")]
    assert file.applications[0].deposited == "2026-06-01T15:49:23+02:00"
    assert file.applications[0].contact_email == "a@exemple.fr"


def test_the_sheet_named_dossiers_is_the_one_read(write_xlsx):
    path = write_xlsx(
        {
            "Lisez-moi": [["Bonjour"]],
            "Dossiers": [["ID", "État du dossier"], ["1", "Refusé"]],
            "Etablissements": [],
        }
    )

    form = open_form(path)

    assert (form.source, form.headers) == ("demarches-simplifiees", ("ID", "État du dossier"))
    assert [record.row for record in form.records] == [2]
    assert sorted(form.others) == ["Etablissements", "Lisez-moi"]


def test_blank_lines_are_no_records_and_still_count(write_csv):
    form = open_form(write_csv([["a", "b"], ["", " "], ["1", "2"], []]))

    assert [record.row for record in form.records] == [3]


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.csv", "table_empty"),
        (b"\xef\xbb\xbf", "a.csv", "table_empty"),
        (b" \r\n;;\r\n", "a.csv", "columns_missing"),
        (b"%PDF-1.7\n%\xe2\xe3", "a.csv", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n", "a.xlsx", "not_a_table"),
        (b"PK\x03\x04 nothing", "a.xlsx", "file_unreadable"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(99), "a.xls", "workbook_old"),
        (b"<!DOCTYPE html><html>", "a.csv", "not_a_table"),
        (b'"a', "a.csv", "table_broken"),
        (b"Prix\nT\n", "a.csv", "columns_missing"),
    ],
)
def test_what_is_no_export_is_refused_by_a_sentence_that_names_it(
    tmp_path, domains, content, name, code
):
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(RefusedFileError) as refused:
        read_applications(path, domains=domains)

    assert refused.value.code == code
    assert f"«\xa0{name}\xa0»" in str(refused.value)


def test_an_attachment_archive_is_no_workbook(edition, domains):
    with pytest.raises(RefusedFileError) as refused:
        read_applications(edition / "demarches-simplifiees-pieces.zip", domains=domains)

    assert refused.value.code == "file_unreadable"


def test_a_file_that_is_not_there_or_is_a_folder_is_told(tmp_path, domains):
    for path, code in ((tmp_path / "absent.csv", "file_missing"), (tmp_path, "file_is_folder")):
        with pytest.raises(RefusedFileError) as refused:
            read_applications(path, domains=domains)

        assert refused.value.code == code


def test_a_workbook_without_rows_is_empty(write_xlsx, domains):
    with pytest.raises(RefusedFileError) as refused:
        read_applications(write_xlsx({"A": []}), domains=domains)

    assert refused.value.code == "table_empty"


def test_an_open_document_is_read_like_any_other(tmp_path, domains):
    names = "urn:oasis:names:tc:opendocument:xmlns"
    rows = [["Numéro", "Titre", "Domaine", "Candidat"], ["7", "T", "Sport", "Ville de Metz"]]
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    path = tmp_path / "table.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<office:spreadsheet xmlns:office="{names}:office:1.0"'
            f' xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0">'
            f'<table:table table:name="A">{cells}</table:table></office:spreadsheet>',
        )

    file = read_applications(path, domains=domains)

    assert file.encoding == "ods"
    assert [each.number for each in file.applications] == ["7"]


def test_headers_that_are_whole_sentences_do_not_drown_the_refusal(write_csv, domains):
    path = write_csv([["mot " * 50, *(f"colonne {number}" for number in range(20))], ["x"]])

    with pytest.raises(RefusedFileError) as refused:
        read_applications(path, domains=domains)

    assert len(str(refused.value)) < 500
    assert "…" in str(refused.value)
