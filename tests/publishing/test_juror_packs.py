"""Score sheets and packs for the jurors who work by hand."""

import pypdfium2
import pytest

from jury_app.errors import JuryError
from jury_app.model.operations.jury import recuse_juror
from jury_app.progress import finish
from jury_app.publishing import publish
from jury_app.publishing.juror_packs import packs_of


def pages_of(path):
    with pypdfium2.PdfDocument(path) as document:
        return [" ".join(each.get_textpage().get_text_bounded().split()) for each in document]


@pytest.fixture
def assigned(tmp_path, found_year):
    year = found_year(tmp_path / "edition.jury")
    year.application("A1", title="Le Répar’café", summary="On y répare.", announced=("plan.pdf",))
    year.application("A2")
    year.application("B1", "D02")
    year.juror("Benali", civility="Mme")
    year.juror("Costa", "D02")
    year.assign()
    return year


def test_each_juror_has_what_they_read_and_pages_counted_apart(assigned, tmp_path):
    sheets, packs = finish(
        publish(assigned.database, tmp_path / "out", ("score-sheets", "juror-packs"))
    )

    for written in (sheets, packs):
        pages = pages_of(written.file)
        [first] = [page for page in pages if "D01" in page]
        [other] = [page for page in pages if page.startswith("Costa")]
        assert "Mme Benali" in first
        assert "A1 Le Répar’café" in first
        assert "A1" not in other
        assert "B1" in other
        assert "Page 1 sur 1" in other
    assert "On y répare." in pages_of(packs.file)[0]
    assert "Annoncés, non reçus : plan.pdf" in pages_of(packs.file)[0]


@pytest.fixture
def long(tmp_path, found_year):
    """A juror with more to read in one domain than a page holds, recused from the first of it."""
    year = found_year(tmp_path / "edition.jury")
    for number in range(40):
        summary = "Les habitants réparent ensemble ce qui peut l’être. " * (number % 7 + 1)
        year.application(f"A{number:02}", summary=summary, announced=("plan.pdf",))
    juror = year.juror("Benali")
    year.assign()
    year.database.write(recuse_juror, juror_id=juror, application_id=1, reason="Élu")
    return year


def test_every_page_of_a_score_sheet_names_the_criteria_over_its_boxes(long, tmp_path):
    [sheets] = finish(publish(long.database, tmp_path / "out", ("score-sheets",)))

    pages = pages_of(sheets.file)

    assert len(pages) > 3
    for page in pages:
        assert "Dossier Cible Démarche Partenariats Service rendu" in page


def test_nobody_is_asked_what_they_think_of_what_they_are_recused_from(long, tmp_path):
    [sheets] = finish(publish(long.database, tmp_path / "out", ("score-sheets",)))

    assert sum(page.count("Appréciation") for page in pages_of(sheets.file)) == 39


def test_the_files_of_an_application_stand_on_the_page_of_its_summary(long, tmp_path):
    [packs] = finish(publish(long.database, tmp_path / "out", ("juror-packs",)))

    for page in pages_of(packs.file)[1:]:
        assert not page.removeprefix("Benali Liasse du juré ").startswith("Annoncés")


def test_there_are_none_while_nothing_is_assigned(tmp_path, found_year):
    year = found_year(tmp_path / "edition.jury")
    year.application("A1")
    year.juror("Benali")

    with pytest.raises(JuryError) as refusal:
        year.database.read(packs_of)

    assert refusal.value.code == "nothing_assigned"
