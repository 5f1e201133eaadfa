"""Foreign files are read in a child that can be killed, and only plain data comes back."""

import io
import os
import subprocess
import sys
import threading
import time
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from jury_app import helper
from jury_app.errors import RefusedFileError

EDITION = Path(__file__).parent / "files" / "edition-2026"
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
CELL = '<c r="{0}" t="inlineStr"><is><t>{1}</t></is></c>'


def refusal(read, *arguments, **options):
    with pytest.raises(RefusedFileError) as refused:
        read(*arguments, **options)
    return refused.value


def saved(workbook):
    target = io.BytesIO()
    workbook.save(target)
    workbook.close()
    return target.getvalue()


def workbook_around(sheet):
    """Return a workbook whose only sheet is the XML given."""
    source, target = io.BytesIO(saved(Workbook())), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, sheet if "sheet1.xml" in name else old.read(name))
    return target.getvalue()


def pdf(objects):
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\n"
        % (
            size,
            table,
            size,
        )
        + b"startxref\n%d\n%%%%EOF" % len(body)
    )


def stream(entries, content):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def bomb():
    """Return a PDF of three pages: a good one, one that takes hours, one that takes all memory."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources<<%s>>>>"
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
    slow = b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1]"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 5 0 R 8 0 R]/Count 3>>",
        page % (200, 100, 4, b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"),
        stream(b"", b"1 0 0 rg 0 0 100 100 re f BT /F 10 Tf 100 50 Td (Jury jury) Tj ET"),
        page
        % (
            2_000,
            2_000,
            6,
            (
                b"/Shading<</S<</ShadingType 1/ColorSpace/DeviceGray/Matrix[2000 0 0 2000 0 0]"
                b"/Function 7 0 R>>>>"
            ),
        ),
        stream(b"", b"/S sh"),
        stream(slow, b"{" + b"dup sin cos pop " * 5_000 + b"pop}"),
        page % (200, 100, 9, b"/XObject<</X 10 0 R>>"),
        stream(b"", b"/X Do " * 10),
    ]
    for depth in range(9):
        inner = b"/Resources<</XObject<</X %d 0 R>>>>" % (11 + depth)
        objects.append(stream(form + inner, b"/X Do " * 10))
    return pdf([*objects, stream(form, b"0 0 1 1 re f")])


@pytest.fixture
def session():
    with helper.PdfSession(bomb(), "bomb.pdf", seconds=2) as session:
        yield session


def test_a_workbook_comes_back_with_the_types_of_its_cells():
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Dossiers"
    sheet.append(["œuvre", 12, 1.5, True, datetime(2026, 7, 1, 0, 12), None])
    sheet.append([])
    sheet.append([None, date(2026, 7, 1), 10**25, "a_x000D_\nb"])

    [read] = helper.read_workbook(saved(workbook))

    assert read.name == "Dossiers"
    assert read.rows[0] == ["œuvre", 12, 1.5, True, datetime(2026, 7, 1, 0, 12)]
    assert read.rows[1] == []
    assert read.rows[2] == [None, datetime(2026, 7, 1), 1e25, "a\nb"]


def test_the_sheets_of_a_real_export_come_in_their_order():
    sheets = helper.read_workbook((EDITION / "demarches-simplifiees.xlsx").read_bytes())

    assert [(sheet.name, len(sheet.rows)) for sheet in sheets] == [
        ("Dossiers", 62),
        ("Etablissements", 61),
        ("Avis", 30),
        ("(4718213) Partenaires publics-", 116),
    ]


def ods(table):
    names = "urn:oasis:names:tc:opendocument:xmlns"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{names}:office:1.0"'
            f' xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"><office:body>'
            f"<office:spreadsheet>{table}</office:spreadsheet></office:body>"
            "</office:document-content>",
        )
    return target.getvalue()


def test_an_open_document_is_read_like_any_other():
    data = ods(
        '<table:table table:name="A"><table:table-row><table:table-cell'
        ' office:value-type="float" office:value="3"/><table:table-cell'
        ' table:number-columns-repeated="2"/><table:table-cell office:value-type="string">'
        '<text:p>a<text:s text:c="2"/><text:span>b</text:span> c</text:p><text:p>d</text:p>'
        '</table:table-cell></table:table-row><table:table-row table:number-rows-repeated="2">'
        '<table:table-cell office:value-type="date" office:date-value="2026-07-01"/>'
        '</table:table-row><table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        '<table:table table:name="B"/>'
    )

    first, second = helper.read_workbook(data)

    assert first == helper.Sheet("A", [[3, None, None, "a  b c\nd"], *[[date(2026, 7, 1)]] * 2])
    assert second == helper.Sheet("B", [])


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        (
            (
                '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
                f"<worksheet {SHEET}><sheetData><row>{CELL.format('A1', '&b;')}</row></sheetData>"
                "</worksheet>"
            ),
            "file_unreadable",
        ),
        (
            (
                f'<worksheet {SHEET}><sheetData><row r="1048576">{CELL.format("XFD1048576", "x")}'
                "</row></sheetData></worksheet>"
            ),
            "file_too_large",
        ),
        ("x" * 410 * 1024 * 1024, "file_too_large"),
        (f"<worksheet {SHEET}><sheetData><row>", "file_unreadable"),
    ],
    ids=["entities", "far away", "inflated", "cut"],
)
def test_a_hostile_workbook_is_refused_by_name(sheet, code):
    refused = refusal(helper.read_workbook, workbook_around(sheet), "hostile.xlsx")

    assert refused.code == code
    assert "hostile.xlsx" in str(refused)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_unreadable"),
        (b"%PDF-1.7", "file_unreadable"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512), "workbook_old"),
    ],
)
def test_what_is_no_workbook_is_refused(data, code):
    assert refusal(helper.read_workbook, data).code == code


def test_a_page_is_drawn_at_the_scale_asked_for(session):
    picture = session.render(0, 2)

    assert session.sizes == [(200, 100), (2_000, 2_000), (200, 100)]
    assert (picture.width, picture.height) == (400, 200)
    assert picture.pixels[:4] == b"\xff\x00\x00\xff"
    assert picture.pixels[-4:] == b"\xff\xff\xff\xff"


def with_second_page(second):
    """Return a PDF of three pages around one given as it stands."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R>>"
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R 5 0 R 6 0 R]/Count 3>>",
            page,
            stream(b"", b"1 0 0 rg 0 0 100 100 re f"),
            second,
            page,
        ]
    )


