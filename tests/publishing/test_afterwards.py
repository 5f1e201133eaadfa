"""What is printed and sent after the jury: only when asked for, and only from what was frozen."""

from dataclasses import replace
from datetime import datetime

import pypdfium2
import pytest

from jury_app.errors import JuryError
from jury_app.model.queries.contacts import Contact
from jury_app.progress import finish
from jury_app.publishing import Wishes, publish
from jury_app.publishing.letters import feedback_of, letters_of
from jury_app.publishing.publish import frozen_of

EMBARGO = datetime(2026, 11, 28, 18, 0)


@pytest.fixture
def write(closed, tmp_path):
    """What writes documents, and returns them by their names."""

    def writing(*documents, folder="documents", **wishes):
        files = finish(
            publish(closed.database, tmp_path / folder, documents, wishes=Wishes(**wishes))
        )
        return {each.document: each.file for each in files}

    return writing


def pages_of(path):
    with pypdfium2.PdfDocument(path) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return [" ".join(text.split()) for text in texts]


def test_the_press_gets_no_list_without_an_hour(write, closed, tmp_path):
    before = closed.head()

    with pytest.raises(JuryError) as refusal:
        write("press-list")

    assert refusal.value.code == "embargo_missing"
    assert closed.head() == before


def test_the_list_for_the_press_says_what_the_award_list_says(write):
    press, listed = write("press-list", "award-list", embargo=EMBARGO).values()

    assert "Sous embargo jusqu’au 28 novembre 2026 à 18 h" in pages_of(press)[0]
    assert pages_of(listed)[0].split(" · ")[-1] in pages_of(press)[0]


def test_the_ceremony_goes_from_the_last_level_to_the_first_and_ends_with_the_special_prizes(
    write,
):
    files = write("ceremony", "ceremony-script", "ceremony-slides", ceremony=EMBARGO)
    script = pages_of(files["ceremony-script"])

    assert ["Argent" in page for page in script] == [True, True, False, False]
    assert "Blois et Agglopolys" in script[2]
    assert "Prix de l’Audace" in script[3]
    assert len(pages_of(files["ceremony-slides"])) == 5
    assert "28 novembre 2026 à 18 h" in pages_of(files["ceremony"])[0]


def test_tables_and_labels_bear_the_names_of_jurors_and_of_laureates(write):
    files = write("name-plates", "name-plates-laureates", "labels", "labels-laureates")

    assert "Mme Maëlle Œuvrard" in pages_of(files["name-plates"])[0]
    assert len(pages_of(files["name-plates"])) == 3
    laureates = pages_of(files["labels-laureates"])[0]
    assert [laureates.count(name) for name in ("Blois", "Agglopolys", "Commune A3")] == [1, 1, 1]
    assert len(pages_of(files["name-plates-laureates"])) == 4


def test_the_calendar_has_the_ceremony_once_its_hour_is_told(write):
    without = write("calendar")["calendar"].read_bytes()
    told = write("calendar", folder="told", ceremony=EMBARGO, ceremony_place="Iéna, Paris")

    assert without.count(b"BEGIN:VEVENT") == 1
    lines = told["calendar"].read_bytes().decode().split("\r\n")
    assert "DTSTART:20261128T170000Z" in lines
    assert "LOCATION:Iéna\\, Paris" in lines


def test_laureates_and_the_others_get_the_letter_that_is_theirs(write, tmp_path):
    files = write("letters", "letters-drafts", "feedback", ceremony=EMBARGO, embargo=EMBARGO)
    letters = pages_of(files["letters"])
    [blois] = [page for page in letters if "Blois et Agglopolys" in page and "Or pour" in page]
    [refused] = [page for page in letters if "Commune B1" in page]

    assert "Pour avoir réparé ensemble" in blois
    assert "28 novembre 2026 à 18 h" in blois
    assert "La distinction décernée aux lauréats est la suivante" in blois
    [alone] = [page for page in letters if "Commune A2" in page]
    assert "La distinction décernée à la lauréate est la suivante" in alone
    assert "ne l’a pas retenu" in refused
    assert "félicitations" not in refused
    assert len(list((tmp_path / "documents" / "letters-drafts").iterdir())) == len(letters)
    assert len(pages_of(files["feedback"])) == len(letters)


