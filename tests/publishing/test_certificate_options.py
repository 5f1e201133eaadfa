"""What the command line may ask of the certificates."""

import json

import pypdfium2
import pytest
from PIL import Image

from jury_app.cli import run


@pytest.fixture
def publish(closed, tmp_path, capsys, monkeypatch):
    """What publishes by command from an edition at rest, and returns its status and its answer."""
    closed.close()
    monkeypatch.setenv("JURY_LANG", "fr")

    def publish_(*words):
        edition = str(tmp_path / "edition.jury")
        status = run(["publish", edition, "--out", str(tmp_path / "out"), "--json", *words])
        return status, json.loads(capsys.readouterr().out)

    return publish_


def test_one_duplicate_is_printed_in_another_design(publish):
    status, answer = publish(
        "certificates", "--only", "2026-002", "--one-per-laureate", "--duplicate",
        "--design", "modern", "--paper", "a3", "--orientation", "portrait", "--crop-marks",
    )  # fmt: skip

    assert status == 0
    certificate, *_others = answer["files"]
    assert certificate["document"] == "certificates"
    assert certificate["file"].endswith("2026-002 - duplicata - Commune A2.pdf")
    with pypdfium2.PdfDocument(certificate["file"]) as document:
        assert [round(side / 72 * 25.4) for side in document[0].get_size()] == [317, 440]


def holds_navy(page):
    picture = page.render(scale=1).to_pil().convert("RGB")
    return any(colour == (0, 0, 128) for _count, colour in picture.getcolors(1 << 24))


@pytest.mark.parametrize("design", ["classical", "sober", "modern"])
def test_a_certificate_bears_the_logo_of_the_sponsor_of_its_domain(publish, tmp_path, design):
    logos = tmp_path / "logos"
    logos.mkdir()
    Image.new("RGB", (400, 160), "navy").save(logos / "d01.PNG")
    (logos / "notes.txt").write_text("no picture")
    status, answer = publish("certificates", "--sponsor-logos", str(logos), "--design", design)

    assert status == 0
    with pypdfium2.PdfDocument(answer["files"][0]["file"]) as document:
        assert {holds_navy(page) for page in document} == {True}
    _status, answer = publish("certificates", "--design", design)
    with pypdfium2.PdfDocument(answer["files"][0]["file"]) as document:
        assert {holds_navy(page) for page in document} == {False}


def test_a_file_for_each_bears_the_logo_too(publish, tmp_path):
    Image.new("RGB", (400, 160), "navy").save(tmp_path / "D01.png")
    _status, answer = publish(
        "certificates", "--one-per-laureate", "--only", "A1", "--sponsor-logos", str(tmp_path)
    )

    with pypdfium2.PdfDocument(answer["files"][0]["file"]) as document:
        assert holds_navy(document[0])


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        (None, b"", "folder_missing"),
        ("Télécoms.png", b"", "logos_none"),
        ("D01.png", b"no picture", "file_unreadable"),
    ],
)
def test_logos_that_cannot_be_printed_are_refused(publish, tmp_path, name, content, code):
    logos = tmp_path / "logos"
    if name:
        logos.mkdir()
        (logos / name).write_bytes(content)
    status, answer = publish("certificates", "--sponsor-logos", str(logos))

    assert (status, answer["error"]["code"]) == (1, code)
    assert not (tmp_path / "out").exists()


def test_the_calibration_sheet_is_written_only_when_asked_for(publish):
    _status, all_of_them = publish()
    status, sheet = publish("calibration-sheet", "--offset", "1,5", "-2")

    assert "calibration-sheet" not in {each["document"] for each in all_of_them["files"]}
    assert status == 0
    assert [(each["document"], each["pages"]) for each in sheet["files"]] == [
        ("calibration-sheet", 1)
    ]


def test_documents_named_after_the_numbers_are_told_apart_from_them(publish):
    _status, answer = publish("--only", "2026-001", "certificates")

    assert "« certificates »" in answer["error"]["text"].replace("\N{NO-BREAK SPACE}", " ")
    assert "--only" in answer["error"]["text"]


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("--background", "fond.pdf"), 1, "file_missing"),
        (("--only", "2026-099"), 1, "certificate_none"),
        (("--only", "2026-001", "minutes"), 2, "usage"),
        (("--offset", "far", "0"), 2, "usage"),
        (("--offset", "0", "51"), 2, "usage"),
        (("--design", "baroque"), 2, "usage"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_a_sentence(publish, words, status, code, tmp_path):
    refused, answer = publish("certificates", *words)

    assert (refused, answer["error"]["code"]) == (status, code)
    assert not (tmp_path / "out").exists()
