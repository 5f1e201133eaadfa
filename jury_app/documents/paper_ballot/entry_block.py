"""An application on a form: who and what, a line of boxes for each criterion, and the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from jury_app.documents import fonts, style
from jury_app.documents.drawing import narrowed
from jury_app.documents.paper_ballot.content import PaperCriterion, PaperEntry
from jury_app.documents.paper_ballot.fields import PADDING, Box, Choice, middle
from jury_app.documents.paper_ballot.names import TICKED, FieldKind, FieldName
from jury_app.documents.paper_ballot.sheet import LEFT, RIGHT, WIDTH, Sheet, wrapped
from jury_app.documents.style import Style
from jury_app.formatting import MISSING, NBSP
from jury_app.i18n import _

_TITLE = Style(fonts.SERIF_STRONG, 11.5, 14)
_WHO = Style(fonts.SANS, 9, 12, style.MUTED)
_CRITERION = Style(fonts.SANS_STRONG, 9, 10.5)
_LABEL = Style(fonts.SANS, 8.5, 10.5, style.MUTED)
_MARK = Style(fonts.SANS, 9.5, 12)
_MEANING = Style(fonts.SANS, 7.4, 9.2, style.MUTED)
_SETTLED = Style(fonts.SANS_ITALIC, 9.5, 13)

_NUMBER = 8 * mm
_NAMES = 33 * mm
_FIELDS = LEFT + _NAMES
_ROOM = WIDTH - _NAMES
_SIDE = 6 * mm
_PITCH = 9 * mm
_GAP = 1.4 * mm
_OPINION = 10.5 * mm
_LINE = 6.5 * mm
_TOTAL = 17 * mm
_ABOVE, _BELOW = 3.2 * mm, 3.2 * mm
_MOST_BOXES = 45


@dataclass(frozen=True, slots=True)
class _Row:
    """A criterion, measured: its name, its boxes in lines, and its meanings under them."""

    criterion: PaperCriterion
    name: list[str]
    meanings: list[str]

    @property
    def per_line(self) -> int:
        """How many boxes stand side by side."""
        return min(len(self.criterion.marks), int((_ROOM + _PITCH - _SIDE) / _PITCH))

    @property
    def lines(self) -> int:
        """How many lines of boxes there are."""
        return -(-len(self.criterion.marks) // self.per_line) if self.has_boxes else 1

    @property
    def has_boxes(self) -> bool:
        """Whether there are few enough marks to tick one."""
        return len(self.criterion.marks) <= _MOST_BOXES

    @property
    def height(self) -> float:
        """The room it takes."""
        boxes = self.lines * _SIDE + (self.lines - 1) * _GAP
        under = len(self.meanings) * _MEANING.leading + (1.5 if self.meanings else 0)
        return max(boxes + under, len(self.name) * _CRITERION.leading) + _GAP


class EntryBlock:
    """One application, measured once and drawn where it fits."""

    def __init__(self, place: int, entry: PaperEntry, criteria: Sequence[PaperCriterion]) -> None:
        self._place = place
        self._entry = entry
        self._title = wrapped(entry.title, _TITLE, WIDTH - _NUMBER)
        who = _("{applicants} – application {number}").format(
            applicants=entry.applicants or MISSING, number=entry.number
        )
        self._who = wrapped(who, _WHO, WIDTH - _NUMBER)
        self._legend: list[str] = []
        self._rows: list[_Row] = []
        self.air = 0.0
        if self.is_open:
            shared = {each.meanings for each in criteria}
            is_shared = len(criteria) > 1 and len(shared) == 1
            self._legend = _legend(criteria[0], WIDTH - _NUMBER) if is_shared else []
            self._rows = [_row(each, explained=not is_shared) for each in criteria]

    @property
    def domain(self) -> str:
        """The domain under which it stands."""
        return self._entry.domain

    @property
    def is_open(self) -> bool:
        """Whether there is anything to fill in."""
        return not self._entry.is_settled

    @property
    def height(self) -> float:
        """The room it takes."""
        head = len(self._title) * _TITLE.leading + len(self._who) * _WHO.leading
        head += len(self._legend) * _MEANING.leading
        rest = self._opinion + _LINE + 2 * _GAP if self.is_open else _SETTLED.leading + _GAP
        return _ABOVE + head + _GAP + sum(row.height for row in self._rows) + rest + _BELOW

    @property
    def _opinion(self) -> float:
        """The height of the place for an opinion: what a page has left goes there."""
        return _OPINION + self.air

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw it under a line of the page."""
        y = top - _ABOVE
        sheet.lines([str(self._place)], LEFT, y, _TITLE)
        y = sheet.lines(self._title, LEFT + _NUMBER, y, _TITLE)
        y = sheet.lines(self._who, LEFT + _NUMBER, y, _WHO)
        y = sheet.lines(self._legend, LEFT + _NUMBER, y, _MEANING) - _GAP
        if not self.is_open:
            self._draw_settled(sheet, y)
            return
        for row in self._rows:
            self._draw_row(sheet, row, y)
            y -= row.height
        self._draw_opinion(sheet, y - self._opinion)
        self._draw_last_line(sheet, y - self._opinion - _GAP - _LINE)

    def _named(self, kind: FieldKind, criterion: str = "") -> FieldName:
        return FieldName(kind, self._place, self._entry.number, criterion)

    def _draw_settled(self, sheet: Sheet, top: float) -> None:
        sheet.lines(
            [_("The secretariat has recorded that you stay out of this application.")],
            LEFT + _NUMBER,
            top,
            _SETTLED,
        )

    def _draw_row(self, sheet: Sheet, row: _Row, top: float) -> None:
        air = max(0.0, (_SIDE - len(row.name) * _CRITERION.leading) / 2)
        sheet.lines(row.name, LEFT, top - air, _CRITERION)
        name = self._named(FieldKind.MARK, row.criterion.code)
        words = f"{row.criterion.name} – {self._entry.title}"
        given = self._entry.given.get(row.criterion.code, "")
        bottom = top - row.lines * _SIDE - (row.lines - 1) * _GAP
        if row.has_boxes:
            choices = _choices(row, top)
            for choice in choices:
                sheet.box(choice.box)
                x, y, width, height = choice.box
                face = narrowed(choice.label, _MARK, width - 2 * PADDING)
                sheet.centred(choice.label, x + width / 2, y + middle(height, face), face)
            sheet.fields.boxes(name, words, choices, given)
        else:
            box = Box(_FIELDS, top - _SIDE, _TOTAL, _SIDE)
            sheet.box(box)
            sheet.words(
                row.criterion.scale, box.x + _TOTAL + 6, box.y + middle(_SIDE, _LABEL), _LABEL
            )
            sheet.fields.text(name, words, box, given)
        sheet.lines(row.meanings, _FIELDS, bottom - 1.5, _MEANING)

    def _draw_opinion(self, sheet: Sheet, y: float) -> None:
        entry = self._entry
        box = Box(_FIELDS, y, _ROOM, self._opinion)
        sheet.lines([_("Opinion")], LEFT, y + self._opinion, _LABEL)
        sheet.box(box)
        words = _("Opinion – {title}").format(title=entry.title)
        sheet.fields.text(self._named(FieldKind.COMMENT), words, box, entry.opinion, lines=2)

    def _draw_last_line(self, sheet: Sheet, y: float) -> None:
        entry = self._entry
        line = y + middle(_LINE, _LABEL)
        total = Box(RIGHT - _TOTAL, y, _TOTAL, _LINE)
        sheet.box(total)
        sheet.words_right(_("Sum of the marks"), total.x - 4, line, _LABEL)
        words = _("Sum of the marks – {title}").format(title=entry.title)
        sheet.fields.text(self._named(FieldKind.TOTAL), words, total)
        sheet.words(_("Recusal"), LEFT, line, _LABEL)
        tick = Box(_FIELDS, y + (_LINE - _SIDE) / 2, _SIDE, _SIDE)
        sheet.box(tick)
        words = _("I stay out of it – {title}").format(title=entry.title)
        chosen = "" if entry.recusal is None else TICKED
        sheet.fields.boxes(
            self._named(FieldKind.RECUSED), words, [Choice(tick, TICKED, "×")], chosen
        )
        start = sheet.words(_("I stay out of it, because:"), tick.x + _SIDE + 4, line, _LABEL)
        end = total.x - 8 - fonts.width(_("Sum of the marks"), _LABEL.face, _LABEL.size)
        reason = Box(start + 4, y, end - start - 12, _LINE)
        sheet.box(reason)
        words = _("Reason for staying out – {title}").format(title=entry.title)
        sheet.fields.text(self._named(FieldKind.REASON), words, reason, entry.recusal or "")


def _row(criterion: PaperCriterion, *, explained: bool) -> _Row:
    return _Row(
        criterion,
        wrapped(criterion.name, _CRITERION, _NAMES - 2 * PADDING),
        _legend(criterion, _ROOM) if explained else [],
    )


def _legend(criterion: PaperCriterion, room: float) -> list[str]:
    """Return what the marks of a criterion mean; a mark stays with its first word."""
    words = " · ".join(f"{mark}{NBSP}={NBSP}{text}" for mark, text in criterion.meanings)
    return wrapped(words, _MEANING, room)


def _choices(row: _Row, top: float) -> list[Choice]:
    return [
        Choice(
            Box(
                _FIELDS + place % row.per_line * _PITCH,
                top - _SIDE - place // row.per_line * (_SIDE + _GAP),
                _SIDE,
                _SIDE,
            ),
            mark.name,
            mark.label,
        )
        for place, mark in enumerate(row.criterion.marks)
    ]
