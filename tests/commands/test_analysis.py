"""`analyse`: any table of marks, one document, the same whatever the order of its rows."""

import csv
import json
import random
import runpy
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

PANELS = runpy.run_path(str(Path(__file__).parent.parent / "model/panels.py"))
TABLE = PANELS["REFERENCES"]["tables"]["incomplete"]
HEADER = ("application", "juror", "score")
APPLICATION_KEYS = {
    "application", "n", "mean", "median", "sd", "range", "rank", "adjusted", "adjusted_se",
    "adjusted_rank", "rank_interval", "first_probability", "solidity", "outliers",
}  # fmt: skip
NBSP = "\N{NO-BREAK SPACE}"


def near(value):
    return pytest.approx(value, rel=1e-9, abs=1e-9)


def written(path, rows, header=HEADER):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


@pytest.fixture
def table(tmp_path):
    return written(tmp_path / "marks.csv", TABLE["rows"])


def only(document):
    [domain] = document["domains"]
    return domain


def test_the_document_has_everything_that_was_promised(table, ask):
    status, document = ask("analyse", table)

    domain = only(document)
    assert (status, document["refused"], domain["domain"]) == (0, [], "")
    assert all(each.keys() >= APPLICATION_KEYS for each in domain["applications"])
    assert [each["adjusted"] for each in domain["applications"]] == near(TABLE["adjusted"])
    assert [each["adjusted_se"] for each in domain["applications"]] == near(TABLE["adjusted_se"])
    assert [each["severity"] for each in domain["jurors"]] == near(TABLE["severity"])
    assert domain["agreement"]["mean_pairwise_tau"] == near(TABLE["mean_pairwise_tau"])
    assert domain["design"]["rank"] == TABLE["rank"]
    assert list(domain["methods"]) == [
        "mean", "trimmed_mean", "median", "majority_judgment", "borda", "schulze",
    ]  # fmt: skip
    assert domain["robustness"]["leave_one_juror_out"].keys() == {f"J{each}" for each in range(6)}
    assert domain["robustness"]["bootstrap"]["exact"] is False
    assert domain["robustness"]["bootstrap"]["resamples"] == 2000


def test_the_order_of_the_rows_changes_nothing(table, ask, tmp_path):
    rows = list(TABLE["rows"])
    random.Random(5).shuffle(rows)  # noqa: S311 -- repeatable, no secret

    shuffled = ask("analyse", written(tmp_path / "other.csv", rows))

    assert shuffled == ask("analyse", table)


def test_another_seed_draws_other_juries_and_changes_nothing_else(table, ask):
    _status, one = ask("analyse", table, "--seed", 1)
    _status, other = ask("analyse", table, "--seed", 2)

    assert one != other
    assert ask("analyse", table, "--seed", 1)[1] == one
    assert only(one)["methods"] == only(other)["methods"]


def workbook(path, rows):
    book = Workbook()
    for row in (HEADER, *rows):
        book.active.append(row)
    book.save(path)
    return path


