"""The ballot on paper, by the command line: a form goes out, and a filled one is sealed."""

import runpy
from pathlib import Path

FILLING = runpy.run_path(str(Path(__file__).parents[1] / "desk" / "filling.py"))
KITS = runpy.run_path(str(Path(__file__).parents[1] / "desk" / "kits.py"))


def test_a_form_is_written_filled_and_sealed(ask, jury, tmp_path):
    kit = KITS["make_kit"](tmp_path, count=2)
    first, second = (each.number for each in kit.manifest.applications)
    form = tmp_path / "form.pdf"

    status, document = ask("grid", kit.path, "--code", kit.code, "--out", form)
    assert (status, document) == (0, {"file": str(form), "applications": 2})
    for mark in (4, 7):
        FILLING["tick_beside"](form, first, mark)
    with FILLING["filling"](form) as hand:
        for code in ("demarche", "partenariats", "service"):
            hand.tick(first, code, 7)
        hand.recuse(second, "Ma commune")
    status, document = ask(
        "ballot", kit.path, "--code", kit.code, "--scores", form, "--out", tmp_path
    )

    assert (status, document["complete"]) == (0, False)
    [refused] = document["refused"]
    assert (refused["row"], refused["column"], refused["reason"]) == (1, "cible", "boxes_several")
    assert (refused["cell"], refused["application"]) == ("p. 1", first)
    assert document["warnings"] == []
    status, output, _complaint = jury(
        "ballot", kit.path, "--code", kit.code, "--scores", form, "--out", tmp_path
    )
    assert "  p. 1, cible\xa0: Plusieurs cases sont cochées (4, 7)" in output
