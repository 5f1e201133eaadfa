"""Privacy by the command line: what is due, purges, one person, marks without names."""

import csv
from datetime import date

import pypdfium2
import pytest

from jury_app.model.enums import DataKind
from jury_app.model.retention import DEFAULT, due_on

KINDS = [kind.value for kind in DataKind]


def due(document):
    return {each["what"]: each for each in document["due"]}


def test_every_kind_of_data_has_a_period_a_ground_and_a_day(ask, closed):
    status, document = ask("privacy", closed)

    rows = due(document)
    assert status == 0
    assert list(rows) == KINDS
    assert all(each["why"] and each["title"] for each in rows.values())
    assert {what: each["months"] for what, each in rows.items()} == {
        kind.value: months for kind, months in DEFAULT.items()
    }
    assert all(each["due_on"] for each in rows.values())
    assert rows["jurors"]["count"] == 4
    assert rows["comments"]["count"] == 2


def test_before_the_closing_nothing_falls_due(ask, unclosed):
    _status, document = ask("privacy", unclosed)

    assert {each["due_on"] for each in document["due"]} == {None}
    assert ask("privacy", unclosed, "--due") == (0, {"due": []})


def test_a_period_that_is_over_is_told_by_privacy_and_by_check(ask, closed):
    assert ask("privacy", closed, "--due") == (0, {"due": []})

    status, document = ask("privacy", closed, "--keep", "comments=0", "marks=always", "--due")
    _status, checked = ask("check", closed)

    assert status == 0
    assert [each["what"] for each in document["due"]] == ["comments"]
    assert document["due"][0]["count"] == 2
    assert checked["ok"]
    assert "retention_overdue" in [each["code"] for each in checked["findings"]]
    assert due(ask("privacy", closed)[1])["marks"]["months"] is None


def test_the_edition_of_the_year_after_keeps_the_periods(ask, closed, tmp_path):
    ask("privacy", closed, "--keep", "comments=3", "marks=always")
    ask("new", tmp_path / "next.jury", "--from", closed, "--year", "2027")

    rows = due(ask("privacy", tmp_path / "next.jury")[1])

    assert (rows["comments"]["months"], rows["marks"]["months"]) == (3, None)


@pytest.mark.parametrize(
    ("told", "code"),
    [("dreams=3", "kind_unknown"), ("marks=some", "period_wrong"), ("marks=5000", "period_wrong")],
)
def test_a_period_that_makes_no_sense_is_refused(ask, closed, told, code):
    status, document = ask("privacy", closed, "--keep", told)

    assert (status, document["error"]["code"]) == (1, code)


