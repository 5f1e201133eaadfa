"""The sheet that is initialled before the sitting is closed."""

import re

import pypdfium2
import pytest

from jury_app.errors import JuryError
from jury_app.exchange.closing import close, sheet_sentence
from jury_app.model.operations.amending import AmendedMark, amend_mark
from jury_app.model.operations.poll import TakenVote
from jury_app.model.operations.undoing import undo
from jury_app.model.operations.voting import take_vote
from jury_app.progress import finish
from jury_app.publishing import publish

CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")


def pages_of(path):
    with pypdfium2.PdfDocument(path) as document:
        pages = [each.get_textpage().get_text_bounded() for each in document]
    return [" ".join(each.replace("\xa0", " ").split()) for each in pages]


def written(year, folder, *more):
    """Write the sheet, and return its file."""
    return finish(publish(year.database, folder, ("sitting-sheet", *more)))[0].file


def code_of(sheet):
    return CODE.search(pages_of(sheet)[0])[0]


def amended(year, old, new):
    mark = AmendedMark(
        juror_id=2, number="A1", criterion="cible", old=old, new=new, reason="Erreur de ligne"
    )
    return year.database.write(amend_mark, mark=mark)


@pytest.fixture
def decided(decided_file, tmp_path, open_year):
    path = tmp_path / "edition.jury"
    path.write_bytes(decided_file.read_bytes())
    year = open_year(path)
    yield year
    year.close()


def test_it_tells_each_act_with_what_it_changed_and_what_was_undone(decided, tmp_path):
    kept = amended(decided, "9", "8")
    gone = amended(decided, "8", "7")
    decided.database.write(undo, seq=gone)
    vote = TakenVote(question="Clore ?", numbers=("A1",), voices={"for": 2, "against": 1})
    decided.database.write(take_vote, vote=vote)

    text = " ".join(pages_of(written(decided, tmp_path)))

    assert "Bulletins ouverts (3) ; le règlement est scellé En présence de Maître Dupont." in text
    assert f"{kept} " in text
    assert ": 9 devient 8. Motif : Erreur de ligne." in text
    assert f": 8 devient 7. Motif : Erreur de ligne. Annulé par l’acte {gone + 1}." in text
    assert f"Acte {gone} annulé : Benali modifie une note de A1" in text
    assert "Clore ? Résultat : pour 2 et contre 1. La proposition est adoptée" in text
    assert "Motif : Rien à la hauteur." in text
    assert "Citation : « Pour avoir réparé ensemble »" in text
    assert "3 bulletins comptent ; le code de l’ensemble est" in text


def test_every_page_bears_the_code_its_number_and_places_to_initial(decided, tmp_path):
    for mark in range(40):
        amended(decided, str(9 - mark % 2), str(8 + mark % 2))
    pages = pages_of(written(decided, tmp_path))
    code = CODE.search(pages[0])[0]

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert page.count(f"Code {code}") >= 2
        assert f"Page {number} sur {len(pages)}" in page
        assert "Paraphe : présidence" in page
        assert page.count("Paraphe : un membre") == 2
    assert "Mme Maëlle Œuvrard qui préside la séance" in pages[-1]
    assert pages[-1].count("membre du jury (nom)") == 2


def test_it_is_fit_for_an_archive_and_tagged(decided, tmp_path):
    data = written(decided, tmp_path).read_bytes()

    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"/StructTreeRoot" in data


def test_the_same_room_makes_the_same_sheet_before_and_after_the_closing(decided, tmp_path):
    first = written(decided, tmp_path / "first").read_bytes()
    again = written(decided, tmp_path / "again", "attendance-sheet").read_bytes()
    closed = finish(close(decided.database, passphrase=None))
    after = written(decided, tmp_path / "after", "minutes")
    last = written(decided, tmp_path / "last")

    assert {first, again, after.read_bytes(), last.read_bytes()} == {first}
    assert (closed.sheet, closed.has_sheet) == (code_of(last), True)
    minutes = " ".join(pages_of(tmp_path / "after" / "minutes.pdf"))
    told = f"La feuille de séance, écrite avant la clôture, porte le code {closed.sheet}."
    assert told in minutes


def test_one_more_act_of_the_room_makes_another_sheet(decided, tmp_path):
    before = code_of(written(decided, tmp_path))
    amended(decided, "9", "8")

    closed = finish(close(decided.database, passphrase=None))

    assert (closed.has_sheet, closed.overtaken) == (False, before)
    assert f"de code {before} ne porte pas les derniers actes" in sheet_sentence(closed)
    assert closed.sheet == code_of(written(decided, tmp_path, "minutes")) != before
    assert "feuille de séance" not in " ".join(pages_of(tmp_path / "minutes.pdf"))


def test_it_is_refused_while_the_ballots_are_sealed(tmp_path, found_year):
    year = found_year(tmp_path / "edition.jury")

    with pytest.raises(JuryError) as refusal:
        written(year, tmp_path)

    assert refusal.value.code == "ballots_sealed"
