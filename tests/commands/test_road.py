"""The whole day by the command line: what each step answers, as product and programs expect it."""

import csv
import io
import re
import shutil
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

EXAMPLE = Path(__file__).parent.parent / "files" / "edition-2026"
pytestmark = pytest.mark.xdist_group("road")  # it is gone once, by one worker

DOMAINS = [f"D{number:02}" for number in range(1, 21)]
REFUSED = {"sealed": "ballots_sealed", "too early": "domains_undecided"}


def document(road, step):
    return road.answers[step].document


def ranked(road):
    return {
        each["application"]: each
        for domain in document(road, "standings")["domains"]
        for each in domain["standings"]
    }


def listed(road, ask, what):
    status, found = ask("list", road.edition, what)
    assert status == 0
    assert list(found) == [what]
    return found[what]


def test_every_step_ends_well_but_those_that_must_not(road):
    statuses = {
        step: answer.status for step, answer in road.answers.items() if hasattr(answer, "status")
    }

    assert {step for step, status in statuses.items() if status != 0} == REFUSED.keys()
    assert {statuses[step] for step in REFUSED} == {1}


@pytest.mark.parametrize("step", REFUSED)
def test_a_refusal_is_a_code_and_one_sentence(road, step):
    answer = road.answers[step]

    error = answer.document["error"]
    assert error["code"] == REFUSED[step]
    assert answer.error == f"{error['text']}\n"


def test_nothing_else_is_said_beside_the_document(road):
    assert {
        answer.error
        for step, answer in road.answers.items()
        if hasattr(answer, "error") and step not in REFUSED
    } == {""}


def test_new(road):
    answer = document(road, "new")

    assert answer["template"] == "territoria"
    assert answer["edition"] == str(road.edition)
    assert re.fullmatch(r"AGE-SECRET-KEY-1[0-9A-Z]+", answer["recovery"])
    with closing(sqlite3.connect(road.edition)) as connection:
        [told] = connection.execute("SELECT ballots_email FROM edition").fetchone()
    assert told == "prix@exemple.fr"


def test_importing_applications(road):
    answer = document(road, "applications")

    assert (answer["source"], answer["encoding"]) == ("demarches-simplifiees", "utf-8")
    assert (answer["new"], answer["changed"], answer["unchanged"]) == (60, 0, 0)
    assert answer["refused"] == []
    problems = [(each["row"], each["reason"]) for each in answer["warnings"]]
    assert problems == [(61, "late_deposit"), (62, "draft")]
    assert len(answer["domains"]) == 20


def test_a_second_import_says_unchanged_for_all(road):
    answer = document(road, "applications again")

    assert (answer["new"], answer["changed"], answer["unchanged"]) == (0, 0, 60)


@pytest.mark.parametrize(
    ("file", "kind", "unchanged"),
    [
        ("demarches-simplifiees.xlsx", "applications", 60),
        ("jurors.csv", "jurors", 24),
        ("jurors.csv", None, 24),
        ("demarches-simplifiees-pieces.zip", None, 29),
    ],
)
def test_every_second_import_is_unchanged_whatever_the_file(
    road, ask, tmp_path, file, kind, unchanged
):
    edition = Path(shutil.copy(road.folder / "issued.jury", tmp_path / "edition.jury"))
    before = edition.read_bytes()
    asked = ["--as", kind] if kind else []

    status, answer = ask("import", edition, EXAMPLE / file, *asked)

    assert (status, answer["refused"]) == (0, [])
    assert (answer["new"], answer["changed"], answer["unchanged"]) == (0, 0, unchanged)
    assert edition.read_bytes() == before


@pytest.mark.parametrize(
    ("file", "new"),
    [("demarches-simplifiees.csv", 60), ("demarches-simplifiees.xlsx", 60), ("jurors.csv", 24)],
)
def test_a_trial_tells_the_same_and_writes_nothing(ask, tmp_path, file, new):
    edition = tmp_path / "edition.jury"
    assert ask("new", edition)[0] == 0
    before = edition.read_bytes()

    status, answer = ask("import", edition, EXAMPLE / file, "--dry-run")

    assert (status, answer["new"], answer["dry_run"]) == (0, new, True)
    assert edition.read_bytes() == before


