"""Reads spreadsheets, PDFs, pictures and typefaces from outside in a process that can be killed.

Such files come by mail and may be made to hang or crash whatever reads them. They are parsed in a
child with ten seconds and bounded memory, and only plain data comes back. `read_workbook`,
`read_image`, `read_drawing`, `read_typeface`, `read_codes` and `PdfSession` may be used from any
thread. A frozen program is its own child: its first act must be

    if helper.is_asked(sys.argv):
        sys.exit(helper.serve(sys.argv[-1]))
"""

from jury_app.helper.codes import read_codes
from jury_app.helper.drawings import is_drawing, read_drawing
from jury_app.helper.faces import Typeface, read_typeface
from jury_app.helper.pages import (
    WHOLE,
    Box,
    Findings,
    FormField,
    Letters,
    Part,
    PdfSession,
    pdf_form,
    pdf_page_as_form,
    pdf_page_count,
    pdf_text,
    render_pdf_page,
)
from jury_app.helper.pictures import Picture, read_image
from jury_app.helper.server import is_asked, serve
from jury_app.helper.sheets import Cell, Sheet, read_workbook

__all__ = [
    "WHOLE",
    "Box",
    "Cell",
    "Findings",
    "FormField",
    "Letters",
    "Part",
    "PdfSession",
    "Picture",
    "Sheet",
    "Typeface",
    "is_asked",
    "is_drawing",
    "pdf_form",
    "pdf_page_as_form",
    "pdf_page_count",
    "pdf_text",
    "read_codes",
    "read_drawing",
    "read_image",
    "read_typeface",
    "read_workbook",
    "render_pdf_page",
    "serve",
]
