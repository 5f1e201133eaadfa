"""Closing the sitting: what is frozen, what is left undecided, and the seal."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from jury_app.exchange.closing import Closed, sheet_sentence
from jury_app.i18n import _, ngettext
from jury_app.ui.look import px
from jury_app.ui.room.hours import add_hour, close_at
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.secretary_field import SecretaryField
from jury_app.ui.secretariat.sheet_panel import SheetPanel, settled_text
from jury_app.ui.secretariat.sitting_overview import SittingOverview
from jury_app.ui.tokens import GAP_M, GAP_S, GAP_XS
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, frame, label

_WIDTH = 560


class CloseSittingDialog(Dialog):
    """Freezes and seals the decisions, or says what is still missing."""

    def __init__(self, office: Office, overview: SittingOverview, parent: QWidget | None) -> None:
        super().__init__(
            _("Close the sitting"),
            parent,
            _(
                "The decisions are numbered, frozen and sealed: nobody changes them any more. The "
                "award list, the minutes and the certificates are all made from them."
            ),
        )
        self.setMinimumWidth(px(_WIDTH))
        self._office = office
        self._undecided = overview.undecided
        self.decided_label = SentenceLabel(_decided_text(overview))
        self.attendance_label = SentenceLabel(_attendance_text(overview))
        self.settle_check = QCheckBox(_("Say that they are not awarded this year"))
        self.body.addLayout(_told("gavel", "muted", self.decided_label))
        if self.attendance_label.text():
            self.body.addLayout(_told("circle-alert", "warning", self.attendance_label))
        if self._undecided:
            self.body.addWidget(self._left())
        self.sheet_panel = SheetPanel(office, self._wishes, len(self._undecided))
        self.sheet_panel.taken_back.connect(self.reject)
        self.sheet_panel.refused.connect(self.tell_error)
        self.sheet_panel.told.connect(self.fit_height)
        self.body.addWidget(self.sheet_panel)
        self.form = Form()
        self.secretary_edit = self.form.add(
            _("&Secretary of the sitting"), SecretaryField(overview.sitting.secretary)
        )
        self.hour_edit = add_hour(self.form)
        self.paper = overview.paper
        self.paper_check = QCheckBox(
            _("It was closed on paper, on the sheet of code {code}").format(code=self.paper)
        )
        self.paper_check.setVisible(bool(self.paper))
        self.body.addWidget(self.form)
        self.body.addWidget(self.paper_check)
        self.set_buttons(
            primary_button(_("Close the sitting"), icon_name="stamp"),
            cancel=_("Go on deliberating"),
        )
        self.settle_check.toggled.connect(self._allow)
        self._allow()

    def accept(self) -> None:
        self.error_bar.hide()
        self._office.with_passphrase(self, self._close)

    def reject(self) -> None:
        """Go on deliberating: what the sheet recorded is told, and can be taken back there."""
        if self.sheet_panel.is_busy:
            return
        parent, settled = self.parentWidget(), self.sheet_panel.settled
        super().reject()
        if parent is not None and settled:
            self._office.told_of_all(parent, settled_text(len(settled)), settled)

    def _press_primary(self) -> None:
        """No key that records elsewhere closes a sitting."""

    def _left(self) -> QWidget:
        """Return what is left undecided, and the choice to settle it."""
        count = len(self._undecided)
        text = ngettext(
            "Nothing has been decided in {count} domain:",
            "Nothing has been decided in {count} domains:",
            count,
        ).format(count=count)
        names = column(gap=GAP_XS)
        for each in self._undecided:
            names.addWidget(SentenceLabel(f"{each.values.code}  {each.values.name}"))
        panel = frame("warning")
        head = row(IconLabel("circle-alert", "warning"), gap=GAP_S)
        head.addWidget(label(text, "strong"), 1)
        panel.setLayout(column(head, self.settle_check, names, gap=GAP_S, margin=GAP_M))
        return panel

    def _wishes(self) -> dict[str, Any]:
        """Return what the closing would decide and name, so that the sheet tells it already."""
        return {"settle": self.settle_check.isChecked(), "secretary": self.secretary_edit.text()}

    def _allow(self) -> None:
        is_settled = not self._undecided or self.settle_check.isChecked()
        self.primary_button.setEnabled(is_settled)
        self.sheet_panel.write_button.setEnabled(is_settled)

    def _close(self, passphrase: str | None) -> None:
        self.primary_button.setEnabled(False)
        run_watched(
            self._office,
            self,
            close_at,
            hour=self.hour_edit.text(),
            paper=self.paper if self.paper_check.isChecked() else "",
            passphrase=passphrase,
            **self._wishes(),
            title=_("Closing the sitting"),
            outcome=Outcome(self._on_closed, self.tell_error, self._allow),
        )

    def _on_closed(self, closed: Closed) -> None:
        told = _("The sitting is closed. Its seal is {seal}.").format(seal=closed.seal)
        parent = self.parentWidget()
        super().accept()
        if parent is not None:
            self._office.told(parent, f"{told} {sheet_sentence(closed)}")


def _told(icon_name: str, ink: str, words: SentenceLabel) -> QHBoxLayout:
    line = row(IconLabel(icon_name, ink), gap=GAP_S)
    line.addWidget(words, 1)
    return line


def _decided_text(overview: SittingOverview) -> str:
    awards = [each for each in overview.decisions if not each.is_not_awarded]
    awarded = {each.domain_id for each in awards}
    empty = sum(
        each.is_not_awarded and each.domain_id not in awarded for each in overview.decisions
    )
    told = ngettext("{count} award.", "{count} awards.", len(awards)).format(count=len(awards))
    if not empty:
        return told
    more = ngettext("{count} domain not awarded.", "{count} domains not awarded.", empty).format(
        count=empty
    )
    return f"{told} {more}"


def _attendance_text(overview: SittingOverview) -> str:
    count = sum(each.state is None for each in overview.attendance)
    if not count:
        return ""
    return ngettext(
        "The attendance of {count} member was not noted; the minutes will say so.",
        "The attendance of {count} members was not noted; the minutes will say so.",
        count,
    ).format(count=count)