def test_importing_jurors_and_attachments(road):
    jurors, files = document(road, "jurors"), document(road, "attachments")

    assert (jurors["new"], jurors["refused"]) == (24, [])
    assert [(each["row"], each["reason"]) for each in jurors["warnings"]] == [(2, "email_missing")]
    assert (files["new"], files["refused"]) == (29, [])
    reasons = [each["reason"] for each in files["warnings"]]
    assert reasons == ["attachment_not_exported", "attachment_left_out"]


def test_list_applications(road, ask):
    rows = {row["number"]: row for row in listed(road, ask, "applications")}

    assert len(rows) == 60
    expected = {
        "number", "title", "summary", "applicant", "co_applicants",
        "siren", "domain", "status", "deposited",
    }  # fmt: skip
    assert all(expected <= row.keys() for row in rows.values())
    states = sorted(row["status"] for row in rows.values())
    assert {state: states.count(state) for state in states} == {
        "admissible": 39,
        "inadmissible": 1,
        "received": 16,
        "shortlisted": 1,
        "withdrawn": 3,
    }
    assert rows["21459487"]["co_applicants"] != []
    assert rows["21458996"]["title"] == rows["21458996"]["title"].strip()
    assert rows["21461220"]["deposited"].startswith("2026-07-01T00:12")


def test_list_jurors_domains_and_kits(road, ask):
    jurors = listed(road, ask, "jurors")
    assert len(jurors) == 24
    assert all({"name", "email", "body", "role", "domains"} <= row.keys() for row in jurors)
    assert [row["name"] for row in jurors if row["role"] == "chair"] == ["Valérie Castaing"]
    assert sum(row["domains"] == [] for row in jurors) == 4

    domains = listed(road, ask, "domains")
    assert [row["code"] for row in domains] == DOMAINS
    assert all({"code", "name", "sponsor"} <= row.keys() for row in domains)

    kits = listed(road, ask, "kits")
    assert len(kits) == 24
    assert {row["state"] for row in kits} == {"issued", "received", "incomplete"}
    assert all(row["issued_at"] for row in kits)


def test_list_ballots(road, ask):
    rows = listed(road, ask, "ballots")

    assert len(rows) == 7
    assert all({"juror", "revision", "state", "complete"} <= row.keys() for row in rows)
    twice = [(row["revision"], row["state"]) for row in rows if row["juror"] == "Gilles Pélissier"]
    assert twice == [(1, "superseded"), (2, "counted")]


def test_assign_and_kits(road):
    answer = document(road, "assign")
    kits = document(road, "kits")["kits"]

    assert answer == {
        "assigned": 316,
        "jurors": 24,
        "applications": 56,
        "shortlisted": 1,
        "shortlist_settled": False,
        "lightest": 1,
        "heaviest": 56,
        "incomparable": [],
    }
    assert sum(each["applications"] for each in kits) == 316
    assert all(Path(each["file"]).is_file() for each in kits)
    codes = road.codes()
    assert codes.keys() == {each["juror"] for each in kits}
    assert len({code for _file, code in codes.values()}) == 24


def test_a_grid_has_the_columns_it_must(road):
    grid = road.grids["Gilles Pélissier"]
    header = next(openpyxl.load_workbook(grid).active.iter_rows(values_only=True))
    with road.grids["Maëlle Œuvrard"].open(encoding="utf-8", newline="") as file:
        other = next(csv.reader(file))

    marks = ["cible", "demarche", "partenariats", "service"]
    assert other == ["application", "title", *marks, "comment", "recused"]
    assert list(header) == [*other, "applicant", "domain"]
    assert document(road, "grid of Gilles Pélissier")["applications"] == 10


def test_sealing_a_ballot_and_sealing_it_again(road):
    first = document(road, "ballot of Gilles Pélissier")
    second = document(road, "second ballot")

    assert (first["juror"], first["revision"], first["complete"]) == ("Gilles Pélissier", 1, True)
    assert (second["revision"], second["refused"]) == (2, [])
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{8}", first["code"])
    assert first["code"] != second["code"]
    assert Path(first["file"]).is_file()


