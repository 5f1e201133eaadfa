"""The sitting sheet on the command line, before the closing and after, each step in a process."""

import re
import runpy
import shutil
from pathlib import Path

import pypdfium2
import pytest

WORLDS = runpy.run_path(str(Path(__file__).parent.parent / "archiving" / "worlds.py"))
CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """An edition in which all is decided but one domain."""
    folder = tmp_path_factory.mktemp("sheet")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JURY_DATA", str(folder / "data"))
        world = WORLDS["small_world"](folder)
        world.collect()
        world.open_all()
        world.decide("A3", "or", motive="Pour sa portée")
        world.not_awarded("D02", "Rien à la hauteur")
        world.close()
    return world.database.path


def written(elsewhere, edition, folder):
    status, answer = elsewhere(folder, "publish", edition, "--out", folder, "sitting-sheet")
    assert (status, answer["files"][0]["document"]) == (0, "sitting-sheet")
    with pypdfium2.PdfDocument(folder / "sitting-sheet.pdf") as document:
        code = CODE.search(document[0].get_textpage().get_text_bounded())[0]
    return code, (folder / "sitting-sheet.pdf").read_bytes()


def test_the_sheet_is_written_closed_upon_and_looked_up_again(elsewhere, edition, tmp_path):
    kept = Path(shutil.copy(edition, tmp_path / "edition.jury"))
    code, data = written(elsewhere, kept, tmp_path)

    status, answer = elsewhere(tmp_path, "close", kept)
    assert (status, answer["sheet"], answer["has_sheet"]) == (0, code, True)

    assert written(elsewhere, kept, tmp_path) == (code, data)
    status, answer = elsewhere(tmp_path, "verify", kept, "--sheet", code)
    assert (status, answer["findings"]) == (0, [])
    assert [each["code"] for each in answer["notes"]] == ["sheet_agrees"]

    script = tmp_path / "corrections.jsonl"
    script.write_text('{"act": "rename", "application": "A3", "title": "Autre"}', encoding="utf-8")
    words = ("--reason", "Faute", "--witness", "M. X", "--script", script)
    assert elsewhere(tmp_path, "rectify", kept, *words)[0] == 0
    assert written(elsewhere, kept, tmp_path) == (code, data)  # it was initialled as it was spelt


def test_an_award_given_after_the_sheet_is_found_and_the_closing_says_there_is_none(
    elsewhere, edition, tmp_path
):
    invented = Path(shutil.copy(edition, tmp_path / "edition.jury"))
    code, _data = written(elsewhere, invented, tmp_path)
    given = ("--application", "A1", "--level", "argent", "--motive", "In the room, surely")
    assert elsewhere(tmp_path, "decide", invented, *given)[0] == 0

    status, answer = elsewhere(tmp_path, "close", invented)
    assert (status, answer["sheet"] != code, answer["has_sheet"]) == (0, True, False)

    assert elsewhere(tmp_path, "verify", invented)[0] == 0
    status, answer = elsewhere(tmp_path, "verify", invented, "--sheet", code, lang="en")
    assert (status, [each["code"] for each in answer["findings"]]) == (1, ["sheet_followed"])
    assert "the first of them act" in answer["findings"][0]["text"]
