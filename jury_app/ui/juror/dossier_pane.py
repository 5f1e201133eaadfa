"""The centre: an application as its applicants tell it, and the files they joined."""

from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QTabBar, QToolButton, QWidget

from jury_app.desk.views import Entry
from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.sealing.manifest import KitAttachment, KitManifest
from jury_app.ui.icons import icon
from jury_app.ui.juror import words
from jury_app.ui.juror.bookmarks import Bookmarks
from jury_app.ui.juror.summary_view import SummaryView
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_S, GAP_XS
from jury_app.ui.tool_tip import tool_tip
from jury_app.ui.widgets.buttons import icon_button
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, label

if TYPE_CHECKING:
    from jury_app.ui.juror.document_view import DocumentView

_TAB_WIDTH, _LEAST = 150, 200
_LOW = 440
_LONGEST_CODE = 3  # 2A, 974


class DossierPane(QFrame):
    """Title, applicants and summary of an application, and its attachments one tab each."""

    step_asked = Signal(int)
    copy_asked = Signal(object)  # KitAttachment

    def __init__(
        self,
        manifest: KitManifest,
        make_document: Callable[[], "DocumentView"],
        bookmarks: Bookmarks,
    ) -> None:
        """Show what is told; what the files are read with is made for the first of them."""
        super().__init__()
        self._make_document = make_document
        self._bookmarks = bookmarks
        self._document: DocumentView | None = None
        self._look = ""  # how documents were shown, the last time
        self._domains = {each.code: each for each in manifest.domains}
        self._attachments: tuple[KitAttachment, ...] = ()
        self._number = ""
        self.domain_label = SentenceLabel("", "caps")
        self.place_label = label("", "small")
        self.previous_button = icon_button("chevron-left", _("Previous application"))
        self.next_button = icon_button("chevron-right", _("Next application"))
        for step_button in (self.previous_button, self.next_button):
            step_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard
        self.short_label = label("", "strong")
        self.short_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.short_label.hide()
        self.title_label = SentenceLabel("", "title")
        self.applicant_label = SentenceLabel("", "strong")
        self.facts_label = SentenceLabel("", "muted")
        self.tabs = _tab_bar()
        self.summary = SummaryView()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.summary)

        self._lines = column(gap=GAP_S, margin=GAP_L)
        self._names = QWidget()
        self._place()
        self.previous_button.clicked.connect(lambda: self.step_asked.emit(-1))
        self.next_button.clicked.connect(lambda: self.step_asked.emit(1))
        self.tabs.currentChanged.connect(self._on_tab_changed)

    @property
    def document(self) -> "DocumentView":
        """What the files are read with."""
        if self._document is None:
            self._document = self._make_document()
            self._document.restore(self._look)
            self._document.copy_asked.connect(self.copy_asked)
            self._stack.addWidget(self._document)
        return self._document

    def make_ready(self) -> None:
        """Make what files are read with, before the first of them is asked for."""
        assert self.document  # noqa: S101 -- it is made where it is named

    def state(self) -> str:
        """Return how documents are shown, to be found again."""
        return self._look if self._document is None else self._document.state()

    def restore(self, state: str) -> None:
        """Show documents as they were shown."""
        self._look = state
        if self._document is not None:
            self._document.restore(state)

    def show_entry(self, entry: Entry, place: int, count: int) -> None:
        """Show an application; one shown before is found again at its tab and page."""
        self.place_label.setText(
            _("{place} of {count}").format(place=place + 1, count=count) if place >= 0 else ""
        )
        self.previous_button.setEnabled(place > 0)
        self.next_button.setEnabled(place + 1 < count)
        if entry.number == self._number:
            return
        self.leave()
        self._number = entry.number
        application = entry.application
        domain = self._domains[application.domain]
        sponsor = _("sponsor: {sponsor}").format(sponsor=domain.sponsor) if domain.sponsor else ""
        self.domain_label.setText(" · ".join(each for each in (domain.name, sponsor) if each))
        self.title_label.setText(application.title)
        self._shorten()
        self.short_label.setToolTip(tool_tip(application.title))
        self.applicant_label.setText(words.applicants(entry))
        self.facts_label.setText(" · ".join(_facts(entry)))
        self.summary.set_text(application.summary)
        self.summary.scroll_to(self._bookmarks.summaries.get(entry.number, 0))
        self._attachments = application.attachments
        self._fill_tabs()

    def leave(self) -> None:
        """Remember where the juror is in the application that is shown."""
        if self._number:
            self._bookmarks.tabs[self._number] = self.tabs.currentIndex()
            self._bookmarks.summaries[self._number] = self.summary.scrolled
        if self._document is not None:
            self._document.leave()

    def search(self) -> bool:
        """Search in the document that is read; return whether there is one."""
        if self._document is None or not self._document.is_shown:
            return False
        self._document.search.open()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low, the names scroll with the summary and leave room to read."""
        super().resizeEvent(event)
        self._shorten()
        is_low = self.height() < px(_LOW)
        if is_low != self.short_label.isHidden():
            return
        self.short_label.setVisible(is_low)
        self.domain_label.setVisible(not is_low)
        margin = px(GAP_S if is_low else GAP_L)
        self._lines.setContentsMargins(px(GAP_L), margin, px(GAP_L), margin)
        if is_low:
            self.summary.put_above(self._names)
        else:
            self._lines.insertWidget(1, self._names)

    def minimumSizeHint(self) -> QSize:
        """Ask for little height: Qt would take that of the words at their narrowest."""
        return QSize(super().minimumSizeHint().width(), px(_LEAST))

    def focus_document(self) -> None:
        """Be ready to scroll what is shown."""
        if self.tabs.currentIndex() > 0:
            self.document.take_focus()
        else:
            self.summary.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def turn_tab(self, by: int) -> None:
        """Go to another part of the dossier."""
        count = self.tabs.count()
        if count:  # there is none where the only applications are hidden
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % count)

    def _place(self) -> None:
        steps = row(self.place_label, self.previous_button, self.next_button, gap=GAP_XS)
        head = row(self.domain_label, self.short_label, steps)
        head.setStretch(0, 1)
        head.setStretch(1, 1)
        self._names.setLayout(
            column(self.title_label, self.applicant_label, self.facts_label, gap=GAP_XS)
        )
        self._lines.addLayout(head)
        for part in (self._names, self.tabs, self._stack):
            self._lines.addWidget(part)
        self.setLayout(self._lines)

    def _shorten(self) -> None:
        """Show as much of the title as there is room for beside the steps."""
        steps = (self.place_label, self.previous_button, self.next_button)
        taken = sum(each.sizeHint().width() + px(GAP_S) for each in steps) + 2 * px(GAP_L)
        room = max(self.width() - taken, 0)
        metrics = self.short_label.fontMetrics()
        self.short_label.setText(
            metrics.elidedText(self.title_label.text(), Qt.TextElideMode.ElideRight, room)
        )

    def _fill_tabs(self) -> None:
        blocker = QSignalBlocker(self.tabs)
        while self.tabs.count():
            self.tabs.removeTab(0)
        self.tabs.addTab(_("Summary"))
        for attachment in self._attachments:
            place = self.tabs.addTab(self._tab_name(attachment))
            self.tabs.setTabToolTip(place, tool_tip(attachment.name))
        left = self._bookmarks.tabs.get(self._number, 0)
        self.tabs.setCurrentIndex(min(left, self.tabs.count() - 1))
        blocker.unblock()
        self._on_tab_changed(self.tabs.currentIndex())

    def _tab_name(self, attachment: KitAttachment) -> str:
        stem = PurePath(attachment.name).stem
        short = self.tabs.fontMetrics().elidedText(
            stem, Qt.TextElideMode.ElideRight, px(_TAB_WIDTH)
        )
        return short.replace("&", "&&")

    def _on_tab_changed(self, place: int) -> None:
        was_inside = self._stack.isAncestorOf(self.window().focusWidget() or self)
        if place > 0:
            self.document.show_attachment(self._attachments[place - 1])
            self._stack.setCurrentWidget(self.document)
        else:
            if self._document is not None:
                self._document.leave()
            self._stack.setCurrentWidget(self.summary)
        if was_inside:
            self.focus_document()


def _tab_bar() -> QTabBar:
    tabs = QTabBar()
    tabs.setExpanding(False)
    tabs.setElideMode(Qt.TextElideMode.ElideNone)
    tabs.setUsesScrollButtons(True)
    tabs.setAccessibleName(_("Parts of the dossier"))
    arrows = ("chevron-left", "chevron-right")
    for arrow, name in zip(tabs.findChildren(QToolButton), arrows, strict=True):
        arrow.setArrowType(Qt.ArrowType.NoArrow)  # the style sheet draws none
        arrow.setIcon(icon(name))
    return tabs


def _department(text: str) -> str:
    """Return a département; a bare code says what it is."""
    is_code = text[:1].isdecimal() and len(text) <= _LONGEST_CODE
    return _("département {code}").format(code=text) if is_code else text


def _facts(entry: Entry) -> list[str]:
    application = entry.application
    facts = [
        _("No. {number}").format(number=application.number),
        _department(application.department),
    ]
    if application.population is not None:
        facts.append(
            ngettext("{count} inhabitant", "{count} inhabitants", application.population).format(
                count=format_number(application.population)
            )
        )
    if application.axis:
        facts.append(_("axis: {axis}").format(axis=application.axis))
    return [each for each in facts if each]
