"""The tools above a document: its pages, its size, its words, a copy of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QLineEdit, QWidget

from jury_app.i18n import _
from jury_app.ui.juror.fit import Fit
from jury_app.ui.juror.page_layout import Zoom
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_S, GAP_XS
from jury_app.ui.tool_tip import tool_tip
from jury_app.ui.widgets.buttons import icon_button
from jury_app.ui.widgets.help_sheet import native
from jury_app.ui.widgets.layouts import row
from jury_app.ui.widgets.text import label

_ONE_LINE = 500
_PADDING = 26  # of a field, on both sides


def tell_keys(widget: QWidget, keys: str) -> None:
    """Show the name of a control and the keys that do the same under the mouse."""
    widget.setToolTip(tool_tip(f"{widget.accessibleName()} ({native(keys)})"))


class DocumentTools(QWidget):
    """A line of tools, or two where there is little room."""

    page_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages_button = icon_button("panel-left", _("Show the pages in small"))
        self.pages_button.setCheckable(True)
        self.previous_button = icon_button("chevron-up", _("Previous page"))
        self.next_button = icon_button("chevron-down", _("Next page"))
        self.page_edit = PageEdit()
        self.count_label = label("", "muted")
        self.search_button = icon_button("search", _("Search in this document"))
        self.smaller_button = icon_button("zoom-out", _("Smaller"))
        self.zoom_label = label("", "muted")
        self.zoom_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom_label.setMinimumWidth(self.zoom_label.fontMetrics().horizontalAdvance("400_%"))
        self.larger_button = icon_button("zoom-in", _("Larger"))
        self.width_button = icon_button("move-horizontal", _("Fit the width"))
        self.whole_button = icon_button("maximize", _("Fit the whole page"))
        for each in (self.width_button, self.whole_button):
            each.setCheckable(True)
        self.copy_button = icon_button("download", _("Save a copy of this file…"))
        for widget, keys in (
            (self.pages_button, "F4"),
            (self.search_button, "Ctrl+F"),
            (self.smaller_button, "Ctrl+-"),
            (self.larger_button, "Ctrl++"),
            (self.width_button, "Ctrl+0"),
            (self.whole_button, "Ctrl+9"),
        ):
            tell_keys(widget, keys)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._place()
        for tool in self.findChildren(QAbstractButton):
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard
        self.page_edit.page_asked.connect(self.page_asked)

    def show_page(self, page: int, count: int) -> None:
        """Say which page is seen."""
        self.page_edit.set_page(page, count)
        self.count_label.setText(_("of {count}").format(count=count))
        self.previous_button.setEnabled(page > 0)
        self.next_button.setEnabled(page + 1 < count)

    def show_zoom(self, zoom: Zoom, scale: float) -> None:
        """Say how large the pages are."""
        self.zoom_label.setText(f"{round(scale * 100)}\N{NO-BREAK SPACE}%")
        self.width_button.setChecked(zoom is Fit.WIDTH)
        self.whole_button.setChecked(zoom is Fit.PAGE)

    def show_nothing(self) -> None:
        """Say nothing: no document is open."""
        self.page_edit.set_page(-1, 0)
        self.count_label.setText("")
        self.zoom_label.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        is_wide = self.width() >= px(_ONE_LINE)
        self._lines.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    def _place(self) -> None:
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(GAP_XS))
        pages = row(
            self.pages_button,
            self.previous_button,
            self.next_button,
            self.page_edit,
            self.count_label,
            None,
            gap=GAP_XS,
        )
        pages.insertSpacing(3, px(GAP_S))
        size = row(
            None,
            self.search_button,
            self.smaller_button,
            self.zoom_label,
            self.larger_button,
            self.width_button,
            self.whole_button,
            self.copy_button,
            gap=GAP_XS,
        )
        size.insertSpacing(2, px(GAP_XS))
        self._lines.addLayout(pages)
        self._lines.addLayout(size)


class PageEdit(QLineEdit):
    """The number of the page that is seen; another one goes there."""

    page_asked = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self._pages = QIntValidator(1, 1, self)
        self.setAccessibleName(_("Page number"))
        tell_keys(self, "Ctrl+G")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setValidator(self._pages)
        self.returnPressed.connect(self._on_return)
        self.editingFinished.connect(lambda: self.setText(self._shown))

    def set_page(self, page: int, count: int) -> None:
        """Show a page, counted from 0; what is being typed stays."""
        is_typed = self.hasFocus() and self.text() != self._shown
        self._shown = str(page + 1) if page >= 0 else ""
        digits = "0" * max(len(str(count)), 2)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(digits) + px(_PADDING))
        self._pages.setTop(max(count, 1))
        if not is_typed:
            self.setText(self._shown)

    def take_focus(self) -> None:
        """Be ready for another number."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._shown)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_return(self) -> None:
        page = int(self.text()) - 1
        self._shown = self.text()
        self.page_asked.emit(page)
        self.left.emit()
