"""Fills a form as a juror does in a browser: clicks and keys, by the engine that browsers use."""

import ctypes
import re
from contextlib import contextmanager

import pypdfium2
from pypdfium2 import raw

from jury_app.documents.paper_ballot import FieldKind, FieldName


class Form:
    """An open form; marks are ticked by number of application and code of criterion."""

    def __init__(self, document):
        self._form = document.formenv.raw
        self._pages = [document[number] for number in range(len(document))]
        self._widgets = {}
        for page in self._pages:
            for place in range(raw.FPDFPage_GetAnnotCount(page.raw)):
                widget = raw.FPDFPage_GetAnnot(page.raw, place)
                name = FieldName.read(self._text(raw.FPDFAnnot_GetFormFieldName, widget))
                state = self._text(raw.FPDFAnnot_GetFormFieldExportValue, widget)
                rect = raw.FS_RECTF()
                raw.FPDFAnnot_GetRect(widget, rect)
                key = (name.kind, name.application or name.place, name.criterion, state)
                self._widgets[key] = (page, rect)
                raw.FPDFPage_CloseAnnot(widget)

    def close(self):
        """Leave the field that is being filled, as saving does."""
        raw.FORM_ForceToKillFocus(self._form)
        for page in self._pages:
            page.close()

    def tick(self, number, criterion, mark):
        """Click the box of a mark."""
        self._click(FieldKind.MARK, number, criterion, str(mark))

    def recuse(self, number, reason=None):
        """Click the box of a recusal, and type the reason."""
        self._click(FieldKind.RECUSED, number, "", "yes")
        if reason:
            self.type(FieldKind.REASON, number, reason)

    def type(self, kind, of, text, criterion=""):
        """Click into a field and type."""
        page = self._click(kind, of, criterion, "")
        for letter in text:
            raw.FORM_OnChar(self._form, page.raw, ord(letter), 0)

    def _click(self, *key):
        page, rect = self._widgets[key]
        at = ((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2)
        raw.FORM_OnMouseMove(self._form, page.raw, 0, *at)
        raw.FORM_OnLButtonDown(self._form, page.raw, 0, *at)
        raw.FORM_OnLButtonUp(self._form, page.raw, 0, *at)
        return page

    def _text(self, read, widget):
        buffer = ctypes.create_string_buffer(2_000)
        pointer = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
        length = read(self._form, widget, pointer, len(buffer))
        return buffer.raw[: max(length - 2, 0)].decode("utf-16-le")


@contextmanager
def filling(path):
    """Open a form to fill it, and save it where it was."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    document.init_forms()
    form = Form(document)
    yield form
    form.close()
    document.save(path)
    document.close()


def tick_beside(path, number, mark):
    """Tick one more box on the first line of an application, as no viewer would."""
    data = path.read_bytes()
    named = rb"/Kids \[([^\]]*)\] /T \(mark/\d+/%s/cible\)" % number.encode()
    [kids] = re.findall(named, data)
    kid = re.findall(rb"(\d+) 0 R", kids)[mark]
    start = data.index(b"\n%s 0 obj" % kid)
    place = data.index(b"/AS /Off", start, data.index(b"endobj", start))
    ticked = (b"/AS /%d" % mark).ljust(len(b"/AS /Off"))
    path.write_bytes(data[:place] + ticked + data[place + len(ticked) :])