def open_document(path, rows):
    names = "urn:oasis:names:tc:opendocument:xmlns"
    table = "".join(
        f"<table:table-row>{''.join(map(open_cell, row))}</table:table-row>"
        for row in (HEADER, *rows)
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{names}:office:1.0"'
            f' xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"><office:body>'
            f'<office:spreadsheet><table:table table:name="A">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def open_cell(value):
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        text = f"<text:p>{value}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"/>'


WRITERS = {"csv": written, "xlsx": workbook, "ods": open_document}


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_a_table_is_read_from_every_kind_of_spreadsheet(kind, ask, tmp_path):
    rows = [("A", "Ada", 12.5), ("A", "Bo", None), ("B", "Ada", 13), ("B", "Bo", 15)]
    path = WRITERS[kind](tmp_path / f"marks.{kind}", rows)

    _status, document = ask("analyse", path)

    found = {each["application"]: each for each in only(document)["applications"]}
    assert (found["A"]["n"], found["A"]["mean"], found["B"]["mean"]) == (1, 12.5, 14)


def test_without_a_juror_the_means_stand_on_the_scale_of_the_marks_too(ask, tmp_path):
    header = ("application", "juror", "criterion", "score")
    marks = [("A", "x", 3, 4), ("A", "y", 5, 4), ("B", "x", 2, 2), ("B", "y", 3, 1)]
    rows = [
        (application, juror, criterion, score)
        for application, juror, *scores in marks
        for criterion, score in zip(("target", "approach"), scores, strict=True)
    ]
    criteria = tmp_path / "criteria.csv"
    criteria.write_text(
        "criterion,min,max,weight,lower_is_better\ntarget,1,5,3,0\napproach,1,5,1,0\n"
    )

    _status, document = ask(
        "analyse", written(tmp_path / "marks.csv", rows, header), "--criteria", criteria
    )

    without = only(document)["robustness"]["leave_one_juror_out"]["x"]
    assert [(each["application"], each["mean"]) for each in without] == [("A", 4.75), ("B", 2.5)]


def test_domains_and_criteria_are_told_apart_and_other_columns_left_alone(ask, tmp_path):
    path = tmp_path / "marks.csv"
    rows = [
        ("Water", "A", "Ada", "a", 10, "counted"),
        ("Water", "A", "Ada", "b", 4, "counted"),
        ("Water", "B", "Ada", "a", 16, ""),
        ("Water", "B", "Ada", "b", 1, ""),
        ("Arts", "A", "Ada", "a", 20, ""),
        ("Arts", "A", "Ada", "b", 5, ""),
    ]
    written(path, rows, ("domain", "application", "juror", "criterion", "score", "status"))
    criteria = tmp_path / "criteria.csv"
    criteria.write_text(
        "criterion;min;max;weight;lower_is_better\na;0;20;1,5;\nb;0;5;0,5;oui\n", encoding="utf-8"
    )

    _status, document = ask("analyse", path, "--criteria", criteria)

    arts, water = document["domains"]
    assert (arts["domain"], water["domain"]) == ("Arts", "Water")
    assert [each["mean"] for each in arts["applications"]] == [15]
    # (3 × 10/20 + 1/5) / 4 and (3 × 16/20 + 4/5) / 4, out of twenty
    assert [each["mean"] for each in water["applications"]] == [8.5, 16]


def test_a_complete_table_says_that_severity_cannot_matter(jury, tmp_path):
    rows = [(one, juror, mark) for one, mark in (("A", 12), ("B", 15)) for juror in ("Ada", "Bo")]

    _status, output, complaint = jury("analyse", written(tmp_path / "marks.csv", rows))

    assert "un juré sévère les abaisse toutes également" in output
    assert complaint == ""


def test_groups_that_nobody_links_have_no_common_order_and_it_is_said_what_would_link_them(
    jury, ask, tmp_path
):
    rows = [
        ("A", "Ada", 12), ("B", "Ada", 15), ("A", "Bo", 11), ("C", "Zoé", 9), ("D", "Zoé", 14),
    ]  # fmt: skip
    path = written(tmp_path / "marks.csv", rows)

    domain = only(ask("analyse", path)[1])
    _status, output, _complaint = jury("analyse", path)

    assert domain["design"]["components"] == [["A", "B"], ["C", "D"]]
    assert {each["adjusted_rank"] for each in domain["applications"]} == {None}
    assert domain["design"]["rank"] == 4 + 3 - 2
    assert "Aucun juré ne relie les 2 groupes" in output
    assert "Ils seraient reliés si Bo lisait aussi C." in output


def test_bad_rows_are_refused_by_their_number_and_the_others_counted(ask, tmp_path):
    rows = [
        ("A", "Ada", 12), ("A", "Ada", 13), ("", "Ada", 14), ("B", "", 15), ("B", "Bo", "fifteen"),
        ("B", "Ada", 21), ("C", "Ada", 0),
    ]  # fmt: skip

    status, document = ask("analyse", written(tmp_path / "marks.csv", rows), "--scale", 0, 20)

    assert status == 0
    assert [(each["row"], each["reason"]) for each in document["refused"]] == [
        (3, "score_repeated"),
        (4, "application_missing"),
        (5, "juror_missing"),
        (6, "mark_not_a_number"),
        (7, "mark_off_scale"),
    ]
    assert [each["application"] for each in only(document)["applications"]] == ["A", "C"]


def test_one_juror_one_application_and_no_mark_at_all_have_an_answer(ask, tmp_path):
    rows = [("A", "Ada", 12), ("B", "Ada", ""), ("B", "Bo", "")]

    status, document = ask("analyse", written(tmp_path / "marks.csv", rows))

    domain = only(document)
    found = {each["application"]: each for each in domain["applications"]}
    assert status == 0
    assert (found["B"]["n"], found["B"]["rank"], found["B"]["mean"]) == (0, None, None)
    assert (found["A"]["rank"], found["A"]["sd"], found["A"]["adjusted_se"]) == (1, None, None)
    assert domain["agreement"]["kendall_w"] is None
    assert domain["design"]["components"] == [["A"], ["B"]]
    assert domain["design"]["rank"] == 1


NEXT_TO_NOTHING = {
    "one juror": [("A", "Ada", 3), ("B", "Ada", 5), ("C", "Ada", 9)],
    "one application": [("A", "x", 3), ("A", "y", 5), ("A", "z", 9)],
    "a constant juror": [
        *((each, "x", 5) for each in "ABC"),
        *(("ABC"[place], "y", (3, 5, 9)[place]) for place in range(3)),
        *(("ABC"[place], "z", (4, 5, 8)[place]) for place in range(3)),
    ],
    "groups that nobody links": [("A", "x", 4), ("B", "x", 6), ("C", "y", 7), ("D", "y", 3)],
    "identical applications": [(each, juror, 7) for each in "ABCD" for juror in "xyz"],
    "a scale of forty-one": [
        (f"A{one}", f"J{two}", (one * 17 + two * 23) % 41) for one in range(8) for two in range(5)
    ],
}


@pytest.mark.parametrize("rows", NEXT_TO_NOTHING.values(), ids=NEXT_TO_NOTHING.keys())
def test_tables_that_tell_next_to_nothing_have_an_answer_in_every_form(rows, ask, jury, tmp_path):
    path = written(tmp_path / "marks.csv", rows)

    status, document = ask("analyse", path)
    told = jury("analyse", path, "--expert", "--lang", "en", "--pdf", tmp_path / "report.pdf")

    assert (status, told[0]) == (0, 0)
    assert all(each["rank"] is not None for each in only(document)["applications"])
    assert "NaN" not in json.dumps(document)
    assert "nan" not in told[1]
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_whoever_stands_alone_is_not_said_to_be_preferred_to_others(jury, tmp_path):
    path = written(tmp_path / "marks.csv", NEXT_TO_NOTHING["one application"])

    assert "prefer" not in jury("analyse", path, "--lang", "en")[1]


def test_a_criterion_without_weight_changes_no_mean(ask, tmp_path):
    rows = [(one, juror, code, mark) for one, mark in (("A", 3), ("B", 7)) for juror in "xyz"
            for code, mark in (("a", 10 - mark), ("b", mark))]  # fmt: skip
    path = written(tmp_path / "marks.csv", rows, ("application", "juror", "criterion", "score"))
    criteria = tmp_path / "criteria.csv"
    criteria.write_text("criterion,min,max,weight\na,0,10,0\nb,0,10,1\n", encoding="utf-8")

    found = only(ask("analyse", path, "--criteria", criteria)[1])["applications"]

    assert [(each["application"], each["mean"]) for each in found] == [("A", 3), ("B", 7)]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("application,juror\nA,Ada\n", "columns_missing"),
        ("application,juror,score\nA,Ada,\n", "table_without_marks"),
        ("application,juror,score\n", "table_without_marks"),
        ("", "table_empty"),
    ],
)
def test_a_table_without_marks_is_refused(lines, code, ask, tmp_path):
    path = tmp_path / "marks.csv"
    path.write_text(lines, encoding="utf-8")

    status, document = ask("analyse", path)

    assert (status, document["error"]["code"]) == (1, code)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("a,0,20,1\na,0,10,1\n", "criteria_unfit"),
        ("a,20,0,1\n", "criteria_unfit"),
        ("a,0,20,-1\n", "criteria_unfit"),
        ("a,0,20.5,1\n", "criteria_unfit"),
        ("a,0,20,0\n", "criteria_none"),
        ("", "criteria_none"),
    ],
)
def test_criteria_that_are_none_are_refused(table, lines, code, ask, tmp_path):
    criteria = tmp_path / "criteria.csv"
    criteria.write_text(f"criterion,min,max,weight\n{lines}", encoding="utf-8")

    status, document = ask("analyse", table, "--criteria", criteria)

    assert (status, document["error"]["code"]) == (1, code)


