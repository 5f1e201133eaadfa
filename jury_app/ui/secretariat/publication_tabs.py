"""Beside what is to be written: how certificates and letters look, and the files that are there."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from jury_app.i18n import _
from jury_app.publishing import PublishedFile
from jury_app.ui.look import px
from jury_app.ui.secretariat.certificate_panel import CertificatePanel
from jury_app.ui.secretariat.cosigning_panel import CosigningPanel
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.papers_panel import PapersPanel
from jury_app.ui.secretariat.presentations_panel import PresentationsPanel
from jury_app.ui.secretariat.publication_overview import PublicationOverview
from jury_app.ui.secretariat.scroll import Scroll
from jury_app.ui.secretariat.sending_panel import SendingPanel
from jury_app.ui.secretariat.written_list import WrittenList
from jury_app.ui.tokens import GAP_L
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.layouts import column


class PublicationTabs(QTabWidget):
    """Before the closing, what else the minutes say; after it, every part of what is published."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.papers_panel = PapersPanel(office)
        self.certificate_panel, self.sending_panel = CertificatePanel(), SendingPanel()
        self.presentations_panel = PresentationsPanel(office)
        self.cosigning_panel = CosigningPanel(office)
        self.nothing = EmptyState(
            "file-text",
            _("Nothing written yet"),
            _("What you write stands here with its pages, to be opened, printed or sent."),
        )
        self.written_list = WrittenList()
        self._written = QStackedWidget()
        self._lay_out()

    def show_publication(self, read: PublicationOverview) -> None:
        """Offer what the decisions of the edition leave to choose."""
        if read.is_closed and self.widget(0) is self._papers:
            self._offer_published(is_awarded=read.shortlisted is None)
        self.papers_panel.show_papers(read.papers)
        self.cosigning_panel.show_signed(read.cosigned, read.sitting.number)
        self.certificate_panel.set_laureates(read.laureates)
        self.certificate_panel.set_look(read.look)
        self.certificate_panel.set_designs(read.designs)
        self.presentations_panel.show_presentations(read.presentations, read.laureates)
        self.written_list.show_sealed(read.sealed)

    def show_written(self, files: Sequence[PublishedFile]) -> None:
        """Bring what has just been written in sight."""
        self.written_list.add_files(files)
        self._written.setCurrentWidget(self.written_list)
        self.setCurrentWidget(self._written)
        self.written_list.table.setFocus()

    def _lay_out(self) -> None:
        self.setDocumentMode(True)
        self.setAccessibleName(_("Parts of this page"))
        self._certificates = Scroll(_below_tabs(self.certificate_panel))
        self._sending = Scroll(_below_tabs(self.sending_panel))
        self._papers = Scroll(_below_tabs(self.papers_panel))
        self.cosigning_part = Scroll(_below_tabs(self.cosigning_panel))
        for each in (self.nothing, self.written_list):
            self._written.addWidget(each)
        self.addTab(self._papers, _("Also in the minutes"))
        self.addTab(self._written, _("Written"))

    def _offer_published(self, *, is_awarded: bool) -> None:
        """Turn to what follows the closing; a shortlist has neither certificates nor a ceremony."""
        self.removeTab(0)
        if is_awarded:
            self.insertTab(0, self._certificates, _("Certificates"))
            self.addTab(self._sending, _("Press and ceremony"))
            self.addTab(self.presentations_panel, _("Presentations"))
        self.addTab(self.cosigning_part, _("Countersignatures"))
        self.setCurrentIndex(0)


def _below_tabs(panel: QWidget) -> QWidget:
    below = QWidget()
    layout = column(panel, None, gap=0)
    layout.setContentsMargins(0, px(GAP_L), 0, 0)
    below.setLayout(layout)
    return below
