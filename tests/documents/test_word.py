"""Minutes as a text that a word processor opens: the words of the PDF, safe and set alike."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from jury_app.documents.layout import Story
from jury_app.documents.minutes import build_minutes_docx
from jury_app.documents.minutes.body import write_minutes
from jury_app.documents.typography import with_apostrophes
from jury_app.documents.word import WordStory
from jury_app.i18n import speaking

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MADE_AT = datetime(2026, 11, 4, 10, 42)


@pytest.fixture
def parts_of(built):
    """Return the parts of a document, each read as XML: one that is not well formed fails."""

    def read(content):
        with ZipFile(BytesIO(built(build_minutes_docx, content))) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        return {name: ET.fromstring(part) for name, part in parts.items()}  # noqa: S314 -- ours

    return read


def texts(part):
    return ["".join(each.itertext()) for each in part.iter(f"{W}p")]


def letters(text):
    return Counter("".join(text.split()))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_holds_the_very_words_of_the_pdf(make_minutes, parts_of, language):
    content = make_minutes(language=language)
    story = Story()
    with speaking(language):
        write_minutes(story, content)
    printed = "".join(piece.text for line in story.lines for piece in line.pieces)

    written = "".join(texts(parts_of(content)["word/document.xml"]))

    dashes = sum(each.is_item for each in _items(content))
    assert letters(with_apostrophes(printed)) - letters(written) == Counter({"–": dashes})
    assert letters(written) - letters(with_apostrophes(printed)) == Counter()


def _items(content):
    """Items begin with a dash, which is printed in the one and a numbering in the other."""
    story = WordStory()
    with speaking(content.language):
        write_minutes(story, content)
    return [block for block in story.blocks if getattr(block, "is_item", False)]


def test_equal_content_makes_equal_bytes(make_minutes, built):
    assert built(build_minutes_docx, make_minutes()) == built(build_minutes_docx, make_minutes())


def test_markup_and_controls_in_names_are_written_as_text(make_minutes, parts_of):
    content = make_minutes(1)
    domain = replace(content.domains[0], name='<w:br/> & "R&D" \x07]]>')

    found = texts(parts_of(replace(content, domains=(domain,)))["word/document.xml"])

    assert '<w:br/> & "R&D" ]]>' in found


def test_the_headings_of_each_table_come_again_and_no_row_is_parted(make_minutes, parts_of):
    body = parts_of(make_minutes())["word/document.xml"]

    tables = list(body.iter(f"{W}tbl"))[:-1]  # the last one is there to be signed
    assert len(tables) == 5
    for table in tables:
        first, *others = table.iter(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(each.find(f"{W}trPr/{W}tblHeader") is None for each in others)
    assert all(each.find(f"{W}trPr/{W}cantSplit") is not None for each in body.iter(f"{W}tr"))


def test_every_style_that_is_used_is_there_and_headings_stand_in_the_outline(
    make_minutes, parts_of
):
    parts = parts_of(make_minutes())
    styles = {each.get(f"{W}styleId"): each for each in parts["word/styles.xml"].iter(f"{W}style")}
    used = {
        each.get(f"{W}val")
        for name, part in parts.items()
        if name.startswith("word/") and name.endswith(".xml")
        for each in part.iter(f"{W}pStyle")
    }

    assert used <= styles.keys()
    assert {"Title", "Heading1", "Heading2", "Decision"} <= used
    depths = [styles[name].find(f"{W}pPr/{W}outlineLvl") for name in ("Heading1", "Heading2")]
    assert [each.get(f"{W}val") for each in depths] == ["0", "1"]


@pytest.mark.parametrize(("language", "locale"), [("fr", "fr-FR"), ("en", "en-GB")])
def test_it_says_its_title_its_language_and_its_pages(make_minutes, parts_of, language, locale):
    parts = parts_of(make_minutes(language=language))

    told = {each.tag.partition("}")[2]: each.text for each in parts["docProps/core.xml"]}
    assert "Prix Territoria 2026" in told["title"]
    assert told["language"] == locale
    assert parts["word/styles.xml"].find(f".//{W}lang").get(f"{W}val") == locale
    foot = parts["word/footer1.xml"]
    assert [each.get(f"{W}instr") for each in foot.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    assert texts(foot)[0].endswith("Page 1 sur 1" if language == "fr" else "Page 1 of 1")


def test_what_has_no_room_beside_the_running_title_stands_under_it(make_minutes, parts_of):
    short = make_minutes()
    long = replace(short, title="Prix de l’innovation des collectivités et de leurs groupements")

    heads = [texts(parts_of(content)["word/header1.xml"]) for content in (short, long)]

    assert [len(head) for head in heads] == [1, 2]
    assert heads[1][0].endswith("et de leurs groupements 2026")
    assert heads[1][1] == "Procès-verbal définitif, version 1"


def test_only_provisional_minutes_bear_a_watermark_and_all_their_pages_do(make_minutes, parts_of):
    final = make_minutes()
    provisional = replace(final, status="provisional", made_at=MADE_AT)

    def marked(content):
        parts = parts_of(content)
        heads = [parts[f"word/header{number}.xml"] for number in (1, 2)]
        return [
            [each.get("string") for each in head.iter() if each.get("string")] for head in heads
        ]

    assert marked(final) == [[], []]
    assert marked(provisional) == [["PROVISOIRE"], ["PROVISOIRE"]]