@pytest.mark.parametrize("damaged", [b"null", b"(x)"])
def test_a_damaged_page_costs_no_other_page(damaged):
    with helper.PdfSession(with_second_page(damaged), "dossier.pdf") as session:
        assert session.page_count == 3
        assert refusal(session.render, 1).code == "file_unreadable"
        assert session.render(2).width == 200


def test_a_page_of_absurd_size_is_taken_for_the_largest_there_is():
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9e30 0.001]/Contents 4 0 R>>"
    with helper.PdfSession(with_second_page(page)) as session:
        assert all(1 <= side <= 14_400 for size in session.sizes for side in size)


def test_a_page_too_large_to_draw_is_drawn_smaller(session):
    picture = session.render(0, 1_000)

    assert 20_000_000 < picture.width * picture.height < 25_100_000


def test_words_of_a_page_are_read_and_found_where_they_stand(session):
    (first,), (second,) = session.find(0, "JURY").hits

    assert session.text(0) == "Jury jury"
    assert 0.5 <= first.left < first.right < second.left < second.right < 0.75
    assert 0.3 < first.top < first.bottom < 0.6
    assert session.find(0, "absent").hits == ()


def written(*lines):
    """Return a PDF of one page with these lines."""
    output = io.BytesIO()
    canvas = Canvas(output, pagesize=(400, 200), invariant=1)
    for number, line in enumerate(lines):
        canvas.drawString(40, 150 - 20 * number, line)
    canvas.showPage()
    canvas.save()
    return output.getvalue()