@pytest.mark.parametrize(
    "words", [("--scale", 20, 0), ("--scale", 0, "x"), ("--trim", -1), ("--seed", "x")]
)
def test_options_that_make_no_sense_are_wrong_usage(table, words, jury):
    assert jury("analyse", table, *words)[0] == 2


def test_a_scale_may_begin_below_zero(ask, tmp_path):
    rows = [("A", "Ada", -2), ("B", "Ada", 4)]

    status, document = ask("analyse", written(tmp_path / "marks.csv", rows), "--scale", -5, 5)

    assert (status, document["refused"]) == (0, [])
    assert [each["mean"] for each in only(document)["applications"]] == [-2, 4]


def test_a_report_is_told_in_both_languages(table, jury):
    english = jury("--lang", "en", "analyse", table)[1]
    french = jury("--lang", "fr", "analyse", table)[1]

    assert "First by the mean" in english
    assert "En tête selon la moyenne" in french
    assert len(english.splitlines()) == len(french.splitlines())


def test_a_criterion_is_known_however_it_is_spelt_and_the_only_one_need_not_be_named(ask, tmp_path):
    criteria = tmp_path / "criteria.csv"
    criteria.write_text("criterion,min,max\ndémarche,0,10\n", encoding="utf-8")
    header = ("application", "juror", "criterion", "score")
    spelt = written(tmp_path / "spelt.csv", [("A", "Ada", "Demarche", 7)], header)
    unnamed = written(tmp_path / "unnamed.csv", [("A", "Ada", 7)])

    for path in (spelt, unnamed):
        _status, document = ask("analyse", path, "--criteria", criteria)

        assert document["refused"] == []
        assert [each["mean"] for each in only(document)["applications"]] == [7]


