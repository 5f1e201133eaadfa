"""Publishing: every document from one frozen set of decisions, the same each time."""

import csv
import io

import openpyxl
import pypdfium2
import pytest

from jury_app import i18n
from jury_app.codes import SENTENCES
from jury_app.errors import JuryError
from jury_app.exchange.closing import close
from jury_app.model.enums import JournalKind
from jury_app.model.operations.sitting import level_named
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.record import load_record
from jury_app.model.queries.sitting import frozen_content, get_sitting
from jury_app.progress import finish
from jury_app.publishing import DOCUMENTS, expand, publish

CERTIFICATES = ["certificates", "certificates-key", "certificates-check"]
MINUTES = ["minutes", "minutes-docx"]
AWARD_LIST = [
    "award-list",
    "award-list-xlsx",
    "award-list-csv",
    "award-list-schema",
    "award-list-page",
]
ALL = [*AWARD_LIST, *MINUTES, *CERTIFICATES]


def write(year, folder, *documents):
    return finish(publish(year.database, folder, documents or tuple(DOCUMENTS)))


def text_of(path):
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def csv_rows(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


@pytest.fixture
def published(closed, tmp_path):
    folder = tmp_path / "documents"
    return {each.document: each.file for each in write(closed, folder)}


def test_nothing_is_published_before_the_closing(decided_file, tmp_path, open_year):
    path = tmp_path / "edition.jury"
    path.write_bytes(decided_file.read_bytes())
    year = open_year(path)
    before = year.head()

    with pytest.raises(JuryError) as refusal:
        write(year, tmp_path / "documents")

    assert refusal.value.code == "sitting_open"
    assert year.head() == before
    assert not (tmp_path / "documents").exists()
    year.close()


def test_every_document_is_written_and_entered(closed, tmp_path):
    files = write(closed, tmp_path / "deep" / "documents")

    assert [(each.document, each.file.name) for each in files] == [
        ("award-list", "award-list.pdf"),
        ("award-list-xlsx", "award-list.xlsx"),
        ("award-list-csv", "award-list.csv"),
        ("award-list-schema", "award-list.schema.json"),
        ("award-list-page", "award-list.html"),
        ("minutes", "minutes.pdf"),
        ("minutes-docx", "minutes.docx"),
        ("certificates", "certificates.pdf"),
        ("certificates-key", "certificates-key.pem"),
        ("certificates-check", "certificates-check.html"),
    ]
    assert all(each.file.stat().st_size for each in files)
    pages = {each.document: each.pages for each in files}
    assert pages["certificates"] == 4
    assert pages["award-list-csv"] is pages["award-list-xlsx"] is None
    last = closed.database.read(list_journal)[-1]
    assert last.kind is JournalKind.EXPORT


def test_publishing_again_writes_the_same_bytes(closed, tmp_path):
    write(closed, tmp_path / "one")
    i18n.set_language("en")
    write(closed, tmp_path / "two")

    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_one_document_may_be_asked_for(closed, tmp_path):
    [only] = write(closed, tmp_path / "documents", "minutes")

    assert only.file.name == "minutes.pdf"
    assert [path.name for path in (tmp_path / "documents").iterdir()] == ["minutes.pdf"]


def test_a_file_in_the_place_of_the_folder_is_said(closed, tmp_path):
    (tmp_path / "documents").write_text("a file", encoding="utf-8")

    with pytest.raises(JuryError) as refusal:
        write(closed, tmp_path / "documents")

    assert refusal.value.code == "folder_unwritable"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ([], ALL),
        (["award-list"], AWARD_LIST),
        (["minutes", "certificates"], [*MINUTES, *CERTIFICATES]),
        (["minutes", "minutes"], MINUTES),
        (["minutes", "award-list"], [*MINUTES, *AWARD_LIST]),
    ],
)
def test_documents_go_by_their_names(asked, meant):
    assert expand(asked) == meant


@pytest.mark.parametrize("name", ["diploma", "award", "award-list-", "", "minutes.pdf"])
def test_an_unknown_document_is_refused_with_the_names_there_are(name):
    with pytest.raises(JuryError) as refusal:
        expand([name])

    assert refusal.value.code == "document_unknown"
    assert "certificates" in str(refusal.value)


