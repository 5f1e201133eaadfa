"""What will be recorded, act after act and hour after hour, before it is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jury_app.formatting import capitalised
from jury_app.i18n import _, ngettext
from jury_app.scripting.typing_back import Foreseen, type_back
from jury_app.ui.look import px
from jury_app.ui.paper.order import TypedAct
from jury_app.ui.secretariat.office import Office
from jury_app.ui.tokens import GAP_M, GAP_S, GAP_XS
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, frame

_WIDTH = 760


class ReviewDialog(Dialog):
    """Records all of it, or goes back to the row that the room would refuse."""

    recorded = Signal(str)  # how many acts, in a sentence

    def __init__(
        self, office: Office, code: str, acts: Sequence[TypedAct], seen: Foreseen, parent: QWidget
    ) -> None:
        super().__init__(
            _("Read over"),
            parent,
            _(
                "Hold it against the paper. Each act will say that it comes from the sheet of code "
                "{code}."
            ).format(code=code),
        )
        self.setMinimumWidth(min(px(_WIDTH), self.screen().availableSize().width()))
        self._office, self._code, self._acts = office, code, acts
        self.warning_labels = [SentenceLabel(each) for each in seen.warnings]
        if self.warning_labels:
            panel = frame("warning")
            lines = column(gap=GAP_S, margin=GAP_M)
            for each in self.warning_labels:
                line = row(IconLabel("circle-alert", "warning"), gap=GAP_S)
                line.addWidget(each, 1)
                lines.addLayout(line)
            panel.setLayout(lines)
            self.body.addWidget(panel)
        self.act_labels = [SentenceLabel(capitalised(each)) for each in seen.acts]
        self.body.addLayout(column(*self.act_labels, gap=GAP_XS))
        text = ngettext("Record {count} act", "Record {count} acts", len(acts))
        self.set_buttons(
            primary_button(text.format(count=len(acts)), icon_name="check"), cancel=_("Go back")
        )
        if seen.refusal is not None:
            self.primary_button.setEnabled(False)
            self.error_bar.tell(seen.refusal)
        self.cancel_button.setAutoDefault(False)
        self.primary_button.setFocus()

    def accept(self) -> None:
        self.primary_button.setEnabled(False)
        self._office.workspace.write(
            type_back,
            paper=self._code,
            acts=[each.act for each in self._acts],
            then=self._on_recorded,
            failed=self._on_refused,
        )

    def _on_recorded(self, count: int) -> None:
        told = ngettext(
            "{count} act was recorded from the paper.",
            "{count} acts were recorded from the paper.",
            count,
        ).format(count=count)
        super().accept()
        self.recorded.emit(told)

    def _on_refused(self, error: Exception) -> None:
        self.primary_button.setEnabled(True)
        self.tell_error(error)
