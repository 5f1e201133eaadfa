"""The rules of the prize, and under each the sentence that the minutes will print."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from jury_app.i18n import _
from jury_app.model.operations.edition import change_rules
from jury_app.model.queries.edition import RulesRow
from jury_app.model.queries.foresight import Foreseen, foresee, foresight_sentence
from jury_app.model.rules import RuleSettings
from jury_app.sealing.keys import grouped
from jury_app.ui.look import px
from jury_app.ui.secretariat.moments import moment_text
from jury_app.ui.secretariat.notice import Notice
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.overviews import EditionOverview
from jury_app.ui.secretariat.pages.edition_rule_fields import RuleFields
from jury_app.ui.secretariat.scroll import Scroll
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel


class RulesTab(QWidget):
    """Shows each rule as a choice; new rules are put in force by one button."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._rules: RulesRow | None = None
        self._foreseen_for: RuleSettings | None = None
        self.notice = Notice("lock")
        self.error_bar = ErrorBar()
        self.fields = RuleFields()
        self.reason_form = Form()
        self.reason_edit = self.reason_form.add(
            _("&Reason of the change"), QLineEdit(), _("Stands in the minutes and in the journal.")
        )
        self.save_button = primary_button(_("Put these rules in force"))
        self.revert_button = button(_("Discard the changes"), icon_name="undo-2")
        self.version_label = SentenceLabel("", "small")
        self.foresight_notice = Notice("scale", "warning")
        self._lay_out()
        self.fields.changed.connect(self._on_changed)
        self.reason_edit.textChanged.connect(self._on_changed)
        self.save_button.clicked.connect(self._save)
        self.revert_button.clicked.connect(self._revert)

    def minimumSizeHint(self) -> QSize:
        """Ask for the height that is needed at this width: Qt takes that of the narrowest."""
        hint, layout = super().minimumSizeHint(), self.layout()
        if layout is None:
            return hint
        width = max(hint.width(), self.width())
        return QSize(hint.width(), layout.minimumHeightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def show_edition(self, overview: EditionOverview) -> None:
        """Show the rules in force, unless other ones are being written."""
        before, self._rules = self._rules, overview.rules
        if before is None or before.version != overview.rules.version:
            self._revert()
        sealed = overview.rules.sealed_at is not None
        self.notice.tell(_sealed(overview.rules) if sealed else "")
        self.reason_form.setVisible(sealed)
        self.fields.speak_of(is_panel=overview.is_panel)
        self.fields.setEnabled(not overview.edition.is_closed)
        self.version_label.setText(_version(overview.rules))
        self._on_changed()

    def _lay_out(self) -> None:
        buttons = row(self.save_button, self.revert_button, gap=GAP_S)
        buttons.addWidget(self.version_label, 1)
        page = column(self.notice, self.error_bar, gap=GAP_M)
        page.addWidget(Scroll(self.fields), 1)
        for each in (self.foresight_notice, self.reason_form):
            page.addWidget(each)
        page.addLayout(buttons)
        page.setContentsMargins(0, px(GAP_L), 0, 0)
        self.setLayout(page)

    def _on_changed(self) -> None:
        settings = self.fields.settings()
        changed = self._rules is not None and settings != self._rules.settings
        self.save_button.setEnabled(changed and self.fields.isEnabled())
        self.revert_button.setEnabled(changed)
        self._foresee(settings if changed else None)

    def _foresee(self, settings: RuleSettings | None) -> None:
        """Say what the rules that are being written change, once the marks are known."""
        self.foresight_notice.tell("")
        self._foreseen_for = settings
        if settings is not None and self._rules is not None and self._rules.sealed_at is not None:
            self._office.workspace.read(
                foresee,
                then=partial(self._on_foreseen, settings),
                key="rules foreseen",
                settings=settings,
            )

    def _on_foreseen(self, settings: RuleSettings, foreseen: Foreseen | None) -> None:
        if settings == self._foreseen_for and foreseen is not None:
            self.foresight_notice.tell(foresight_sentence(foreseen))

    def _save(self) -> None:
        self.error_bar.hide()
        self._office.write(
            self,
            change_rules,
            told=_("The new rules are in force."),
            then=lambda _seq: self.reason_edit.clear(),
            failed=self.error_bar.tell,
            settings=self.fields.settings(),
            reason=self.reason_edit.text(),
        )

    def _revert(self) -> None:
        if self._rules is not None:
            self.error_bar.hide()
            self.fields.show_settings(replace(self._rules.settings))
            self.reason_edit.clear()


def _sealed(rules: RulesRow) -> str:
    when = moment_text(rules.sealed_at)
    return _(
        "The rules were sealed on {when}, when the ballots were opened. A change needs a reason, "
        "and the minutes will tell it."
    ).format(when=when)


def _version(rules: RulesRow) -> str:
    return _("Version {version}, fingerprint {code}").format(
        version=rules.version, code=grouped(rules.fingerprint[:16].upper())
    )