def test_collecting_answers_for_each_file(road):
    [one] = document(road, "collect one")["files"]
    files = document(road, "collect")["files"]
    again = document(road, "collect again")["files"]

    assert one["answer"] == "received"
    assert all(
        {"file", "answer", "reason", "juror", "revision", "complete"} <= row.keys() for row in files
    )
    answers = [row["answer"] for row in files]
    assert len(answers) == 7
    assert answers.count("already_received") == 1
    assert set(answers) <= {"received", "already_received", "superseded"}
    assert {row["answer"] for row in again} == {"already_received"}
    assert {row["reason"] for row in (*files, *again)} == {None}


def test_opening_says_how_many_and_the_fingerprint_of_the_rules(road):
    answer = document(road, "open")

    assert (answer["ballots"], answer["superseded"], answer["in_conflict"]) == (6, 1, 0)
    assert re.fullmatch(r"[0-9a-f]{64}", answer["rules"])


def test_standings_have_the_shape_that_programs_read(road):
    domains = document(road, "standings")["domains"]

    assert [each["domain"] for each in domains] == DOMAINS
    keys = {"rank", "application", "title", "applicant", "mean", "n", "eligible"}
    for domain in domains:
        assert {"domain", "name", "sponsor", "standings", "not_ranked"} <= domain.keys()
        assert all(keys <= each.keys() for each in domain["standings"])
        assert all({"application", "reason"} <= each.keys() for each in domain["not_ranked"])


def test_means_agree_to_twelve_digits_with_the_grids(road, recomputed):
    found = ranked(road)

    assert found.keys() == {number for number, (_mean, n) in recomputed.items() if n >= 3}
    assert len(found) > 50
    for number, each in found.items():
        mean, count = recomputed[number]
        assert abs(Decimal(each["mean"]) - mean) <= mean * Decimal("1e-12"), number
        assert each["n"] == count


def test_each_rank_is_one_more_than_the_number_of_better_means(road, recomputed):
    for domain in document(road, "standings")["domains"]:
        means = {each["application"]: recomputed[each["application"]][0].quantize(Decimal("1e-20"))
                 for each in domain["standings"]}  # fmt: skip
        for each in domain["standings"]:
            better = [mean for mean in means.values() if mean > means[each["application"]]]
            assert each["rank"] == len(better) + 1


def test_equal_means_share_the_rank(road):
    [domain] = [each for each in document(road, "standings")["domains"] if each["domain"] == "D03"]

    assert [each["rank"] for each in domain["standings"]] == [1, 1]
    assert len({each["mean"] for each in domain["standings"]}) == 1


def test_who_is_recused_is_not_counted_among_those_who_may_judge(road, ask):
    sitting = {row["name"]: row["domains"] for row in listed(road, ask, "jurors")}
    domains = {row["number"]: row["domain"] for row in listed(road, ask, "applications")}
    found = ranked(road)

    for number, each in found.items():
        panel = {name for name, own in sitting.items() if not own or domains[number] in own}
        recused = {name for name, own in road.recusals if own == number}
        assert each["eligible"] == len(panel - recused), number
    [(_juror, number)] = road.recusals
    assert found[number]["n"] < found[number]["eligible"] < len(sitting)


def test_what_nobody_marked_is_told_apart(road):
    not_ranked = {
        each["application"]: each["reason"]
        for domain in document(road, "standings")["domains"]
        for each in domain["not_ranked"]
    }

    assert set(not_ranked.values()) == {"marks_none"}
    assert not_ranked.keys().isdisjoint(ranked(road))


def test_one_domain_may_be_asked_for(road, ask):
    status, found = ask("standings", road.edition, "--domain", "D03")

    [domain] = found["domains"]
    assert (status, domain["domain"]) == (0, "D03")
    everything = document(road, "standings")["domains"]
    assert domain == next(each for each in everything if each["domain"] == "D03")


