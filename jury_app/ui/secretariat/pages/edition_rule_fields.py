"""One choice for each rule of the prize."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from jury_app.formatting import NBSP
from jury_app.i18n import _
from jury_app.model.rules import PartialGrids, Quorum, RecusalScope, RuleSettings
from jury_app.model.scoring.methods import Method
from jury_app.model.voting.terms import RoomRules
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.pages.edition_order_fields import OrderFields
from jury_app.ui.widgets.fields import SpinBox
from jury_app.ui.widgets.form import Form

_MOST_SCORES, _MOST_MEMBERS = 60, 200


class RuleFields(QWidget):
    """The settings, in the order in which the minutes tell them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = RoomRules()
        self.form = Form()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        self.order_fields = OrderFields(self.form)
        self._add_marks()
        self._add_jury()
        self.order_fields.changed.connect(self._on_changed)
        for box in (self.partial_combo, self.scope_combo, self.quorum_combo):
            box.currentIndexChanged.connect(self._on_changed)
        for spin in (self.threshold_spin, self.scores_spin, self.quorum_spin):
            spin.valueChanged.connect(self._on_changed)
        for check in (self.advisory_check, self.remote_check, self.motive_check):
            check.toggled.connect(self._on_changed)

    def settings(self) -> RuleSettings:
        """Return the rules as they are chosen now."""
        way = self.order_fields.way()
        return RuleSettings(
            method=way.method,
            trim=way.trim,
            ties=way.ties,
            partial_grids=self.partial_combo.value,
            partial_threshold_percent=self.threshold_spin.value(),
            minimum_scores=self.scores_spin.value(),
            advisory_members_score=self.advisory_check.isChecked(),
            recusal_scope=self.scope_combo.value,
            quorum=self.quorum_combo.value,
            quorum_number=self.quorum_spin.value(),
            remote_counts=self.remote_check.isChecked(),
            motive_on_departure=self.motive_check.isChecked(),
            room=self._room,
        )

    def show_settings(self, settings: RuleSettings) -> None:
        """Show the rules; those of the room, which have no fields here, stay as they are."""
        self._room = settings.room
        self.order_fields.show_way(settings.way)
        self._offer_partial(settings.method)
        self.partial_combo.choose(settings.partial_grids)
        self.threshold_spin.setValue(settings.partial_threshold_percent)
        self.scores_spin.setValue(settings.minimum_scores)
        self.advisory_check.setChecked(settings.advisory_members_score)
        self.scope_combo.choose(settings.recusal_scope)
        self.quorum_combo.choose(settings.quorum)
        self.quorum_spin.setValue(settings.quorum_number)
        self.remote_check.setChecked(settings.remote_counts)
        self.motive_check.setChecked(settings.motive_on_departure)
        self._on_changed()

    def _add_marks(self) -> None:
        self.form.add_heading(_("Marks"))
        self.partial_combo = self.form.add(
            _("An &incomplete grid"),
            Choice(_partial_options(Method.MEAN)),
        )
        self.threshold_spin = self.form.add(_("That &share"), SpinBox(1, 100))
        self.threshold_spin.setSuffix(f"{NBSP}%")
        self.scores_spin = self.form.add(
            _("&Marks of so many jurors make a rank"), SpinBox(1, _MOST_SCORES)
        )
        self.advisory_check = QCheckBox(_("Members with an &advisory voice give marks"))
        self.form.add_wide(self.advisory_check)

    def _add_jury(self) -> None:
        self.form.add_heading(_("Deliberation"))
        self.scope_combo = self.form.add(
            _("A &recused juror stays out of"),
            Choice(
                [
                    (_("that application"), RecusalScope.APPLICATION),
                    (_("the whole domain"), RecusalScope.DOMAIN),
                ]
            ),
        )
        self.quorum_combo = self.form.add(
            _("&Quorum"),
            Choice(
                [
                    (_("half of the members"), Quorum.HALF),
                    (_("a fraction of the members"), Quorum.FRACTION),
                    (_("a number of members"), Quorum.NUMBER),
                    (_("none"), Quorum.NONE),
                ]
            ),
        )
        self.quorum_spin = self.form.add(_("That &number"), SpinBox(0, _MOST_MEMBERS))
        self.remote_check = QCheckBox(_("Members who attend from a &distance count"))
        self.form.add_wide(self.remote_check)
        self.motive_check = QCheckBox(_("Departing from the &order needs a reason"))
        self.form.add_wide(self.motive_check)

    def _offer_partial(self, method: Method) -> None:
        options = _partial_options(method)
        if len(options) != len(self.partial_combo.values):
            self.partial_combo.set_options(options)

    def _on_changed(self) -> None:
        self._offer_partial(self.order_fields.way().method)
        renormalised = self.partial_combo.value is PartialGrids.RENORMALISED
        self.threshold_spin.setEnabled(renormalised)
        self.quorum_spin.setEnabled(self.quorum_combo.value is Quorum.NUMBER)
        self.remote_check.setEnabled(self.quorum_combo.value is not Quorum.NONE)
        self.changed.emit()


def _partial_options(method: Method) -> list[tuple[str, PartialGrids]]:
    """Return what may become of an incomplete grid; averages by criterion need an average."""
    options = [
        (_("counts from a share of the coefficients on"), PartialGrids.RENORMALISED),
        (_("does not count"), PartialGrids.COMPLETE_ONLY),
    ]
    if method is Method.MEAN:
        options.append((_("counts in the average of each criterion"), PartialGrids.CRITERION_MEANS))
    return options
