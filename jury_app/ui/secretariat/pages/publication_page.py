"""Publication: the documents of the sitting, provisional or sealed, written into a folder."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from jury_app.archiving import Archived, archive_into
from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.model.queries.designs import DESIGN_SOURCES
from jury_app.model.queries.papers import PAPER_SOURCES
from jury_app.publishing import (
    AFTER_RECTIFICATION,
    ALWAYS,
    CERTIFICATES,
    DOCUMENTS,
    OF_SHORTLIST,
    ON_REQUEST,
    PublishedFile,
    publish,
)
from jury_app.ui.printing import Printing
from jury_app.ui.secretariat.before_closing import BeforeClosing
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.columns import Columns, Part
from jury_app.ui.secretariat.designer import DesignerWindow
from jury_app.ui.secretariat.dialogs.rectify_dialog import RectifyDialog
from jury_app.ui.secretariat.document_list import DocumentList
from jury_app.ui.secretariat.files import choose_folder
from jury_app.ui.secretariat.freshness import Freshness
from jury_app.ui.secretariat.jury_founding import JuryFounding
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.publication_overview import (
    PublicationOverview,
    publication_overview,
)
from jury_app.ui.secretariat.publication_tabs import PublicationTabs
from jury_app.ui.secretariat.rectifiable import Rectifiable, rectifiable
from jury_app.ui.secretariat.scroll import Scroll
from jury_app.ui.secretariat.waiting import hold_back, show_known
from jury_app.ui.secretariat.written_list import WrittenRow
from jury_app.ui.secretariat.written_words import archive_findings, new_folder
from jury_app.ui.tokens import GAP_L, GAP_S, GAP_XL
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.layouts import Stack, column, row
from jury_app.ui.widgets.page_header import PageHeader
from jury_app.ui.widgets.text import label

_LEFT, _NARROW = 420, 680
_SOURCES = (
    frozenset({"frozen_decisions", "edition", "decision", "round", "sitting", "co_signature"})
    | DESIGN_SOURCES
    | PAPER_SOURCES
)


class PublicationPage(QWidget):
    """Before the sitting is closed, writes what is provisional; then all documents, or some."""

    page_asked = Signal(str)
    file_asked = Signal(object)  # Path: the edition that was founded on this shortlist

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._read: PublicationOverview | None = None
        self.header = PageHeader(_("Publication"))
        self.archive_button = self.header.add_action(
            button(_("Make the archive"), icon_name="archive")
        )
        self.rectify_button = self.header.add_action(button(_("Rectify…"), icon_name="pencil"))
        self.design_button = self.header.add_action(
            button(_("Design the certificates"), icon_name="award")
        )
        self.jury = JuryFounding(office, self)
        self.header.add_action(self.jury.button)
        self.write_button = self.header.add_action(
            primary_button(_("Write the documents"), icon_name="printer")
        )
        self.error_bar = ErrorBar()
        self.before_closing = BeforeClosing()
        self.document_list = DocumentList(
            [*DOCUMENTS, *AFTER_RECTIFICATION], [*ON_REQUEST, *ALWAYS]
        )
        self.version_choice: Choice[int] = Choice()
        self.version_choice.setAccessibleName(_("From which decisions"))
        self.folder_edit = QLineEdit()
        self.folder_edit.setAccessibleName(_("Folder"))
        self.folder_button = button(_("Choose a folder"), icon_name="folder-open")
        self.printing = Printing(self, then=self._on_printed, failed=self.error_bar.tell)
        self.tabs = PublicationTabs(office)
        self._pages = Stack(self)
        self._lay_out()
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.jury.founded.connect(self.file_asked)
        self.archive_button.clicked.connect(self._on_archive_clicked)
        self.design_button.clicked.connect(self.open_designer)
        self.write_button.clicked.connect(self._on_write_clicked)
        self.rectify_button.clicked.connect(self._on_rectify_clicked)
        self.before_closing.deliberation_button.clicked.connect(
            partial(self.page_asked.emit, "deliberation")
        )
        self.tabs.written_list.print_asked.connect(self._on_print_asked)
        self.tabs.papers_panel.refused.connect(self.error_bar.tell)
        self.tabs.cosigning_panel.refused.connect(self.error_bar.tell)
        self.tabs.cosigning_panel.written.connect(self._on_written)
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self.folder_edit.textChanged.connect(self._allow)
        self.document_list.chosen.connect(self._allow)
        self.before_closing.document_list.chosen.connect(self._allow)
        Freshness(self, self._office.workspace, _SOURCES, self.refresh)

    @property
    def folder(self) -> Path:
        """Where the documents go."""
        return Path(self.folder_edit.text().strip()).expanduser()

    @property
    def codes(self) -> list[str]:
        """The documents that are asked for."""
        is_closed = self._read is not None and self._read.is_closed
        return (self.document_list if is_closed else self.before_closing.document_list).codes

    def refresh(self) -> None:
        """Read again whether the sitting is closed."""
        self._office.workspace.read(publication_overview, then=self._show, key="publication")

    def open_designer(self) -> DesignerWindow:
        """Show the designs of the certificates."""
        designer = DesignerWindow(self._office, self)
        designer.open()
        return designer

    def _lay_out(self) -> None:
        line = row(gap=GAP_S)
        line.addWidget(self.folder_edit, 1)
        line.addWidget(self.folder_button)
        what = QWidget()
        asked = column(
            column(label(_("In which folder"), "heading"), line, gap=GAP_S),
            column(
                label(_("What to write"), "heading"),
                self.version_choice,
                self.document_list,
                self.before_closing,
                gap=GAP_S,
            ),
            None,
            gap=GAP_L,
        )
        what.setLayout(asked)
        self.columns = Columns(
            (Part(_("What to write"), Scroll(what), _LEFT), Part(_("Details"), self.tabs)),
            _NARROW,
        )
        for each in (QWidget(), self.columns):
            self._pages.addWidget(each)
        layout = column(self.header, self.error_bar, gap=GAP_L, margin=GAP_XL)
        layout.addLayout(self._pages, 1)
        self.setLayout(layout)
        hold_back(self.archive_button, self.rectify_button, self.write_button)

    def _show(self, read: PublicationOverview) -> None:
        self._read = read
        self._pages.setCurrentWidget(self.columns)
        show_known(self.write_button, wanted=True)
        for each in (self.archive_button, self.rectify_button, self.document_list):
            show_known(each, wanted=read.is_closed)
        self.before_closing.setVisible(not read.is_closed)
        self.before_closing.show_sitting(read.sitting)
        self.header.set_sentence(read.sentence)
        self._offer_versions(read)
        self._offer(read)
        self.tabs.show_publication(read)
        if not self.folder_edit.text():
            self.folder_edit.setText(str(new_folder(read.title)))
        self._allow()

    def _offer_versions(self, read: PublicationOverview) -> None:
        """Offer every set of decisions; those in force are meant until another is chosen."""
        numbers = [number for _text, number in read.versions]
        if list(self.version_choice.values) != numbers:
            self.version_choice.set_options(read.versions)
            self.version_choice.choose(numbers[0])
        self.version_choice.setVisible(len(numbers) > 1)

    def _offer(self, read: PublicationOverview) -> None:
        """Offer what there is of a shortlist: its list and minutes, and the jury’s edition."""
        self.jury.set_shortlist(read.year, read.shortlisted if read.is_closed else None)
        there_are: tuple[str, ...] = (*OF_SHORTLIST, *ALWAYS)
        if read.shortlisted is None:
            there_are = (*DOCUMENTS, *ON_REQUEST, *ALWAYS)
            if read.sitting.number > 1:
                there_are += tuple(AFTER_RECTIFICATION)
        self.document_list.offer(there_are)

    def _allow(self) -> None:
        has_folder = bool(self.folder_edit.text().strip())
        self.archive_button.setEnabled(has_folder)
        codes = self.codes
        self.write_button.setEnabled(has_folder and bool(codes))
        self.tabs.certificate_panel.setEnabled(CERTIFICATES in codes)
        self.tabs.cosigning_panel.put_into(self.folder)

    def _on_write_clicked(self) -> None:
        self.error_bar.hide()
        run_watched(
            self._office,
            self,
            publish,
            self.folder,
            self.codes,
            self.tabs.certificate_panel.order,
            self.tabs.sending_panel.wishes,
            number=self.version_choice.value if self._read and self._read.is_closed else None,
            title=_("Writing the documents"),
            outcome=Outcome(self._on_written, self.error_bar.tell),
        )

    def _on_written(self, written: list[PublishedFile]) -> None:
        self.columns.open(1)
        self.tabs.show_written(written)

    def _on_print_asked(self, asked: WrittenRow) -> None:
        self.error_bar.hide()
        self.printing.ask(asked.file, asked.pages or 1)

    def _on_printed(self, pages: int) -> None:
        text = ngettext("{count} page was printed.", "{count} pages were printed.", pages)
        self._office.told(self, text.format(count=format_number(pages)))

    def _on_archive_clicked(self) -> None:
        self.error_bar.hide()
        self._office.with_passphrase(self, self._archive)

    def _archive(self, passphrase: str | None) -> None:
        run_watched(
            self._office,
            self,
            archive_into,
            self.folder,
            passphrase=passphrase,
            title=_("Making the archive"),
            outcome=Outcome(self._on_archived, self.error_bar.tell),
        )

    def _on_archived(self, archived: Archived) -> None:
        number = self._read.sitting.number if self._read else None
        made = PublishedFile(file=archived.file, document="archive", pages=None, number=number)
        self._on_written([made])
        if archived.verdict.ok:
            self._office.told(self, _("The archive was counted again: everything in it agrees."))
        else:
            self.error_bar.tell(
                _("Something in the archive does not agree."), archive_findings(archived)
            )

    def _on_rectify_clicked(self) -> None:
        self.error_bar.hide()
        self._office.workspace.read(rectifiable, then=self._rectify, key="rectifiable")

    def _rectify(self, read: Rectifiable) -> None:
        dialog = RectifyDialog(self._office, read, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_folder_clicked(self) -> None:
        choose_folder(
            self,
            _("Folder for the documents"),
            lambda path: self.folder_edit.setText(str(path)),
        )
