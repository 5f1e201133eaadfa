"""In the child: a page as one object that others may draw, fonts and pictures with it."""

from io import BytesIO
from typing import Any

import pypdfium2
from pypdfium2 import raw

_DEEPEST = 15


def page_as_form(document: Any, number: int) -> tuple[list[str], bytes]:
    """Return a PDF of one page, written anew, that draws a page of another as one object.

    With it go the names of typefaces that the page uses and does not hold.
    """
    made = pypdfium2.PdfDocument.new()
    page = made.new_page(*document.get_page_size(number))
    page.insert_obj(document.page_as_xobject(number, made).as_pageobject())
    page.gen_content()
    output = BytesIO()
    made.save(output)
    return _loose_fonts(document[number]), output.getvalue()


def _loose_fonts(page: Any) -> list[str]:
    texts = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=_DEEPEST)
    fonts = (text.get_font() for text in texts)
    return sorted({font.get_base_name() for font in fonts if not font.is_embedded})