def test_the_open_data_says_what_was_decided(closed, published):
    record = load_record(closed.database.read(frozen_content))
    decided = {
        (domain.code, each.number, each.level_name)
        for domain in record.domains
        for each in domain.decisions
        if each.number
    }

    said = csv_rows(published["award-list-csv"])
    text = published["award-list-csv"].read_text(encoding="utf-8-sig")

    assert len(said) >= len(decided)
    for _domain, number, level in decided:
        assert any(number in row.values() and level in row.values() for row in said), number
    assert "undefined" not in text
    assert "None" not in text


def test_the_workbook_says_the_same_as_the_open_data(published):
    rows = csv_rows(published["award-list-csv"])
    workbook = openpyxl.load_workbook(published["award-list-xlsx"])
    cells = {
        str(cell)
        for sheet in workbook
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    }

    for row in rows:
        for column in ("level", "application", "title", "domain", "motive"):
            assert not row[column] or row[column] in cells


def test_the_minutes_name_who_was_there_what_was_decided_and_why(closed, published):
    text = text_of(published["minutes"])

    for said in ("Œuvrard", "Benali", "Chauvet", "Le Répar’café", "Rien à la hauteur"):
        assert said in text, said
    assert closed.database.read(get_sitting).seal_code in text
    assert "Prix de l’Audace" in text
    assert text.count("ex æquo") == 2


def test_the_minutes_name_the_secretary_and_let_them_sign(decided_file, tmp_path, open_year):
    path = tmp_path / "edition.jury"
    path.write_bytes(decided_file.read_bytes())
    year = open_year(path)
    finish(close(year.database, passphrase=None, secretary="Mme Solène Kerbrat"))

    [minutes] = write(year, tmp_path / "documents", "minutes")
    year.close()

    text = text_of(minutes.file)
    assert "Le secrétariat de la séance est assuré par Mme Solène Kerbrat." in text
    assert "Mme Solène Kerbrat secrétaire de séance" in text


def test_a_domain_with_a_special_prize_alone_is_not_said_to_have_no_award(
    decided_file, tmp_path, open_year
):
    path = tmp_path / "edition.jury"
    path.write_bytes(decided_file.read_bytes())
    year = open_year(path)
    year.levels["audace"] = year.database.write(level_named, "Prix de l’Audace")
    year.decide("B1", "audace")
    finish(close(year.database, passphrase=None))
    documents = {each.document: each.file for each in write(year, tmp_path / "documents")}
    year.close()

    said = "aucun niveau dans ce domaine, où il attribue un prix spécial."
    listed, minutes = text_of(documents["award-list"]), text_of(documents["minutes"])
    assert said in listed
    assert said in minutes
    assert "Rien à la hauteur" in listed
    assert "Rien à la hauteur" in minutes
    for untrue in ("domaine sans", "Non décerné", "aucun prix dans ce domaine"):
        assert untrue not in listed
        assert untrue not in minutes
    rows = csv_rows(documents["award-list-csv"])
    [row] = [row for row in rows if row["domain_code"] == "D02"]
    assert (row["outcome"], row["motive"]) == ("special_only", "Rien à la hauteur")
    figures = openpyxl.load_workbook(documents["award-list-xlsx"]).worksheets[1]
    counted = dict(figures.iter_rows(min_row=2, max_col=2, values_only=True))
    assert counted["Domaines sans lauréat"] == 0


def test_each_award_has_its_certificate_with_all_its_laureates(published):
    text = text_of(published["certificates"])

    for said in ("Blois", "Agglopolys", "Commune A2", "Commune A3", "Le Répar’café"):
        assert said in text, said
    assert "Commune B1" not in text


def test_reasons_why_something_is_not_ranked_have_sentences(closed):
    record = load_record(closed.database.read(frozen_content))

    reasons = {each.reason for domain in record.domains for each in domain.standings if each.reason}
    assert reasons == {"marks_none"}
    assert reasons <= SENTENCES.keys()
