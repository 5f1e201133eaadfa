"""A sitting that was finished on paper and typed back from a script, each step in a process."""

import json
import re
import runpy
import shutil
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from jury_app.model.database import Database
from jury_app.model.queries.journal import list_journal
from jury_app.publishing.sitting_paper import sitting_paper_of

WORLDS = runpy.run_path(str(Path(__file__).parent.parent / "archiving" / "worlds.py"))
ACTS = (
    {"act": "open-domain", "domain": "D01", "at": "10:00"},
    {"act": "amend", "juror": "Œuvrard", "application": "A1", "criterion": "cible", "old": "7",
     "new": "8", "reason": "Relu", "at": "10:02"},
    {"act": "vote", "question": "Or ?", "applications": ["A1"], "for": 2, "against": 0,
     "form": "secret", "at": "10:04"},
    {"act": "decide", "application": "A1", "level": "or", "by_vote": True, "at": "10:04"},
    {"act": "decide", "application": "A2", "level": "argent", "at": "10:05"},
    {"act": "undo", "at": "10:05"},
    {"act": "arrive", "juror": "Diallo", "at": "10:06"},
    {"act": "close-domain", "at": "10:07"},
    {"act": "not-awarded", "domain": "D02", "motive": "Rien à la hauteur", "at": "10:09"},
    {"act": "close", "at": "10:15"},
)  # fmt: skip
CODES = re.compile(r"\b[0-9a-f]{64}\b|[0-9A-Z]{4}-[0-9A-Z]{4}")
FOOT = re.compile(r"(Procès-verbal du jury du Prix Territoria 2026 .*? )?Page \d+ sur \d+")
CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")


def text_of(path):
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split()).replace("\N{NO-BREAK SPACE}", " ")


def played(elsewhere, folder, edition, paper):
    """Play the acts, each with the code of a sheet or none, and write the minutes."""
    told = [{**act, **({"paper": paper} if paper else {})} for act in ACTS]
    script = edition.with_name("script.jsonl")
    script.write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    status, answer = elsewhere(folder, "sitting", edition, "--script", script)
    assert status == 0, answer
    assert elsewhere(folder, "publish", edition, "--out", edition.parent, "minutes")[0] == 0
    return text_of(edition.with_name("minutes.pdf"))


@pytest.fixture(scope="module")
def folder(elsewhere, tmp_path_factory):
    """A sitting that began at nine by machine, and its sheets."""
    folder = tmp_path_factory.mktemp("paper")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JURY_DATA", str(folder / "data"))
        world = WORLDS["small_world"](folder)
        world.collect()
        world.open_all()
        world.close()
    edition = folder / "edition.jury"
    beginning = [{"act": "open", "at": "2026-10-08T09:00"}]
    names = ("Benali", "Carpentier", "Œuvrard")
    beginning += [{"act": "roll", "juror": name, "state": "present"} for name in names]
    script = folder / "beginning.jsonl"
    script.write_text("\n".join(map(json.dumps, beginning)), encoding="utf-8")
    assert elsewhere(folder, "sitting", edition, "--script", script)[0] == 0
    for name in ("live", "typed"):
        (folder / name).mkdir()
        shutil.copy(edition, folder / name / "edition.jury")
    return folder


@pytest.fixture(scope="module")
def code(elsewhere, folder):
    """The code at the head of the sheets, as somebody reads it there."""
    edition = folder / "typed" / "edition.jury"
    status, answer = elsewhere(folder, "publish", edition, "--out", folder, "sitting-paper")
    assert (status, answer["files"][0]["document"]) == (0, "sitting-paper")
    return CODE.search(text_of(folder / "sitting-paper.pdf"))[0]


@pytest.fixture(scope="module")
def typed(elsewhere, folder, code):
    return played(elsewhere, folder, folder / "typed" / "edition.jury", code)


def test_the_minutes_say_the_same_but_that_it_was_done_on_paper(elsewhere, folder, typed, code):
    live = played(elsewhere, folder, folder / "live" / "edition.jury", "")

    on_paper = (
        f" Le jury a pris ces actes sur papier ; ils ont été saisis ensuite d’après la feuille de "
        f"code {code}."
    )
    noted = (
        f" Une partie de la présence a été notée sur papier, puis saisie d’après la feuille de "
        f"code {code}."
    )
    assert (typed.count(on_paper), typed.count(noted)) == (2, 1)
    assert bare(typed.replace(on_paper, "").replace(noted, "")) == bare(live)


def bare(minutes):
    """Return minutes without what is of one file alone: its codes, and where its pages end."""
    return re.sub(r"\s", "", CODES.sub("", FOOT.sub("", minutes)))


def test_each_act_says_in_the_journal_from_which_sheet_it_is(folder, typed, code):
    with closing(Database(folder / "typed" / "edition.jury")) as database:
        rows = [
            row for row in database.read(list_journal) if f"feuille de code {code}" in row.sentence
        ]

    hours = {row.hour[11:16] for row in rows if not row.hour.endswith("Z")}
    assert hours >= {act["at"] for act in ACTS if act["act"] != "close"}
    assert any(row.kind == "closed" for row in rows)


def test_what_was_typed_back_is_counted_again_by_the_verifier(elsewhere, folder, typed):
    status, answer = elsewhere(folder, "verify", folder / "typed" / "edition.jury")

    assert (status, answer["findings"]) == (0, [])


def test_a_code_that_no_sheet_of_the_edition_bears_is_refused(elsewhere, folder, tmp_path):
    edition = Path(shutil.copy(folder / "edition.jury", tmp_path / "edition.jury"))
    script = tmp_path / "script.jsonl"
    script.write_text('{"act": "open-domain", "domain": "D01", "paper": "K7QX-2M9D"}', "utf-8")

    status, answer = elsewhere(folder, "sitting", edition, "--script", script)

    assert (status, answer["error"]["code"], answer["error"]["line"]) == (1, "paper_unknown", 1)
    with closing(Database(edition)) as database:
        assert len(database.read(sitting_paper_of).domains) == 2
