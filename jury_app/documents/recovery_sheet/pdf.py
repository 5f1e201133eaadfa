"""The recovery sheet on one page: the words, the key in groups, and its square code."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import BinaryIO

from jury_app.documents import fonts, style
from jury_app.documents.certificate.signed_code import encode
from jury_app.documents.drawing import Imprint
from jury_app.documents.layout import Story
from jury_app.documents.masthead import set_masthead
from jury_app.documents.pages import Box, Line, Piece, write_pages
from jury_app.documents.recovery_sheet.content import RecoverySheet, sheet_words
from jury_app.documents.style import Style
from jury_app.formatting import format_date
from jury_app.i18n import _

_SIDE = 118.0
_KEY = Style(fonts.SANS_STRONG, 15, 26)
_CHECK = Style(fonts.SANS, 15, 26, style.MUTED)
_STEP, _CHECK_AT = 66.0, 282.0
_HAIR = 0.15  # by which the parts of the code overlap, or a screen shows lines between them


def build_recovery_sheet(content: RecoverySheet, output: BinaryIO) -> int:
    """Write the sheet as a PDF and return its one page."""
    story = Story()
    set_masthead(story, content.organiser, _("Recovery sheet"), content.edition, after=8)
    for sentence in sheet_words():
        story.text(sentence, style.LEAD)
    _set_key(story, content)
    _set_use(story, content)
    return write_pages(story.lines, _imprint(content), output)


def _imprint(content: RecoverySheet) -> Imprint:
    return Imprint(
        title=f"{_('Recovery sheet')} – {content.edition}",
        author=content.organiser,
        language=content.language,
        subject=_("Recovery key of the edition"),
        made_on=content.made_on,
        foot=_("To be kept apart from the edition and its back-ups"),
    )


def _set_key(story: Story, content: RecoverySheet) -> None:
    story.heading(_("The key"))
    story.text(
        _("Each line ends with two letters that check it: they tell a slip, and open nothing."),
        style.NOTE,
    )
    story.rule(before=6, after=8)
    first = Line(
        height=_KEY.leading,
        baseline=_KEY.leading * 0.7,
        pieces=(Piece(0.0, content.beginning, _CHECK),),
        marks=tuple(_boxes(content.key)),
        keep=True,
    )
    story.lines.append(first)
    for line in content.lines:
        groups = [Piece(at * _STEP, group, _KEY) for at, group in enumerate(line.groups)]
        check = Piece(_CHECK_AT, line.check, _CHECK)
        story.lines.append(replace(first, pieces=(*groups, check), marks=()))
    story.rule(before=10, after=0)


def _set_use(story: Story, content: RecoverySheet) -> None:
    facts = (
        _("sheet {code}").format(code=content.code),
        _("edition {fingerprint}").format(fingerprint=content.fingerprint),
        _("made on {date}").format(date=format_date(content.made_on)),
    )
    story.text(" · ".join(facts), style.NOTE)
    story.heading(_("To have the edition back"))
    story.item(_("Install Jury on a computer, and bring there the latest back-up of the edition."))
    story.item(
        _(
            "Bring the text file that was made with this sheet; or read the square code with a "
            "telephone, or type the four lines, and save the text as “recovery.txt”."
        )
    )
    story.item(
        _("In a terminal: {command}").format(
            command=f"jury-app restore {_('BACKUP')} --recovery-file recovery.txt"
            " --out edition.jury"
        )
    )
    story.text(
        _(
            "If this sheet is lost, or somebody saw it, have a new one made on the page of the "
            "edition: this one then opens no later back-up. Its code is shown there."
        ),
        style.NOTE,
    )


def _boxes(text: str) -> Iterator[Box]:
    """Draw the square code at the right end of the measure, from the top of a line down."""
    code = encode(text)
    if code is None:
        return
    square = _SIDE / code.count
    left = style.MEASURE - _SIDE
    for row, packed in enumerate(code.rows):
        bits = "".join(f"{byte:08b}" for byte in packed)[: code.count]
        place = 0
        for bit, run in groupby(bits):
            length = len(list(run))
            if bit == "1":
                wide, high = length * square + _HAIR, square + _HAIR
                yield Box(left + place * square, row * square, wide, high, style.INK)
            place += length
