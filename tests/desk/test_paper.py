"""The ballot on paper: what is filled into the form is read back, and each wrong field is named."""

import io
import runpy
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from jury_app.codes import sentence
from jury_app.desk.grid_changes import ChangeKind
from jury_app.desk.grids import ballot_from_grid, export_grid, read_file_back, write_grid
from jury_app.desk.paper_identity import FormIdentity
from jury_app.desk.paper_reading import read_paper
from jury_app.documents.paper_ballot import FieldKind
from jury_app.errors import RefusedFileError
from jury_app.helper import pdf_form
from jury_app.importing.scores import read_grid
from jury_app.sealing.ballot import open_ballot

FILLING = runpy.run_path(str(Path(__file__).parent / "filling.py"))
CODES = ("cible", "demarche", "partenariats", "service")
filling, tick_beside = FILLING["filling"], FILLING["tick_beside"]


@pytest.fixture
def form(desk, tmp_path):
    path = tmp_path / "form.pdf"
    write_grid(desk, path)
    return path


@pytest.fixture
def read(desk, form):
    return lambda: read_file_back(desk, form, read_grid)


def numbers(desk):
    return [each.number for each in desk.view().entries]


def cells(found):
    return [(each.application, each.column, each.reason) for each in found]


def test_a_form_that_was_filled_on_the_screen_makes_a_ballot(made_kit, tmp_path):
    form, count = export_grid(made_kit.path, made_kit.code, tmp_path / "form.pdf")
    given = {
        each.number: {code: (place + turn) % 11 for turn, code in enumerate(CODES)}
        for place, each in enumerate(made_kit.manifest.applications)
    }
    with filling(form) as hand:
        for number, marks in given.items():
            for code, mark in marks.items():
                hand.tick(number, code, mark)

    result = ballot_from_grid(made_kit.path, made_kit.code, form, tmp_path, read_grid)

    claimed = open_ballot(result.file.read_bytes(), made_kit.keys.identity, file="ballot")
    content = claimed.verify([made_kit.invitation], edition=made_kit.keys.id).content
    assert content.scores == given
    assert (count, result.complete, result.refused, result.warnings) == (12, True, (), ())


def test_opinion_recusal_and_control_totals_are_read_as_they_were_typed(desk, form, read):
    first, second, third, *_others = numbers(desk)
    with filling(form) as hand:
        for code, mark in zip(CODES, (7, 0, 10, 5), strict=True):
            hand.tick(first, code, mark)
        hand.type(FieldKind.COMMENT, first, "Très utile : à suivre !")
        hand.type(FieldKind.TOTAL, first, "22")
        hand.type(FieldKind.PAGE, 1, "22")
        hand.recuse(second, "Ma commune")
        hand.recuse(third)

    reading = read()
    desk.say(reading.values)

    view = desk.view()
    assert view.entry(first).marks == dict(zip(CODES, (7, 0, 10, 5), strict=True))
    assert view.entry(first).opinion == "Très utile : à suivre !"
    assert [view.entry(number).recusal for number in (second, third)] == ["Ma commune", ""]
    assert (reading.refused, reading.warnings) == ((), ())


def test_lines_that_a_viewer_ends_in_its_own_way_are_lines(desk, form, read):
    first = numbers(desk)[0]
    with filling(form) as hand:
        hand.type(FieldKind.COMMENT, first, "Très utile\rà suivre")

    assert list(read().values.values()) == ["Très utile\nà suivre"]


def test_a_form_shows_what_was_said_so_far_and_changes_nothing_when_it_comes_back(desk, tmp_path):
    first, second, third, *_others = numbers(desk)
    desk.give_mark(first, "cible", 7)
    desk.opinion(first, "Bien, « à suivre »\nsur deux lignes")
    desk.give_mark(second, "cible", 3)
    desk.recuse(second, "")
    desk.recuse(third, "Ma commune")
    path = tmp_path / "form.pdf"
    write_grid(desk, path)

    reading = read_file_back(desk, path, read_grid)

    assert (reading.changes, reading.refused, reading.warnings) == ((), (), ())


def test_a_mark_that_was_ticked_again_is_the_last_one_and_one_unticked_is_none(desk, form, read):
    first, second, *_others = numbers(desk)
    desk.give_mark(second, "cible", 4)
    with filling(form) as hand:
        hand.tick(first, "cible", 7)
        hand.tick(first, "cible", 8)
        hand.tick(first, "demarche", 5)
        hand.tick(first, "demarche", 5)

    changes = {each.place.application: each for each in read().changes}

    assert {number: (each.kind, each.after) for number, each in changes.items()} == {
        first: (ChangeKind.NEW, 8),
        second: (ChangeKind.CLEARED, None),
    }


def test_two_boxes_on_a_line_are_pointed_out_and_give_no_mark(desk, form, read):
    first = numbers(desk)[0]
    tick_beside(form, first, 3)
    tick_beside(form, first, 9)

    reading = read()

    [cell] = reading.refused
    assert (cell.row, cell.column, cell.reason, cell.cell) == (1, "cible", "boxes_several", "p. 1")
    assert "3, 9" in sentence(cell.reason, value=cell.value)
    assert reading.changes == ()