def test_a_mark_of_no_criterion_is_refused(ask, tmp_path):
    criteria = tmp_path / "criteria.csv"
    criteria.write_text("criterion,min,max\na,0,10\nb,0,10\n", encoding="utf-8")
    rows = [("A", "Ada", "a", 7), ("A", "Ada", "b", 7), ("A", "Ada", "c", 7)]
    path = written(tmp_path / "m.csv", rows, ("application", "juror", "criterion", "score"))

    _status, document = ask("analyse", path, "--criteria", criteria)

    assert [(each["row"], each["reason"]) for each in document["refused"]] == [
        (4, "criterion_not_here")
    ]


def test_a_long_document_is_one_line_and_a_short_one_is_laid_out(table, jury, tmp_path):
    rows = [(f"A{each}", f"J{juror}", each % 7) for each in range(201) for juror in range(10)]
    long = written(tmp_path / "long.csv", rows)

    _status, output, _complaint = jury("analyse", long, "--json")

    assert output.count("\n") == 1
    assert len(only(json.loads(output))["applications"]) == 201
    assert jury("analyse", table, "--json")[1].startswith('{\n  "domains"')


def test_a_report_is_written_as_a_pdf_beside_what_is_told(table, jury, ask, tmp_path):
    file = tmp_path / "out" / "analysis.pdf"
    file.parent.mkdir()

    _status, told, _complaint = jury("--lang", "en", "analyse", table, "--pdf", file)
    first = file.read_bytes()
    _status, document = ask("--lang", "en", "analyse", table, "--pdf", file)

    assert first.startswith(b"%PDF")
    assert file.read_bytes() == first
    assert document["pdf"] == str(file.resolve())
    assert told.splitlines()[-1] == f"Written: {file.resolve()}"
    assert [each.name for each in file.parent.iterdir()] == ["analysis.pdf"]


