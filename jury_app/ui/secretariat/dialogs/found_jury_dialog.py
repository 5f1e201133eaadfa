"""Founding the edition of the jury that judges the shortlist of this panel."""

from PySide6.QtWidgets import QCheckBox, QWidget

from jury_app.exchange.preselecting import FoundedOn, JuryEdition, found_on_shortlist
from jury_app.i18n import Language, _, language, ngettext
from jury_app.model.database import Database
from jury_app.progress import Steps
from jury_app.ui.new_edition_dialog import Founding, NewEditionDialog
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.office import Office


class FoundJuryDialog(NewEditionDialog):
    """Asks what any new edition is asked, and whether the panel sits in the jury too."""

    def __init__(self, office: Office, year: int, count: int, parent: QWidget) -> None:
        super().__init__(office.settings.choices.recent, parent)
        self._office = office
        self.setWindowTitle(_("Found the jury’s edition"))
        self.title_label.setText(self.windowTitle())
        self.sentence_label.setText(
            ngettext(
                "It takes over the {count} application shortlisted, with its files, and keeps the "
                "sealed closing of this panel. Grid, award levels and rules are its own.",
                "It takes over the {count} applications shortlisted, with their files, and keeps "
                "the sealed closing of this panel. Grid, award levels and rules are its own.",
                count,
            ).format(count=count)
        )
        self.panel_check.hide()
        self.seat_check = QCheckBox(
            _("The members of this panel sit in the jury too, with their recusals")
        )
        self.form.add_wide(self.seat_check)
        self.year_spin.setValue(year)

    def reject(self) -> None:
        if self.create_button.isEnabled():  # else the recovery key would come to nobody
            super().reject()

    def start(self, asked: Founding) -> None:
        """Begin to make the edition, from the one that is open here."""
        run_watched(
            self._office,
            self,
            _found,
            asked,
            seats_panel=self.seat_check.isChecked(),
            spoken=language(),
            title=self.windowTitle(),
            outcome=Outcome(
                lambda founded: self.on_founded(asked.path, founded),
                self.on_failed,
                self._on_finished,
            ),
        )

    def _on_finished(self) -> None:
        self.create_button.setEnabled(True)  # stopped halfway, it may be made after all


def _found(
    panel: Database, asked: Founding, *, seats_panel: bool, spoken: Language
) -> Steps[FoundedOn]:
    edition = JuryEdition(
        template=asked.template,
        title=asked.title,
        year=asked.year,
        passphrase=asked.passphrase,
        language=spoken,
        seats_panel=seats_panel,
    )
    return (yield from found_on_shortlist(panel, asked.path, edition))