def test_a_sum_that_is_not_that_of_the_marks_is_pointed_out_and_the_marks_are_taken(
    desk, form, read
):
    first = numbers(desk)[0]
    with filling(form) as hand:
        hand.tick(first, "cible", 7)
        hand.tick(first, "service", 8)
        hand.type(FieldKind.TOTAL, first, "16")
        hand.type(FieldKind.PAGE, 1, "quinze")

    reading = read()

    assert cells(reading.warnings) == [
        (first, "total", "total_differs"),
        ("", "page", "page_total_differs"),
    ]
    assert "16 ≠ 15" in [each.value for each in reading.warnings]
    assert reading.count(ChangeKind.NEW) == 2


def test_a_reason_beside_a_box_that_is_not_ticked_is_no_recusal(desk, form, read):
    first = numbers(desk)[0]
    with filling(form) as hand:
        hand.type(FieldKind.REASON, first, "Ma commune ?")

    reading = read()

    assert cells(reading.refused) == [(first, "recused", "recusal_not_ticked")]
    assert reading.changes == ()


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"juror": "j-0008"}, "form_other_juror"),
        ({"criteria": ("max_points", 20)}, "form_other_grid"),
        ({"keys": None}, "form_other_edition"),
    ],
)
def test_the_form_of_another_is_refused_by_name(kits, open_desk, made_kit, tmp_path, other, reason):
    options = {"keys": made_kit.keys, "count": 2} | other
    if "criteria" in options:
        name, value = options["criteria"]
        options["criteria"] = (kits["criterion"](**{name: value}),)
    with open_desk(kits["make_kit"](tmp_path, **options)) as desk:
        write_grid(desk, tmp_path / "form.pdf")

    with pytest.raises(RefusedFileError) as refused:
        read_paper(tmp_path / "form.pdf", made_kit.manifest)

    assert refused.value.code == reason
    assert "form.pdf" in str(refused.value)


def test_a_form_of_another_round_is_refused_by_name(made_kit):
    identity = FormIdentity.of(made_kit.manifest)

    with pytest.raises(RefusedFileError) as refused:
        replace(identity, round="preselection").require(made_kit.manifest, "form.pdf")

    assert refused.value.code == "form_other_round"


def test_a_form_printed_to_a_new_file_has_lost_its_fields_and_says_so(kits, desk, tmp_path):
    path = tmp_path / "printed.pdf"
    path.write_bytes(kits["long_pdf"](2))

    with pytest.raises(RefusedFileError) as refused:
        read_file_back(desk, path, read_grid)

    assert refused.value.code == "form_foreign"


@pytest.mark.parametrize(
    ("text", "reason"),
    [("jury-form/2/a", "newer_version"), ("jury-form/1/a/b", "form_foreign"), ("", "form_foreign")],
)
def test_a_form_that_is_not_ours_is_refused(text, reason):
    with pytest.raises(RefusedFileError) as refused:
        FormIdentity.read(text, "form.pdf")

    assert refused.value.code == reason


def test_an_identity_is_read_as_it_was_written(made_kit):
    identity = replace(FormIdentity.of(made_kit.manifest), round="jury / finale é")

    assert FormIdentity.read(identity.text, "form.pdf") == identity


def test_an_application_that_the_secretariat_settled_has_nothing_to_fill(kits, open_desk, tmp_path):
    made = kits["make_kit"](tmp_path, count=3)
    settled = made.manifest.applications[1].number
    made = kits["make_kit"](tmp_path, count=3, recused=(settled,), keys=made.keys)
    with open_desk(made) as desk:
        write_grid(desk, tmp_path / "form.pdf")
        reading = read_file_back(desk, tmp_path / "form.pdf", read_grid)

    names = {field.name.split("/")[2] for field in pdf_form((tmp_path / "form.pdf").read_bytes())}
    assert settled not in names
    assert reading.refused == ()


def test_half_points_have_a_box_each_and_long_scales_a_place_to_write(kits, open_desk, tmp_path):
    criteria = (
        kits["criterion"](steps_per_point=2),
        kits["criterion"](code="fin", name="Fin", max_points=100),
    )
    with open_desk(kits["make_kit"](tmp_path, count=1, criteria=criteria)) as desk:
        path, number = tmp_path / "form.pdf", numbers(desk)[0]
        write_grid(desk, path)
        with filling(path) as hand:
            hand.tick(number, "cible", "7.5")
            hand.type(FieldKind.MARK, number, "87", "fin")
            hand.type(FieldKind.TOTAL, number, "94,5")

        reading = read_file_back(desk, path, read_grid)

    assert {each.place.criterion: each.after for each in reading.changes} == {
        "cible": 15,
        "fin": 87,
    }
    assert (reading.refused, reading.warnings) == ((), ())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_form_says_whose_it_is_on_each_page_and_is_the_same_each_time(
    kits, open_desk, tmp_path, language
):
    words = {"fr": ("Bulletin papier", "Page 2 sur "), "en": ("Paper ballot", "Page 2 of ")}
    with open_desk(kits["make_kit"](tmp_path, language=language)) as desk:
        for name in ("one.pdf", "two.pdf"):
            write_grid(desk, tmp_path / name)
        code = FormIdentity.of(desk.manifest).code
    data = (tmp_path / "one.pdf").read_bytes()
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()

    assert data == (tmp_path / "two.pdf").read_bytes()
    assert words[language][0] in texts[0]
    assert words[language][1] in texts[1]
    assert all("Maëlle Œuvrard" in text and code in text for text in texts)