def test_a_pdf_that_cannot_be_written_is_refused(table, ask, tmp_path):
    status, document = ask("analyse", table, "--pdf", tmp_path / "missing" / "analysis.pdf")

    assert (status, document["error"]["code"]) == (1, "file_unwritable")


@pytest.mark.parametrize("name", ["analysis.doc", "analysis"])
def test_a_report_is_written_under_no_name_that_says_another_kind(table, ask, tmp_path, name):
    status, document = ask("analyse", table, "--pdf", tmp_path / name)

    assert (status, document["error"]["code"]) == (1, "ending_unknown")
    assert not (tmp_path / name).exists()


def test_a_negative_figure_has_a_true_minus(jury, tmp_path):
    rows = [
        (f"A{each}", juror, each - shift)
        for each in range(9)
        for juror, shift in (("J", 9), ("K", 6))
    ]
    said = jury("analyse", written(tmp_path / "m.csv", rows), "--lang", "fr")[1]

    assert "−1,50" in said
    assert "-1" not in said


def test_no_agreement_is_told_beyond_one_where_jurors_contradict_each_other(jury, tmp_path):
    rows = [("A1", "J", 6), ("A2", "J", 6), ("A1", "K", 7), ("A2", "K", 7)]
    rows += [("A1", "L", 7), ("A2", "L", 6), ("A1", "M", 6), ("A2", "M", 7)]
    said = jury("analyse", written(tmp_path / "m.csv", rows), "--lang", "fr")[1]

    assert "ICC(2,1)" in said
    assert "ICC(2,k)" not in said


@pytest.mark.parametrize("name", ["apart", "halves", "sparse", "three", "ties"])
def test_the_answers_of_last_year_are_those_of_this_year(name, ask):
    folder = Path(__file__).parent.parent / "files" / "analyses"
    known = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))

    _status, document = ask("analyse", folder / f"{name}.csv")

    assert_holds(document, known)


def assert_holds(found, known):
    """Compare every figure that was known; what is told besides is left alone."""
    if isinstance(known, dict):
        for key, value in known.items():
            assert_holds(found[key], value)
    elif isinstance(known, list):
        assert len(found) == len(known)
        for each, value in zip(found, known, strict=True):
            assert_holds(each, value)
    else:
        assert found == (near(known) if isinstance(known, float) else known)


def test_experts_have_their_figures_where_they_ask_and_nobody_else(table, jury, ask, tmp_path):
    _status, plain = ask("analyse", table)
    _status, asked = ask("analyse", table, "--expert")

    assert "expert" not in only(plain)
    expert = only(asked).pop("expert")
    assert only(asked) == only(plain)
    assert {each["juror"] for each in expert["rasch"]["jurors"]} == {
        f"J{each}" for each in range(6)
    }
    assert sum(each["measure"] for each in expert["rasch"]["jurors"]) == near(0)
    assert expert["generalisability"].keys() >= {"application", "juror", "residual", "relative"}
    told = jury("analyse", table, "--expert", "--lang", "fr")[1]
    assert "Mesures de Rasch des jurés" in told
    assert "Composantes de la variance" in told


def test_experts_hear_why_there_is_nothing_to_tell(ask, jury, tmp_path):
    alone = written(tmp_path / "alone.csv", [("A", "Ada", 3), ("B", "Ada", 4)])

    expert = only(ask("analyse", alone, "--expert")[1])["expert"]

    assert (expert["rasch"], expert["rasch_reason"]) == (None, "too_few")
    assert (expert["generalisability"], expert["generalisability_reason"]) == (None, "too_few")
    assert "too few readings" in jury("analyse", alone, "--expert", "--lang", "en")[1]