def test_the_secretariat_s_own_words_take_the_place_of_ours(write, tmp_path):
    own = tmp_path / "lettre.txt"
    own.write_text("Bravo {year}\n\nÀ la {laureate} de {year}, pour {title} !", encoding="utf-8")
    letters = " ".join(pages_of(write("letters", laureate_letter=own)["letters"]))
    own.write_text("Bravo {nom}", encoding="utf-8")

    assert "Objet : Bravo 2026" in letters
    assert "À la lauréate de 2026" in letters
    with pytest.raises(JuryError) as refusal:
        write("letters", laureate_letter=own, folder="other")
    assert refusal.value.code == "letter_field_unknown"
    assert "applicants" in str(refusal.value)


@pytest.mark.parametrize(("text", "code"), [(" \n", "letter_empty"), ("\0\n\nX", "text_not_utf8")])
def test_a_letter_without_words_is_refused(write, tmp_path, text, code):
    own = tmp_path / "lettre.txt"
    own.write_text(text, encoding="utf-8")

    with pytest.raises(JuryError) as refusal:
        write("letters", laureate_letter=own)

    assert refusal.value.code == code


def test_applicants_read_the_comments_that_were_chosen_and_no_others(write, tmp_path):
    chosen = tmp_path / "comments.csv"
    chosen.write_text("application;comment\nB1;À reprendre l’an prochain\n", encoding="utf-8-sig")
    told = pages_of(write("feedback", comments=chosen, with_marks=True)["feedback"])
    chosen.write_text("dossier;mot\n", encoding="utf-8")

    assert ["À reprendre" in page for page in told].count(True) == 1
    assert any("Moyenne des notes" in page for page in told)
    with pytest.raises(JuryError) as refusal:
        write("feedback", comments=chosen, folder="other")
    assert refusal.value.code == "comments_columns"


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ('application;comment\nB1;"Bravo\nA1;Avis réservé\n', "comments_broken"),
        (f"application;comment\nB1;{'x' * 200_000}\n", "comments_broken"),
        ("application;comment\n001;Bravo\n", "comment_misplaced"),
        ("application;comment\nB1;Bravo\nB1;Dommage\n", "comment_misplaced"),
    ],
)
def test_a_comment_that_might_reach_somebody_else_is_refused(write, closed, tmp_path, table, code):
    chosen, before = tmp_path / "comments.csv", closed.head()
    chosen.write_text(table, encoding="utf-8")

    with pytest.raises(JuryError) as refusal:
        write("feedback", comments=chosen)

    assert refusal.value.code == code
    assert closed.head() == before


def test_a_comment_is_told_whole_whatever_its_lines_end_with(write, tmp_path):
    chosen = tmp_path / "comments.csv"
    chosen.write_text('application,comment\nB1,"Bien\u2028vu\x85mais\ncourt"\n', encoding="utf-8")

    told = " ".join(pages_of(write("feedback", comments=chosen)["feedback"]))

    assert [word in told for word in ("Bien", "vu", "mais", "court")] == [True] * 4


def test_who_is_not_retained_is_written_to_with_those_they_applied_with(closed):
    frozen = frozen_of(closed.database)
    both = {"B1": Contact(applicants=("Commune B1", "Syndicat de B"))}

    letters = letters_of(frozen.record, Wishes(), both).items
    sheets = feedback_of(frozen.record, Wishes(), both).items

    [told] = [each.applicants for each in letters if each.application == "B1"]
    assert told == ("Commune B1", "Syndicat de B")
    assert [each.applicants for each in sheets if each.application == "B1"] == [told]
    assert frozen.contacts["A1"].applicants == ("Blois", "Agglopolys")


def test_a_field_of_which_nothing_is_known_leaves_no_hole(closed):
    record = replace(frozen_of(closed.database).record, place="")

    told = [text for each in letters_of(record, Wishes(), {}).items for text in each.paragraphs]

    assert [text for text in told if "  " in text] == []
