"""In the child: what was filled into a PDF form, box by box and text by text."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from pypdfium2 import raw

from jury_app.errors import RefusedFileError

SentField: TypeAlias = tuple[int, str, str, str, bool]

MAX_FIELDS = 100_000
MAX_LETTERS = 100_000


def read_fields(document: Any) -> list[SentField]:
    """Return page, name, state, value and whether it is ticked, of each box and text."""
    if document.formenv is None:
        return []
    found: list[SentField] = []
    for number in range(len(document)):
        page = document[number]
        try:
            found += _page_fields(document.formenv.raw, page.raw, number)
        finally:
            page.close()
        if len(found) > MAX_FIELDS:
            raise RefusedFileError("file_too_large")
    return found


def _page_fields(form: Any, page: Any, number: int) -> Iterator[SentField]:
    for place in range(raw.FPDFPage_GetAnnotCount(page)):
        with _annotation(page, place) as widget:
            if raw.FPDFAnnot_GetSubtype(widget) != raw.FPDF_ANNOT_WIDGET:
                continue
            yield (
                number,
                _text(raw.FPDFAnnot_GetFormFieldName, form, widget),
                _text(raw.FPDFAnnot_GetFormFieldExportValue, form, widget),
                _text(raw.FPDFAnnot_GetFormFieldValue, form, widget),
                bool(raw.FPDFAnnot_IsChecked(form, widget)),
            )


@contextmanager
def _annotation(page: Any, place: int) -> Iterator[Any]:
    annotation = raw.FPDFPage_GetAnnot(page, place)
    try:
        yield annotation
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def _text(read: Callable[..., int], form: Any, widget: Any) -> str:
    """Return a text of a field; the library says its length in bytes first, with the NUL."""
    length = read(form, widget, None, 0)
    if length > 2 * MAX_LETTERS:
        raise RefusedFileError("file_too_large")
    buffer = ctypes.create_string_buffer(max(length, 2))
    read(form, widget, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")
