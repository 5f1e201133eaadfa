"""Documents that need no closing: provisional minutes, and the sheet that the members sign."""

import pypdfium2
import pytest

from jury_app.errors import JuryError
from jury_app.exchange.closing import close
from jury_app.model.enums import AttendanceState, JournalKind
from jury_app.model.operations.choreography import open_domain
from jury_app.model.operations.papers import list_annexes, note_convocation
from jury_app.model.operations.roll_call import depart, set_attendance
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.jury import list_jurors
from jury_app.progress import finish
from jury_app.publishing import publish

PROVISIONAL = ("provisional-minutes", "provisional-minutes-docx")


def text_of(path):
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def write(year, folder, *documents):
    return finish(publish(year.database, folder, documents))


@pytest.fixture
def decided(decided_file, tmp_path, open_year):
    path = tmp_path / "edition.jury"
    path.write_bytes(decided_file.read_bytes())
    year = open_year(path)
    yield year
    year.close()


def test_provisional_minutes_are_written_while_the_jury_sits(decided, tmp_path):
    acts, code = decided.head()

    files = write(decided, tmp_path, *PROVISIONAL)

    assert [each.file.name for each in files] == [
        "minutes-provisional.pdf",
        "minutes-provisional.docx",
    ]
    text = text_of(files[0].file)
    assert text.count("PROVISOIRE") == files[0].pages
    assert f"comptait {acts} actes ; le code du dernier est {code}" in text
    assert "Le jury décerne « Or » à Blois et à Agglopolys" in text
    assert "la séance est levée" not in text
    assert "secrétaire de séance" not in text
    assert decided.database.read(list_journal)[-1].kind is JournalKind.EXPORT


def test_they_tell_what_is_begun_and_name_what_is_left(decided, tmp_path):
    decided.application("C1", "D03")
    decided.application("E1", "D04")
    decided.database.write(open_domain, domain_code="D03")

    text = text_of(write(decided, tmp_path, "provisional-minutes")[0].file)

    assert "Le jury n’a encore rien décidé dans ce domaine." in text
    assert "Le jury n’a pas encore abordé ce domaine : Communication." in text
    assert "E1" not in text


def test_there_are_none_before_the_sitting_begins(tmp_path, found_year):
    year = found_year(tmp_path / "edition.jury")

    with pytest.raises(JuryError) as refusal:
        write(year, tmp_path / "documents", "provisional-minutes")

    assert refusal.value.code == "sitting_not_begun"


def test_they_can_be_written_while_the_ballots_are_sealed(tmp_path, found_year):
    year = found_year(tmp_path / "edition.jury")
    juror = year.juror("Benali")
    year.application("A1")
    year.database.write(set_attendance, juror_id=juror, state=AttendanceState.PRESENT)

    text = text_of(write(year, tmp_path, "provisional-minutes")[0].file)

    assert "1 membre est présent." in text
    assert "Délibérations" not in text


def test_once_the_sitting_is_closed_its_minutes_are_final(closed, tmp_path):
    before = closed.head()

    with pytest.raises(JuryError) as refusal:
        write(closed, tmp_path / "documents", "minutes", "provisional-minutes")

    assert refusal.value.code == "minutes_final"
    assert not (tmp_path / "documents").exists()
    assert closed.head() == before


def test_provisional_and_final_minutes_are_never_written_together(decided, tmp_path):
    with pytest.raises(JuryError) as refusal:
        write(decided, tmp_path / "documents", "provisional-minutes", "minutes")

    assert refusal.value.code == "sitting_open"
    assert not (tmp_path / "documents").exists()


def test_the_convocation_and_the_annexes_stand_in_the_minutes(decided, tmp_path):
    decided.database.write(note_convocation, on="2026-10-01")
    decided.database.write(list_annexes, annexes=["Feuille d’émargement", " ", "Pouvoirs"])
    early = text_of(write(decided, tmp_path, "provisional-minutes")[0].file)
    finish(close(decided.database, passphrase=None))

    text = text_of(write(decided, tmp_path, "minutes")[0].file)

    for each in (early, text):
        assert "sur convocation du 1er octobre 2026" in each
        assert "Annexes – Feuille d’émargement – Pouvoirs" in each


def test_the_sheet_names_all_who_sit_and_who_holds_a_proxy(decided, tmp_path):
    ids = {each.values.family_name: each.id for each in decided.database.read(list_jurors)}
    away, holder = ids["Benali"], ids["Chauvet"]
    decided.database.write(
        set_attendance, juror_id=away, state=AttendanceState.REPRESENTED, holder_id=holder
    )

    [sheet] = write(decided, tmp_path, "attendance-sheet")

    text = text_of(sheet.file)
    assert "Mme Maëlle Œuvrard" in text
    assert "Présidence du jury" in text
    assert text.count("Chauvet") == 2


def test_who_was_there_and_left_signs_the_sheet_and_is_not_told_to_have_been_excused(
    decided, tmp_path
):
    [gone, *_others] = decided.database.read(list_jurors)
    decided.database.write(depart, juror_id=gone.id)

    [sheet] = write(decided, tmp_path, "attendance-sheet")

    assert "excusé" not in text_of(sheet.file)


def test_the_sheet_is_printed_again_after_the_closing(closed, tmp_path):
    files = write(closed, tmp_path, "attendance-sheet", "minutes")

    assert [each.document for each in files] == ["attendance-sheet", "minutes"]