@pytest.mark.parametrize("words", ["ECOLE", "école", "l’école", "l'ecole  a cote", "cote"])
def test_words_are_found_whatever_their_accents_capitals_and_apostrophes(words):
    with helper.PdfSession(written("Devant l'École, à côté")) as session:
        [hit] = session.find(0, words).hits

    assert len(hit) == 1


def test_words_that_go_on_in_the_next_line_are_found_in_both():
    with helper.PdfSession(written("Un budget participatif", "des habitants")) as session:
        [[above, below]] = session.find(0, "participatif des").hits

    assert above.left > below.left
    assert above.bottom < below.bottom


def test_a_page_without_words_says_that_it_has_none(session):
    assert session.find(0, "absent").has_text
    with helper.PdfSession(written()) as blank:
        assert not blank.find(0, "absent").has_text


def test_every_letter_of_a_page_has_its_place(session):
    letters = session.letters(0)

    assert letters.text == "Jury jury"
    rights = [box.right for box in letters.boxes]
    assert rights == sorted(rights)
    assert 0.5 <= letters.boxes[0].left < letters.boxes[-1].right < 0.75


def test_a_part_of_a_page_is_the_same_as_in_the_whole(session):
    whole = session.render(0, 3.3)
    part = session.render(0, 3.3, (300, 90, 120, 60))

    assert (part.width, part.height) == (120, 60)
    line = whole.pixels[(whole.width * 100 + 300) * 4 :][: 120 * 4]
    assert part.pixels[120 * 4 * 10 :][: 120 * 4] == line
    assert len(set(line)) > 1


def test_a_part_may_be_of_a_page_too_large_to_draw_and_never_too_large_itself(session):
    assert session.render(0, 1_000, (90_000, 40_000, 200, 100)).width == 200
    assert refusal(session.render, 0, 1_000, (0, 0, 9_000, 9_000)).code == "file_too_large"


def test_a_page_that_hangs_is_given_up_and_the_next_one_still_comes(session):
    started = time.monotonic()

    refused = refusal(session.render, 1)

    assert refused.code == "helper_timeout"
    assert "bomb.pdf" in str(refused)
    assert time.monotonic() - started < 5
    assert session.text(0) == "Jury jury"


def test_a_page_that_takes_all_memory_is_given_up_as_well(session):
    assert refusal(session.render, 2).code in {"file_unreadable", "helper_timeout"}
    assert session.text(0) == "Jury jury"


@pytest.mark.parametrize("wait", [0, 0.001, 0.2])
def test_closing_does_not_wait_for_a_page_that_hangs(session, wait):
    thread = threading.Thread(target=refusal, args=(session.render, 1))
    thread.start()
    time.sleep(wait)
    started = time.monotonic()

    session.close()
    thread.join()

    assert time.monotonic() - started < 1
    assert refusal(session.text, 0).code == "file_unreadable"


def test_a_page_that_does_not_exist_is_a_bug_of_ours(session):
    with pytest.raises(IndexError):
        session.render(3)


def test_several_threads_may_turn_pages(session):
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(session.text(0))) for _thread in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == ["Jury jury"] * 8


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\x00" * 1000])
def test_what_is_no_pdf_is_refused(data):
    assert refusal(helper.pdf_page_count, data, "a.pdf").code == "file_unreadable"


def test_one_page_may_be_read_without_a_session():
    data = bomb()

    assert helper.pdf_page_count(data) == 3
    assert helper.pdf_text(data, 0) == "Jury jury"
    assert helper.render_pdf_page(data, 0).width == 200


def encoded(image, kind, **options):
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


