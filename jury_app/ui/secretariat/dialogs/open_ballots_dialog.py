"""Opening the ballots: what it means, what is sealed by it, and who sees it being done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from jury_app.exchange.opening import open_ballots
from jury_app.i18n import _, ngettext
from jury_app.model.queries.edition import RulesRow
from jury_app.model.queries.exchange import KitRow
from jury_app.model.rules import sentences
from jury_app.ui.look import px
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.office import Office
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S, GAP_XS
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.scrolled import Scrolled
from jury_app.ui.widgets.text import SentenceLabel, frame, label

_WIDTH, _RULES_HEIGHT, _WITNESS_LINES, _GROUP = 640, 232, 3, 4


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the ballots stand, and the rules that would be sealed."""

    rows: Sequence[KitRow]
    rules: RulesRow
    is_panel: bool = False

    @property
    def received(self) -> int:
        """How many jurors sent a ballot."""
        return sum(row.ballot_revision > 0 for row in self.rows)

    @property
    def missing(self) -> list[str]:
        """Who sent none."""
        return [row.juror for row in self.rows if row.ballot_revision == 0]

    def named(self, state: str) -> list[str]:
        """Who is in a state."""
        return [row.juror for row in self.rows if row.state == state]


class OpenBallotsDialog(Dialog):
    """A witnessed act: stays open until it is done, or says why it cannot be."""

    def __init__(self, office: Office, stand: Stand, parent: QWidget | None) -> None:
        super().__init__(
            _("Open the ballots"),
            parent,
            _(
                "From then on the secretariat and the chair see who gave which mark, and the rules "
                "below hold: they change only with a reason, which stands in the minutes. It is "
                "done once. Ballots that come later are still taken in and counted."
            ),
        )
        self.setMinimumWidth(px(_WIDTH))
        self._office = office
        self.stand_label = SentenceLabel(_stand_text(stand))
        self.witnesses_edit = QPlainTextEdit()
        self.witnesses_edit.setTabChangesFocus(True)
        line = self.witnesses_edit.fontMetrics().lineSpacing()
        self.witnesses_edit.setFixedHeight(_WITNESS_LINES * line + px(GAP_L))
        form = Form()
        form.add(
            _("&Witnesses"),
            self.witnesses_edit,
            _("Those who see it being done, one name a line. They are named in the minutes."),
        )
        self.body.addLayout(_warned(stand, self.stand_label))
        self.body.addLayout(_rules(stand), 1)
        self.body.addWidget(form)
        self.set_buttons(
            primary_button(_("Open the ballots"), icon_name="lock-open"), cancel=_("Leave sealed")
        )
        self.primary_button.setDefault(False)  # Enter in the middle of a name opens nothing
        self.witnesses_edit.setFocus()

    @property
    def witnesses(self) -> list[str]:
        """The names that were typed."""
        lines = self.witnesses_edit.toPlainText().splitlines()
        return [" ".join(line.split()) for line in lines if line.strip()]

    def accept(self) -> None:
        self._office.with_passphrase(self, self._open)

    def _open(self, passphrase: str | None) -> None:
        self.primary_button.setEnabled(False)
        run_watched(
            self._office,
            self,
            open_ballots,
            passphrase=passphrase,
            witnesses=self.witnesses,
            title=_("Opening the ballots"),
            outcome=Outcome(self._on_opened, self.tell_error, self._on_finished),
        )

    def _on_opened(self, _opened: object) -> None:
        super().accept()

    def _on_finished(self) -> None:
        self.primary_button.setEnabled(True)


def _warned(stand: Stand, told: SentenceLabel) -> QVBoxLayout:
    calm = not stand.missing and not stand.named("conflict")
    sign = IconLabel(*(("circle-check", "success") if calm else ("circle-alert", "warning")))
    line = row(sign, gap=GAP_S)
    line.addWidget(told, 1)
    return column(line)


def _stand_text(stand: Stand) -> str:
    total = len(stand.rows)
    told = [
        ngettext(
            "{count} ballot of {total} has come.",
            "{count} ballots of {total} have come.",
            stand.received,
        ).format(count=stand.received, total=total)
    ]
    for names, text in (
        (stand.missing, _("Missing: {names}.")),
        (stand.named("incomplete"), _("Incomplete: {names}.")),
        (stand.named("conflict"), _("In conflict, so that none counts: {names}.")),
    ):
        if names:
            told.append(text.format(names=", ".join(names)))
    return " ".join(told)


def _rules(stand: Stand) -> QVBoxLayout:
    rules = stand.rules
    panel = frame("sunken")
    lines = column(gap=GAP_S, margin=GAP_M)
    for number, text in enumerate(sentences(rules.settings, is_panel=stand.is_panel), start=1):
        line = row(gap=GAP_S)
        line.addWidget(label(f"{number}.", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(SentenceLabel(text), 1)
        lines.addLayout(line)
    lines.addStretch(1)
    scroll = Scrolled(lines)
    panel.setLayout(column(scroll))
    panel.setMaximumHeight(px(_RULES_HEIGHT))
    digits = rules.fingerprint
    groups = " ".join(digits[n : n + _GROUP] for n in range(0, len(digits), _GROUP))
    return column(
        label(_("The rules that are sealed"), "strong"),
        panel,
        SentenceLabel(_("Fingerprint: {fingerprint}").format(fingerprint=groups), "small"),
        gap=GAP_XS + 2,
    )