def test_a_period_ends_on_the_same_day_of_a_later_month_or_on_its_last():
    assert due_on(date(2026, 10, 14), 6) == date(2027, 4, 14)
    assert due_on(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert due_on(date(2026, 12, 1), 0) == date(2026, 12, 1)


def test_a_purge_is_foretold_done_and_certified(ask, jury, closed, tmp_path):
    asked = ("purge", closed, "--what", "comments", "jurors", "--reason", "Le délai est passé")
    foretold = ask(*asked, "--dry-run")
    status, document = ask(*asked, "--by", "Anne Roy", "--out", tmp_path / "out")

    assert foretold == (0, {"would_erase": {"comments": 2, "jurors": 4}})
    assert status == 0
    assert document["erased"] == {"comments": 2, "jurors": 4}
    text = pdf_text(document["certificate"])
    assert "Certificat de purge" in text
    assert "Anne Roy" in text
    assert "Le délai est passé" in text
    assert str(document["act"]) in text
    assert ask("verify", closed)[1]["seal"] in text
    assert ask(*asked)[1]["error"]["code"] == "nothing_to_erase"


def test_nothing_is_erased_where_no_certificate_can_be_written(ask, closed, tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("a file")
    asked = ("--reason", "Le délai est passé", "--out")

    purged = ask("purge", closed, "--what", "comments", *asked, taken)
    erased = ask("erase", closed, "Benali", *asked, taken)

    assert [each[1]["error"]["code"] for each in (purged, erased)] == ["folder_unwritable"] * 2
    assert ask("erase", closed, "Benali", *asked, tmp_path / "out")[0] == 0
    assert ask("purge", closed, "--what", "comments", *asked, tmp_path / "out")[0] == 0
    assert [each.suffix for each in (tmp_path / "out").iterdir()] == [".pdf", ".pdf"]


def test_what_is_due_is_purged_in_one_word(ask, closed):
    ask("privacy", closed, "--keep", "comments=0", "jurors=0")

    _status, document = ask("purge", closed, "--what", "due", "--reason", "Le délai est passé")

    assert set(document["erased"]) == {"comments", "jurors"}


def test_one_person_is_erased_and_an_unknown_one_is_refused(ask, closed):
    status, document = ask("erase", closed, "Contact Numéro1", "--reason", "À sa demande")
    again = ask("erase", closed, "Contact Numéro1", "--reason", "À sa demande")

    assert (status, document["erased"]) == (0, {"persons": 1})
    assert (again[0], again[1]["error"]["code"]) == (1, "person_unknown")


def test_a_juror_who_may_not_be_erased_yet_is_foretold_to_be_refused(ask, closed, unclosed):
    words = ("Benali", "--reason", "À sa demande", "--dry-run")

    assert ask("erase", unclosed, *words)[1]["error"]["code"] == "erasure_before_closing"
    assert ask("erase", closed, *words) == (0, {"person": "Prénom1 Benali"})


def test_once_marks_are_erased_there_is_nothing_to_count_or_export(ask, closed, tmp_path):
    ask("purge", closed, "--what", "marks", "--reason", "Le délai est passé")

    counted = ask("standings", closed)
    exported = ask("export", closed, "--anonymised", "--out", tmp_path / "marks.csv")

    assert counted[1]["error"]["code"] == "marks_purged"
    assert exported[1]["error"]["code"] == "marks_purged"
    assert not (tmp_path / "marks.csv").exists()


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_marks_without_names_give_the_same_standings(ask, closed, tmp_path, suffix):
    status, document = ask("export", closed, "--anonymised", "--out", tmp_path / f"marks.{suffix}")
    _status, counted = ask("standings", closed)
    _status, analysed = ask("analyse", document["file"], "--criteria", document["criteria"])

    assert status == 0
    told = {
        tuple(sorted((row["rank"], row["n"], round(float(row["mean"]) / 2, 9)) for row in rows))
        for rows in (domain["standings"] for domain in counted["domains"])
        if rows
    }
    again = {
        tuple(sorted((row["rank"], row["n"], round(row["mean"], 9)) for row in rows))
        for rows in (domain["applications"] for domain in analysed["domains"])
    }
    assert told
    assert told <= again  # a domain with too few marks is not ranked by the rules of the prize


def test_marks_without_names_hold_no_name_number_or_text(ask, closed, tmp_path):
    files = [tmp_path / f"{number}.csv" for number in (1, 2, 3, 4)]
    for file in files:
        _status, document = ask("export", closed, "--anonymised", "--out", file)

    rows = [list(csv.reader(file.read_text().splitlines())) for file in files]
    assert {cell[0] for row in rows[0][1:] for cell in row[:3]} == set("TAJ")
    assert not [word for word in ("Benali", "D01", "exemplaire") if word in files[0].read_text()]
    assert len({tuple(map(tuple, each)) for each in rows}) == 4  # neither codes nor order stay
    assert {each["reason"] for each in document["warnings"]} == {"few_applications", "few_jurors"}


@pytest.mark.parametrize("name", ["marks.doc", "marks"])
def test_marks_are_written_in_no_kind_that_is_not_offered(ask, closed, tmp_path, name):
    status, document = ask("export", closed, "--anonymised", "--out", tmp_path / name)

    assert (status, document["error"]["code"]) == (1, "ending_unknown")
    assert all(each in document["error"]["text"] for each in (name, ".csv", ".xlsx"))
    assert not list(tmp_path.glob("marks*"))


def test_nothing_but_marks_without_names_is_exported(ask, closed, tmp_path):
    status, _document = ask("export", closed, "--out", tmp_path / "marks.csv")

    assert status == 2


@pytest.mark.parametrize("kind", ["comments", "marks"])
def test_what_was_purged_can_still_be_restored_elsewhere(ask, at_rest, closed, tmp_path, kind):
    ask("purge", closed, "--what", kind, "--reason", "Le délai est passé")
    recovery = at_rest[1].parent / "recovery.txt"
    out = tmp_path / "restored.jury"

    status, _document = ask("restore", closed, "--recovery-file", recovery, "--out", out)

    before, after = (ask("verify", path)[1] for path in (closed, out))
    assert status == 0
    assert [each["code"] for each in after["findings"]] == [
        each["code"] for each in before["findings"]
    ]


def pdf_text(path):
    with pypdfium2.PdfDocument(path) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)
