"""The house style in a word processor: a named style for each face, so that a text stays editable.

The shipped typefaces are not on the secretariat's computers; those named here are, or have
stand-ins of the same widths.
"""

from jury_app.documents import fonts, style
from jury_app.documents.style import Style
from jury_app.documents.word.markup import element
from jury_app.i18n import Language, pgettext

SANS, SERIF = "Calibri", "Cambria"
LOCALES = {"fr": "fr-FR", "en": "en-GB"}
ITEMS = 1
"""The numbering of list items."""

BODY, RUNNING = "Normal", "Header"

_TWIPS = 20
_STRONG = frozenset({fonts.SANS_STRONG, fonts.SERIF_STRONG, fonts.DISPLAY_STRONG})
_ITALIC = frozenset({fonts.SANS_ITALIC, fonts.SERIF_ITALIC, fonts.DISPLAY_ITALIC})
_CELLS = frozenset({"Cell", "CellStrong", "CellItalic", "CellMuted", "ColumnHead"})


def twips(points: float) -> int:
    """Return a length in the unit of the format."""
    return round(points * _TWIPS)


def style_of(face: Style) -> str:
    """Return the style that a face has; one that has none is set as the body."""
    return _IDS.get(face, BODY)


_IDS = {
    style.BODY: BODY,
    style.ORGANISER: "Organiser",
    style.TITLE: "Title",
    style.SUBTITLE: "Subtitle",
    style.NOTE: "Note",
    style.HEADING: "Heading1",
    style.SUBHEADING: "Heading2",
    style.DECISION: "Decision",
    style.GROUNDS: "Grounds",
    style.CELL: "Cell",
    style.CELL_STRONG: "CellStrong",
    style.CELL_ITALIC: "CellItalic",
    style.CELL_MUTED: "CellMuted",
    style.COLUMN_HEAD: "ColumnHead",
    style.RUNNING: RUNNING,
}


def _names() -> dict[str, str]:
    """Return the names of the styles; word processors translate those of their own."""
    return {
        BODY: "Normal",
        "Organiser": pgettext("style", "Organiser"),
        "Title": "Title",
        "Subtitle": "Subtitle",
        "Note": pgettext("style", "Note"),
        "Heading1": "heading 1",
        "Heading2": "heading 2",
        "Decision": pgettext("style", "Decision"),
        "Grounds": pgettext("style", "Grounds of a decision"),
        "Cell": pgettext("style", "Cell"),
        "CellStrong": pgettext("style", "Cell, strong"),
        "CellItalic": pgettext("style", "Cell, italic"),
        "CellMuted": pgettext("style", "Cell, pale"),
        "ColumnHead": pgettext("style", "Heading of a column"),
        RUNNING: "header",
    }


def styles_part(language: Language) -> str:
    """Return the styles of a document, which is written in a language."""
    fonts_of_all = element("rFonts", ascii=SANS, hAnsi=SANS, cs=SANS, eastAsia=SANS)
    locale = LOCALES[language]
    defaults = element(
        "docDefaults",
        element("rPrDefault", element("rPr", fonts_of_all, element("lang", val=locale))),
        element("pPrDefault", element("pPr")),
    )
    names = _names()
    told = [_style(key, names[key], face) for face, key in _IDS.items()]
    return element("styles", defaults, *told)


def _style(key: str, name: str, face: Style) -> str:
    base = () if key == BODY else (element("basedOn", val=BODY), element("next", val=BODY))
    is_default = {"default": 1} if key == BODY else {}
    return element(
        "style",
        element("name", val=name),
        *base,
        element("qFormat"),
        element("pPr", *_paragraph(key, face)),
        element("rPr", *_run(face)),
        type="paragraph",
        styleId=key,
        **is_default,
    )


def _paragraph(key: str, face: Style) -> list[str]:
    depth = {"Heading1": 0, "Heading2": 1}.get(key)
    keeps = [element("keepNext"), element("keepLines")] if depth is not None else []
    after = 0 if key in _CELLS else twips(1)
    spacing = element(
        "spacing",
        before=twips(face.before),
        after=after,
        line=twips(face.leading),
        lineRule="atLeast",
    )
    outline = [] if depth is None else [element("outlineLvl", val=depth)]
    return [*keeps, spacing, *outline]


def _run(face: Style) -> list[str]:
    family = SANS if "Sans" in face.face else SERIF
    told = [element("rFonts", ascii=family, hAnsi=family, cs=family)]
    told += [element("b")] if face.face in _STRONG else []
    told += [element("i")] if face.face in _ITALIC else []
    told.append(element("color", val=face.colour.hexval()[2:].upper()))
    told += [element("spacing", val=twips(face.tracking))] if face.tracking else []
    halves = round(face.size * 2)
    return [*told, element("sz", val=halves), element("szCs", val=halves)]


def numbering_part() -> str:
    """Return how list items begin: with a dash, as in print."""
    level = element(
        "lvl",
        element("start", val=1),
        element("numFmt", val="bullet"),
        element("lvlText", val="–"),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=twips(15), hanging=twips(11))),
        ilvl=0,
    )
    many = element("abstractNum", element("multiLevelType", val="hybridMultilevel"), level,
                   abstractNumId=0)  # fmt: skip
    one = element("num", element("abstractNumId", val=0), numId=ITEMS)
    return element("numbering", many, one)