def test_decisions_are_answered_and_listed(road, ask):
    first, second = document(road, "gold"), document(road, "gold too")
    special, nothing = document(road, "special"), document(road, "nothing")

    assert (first["domain"], first["level"]) == ("D03", "or")
    assert second["level"] == "or"
    assert special["level"] == "Prix de l’Audace"
    assert (nothing["domain"], nothing["application"]) == ("D18", None)

    rows = listed(road, ask, "decisions")
    assert all({"domain", "application", "level", "motive"} <= row.keys() for row in rows)
    of_domain = [(row["application"], row["level"]) for row in rows if row["domain"] == "D03"]
    assert sorted(of_domain) == sorted(
        [
            (first["application"], "or"),
            (second["application"], "or"),
            (first["application"], "Prix de l’Audace"),
        ]
    )
    [row] = [row for row in rows if row["domain"] == "D18"]
    assert (row["level"], row["motive"]) == ("not_awarded", "Une seule candidature")
    assert {row["domain"] for row in rows} == set(DOMAINS)


def test_closing_seals_the_decisions(road):
    answer = document(road, "close")

    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", answer["seal"])
    assert answer["decisions"] == 22


def test_every_document_is_published(road):
    files = document(road, "publish")["files"]

    assert [each["document"] for each in files] == [
        "award-list",
        "award-list-xlsx",
        "award-list-csv",
        "award-list-schema",
        "award-list-page",
        "minutes",
        "minutes-docx",
        "certificates",
        "certificates-key",
        "certificates-check",
    ]
    assert all(Path(each["file"]).stat().st_size > 500 for each in files)
    for each in files:
        if each["file"].endswith(".pdf"):
            with pypdfium2.PdfDocument(each["file"]) as pdf:
                assert len(pdf) == each["pages"]
    certificates = next(each for each in files if each["document"] == "certificates")
    assert certificates["pages"] == 3


def test_the_award_list_says_what_was_decided(road):
    path = road.folder / "documents" / "award-list.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))

    golds = [row["application"] for row in rows if row["level_code"] == "or"]
    decided = {document(road, "gold")["application"], document(road, "gold too")["application"]}
    assert set(golds) == decided
    assert {row["ex_aequo"] for row in rows if row["level_code"] == "or"} == {"true"}


def test_the_file_is_sound_at_the_end_and_alone_in_its_folder(road):
    assert document(road, "check")["ok"] is True
    names = {path.name for path in road.folder.iterdir()}
    assert names == {
        "edition.jury", "issued.jury", "data", "kits", "grids", "ballots", "documents",
    }  # fmt: skip


AFTER = {
    "import": ["import", "EDITION", "EXAMPLE/demarches-simplifiees.csv"],
    "import jurors": ["import", "EDITION", "EXAMPLE/jurors.csv", "--as", "jurors"],
    "import attachments": ["import", "EDITION", "EXAMPLE/demarches-simplifiees-pieces.zip"],
    "import dry": ["import", "EDITION", "EXAMPLE/jurors.csv", "--as", "jurors", "--dry-run"],
    "assign": ["assign", "EDITION"],
    "kits": ["kits", "EDITION", "--out", "OUT"],
    "open-ballots": ["open-ballots", "EDITION"],
    "decide": ["decide", "EDITION", "--domain", "D18", "--not-awarded"],
    "close": ["close", "EDITION"],
}


def test_after_the_closing_what_was_received_is_told_and_changes_nothing(road, ask):
    before = road.edition.read_bytes()

    status, answer = ask("collect", road.edition, road.folder / "ballots")

    assert status == 0
    assert {each["answer"] for each in answer["files"]} == {"already_received"}
    assert road.edition.read_bytes() == before


@pytest.mark.parametrize("command", AFTER)
def test_nothing_is_changed_after_the_closing(road, ask, tmp_path, command):
    places = {
        "EDITION": road.edition,
        "EXAMPLE": EXAMPLE,
        "OUT": tmp_path / "out",
        "BALLOTS": road.folder / "ballots",
    }
    before = road.edition.read_bytes()
    words = [_placed(word, places) for word in AFTER[command]]

    status, answer = ask(*words)

    assert (status, answer["error"]["code"]) == (1, "sitting_closed")
    assert road.edition.read_bytes() == before
    assert not (tmp_path / "out").exists()


def _placed(word, places):
    head, slash, rest = word.partition("/")
    return f"{places[head]}{slash}{rest}" if head in places else word
