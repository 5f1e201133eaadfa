"""Score sheets and packs for the jurors who work by hand."""

import pypdfium2
import pytest

from jury_app.errors import JuryError
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


def test_there_are_none_while_nothing_is_assigned(tmp_path, found_year):
    year = found_year(tmp_path / "edition.jury")
    year.application("A1")
    year.juror("Benali")

    with pytest.raises(JuryError) as refusal:
        year.database.read(packs_of)

    assert refusal.value.code == "nothing_assigned"
