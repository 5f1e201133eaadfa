"""What a panel sealed and what a jury keeps of it: whatever is changed in either says where."""

import json
import runpy
from pathlib import Path

import pytest

from jury_app import verify

HANDS = runpy.run_path(str(Path(__file__).parent / "tampering.py"))
sql, tampered, rewritten, named, in_panel_record = (
    HANDS[name] for name in ("sql", "tampered", "rewritten", "named", "in_panel_record")
)


def re_recorded(change):
    """Return a change of the record of a closing; its seal stays as it was."""

    def change_(base):
        told = json.loads(base.execute("SELECT content FROM frozen_decisions").fetchone()[0])
        change(told)
        base.execute("UPDATE frozen_decisions SET content = ?", (json.dumps(told),))

    return change_


def told_of(part, **changes):
    """Return a change of the first cut, call or move that the panel’s record tells."""
    return re_recorded(lambda record: record["shortlist"][part][0].update(changes))


def done(kind, **changes):
    """Return a change of an act of the journal."""
    return rewritten(lambda acts: named(acts, kind)[1]["body"].update(changes))


OF_PANEL = {
    "a cut goes further": told_of("cuts", best=3),
    "a cut asks for a mark": told_of("cuts", at_least="10"),
    "a cut leaves equals out": told_of("cuts", keeps_equals=False),
    "a cut lets another pass": told_of("cuts", applications=["A1", "A3"]),
    "a cut is of another domain": told_of("cuts", domain="D03"),
    "a cut is told twice": re_recorded(lambda told: told["shortlist"]["cuts"].append(
        told["shortlist"]["cuts"][0])),
    "no cut is told": re_recorded(lambda told: told["shortlist"]["cuts"].clear()),
    "a call has another reason": told_of("called_back", reason="Faveur"),
    "a call was asked for by another": told_of("called_back", by="M. Roy"),
    "a call is of another": told_of("called_back", number="A3"),
    "no call is told": re_recorded(lambda told: told["shortlist"]["called_back"].clear()),
    "a move has another reason": told_of("moves", reason="Faveur"),
    "a move was asked for by another": told_of("moves", by="M. Roy"),
    "a move leads elsewhere": told_of("moves", to="D03"),
    "a move is of another": told_of("moves", number="A1"),
    "a move is of another domain": told_of("moves", domain="D02"),
    "no move is told": re_recorded(lambda told: told["shortlist"]["moves"].clear()),
    "no shortlist is told": re_recorded(lambda told: told.update(shortlist=None)),
    "the cut went further": done("shortlist_cut", best=3),
    "the cut asked for the mark of the second": done("shortlist_cut", at_least="14"),
    "the cut asked for a mark": done("shortlist_cut", at_least="16"),
    "the cut was of one domain": done("shortlist_cut", domains=[1]),
    "the cut names another": done("shortlist_cut", applications=[1, 2, 3]),
    "the cut names nobody": done("shortlist_cut", applications=[]),
    "the cut never was": rewritten(lambda acts: named(acts, "shortlist_cut")[1].update(
        kind="shown")),
    "the call was of another": done("called_back", decision=1),
    "the call was asked for by another": done("called_back", by=2),
    "the move was of another": done("moved", application=1),
    "the move led nowhere": done("moved", domain=1),
    "the move was asked for by somebody": done("moved", by=2),
    "whoever was called back is withdrawn": sql(
        "UPDATE decision SET is_withdrawn = 1 WHERE application_id = 4"),
    "whoever was called back has an award": sql(
        "UPDATE decision SET level_id = 99 WHERE application_id = 4"),
}  # fmt: skip
OF_JURY = {
    **{
        f"the record says another {name} of the panel": re_recorded(
            lambda record, name=name: record["preselection"].update({name: "X"})
        )
        for name in (
            "applications", "shortlisted", "called_back", "moved", "edition", "title", "year",
            "number", "closed_at", "record", "seal",
        )
    },
    **{
        f"the founding names another {name}": done("preselected", **{name: value})
        for name, value in (
            ("edition", "X"), ("key", "00" * 32), ("number", 2), ("record", "00" * 32),
            ("seal", "AAAA-AAAA"), ("applications", [1, 2, 3]),
        )
    },
    "the record says nothing of the panel": re_recorded(lambda record: record.pop("preselection")),
    "the founding is on nothing": rewritten(
        lambda acts: named(acts, "preselected")[1].update(kind="shown")
    ),
    "the record of the panel is another": in_panel_record("Seul projet outre-mer", "Sans"),
    "the seal of the panel is none": sql("UPDATE preselection SET seal = x'00'"),
    "the panel is gone": sql("DELETE FROM preselection"),
    "an application has another number": sql(
        "UPDATE application SET number = 'A3' WHERE number = 'A1'"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OF_PANEL)
def test_a_panel_that_was_tampered_with_says_where(panel_file, name):
    found = HANDS["told"](verify.verify(tampered(panel_file, OF_PANEL[name])).findings)

    assert found == HANDS["all_told"]("a panel", name)


def test_whom_the_journal_says_passed_a_cut_is_counted_again(panel_file):
    others = done("shortlist_cut", applications=[1, 2, 3])

    found = verify.verify(tampered(panel_file, others)).findings

    named = [each.details["domain"] for each in found if each.code == "cut_differs"]
    assert named == ["D01", "D02"]


@pytest.mark.parametrize("name", OF_JURY)
def test_what_the_jury_keeps_of_the_panel_says_where_it_was_tampered_with(closed_jury, name):
    found = HANDS["told"](verify.verify(tampered(closed_jury, OF_JURY[name])).findings)

    assert found == HANDS["all_told"]("a jury on a shortlist", name)


def of_panel(jury, panel):
    """Return what is found and noted of the panel that is given with a jury’s edition."""
    verdict = verify.verify(jury, preselection=panel)
    found = {each.code for each in verdict.findings if each.code.startswith("preselection")}
    return found, [each.code for each in verdict.notes]


def test_the_panel_that_was_judged_is_given_and_nothing_is_noted(closed_jury, panel_file):
    assert of_panel(closed_jury, panel_file) == (set(), [])


@pytest.mark.parametrize("name", ["the panel is gone", "the founding is on nothing"])
def test_of_a_jury_that_lost_its_panel_no_panel_is_the_one(closed_jury, panel_file, name):
    tampered(closed_jury, OF_JURY[name])

    assert of_panel(closed_jury, panel_file)[0] == {"preselection_missing", "preselection_none"}


def test_a_panel_that_signs_with_another_key_is_another(closed_jury, panel_file):
    tampered(panel_file, sql("UPDATE edition SET signing_key = ?", "ab" * 31 + "cd"))

    assert of_panel(closed_jury, panel_file)[0] == {"preselection_other"}
