"""The recovery sheet: one page in each language, whose square code a telephone reads."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp

from jury_app.documents.recovery_sheet import (
    PrintedLine,
    RecoverySheet,
    build_recovery_sheet,
    sheet_words,
)
from jury_app.i18n import speaking

KEY = "AGE-SECRET-KEY-1QY2M6L9XY7GUCS4MQPHAKU9M86DWCW5GL8Z0XHZVKVLFVYA9NMVSSFFKZM"
LONG = "Prix de l’évaluation participative et de la transformation des services publics " * 4


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("title", ["Prix Territoria 2026", LONG])
def test_a_sheet_is_one_page_and_its_code_is_the_key(language, title):
    sheet = RecoverySheet(
        edition=title,
        organiser="Observatoire",
        fingerprint="QXVM-8ED2-41X3-0PR2-2K6H",
        code="34B2-PHJC",
        key=KEY,
        beginning="AGE-SECRET-KEY-1",
        lines=[PrintedLine(("QY2M", "6L9X", "Y7GU", "CS4M"), "7A")] * 3,
        made_on=date(2026, 11, 27),
        language=language,
    )
    output = BytesIO()
    with speaking(language):
        words = sheet_words()
        assert build_recovery_sheet(sheet, output) == 1

    document = pypdfium2.PdfDocument(output.getvalue())
    page = document[0]
    text = " ".join(page.get_textpage().get_text_range().split())
    picture = page.render(scale=2.5).to_pil()
    assert len(document) == 1
    assert all(" ".join(each.split()) in text for each in words)
    assert "34B2-PHJC" in text
    assert text.count("QY2M 6L9X Y7GU CS4M 7A") == 3
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [KEY]
    document.close()
