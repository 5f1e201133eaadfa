import pypdfium2
import pytest

from jury_app.demo.content import load_projects, load_tale
from jury_app.demo.dossiers import attachments, budget
from jury_app.demo.form_export import DOSSIER, filed, write_archive, write_form
from jury_app.importing.applications import read_applications
from jury_app.importing.attachments import read_attachments
from jury_app.importing.authorities import load_authorities
from jury_app.model.templates import load_template

LABELS = {each.code: each.name for each in load_template("territoria").domains}


@pytest.fixture(scope="module")
def files():
    return filed(load_projects(), load_authorities())


@pytest.fixture
def dossier(files):
    """Return the text of each page of the dossier of a number."""

    def read(number):
        [each] = [one for one in files if one.project.number == number]
        [(_project, name, data)] = attachments([each], LABELS, load_tale().transposition)
        assert name == DOSSIER
        return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]

    return read


@pytest.mark.parametrize("each", load_projects(), ids=lambda each: each.number)
def test_a_budget_adds_up_to_the_cost(each):
    amounts = [amount for _payer, amount in budget(each)]

    assert sum(amounts) == each.cost
    assert min(amounts) > 0


def test_a_dossier_says_what_the_form_says(dossier):
    pages = dossier("24626089")

    assert len(pages) <= 3
    for text in ("Un seul billet pour deux pays", "Stadt Kehl", "Mobilité(s)", "1 650 000 €"):
        assert text in " ".join("".join(pages).split())


def test_every_page_says_that_it_is_invented(dossier):
    assert all("inventés pour la démonstration" in page for page in dossier("24627232"))


def test_the_export_is_read_back_without_a_refusal(tmp_path, files):
    path = tmp_path / "export.csv"
    path.write_bytes(write_form(files, LABELS, load_tale().contacts))

    read = read_applications(path, domains={name: code for code, name in LABELS.items()})

    assert read.source == "demarches-simplifiees"
    assert read.refused == ()
    assert {each.number for each in read.applications} == {each.number for each in load_projects()}
    joint = [each for each in read.applications if len(each.applicants) > 1]
    assert len(joint) == 2


def test_the_archive_gives_each_file_to_its_application(tmp_path, files):
    path = tmp_path / "export.zip"
    told = [
        (each.project, name, b"%PDF-1.7")
        for each in files[:5]
        for name in (DOSSIER, "Plan de financement.pdf")
    ]

    numbers = list(write_archive(path, iter(told)))

    found = read_attachments(path)
    assert [(each.number, each.name) for each in found] == [
        (project.number, name) for project, name, _data in told
    ]
    assert numbers == [project.number for project, _name, _data in told]
