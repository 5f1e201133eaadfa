"""One act of the journal: who, when, why, what it changed, and its place in the chain."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jury_app.i18n import _, ngettext
from jury_app.model.queries.journal import ChangeRow, JournalRow
from jury_app.ui.look import px
from jury_app.ui.secretariat.journal_words import actor_text, field_text, table_text, value_text
from jury_app.ui.secretariat.moments import moment_text
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S, GAP_XS
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.scrolled import Scrolled
from jury_app.ui.widgets.text import SentenceLabel, frame, hairline, label

_SHOWN, _GROUP = 40, 4


class JournalDetail(QWidget):
    """Shows an act, and offers to undo it where that can be done."""

    undone = Signal(object)  # JournalRow

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: JournalRow | None = None
        self.when_label = SentenceLabel("", "small")
        self.sentence_label = SentenceLabel("", "heading")
        self.reason_label = SentenceLabel("")
        self.undo_button = button(_("Undo this act"), icon_name="undo-2")
        self.changes_label = label(_("What it changed"), "strong")
        self.hash_label = SentenceLabel("", "small")
        self._changes = QVBoxLayout()
        self._changes.setSpacing(px(GAP_M))
        inside = column(
            column(self.when_label, self.sentence_label, self.reason_label, gap=GAP_XS),
            row(self.undo_button, None),
            column(self.changes_label, self._changes, gap=GAP_S),
            hairline(),
            column(label(_("Place in the chain"), "strong"), self.hash_label, gap=GAP_XS),
            None,
            gap=GAP_L,
            margin=GAP_L,
        )
        panel = frame("panel")
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scrolled(inside))
        self.setLayout(column(panel))
        self.undo_button.clicked.connect(lambda: self.undone.emit(self._row))

    @property
    def row(self) -> JournalRow | None:
        """The act that is shown."""
        return self._row

    def set_act(self, row: JournalRow, *, is_closed: bool) -> None:
        """Show an act; what it changed follows."""
        same = self._row is not None and self._row.id == row.id
        self._row = row
        self.when_label.setText(
            _("Act {number}, {moment}, {actor}").format(
                number=row.id, moment=moment_text(row.at), actor=actor_text(row.actor)
            )
        )
        self.sentence_label.setText(row.sentence)
        self.reason_label.setText(_("Reason: {reason}").format(reason=row.reason))
        self.reason_label.setVisible(bool(row.reason))
        self.undo_button.setVisible(row.is_undoable and not is_closed)
        self.hash_label.setText(
            " ".join(row.hash[place : place + _GROUP] for place in range(0, 64, _GROUP))
        )
        if not same:
            self.set_changes([])

    def set_changes(self, changes: Sequence[ChangeRow]) -> None:
        """Show the values of before and after."""
        while (item := self._changes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in changes[:_SHOWN]:
            self._changes.addWidget(_change(each))
        if len(changes) > _SHOWN:
            more = len(changes) - _SHOWN
            text = ngettext("And {count} more.", "And {count} more.", more).format(count=more)
            self._changes.addWidget(SentenceLabel(text, "muted"))
        self.changes_label.setVisible(bool(changes))


def _change(change: ChangeRow) -> QWidget:
    made = QWidget()
    lines = column(label(_title(change), "muted"), gap=GAP_XS)
    for name in sorted({**(change.before or {}), **(change.after or {})}):
        text = _("{field}: {before} → {after}") if change.after else _("{field}: {before}")
        lines.addWidget(
            SentenceLabel(
                text.format(
                    field=field_text(name),
                    before=value_text((change.before or {}).get(name)),
                    after=value_text((change.after or {}).get(name)),
                )
            )
        )
    made.setLayout(lines)
    return made


def _title(change: ChangeRow) -> str:
    what = f"{table_text(change.table)} {change.key.strip('[]')}"
    if change.before is None and change.after is None:
        return _("{what}: added").format(what=what)
    if change.after is None:
        return _("{what}: removed").format(what=what)
    return what
