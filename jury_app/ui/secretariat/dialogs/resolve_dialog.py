"""Two ballots of one juror stand against each other: which one counts, why, and who saw it."""

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from jury_app.exchange.receipts import ballot_code
from jury_app.i18n import _
from jury_app.model.operations.resolving import resolve_conflict
from jury_app.model.queries.contested import Contested
from jury_app.model.queries.exchange import BallotRow
from jury_app.sealing.keys import fingerprint
from jury_app.ui.look import px
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.moments import moment_text
from jury_app.ui.secretariat.office import Office
from jury_app.ui.tokens import GAP_S, GAP_XS
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.fields import text_field
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel

_HEIGHT, _INDENT = 72, 26


class ResolveDialog(RecordDialog):
    """Shows what tells the ballots apart, and never a mark of theirs."""

    def __init__(self, office: Office, found: Contested, parent: QWidget) -> None:
        super().__init__(
            office,
            _("Which ballot of {juror} counts?").format(juror=found.juror),
            parent,
            _(
                "Ask the juror which one they sent last: its code and the fingerprint of the "
                "device stand in their window. The other one is set aside, and stays in the "
                "edition. A later ballot counts if it continues the one that is kept."
            ),
        )
        self.ask_width(620)
        self._found = found
        self._group = QButtonGroup(self)
        self.radios = [QRadioButton(_head(each)) for each in found.ballots]
        choice = column(gap=GAP_S)
        for radio, each in zip(self.radios, found.ballots, strict=True):
            self._group.addButton(radio)
            hint = row(gap=0)
            hint.addSpacing(px(_INDENT))
            hint.addWidget(SentenceLabel(_details(each), "muted"), 1)
            radio.setAccessibleDescription(_details(each))
            choice.addLayout(column(radio, hint, gap=GAP_XS))
        holder = QWidget()
        holder.setLayout(choice)
        self.form.add_wide(holder)
        self.reason_edit = self.form.add(
            _("&Reason"), text_field(_HEIGHT), _("Stands in the journal and in the minutes.")
        )
        self.witness_edit = self.form.add(_("&Witness"), QLineEdit(), _("Who saw it being done."))
        self.set_act(
            primary_button(_("Keep this ballot"), icon_name="check"),
            self._record,
            {"reason_missing": self.reason_edit, "witness_missing": self.witness_edit},
        )
        self.primary_button.setEnabled(False)
        self._group.buttonClicked.connect(lambda _radio: self.primary_button.setEnabled(True))

    def _record(self) -> Act:
        [kept] = (
            each
            for radio, each in zip(self.radios, self._found.ballots, strict=True)
            if radio.isChecked()
        )
        values = {
            "juror_id": self._found.juror_id,
            "kept": kept.id,
            "reason": self.reason_edit.toPlainText(),
            "witness": self.witness_edit.text(),
        }
        told = _("Ballot {code} of {juror} counts; the others are set aside.")
        return Act(
            resolve_conflict, told.format(code=ballot_code(kept.id), juror=kept.juror), values
        )


def _head(each: BallotRow) -> str:
    text = (
        _("{code} · revision {revision} · complete")
        if each.is_complete
        else _("{code} · revision {revision} · incomplete")
    )
    return text.format(code=ballot_code(each.id), revision=each.revision)


def _details(each: BallotRow) -> str:
    return _("Sealed on {made}, received on {received}.\nDevice {device}").format(
        made=moment_text(each.made_at),
        received=moment_text(each.received_at),
        device=fingerprint(bytes.fromhex(each.device_key)),
    )
