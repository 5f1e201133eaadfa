"""Rectifying a closed sitting: corrections one by one, what they change, then the second seal."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from jury_app.exchange.rectifying import (
    Rectification,
    Rectified,
    foresee_rectification,
    rectify,
)
from jury_app.formatting import MISSING
from jury_app.i18n import _, pgettext
from jury_app.model.operations.corrections import Correction
from jury_app.model.queries.recorded_rectification import RecordedChange
from jury_app.model.queries.rectified_words import ToldChange, told_change
from jury_app.ui.look import px
from jury_app.ui.secretariat.beside import Beside
from jury_app.ui.secretariat.correction_form import CorrectionForm
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.rectifiable import Rectifiable
from jury_app.ui.tokens import GAP_M, GAP_S, GAP_XS
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.fields import text_field
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, frame, label

_WIDTH, _HEIGHT = 960, 56


class RectifyDialog(Dialog):
    """Prepares corrections as they are told, and seals them only when all stand before the eyes."""

    def __init__(self, office: Office, read: Rectifiable, parent: QWidget | None) -> None:
        super().__init__(
            _("Rectify what was closed"),
            parent,
            _(
                "What was sealed stays as it is, and can always be shown. The corrections are "
                "sealed together under the next number, which names the one before; the documents "
                "say so."
            ),
        )
        self.setMinimumWidth(min(px(_WIDTH), self.screen().availableSize().width()))
        self._office, self._read = office, read
        self._corrections: list[tuple[str, Correction]] = []
        self.correction_form = CorrectionForm(read)
        self.add_button = button(_("Add this correction"), icon_name="plus")
        self.form = Form()
        self.reason_edit = self.form.add(_("Rea&son"), text_field(_HEIGHT))
        self.witness_edit = self.form.add(
            _("Asked for by, or &in the presence of"), QLineEdit(), _("Names, with commas between.")
        )
        self.correction_list, self.change_list = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self._connect()
        self._show_corrections()

    @property
    def rectification(self) -> Rectification:
        """What was prepared so far."""
        return Rectification(
            corrections=tuple(each for _summary, each in self._corrections),
            reason=self.reason_edit.toPlainText(),
            witnesses=tuple(
                each.strip() for each in self.witness_edit.text().split(",") if each.strip()
            ),
        )

    @property
    def told(self) -> list[str]:
        """What the corrections would change, as it is shown."""
        return [each.text() for each in self._changes.findChildren(SentenceLabel)]

    def accept(self) -> None:
        self.error_bar.hide()
        self._office.with_passphrase(self, self._rectify)

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        left.setLayout(column(self.correction_form, self.add_button, None, gap=GAP_M))
        self._changes = frame("panel")
        self.correction_list.setSpacing(px(GAP_XS))
        self.change_list.setSpacing(px(GAP_M))
        inside = column(gap=GAP_S, margin=GAP_M)
        inside.addLayout(self.change_list)
        self._changes.setLayout(inside)
        heading = label(_("What it changes"), "strong")
        right.setLayout(
            column(
                self.form,
                label(pgettext("list", "Corrections"), "strong"),
                self.correction_list,
                heading,
                self._changes,
                None,
                gap=GAP_S,
            )
        )
        self.body.addWidget(Beside(left, right))
        self.set_buttons(primary_button(_("Rectify and seal"), icon_name="stamp"))

    def _connect(self) -> None:
        self.correction_form.kind_choice.currentIndexChanged.connect(self.fit_height)
        self.add_button.clicked.connect(self._on_add_clicked)
        self.reason_edit.textChanged.connect(self._allow)
        self.witness_edit.textChanged.connect(self._allow)

    def _press_primary(self) -> None:
        """No key that records elsewhere seals a rectification."""

    def _on_add_clicked(self) -> None:
        self.error_bar.hide()
        self._corrections.append((self.correction_form.summary, self.correction_form.correction))
        self._show_corrections()

    def _remove(self, place: int) -> None:
        self.error_bar.hide()
        del self._corrections[place]
        self._show_corrections()

    def _show_corrections(self) -> None:
        _empty(self.correction_list)
        for place, (summary, _correction) in enumerate(self._corrections):
            gone = button(_("Remove"), icon_name="x")
            gone.setAccessibleName(_("Remove: {what}").format(what=summary))
            gone.clicked.connect(partial(self._remove, place))
            line = QWidget()
            words = row(gap=GAP_S)
            words.addWidget(SentenceLabel(summary), 1)
            words.addWidget(gone)
            line.setLayout(words)
            self.correction_list.addWidget(line)
        if not self._corrections:
            self.correction_list.addWidget(SentenceLabel(_("None yet."), "muted"))
        self._foresee()

    def _foresee(self) -> None:
        if not self._corrections:
            self._show_changes(())
            return
        self._has_changes = False  # until it is known
        self._allow()
        prepared = self.rectification
        self._office.workspace.read(
            foresee_rectification,
            Rectification(corrections=prepared.corrections, reason=prepared.reason or MISSING),
            then=self._show_changes,
            failed=self.tell_error,
            key="foreseen rectification",
        )

    def _show_changes(self, changes: Sequence[RecordedChange]) -> None:
        _empty(self.change_list)
        for each in changes:
            self.change_list.addLayout(_change(told_change(each, self._read.domain_names)))
        if not changes:
            self.change_list.addWidget(SentenceLabel(_("Nothing yet."), "muted"))
        self._has_changes = bool(changes)
        self._allow()
        self.fit_height()

    def _allow(self) -> None:
        prepared = self.rectification
        is_told = bool(prepared.reason.strip() and prepared.witnesses)
        self.primary_button.setEnabled(self._has_changes and is_told)

    def _rectify(self, passphrase: str | None) -> None:
        self.primary_button.setEnabled(False)
        run_watched(
            self._office,
            self,
            rectify,
            self.rectification,
            passphrase=passphrase,
            title=_("Rectifying what was closed"),
            outcome=Outcome(self._on_rectified, self.tell_error, self._allow),
        )

    def _on_rectified(self, done: Rectified) -> None:
        told = _("Rectified: the decisions number {number} are sealed under {seal}.").format(
            number=done.number, seal=done.seal
        )
        parent = self.parentWidget()
        super().accept()
        if parent is not None:
            self._office.told(parent, told)


def _change(told: ToldChange) -> QVBoxLayout:
    """Return what was said and what is to be said, one under the other."""
    where = " – ".join(filter(None, (told.domain, told.what)))
    return column(
        SentenceLabel(where, "strong"),
        SentenceLabel(_("Before: {what}").format(what=told.before), "muted"),
        SentenceLabel(_("From now on: {what}").format(what=told.after)),
        gap=GAP_XS,
    )


def _empty(layout: QVBoxLayout) -> None:
    """Take out all that a list shows."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if inner is not None:
            while (each := inner.takeAt(0)) is not None:
                _drop(each.widget())
        _drop(item.widget())


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
