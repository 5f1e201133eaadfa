"""The head of the first page: whose form it is, how to fill it, what the criteria ask."""

from dataclasses import dataclass

from reportlab.lib.units import mm

from jury_app.documents import fonts, style
from jury_app.documents.paper_ballot.content import PaperBallot
from jury_app.documents.paper_ballot.sheet import LEFT, WIDTH, Sheet, wrapped
from jury_app.documents.style import Style
from jury_app.i18n import _

_CODE_ROOM = 22 * mm
_ORGANISER = Style(fonts.SANS_STRONG, 8.5, 12, style.MUTED, tracking=0.9)
_TITLE = Style(fonts.DISPLAY_STRONG, 24, 29)
_EDITION = Style(fonts.SERIF, 12.5, 17)
_JUROR = Style(fonts.SANS_STRONG, 11, 15, before=4)
_QUALITY = Style(fonts.SANS, 9.5, 13, style.MUTED)
_HEADING = Style(fonts.SANS_STRONG, 9.5, 13, before=7)
_TEXT = Style(fonts.SANS, 9, 12.2, before=1.2)
_TEXT_STRONG = Style(fonts.SANS_STRONG, 9, 12.2, before=1.2)
_STEP = 5 * mm
_NAMES = 33 * mm
_BELOW = 3 * mm


@dataclass(frozen=True, slots=True)
class _Text:
    """Lines at a place across the page."""

    x: float
    lines: list[str]
    face: Style

    @property
    def height(self) -> float:
        """The room it takes."""
        return self.face.before + len(self.lines) * self.face.leading


class Front:
    """The head of the form, measured once."""

    def __init__(self, content: PaperBallot) -> None:
        narrow = WIDTH - _CODE_ROOM
        heads = (
            (content.organiser.upper(), _ORGANISER),
            (_("Paper ballot"), _TITLE),
            (f"{content.title} – {content.round_title}", _EDITION),
            (content.juror, _JUROR),
            (content.quality, _QUALITY),
            (_("Form {code}").format(code=content.code), _QUALITY),
        )
        self._rows = [[_text(text, face, 0, narrow)] for text, face in heads]
        self._rows.append([_text(_("How to fill in the form"), _HEADING)])
        for number, text in enumerate(_instructions(content), start=1):
            self._rows.append([_text(f"{number}.", _TEXT), _text(text, _TEXT, _STEP)])
        self._rows.append([_text(_("What the criteria ask"), _HEADING)])
        for each in content.criteria:
            name = _text(each.name, _TEXT_STRONG, 0, _NAMES - 6)
            self._rows.append([name, _text(each.guidance or each.scale, _TEXT, _NAMES)])

    @property
    def height(self) -> float:
        """The room it takes."""
        return sum(_height(row) for row in self._rows) + _BELOW

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw it on the first page."""
        for row in self._rows:
            for text in row:
                sheet.lines(text.lines, LEFT + text.x, top - text.face.before, text.face)
            top -= _height(row)


def _text(text: str, face: Style, x: float = 0.0, room: float = WIDTH) -> _Text:
    return _Text(x, wrapped(text, face, min(room, WIDTH - x)), face)


def _height(row: list[_Text]) -> float:
    return max(text.height if text.lines else 0.0 for text in row)


def _instructions(content: PaperBallot) -> list[str]:
    back = _("Filled with a pen: sign the last page and hand the form to the secretariat.")
    if content.due:
        back = _(
            "Filled with a pen: sign the last page and hand the form to the secretariat by {date}."
        ).format(date=content.due)
    return [
        _(
            "Tick one box for each criterion, with a pen or on the screen. "
            "A line without a tick is a mark not given, never a zero."
        ),
        _("Ticked the wrong box with a pen? Black it out and circle the right one."),
        _("Add up the marks of each application, and those of the page: it shows slips."),
        _(
            "If you stay out of an application, tick the recusal, say why, "
            "and leave its marks without a tick."
        ),
        _(
            "Filled on the screen: save the file, then read it back in your window "
            "(“Read a grid back…”) and seal your ballot."
        ),
        back,
    ]
