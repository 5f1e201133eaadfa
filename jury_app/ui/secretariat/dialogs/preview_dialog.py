"""An attachment on the screen: foreign pages are drawn elsewhere and come back as pictures."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from jury_app.i18n import _
from jury_app.model.queries.applications import AttachmentRow
from jury_app.sealing.manifest import KitAttachment
from jury_app.ui.juror.document_keys import bind_document_keys
from jury_app.ui.juror.document_view import DocumentView
from jury_app.ui.juror.reader import Reader
from jury_app.ui.look import px
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.dialog import Dialog

_WIDTH, _HEIGHT, _LEAST = 860, 900, 320


class PreviewDialog(Dialog):
    """Shows one file as a juror will see it; nothing of it is put on the disk."""

    def __init__(self, file: AttachmentRow, content: bytes, parent: QWidget) -> None:
        super().__init__(file.name, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reader = Reader(lambda _n: content, self)
        self.view = DocumentView(self.reader)
        self.view.setMinimumHeight(px(_LEAST))
        self.view.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.body.addWidget(self.view, 1)
        bind_document_keys(self.view, self)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.view.search.open)
        self.set_primary(primary_button(_("Close this file")))
        self.finished.connect(self.reader.close)
        self.view.show_attachment(
            KitAttachment(
                n=1,
                name=file.name,
                media_type=file.media_type,
                size=file.size,
                sha256=file.sha256,
            )
        )
        self.ask_size(_WIDTH, _HEIGHT)
