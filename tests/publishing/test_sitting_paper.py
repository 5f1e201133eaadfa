"""The sheets on which a jury goes on by hand."""

from datetime import datetime
from functools import partial
from io import BytesIO

import pypdfium2
import pytest

from jury_app.documents.sitting_paper import build_sitting_paper
from jury_app.errors import JuryError
from jury_app.i18n import speaking
from jury_app.model.operations import roll_call
from jury_app.model.operations.choreography import open_application, open_domain
from jury_app.model.operations.poll import TakenVote
from jury_app.model.operations.shortlisting import cut_shortlist
from jury_app.model.operations.sitting import begin_sitting
from jury_app.model.operations.voting import take_vote
from jury_app.model.scoring.cut import Cut
from jury_app.model.templates import for_panel, load_template
from jury_app.progress import finish
from jury_app.publishing import publish
from jury_app.publishing.sitting_paper import sitting_paper_of
from jury_app.scripting.sheets import require_sheet

NOON = datetime.fromisoformat("2026-10-08T12:00:00+02:00")
LONG = "Communauté d’agglomération des vallées réunies " * 3


def pages_of(data):
    with pypdfium2.PdfDocument(data) as document:
        return [" ".join(each.get_textpage().get_text_bounded().split()) for each in document]


def printed(year):
    output = BytesIO()
    with speaking("fr"):
        build_sitting_paper(year.database.read(sitting_paper_of), output)
    return output.getvalue()


@pytest.fixture
def sitting(decided_file, tmp_path, open_year):
    """A sitting at noon: two domains are decided, two are left."""
    path = tmp_path / "edition.jury"
    path.write_bytes(decided_file.read_bytes())
    year = open_year(path, clock=lambda: NOON)
    year.application("C1", "D03")
    year.application("C2", "D03", title=LONG.strip())
    year.application("E1", "D04")
    year.late(2, {"C1": 8, "C2": 6})
    year.late(3, {"C1": 7, "C2": 6})
    yield year
    year.close()


def test_there_is_a_sheet_for_each_domain_that_is_left_and_for_no_other(sitting):
    paper = sitting.database.read(sitting_paper_of)

    assert [each.code for each in paper.domains] == ["D03", "D04"]
    assert [each.name[:3] for each in paper.decided] == ["D01", "D02", "Pri"]


def test_every_page_bears_its_domain_the_code_and_whom_it_is_for(sitting):
    code = sitting.database.read(sitting_paper_of).code

    pages = pages_of(printed(sitting))

    for number, page in enumerate(pages, start=1):
        assert f"Réservé au secrétariat · feuille {code}" in page
        assert f"Page {number} sur {len(pages)}" in page
    assert any(page.startswith("D03 Civisme") for page in pages)
    assert " ".join(LONG.split()) in " ".join(pages)


def test_the_first_sheet_tells_where_the_sitting_stands(sitting):
    sitting.database.write(open_domain, domain_code="D03")

    first = pages_of(printed(sitting))[0]

    assert "établie le 8 octobre 2026 à 12 h 00".replace(" ", " ") in first.replace("\xa0", " ")
    assert "Devant le jury : D03 Civisme" in first.replace("\xa0", " ")
    assert "Présidence : Mme Maëlle Œuvrard" in first.replace("\xa0", " ")
    assert "Le quorum est fixé à 2 sur 3 membres" in first.replace("\xa0", " ")
    assert "Le jury décerne « Or » à Blois et à Agglopolys" in first.replace("\xa0", " ")


def test_who_left_and_who_gave_a_proxy_are_told_as_the_roll_stands(sitting):
    depart = partial(sitting.database.write, roll_call.depart)
    depart(juror_id=2, at="2026-10-08T11:40:00+02:00")
    depart(juror_id=3, at="2026-10-08T11:50:00+02:00", holder_id=1)

    with speaking("fr"):
        members = sitting.database.read(sitting_paper_of).members

    told = {each.name: each.attendance for each in members}
    assert told["Benali"].replace("\xa0", " ") == "départ à 11 h 40"
    assert told["Chauvet"] == "pouvoir donné à Mme Maëlle Œuvrard"


def test_a_panel_is_told_as_one_and_what_it_has_shortlisted(tmp_path, found_year):
    year = found_year(tmp_path / "panel.jury", template=for_panel(load_template("territoria")))
    year.applications("A1", "A2", "A3")
    jurors = year.jurors("Benali", "Chauvet", "Diallo")
    year.assign()
    year.kits(*jurors)
    for juror in jurors:
        year.ballot(juror, {"A1": 9, "A2": 7, "A3": 3})
    year.open("Maître Dupont")
    year.database.write(begin_sitting, second_convocation=True)
    year.database.write(cut_shortlist, cut=Cut(best=2))

    with speaking("fr"):
        paper = year.database.read(sitting_paper_of)

    assert any("Le collège est réuni sur seconde convocation" in each for each in paper.standing)
    [domain] = paper.decided
    [told] = domain.decisions
    assert "A1 (Commune A1) et A2 (Commune A2)" in told
    assert "décerner" not in told


def test_a_domain_that_was_begun_tells_what_was_done_in_it(sitting):
    sitting.database.write(open_application, number="C1")
    vote = TakenVote(question="Or ?", numbers=("C1",), voices={"for": 2, "against": 1})
    sitting.database.write(take_vote, vote=vote)

    [domain, _other] = sitting.database.read(sitting_paper_of).domains

    assert "Ce domaine est en ce moment devant le jury." in domain.so_far
    assert any("Or ?" in each for each in domain.so_far)


def test_denominators_follow_recusals_and_majorities_the_rules(sitting):
    [domain, _other] = sitting.database.read(sitting_paper_of).domains
    assert [each.voices for each in domain.applications] == [3, 3]
    assert sitting.database.read(sitting_paper_of).majorities == ((3, 2), (2, 2), (1, 1))


def test_the_same_sitting_makes_the_same_bytes(sitting):
    assert printed(sitting) == printed(sitting)


def test_the_code_of_a_sheet_is_found_however_it_is_typed(sitting):
    code = sitting.database.read(sitting_paper_of).code
    typed = code.lower().replace("-", " ").replace("1", "l").replace("0", "o")

    assert sitting.database.read(require_sheet, typed).seq == sitting.head()[0]


def test_it_is_refused_once_the_sitting_is_closed(closed, tmp_path):
    with pytest.raises(JuryError) as refusal:
        finish(publish(closed.database, tmp_path / "documents", ("sitting-paper",)))

    assert refusal.value.code == "sitting_closed"


def test_it_is_refused_while_the_ballots_are_sealed(tmp_path, found_year):
    year = found_year(tmp_path / "edition.jury")

    with pytest.raises(JuryError) as refusal:
        finish(publish(year.database, tmp_path / "documents", ("sitting-paper",)))

    assert refusal.value.code == "ballots_sealed"