@pytest.mark.parametrize(
    ("mode", "kind", "pixel"),
    [
        ("RGB", "PNG", (10, 20, 30)),
        ("RGBA", "PNG", (10, 20, 30, 40)),
        ("L", "PNG", 77),
        ("I;16", "PNG", 77 * 257),
        ("1", "PNG", 1),
        ("RGB", "JPEG", (200, 200, 200)),
        ("CMYK", "JPEG", (0, 0, 0, 55)),
    ],
)
def test_every_usual_picture_becomes_pixels(mode, kind, pixel):
    picture = helper.read_image(encoded(Image.new(mode, (3, 2), pixel), kind))

    assert (picture.width, picture.height, len(picture.pixels)) == (3, 2, 24)
    expected = {
        ("RGB", "PNG"): (10, 20, 30, 255),
        ("RGBA", "PNG"): (10, 20, 30, 40),
        ("L", "PNG"): (77, 77, 77, 255),
        ("I;16", "PNG"): (77, 77, 77, 255),
        ("1", "PNG"): (255, 255, 255, 255),
        ("RGB", "JPEG"): (200, 200, 200, 255),
        ("CMYK", "JPEG"): (200, 200, 200, 255),
    }[mode, kind]
    assert tuple(picture.pixels[:4]) == expected


def test_a_picture_taken_sideways_stands_upright_and_may_be_made_smaller():
    exif = Image.Exif()
    exif[0x0112] = 6
    data = encoded(Image.new("RGB", (400, 200)), "JPEG", exif=exif)

    picture = helper.read_image(data)
    small = helper.read_image(data, longest_side=100)

    assert (picture.width, picture.height) == (200, 400)
    assert (small.width, small.height) == (50, 100)


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "WEBP", "EPS"])
def test_other_formats_are_refused_whatever_their_name(kind):
    data = encoded(Image.new("RGB", (3, 2)), kind)

    assert refusal(helper.read_image, data, "logo.png").code == "file_unreadable"


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked():
    data = encoded(Image.new("1", (10_000, 6_000)), "PNG")

    assert refusal(helper.read_image, data).code == "file_too_large"


def children():
    listed = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [child for each in listed for child in each.read_text().split()]


@pytest.mark.skipif(sys.platform != "linux", reason="counts processes under /proc")
def test_no_process_is_left_behind():
    before = children()
    with helper.PdfSession(bomb(), seconds=1) as session:
        assert len(children()) == len(before) + 1
        refusal(session.render, 1)
        assert children() == before
        session.text(0)
    helper.pdf_page_count(bomb())
    forgotten = helper.PdfSession(bomb())
    del forgotten

    assert children() == before


def asked(program, data, **variables):
    return subprocess.run(
        [sys.executable, "-c", program],
        input=data,
        env={**os.environ, **variables},
        capture_output=True,
        check=False,
        timeout=30,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds no memory this way")
def test_the_child_has_bounded_memory_and_writes_no_file(tmp_path):
    probe = (
        "import pathlib, sys, resource\n"
        "from jury_app.helper import server\n"
        "server.limit_this_process()\n"
        "assert resource.getrlimit(resource.RLIMIT_AS)[0] == server.MEMORY\n"
        "try:\n    bytearray(2 * server.MEMORY)\nexcept MemoryError:\n    print('bounded')\n"
        "try:\n    pathlib.Path(sys.stdin.readline()).write_text('x')\n"
        "except OSError:\n    print('closed')"
    )

    result = asked(probe, str(tmp_path / "written").encode())

    assert result.stdout.split() == [b"bounded", b"closed"]


def test_a_passphrase_is_not_handed_to_the_child(monkeypatch):
    monkeypatch.setenv("JURY_PASSPHRASE", "secret")
    monkeypatch.setenv("PYTHONPATH", "elsewhere")

    environment = helper.child.environment()

    assert "secret" not in environment.values()
    assert environment["PYTHONPATH"].split(os.pathsep)[1:] == ["elsewhere"]


def test_the_child_is_this_program_itself_when_frozen(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    command = helper.child.command_line("pdf")

    assert command[0] == sys.executable
    assert helper.is_asked(command)
    assert not helper.is_asked(["jury-app"])
    assert not helper.is_asked(["jury-app", "edition.jury"])
