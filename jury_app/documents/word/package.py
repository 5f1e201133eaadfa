"""A text and its margins as one DOCX file, whose bytes depend on content alone."""

import re
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jury_app.documents import fonts, style
from jury_app.documents.drawing import Imprint
from jury_app.documents.style import MEASURE
from jury_app.documents.word.markup import element, run, tag, value, words
from jury_app.documents.word.story import Table, WordStory
from jury_app.documents.word.styles import (
    LOCALES,
    RUNNING,
    numbering_part,
    styles_part,
    twips,
)
from jury_app.documents.word.watermark import watermark
from jury_app.i18n import _
from jury_app.rehearsal import stamp, stamped

_SAFE = 0.75
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_NAMES = (
    ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{_OFFICE}/relationships"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_PARTS = ("styles", "numbering", "settings", "header1", "header2", "footer1")
_MARGINS = (
    ("header", "default", "header1"),
    ("header", "first", "header2"),
    ("footer", "default", "footer1"),
    ("footer", "first", "footer1"),
)
_FIELD = re.compile(r"\{(number|count)\}")
_FIELDS = {"number": "PAGE", "count": "NUMPAGES"}


def write_word(story: WordStory, imprint: Imprint, output: BinaryIO) -> None:
    """Write a document: its text, styles, margins and metadata."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(imprint),
        "word/_rels/document.xml.rels": _relations(
            *((f"{_OFFICE}/relationships/{each.rstrip('12')}", f"{each}.xml") for each in _PARTS)
        ),
        "word/document.xml": _rooted(element("document", _body(story))),
        "word/styles.xml": _rooted(styles_part(imprint.language)),
        "word/numbering.xml": _rooted(numbering_part()),
        "word/settings.xml": _rooted(_settings(imprint)),
        "word/header1.xml": _rooted(_header(imprint, is_first=False)),
        "word/header2.xml": _rooted(_header(imprint, is_first=True)),
        "word/footer1.xml": _rooted(_footer(imprint)),
    }
    with ZipFile(output, "w") as package:
        for name, text in parts.items():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o600 << 16
            package.writestr(info, (_DECLARATION + text).encode())


def _rooted(part: str) -> str:
    """Return a part whose root names its vocabularies."""
    name = re.match(r"<w:\w+", part)
    return part if name is None else f"{name[0]}{_NAMES}{part[name.end() :]}"


def _types() -> str:
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "settings": "settings",
        "header1": "header",
        "header2": "header",
        "footer1": "footer",
    }
    told = [
        tag("Default", {"Extension": "rels", "ContentType": _RELATIONS}),
        tag("Default", {"Extension": "xml", "ContentType": "application/xml"}),
        tag("Override", {"PartName": "/docProps/core.xml", "ContentType": _CORE}),
    ]
    told += [
        tag("Override", {"PartName": f"/word/{name}.xml", "ContentType": f"{_WORD}.{kind}+xml"})
        for name, kind in kinds.items()
    ]
    return tag("Types", {"xmlns": f"{_PACKAGE}/content-types"}, told)


def _relations(*targets: tuple[str, str]) -> str:
    told = [
        tag("Relationship", {"Id": f"rId{number}", "Type": kind, "Target": target})
        for number, (kind, target) in enumerate(targets, start=1)
    ]
    return tag("Relationships", {"xmlns": f"{_PACKAGE}/relationships"}, told)


def _body(story: WordStory) -> str:
    told = []
    for place, block in enumerate(story.blocks):
        told.append(block.markup())
        follows = story.blocks[place + 1 : place + 2]
        if isinstance(block, Table) and (not follows or isinstance(follows[0], Table)):
            told.append(element("p"))  # two tables would become one, and a text ends with no table
    return element("body", *told, _section())


def _section() -> str:
    references = [
        tag(f"w:{kind}Reference", {"w:type": when, "r:id": f"rId{_PARTS.index(part) + 1}"})
        for kind, when, part in _MARGINS
    ]
    return element(
        "sectPr",
        *references,
        element("pgSz", w=twips(style.PAGE_WIDTH), h=twips(style.PAGE_HEIGHT)),
        element(
            "pgMar",
            top=twips(style.TOP),
            right=twips(style.RIGHT),
            bottom=twips(style.BOTTOM),
            left=twips(style.LEFT),
            header=twips(style.HEAD - 8),
            footer=twips(style.FOOT),
            gutter=0,
        ),
        element("titlePg"),
    )


def _header(imprint: Imprint, *, is_first: bool) -> str:
    """The first page bears its title and no running head; each may bear the watermark."""
    title, note = stamped(imprint.running_title), imprint.running_note
    mark = watermark(stamp() or imprint.watermark)
    if is_first:
        return element("hdr", element("p", _running(), words(stamp()) if stamp() else "", mark))
    if _has_room(title, note):
        return element("hdr", element("p", _running(), _sides(words(title), words(note)), mark))
    under = element("p", _running(), words(note))
    return element("hdr", element("p", _running(), words(title), mark), under)


def _has_room(left: str, right: str) -> bool:
    """Whether two texts share a line, were the typeface of the reader a third wider than ours."""
    face = style.RUNNING
    both = fonts.printable(f"{left}    {right}")
    return fonts.width(both, face.face, face.size) <= MEASURE * _SAFE


def _footer(imprint: Imprint) -> str:
    pages = _FIELD.split(_("Page {number} of {count}"))
    told = "".join(
        element("fldSimple", words("1"), instr=_FIELDS[each]) if each in _FIELDS else run(each)
        for each in pages
    )
    return element("ftr", element("p", _running(), _sides(words(imprint.foot), told)))


def _running() -> str:
    tabs = element("tabs", element("tab", val="right", pos=twips(MEASURE)))
    return element("pPr", element("pStyle", val=RUNNING), tabs)


def _sides(left: str, right: str) -> str:
    """Set one text at each side; where they leave no room between, a space still parts them."""
    return f"{left}{run(' ')}{element('r', element('tab'))}{right}"


def _settings(imprint: Imprint) -> str:
    mode = element(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    return element(
        "settings",
        element("compat", mode),
        element("themeFontLang", val=LOCALES[imprint.language]),
    )


def _core(imprint: Imprint) -> str:
    told = [
        tag("dc:title", {}, [value(imprint.title)]),
        tag("dc:subject", {}, [value(imprint.subject)]),
        tag("dc:creator", {}, [value(imprint.author)]),
        tag("dc:language", {}, [LOCALES[imprint.language]]),
    ]
    if imprint.made_on:
        moment = f"{imprint.made_on:%Y-%m-%d}T00:00:00Z"
        told += [
            tag(f"dcterms:{each}", {"xsi:type": "dcterms:W3CDTF"}, [moment])
            for each in ("created", "modified")
        ]
    names = {
        "xmlns:cp": f"{_PACKAGE}/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    return tag("cp:coreProperties", names, told)
