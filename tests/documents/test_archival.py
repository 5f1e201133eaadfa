"""What is archived asks for nothing that may be gone in fifty years, and says what it is.

No validator of PDF/A is at hand where tests run; each requirement here is checked in the file.
"""

import re
import shutil
import subprocess
import zlib
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from defusedxml.ElementTree import fromstring
from fontTools.ttLib import TTFont

from jury_app.documents.award_list import build_award_list_pdf
from jury_app.documents.certificate import (
    Look,
    build_certificates,
    each_certificate,
    read_background,
)
from jury_app.documents.minutes import build_minutes
from jury_app.documents.pdf_objects import Objects, parted, reference

NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}
AWKWARD = "Prix <Territoria> & Cie de l'innovation"


QPDF = shutil.which("qpdf")
KINDS = ("award-list", "minutes", "certificates", "one certificate")


@pytest.fixture(name="archived", params=KINDS)
def _archived(request, built, make_award_list, make_minutes, make_certificates, make_certificate):
    """One document of each kind that is archived, its title awkward."""
    if request.param == "award-list":
        return built(build_award_list_pdf, replace(make_award_list(9), title=AWKWARD))
    if request.param == "minutes":
        return built(build_minutes, replace(make_minutes(), title=AWKWARD))
    items = [make_certificate(number, laureates=(AWKWARD,)) for number in range(3)]
    certificates = replace(make_certificates(items), title=AWKWARD)
    if request.param == "one certificate":
        return next(data for _item, data in each_certificate(certificates))
    return built(build_certificates, certificates)


def streams(objects):
    """Yield what is said of each stream, its bytes as they are told, and what comes after."""
    for body in objects.values():
        head, stream = parted(body)
        if stream:
            length = int(re.search(rb"/Length (\d+)", head)[1])
            content = re.sub(rb"\A\s*stream\r?\n", b"", stream)
            yield head, content[:length], content[length:]


def plain(head, content):
    return zlib.decompress(content) if b"/FlateDecode" in head else content


def said(objects, path):
    """Return what the metadata say."""
    _head, stream = parted(objects[reference(objects[objects.catalog], b"Metadata")])
    packet = re.sub(rb"\A\s*stream\n|\nendstream\Z", b"", stream)
    return fromstring(packet.decode("utf-8")).find(f".//{path}", NAMES).text


def test_each_stream_is_as_long_as_it_says_and_ends_with_a_line(archived):
    found = list(streams(Objects(archived)))

    assert len(found) > 5
    assert {after for _head, _content, after in found} == {b"\nendstream"}


@pytest.mark.skipif(QPDF is None, reason="qpdf is not on this machine")
def test_a_strict_reader_finds_nothing_to_complain_of(archived, tmp_path):
    path = tmp_path / "archived.pdf"
    path.write_bytes(archived)
    done = subprocess.run([QPDF, "--check", path], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert "No syntax or stream encoding errors found" in done.stdout


def test_it_says_that_it_is_for_an_archive_and_in_which_colours(archived):
    objects = Objects(archived)
    (profile,) = [content for head, content, _after in streams(objects) if b"/N 3" in head]

    assert said(objects, "pdfaid:part") == "2"
    assert said(objects, "pdfaid:conformance") == "B"
    assert b"/S /GTS_PDFA1" in objects[objects.catalog]
    assert profile[12:20] == b"mntrRGB "
    assert len(profile) == int.from_bytes(profile[:4], "big")


def test_its_metadata_agree_with_its_information(archived):
    objects = Objects(archived)
    with pypdfium2.PdfDocument(archived) as document:
        told = document.get_metadata_dict()

    assert AWKWARD in told["Title"]
    assert said(objects, "dc:title//rdf:li") == told["Title"]
    assert said(objects, "dc:creator//rdf:li") == told["Author"]
    assert (said(objects, "dc:description//rdf:li") or "") == told["Subject"]
    assert said(objects, "pdf:Producer") == told["Producer"]
    assert said(objects, "xmp:CreatorTool") == told["Creator"]
    assert said(objects, "dc:language//rdf:li") == "fr"
    day = said(objects, "xmp:CreateDate")
    assert f"D:{re.sub('[-:T]', '', day)}" == told["CreationDate"]
    assert said(objects, "xmp:ModifyDate") == day


def test_each_typeface_is_there_with_what_its_letters_mean(archived):
    objects = Objects(archived)
    fonts = [
        body for body in objects.values() if b"/Type /Font\n" in body or b"/Type /Font " in body
    ]

    assert fonts
    for font in fonts:
        assert b"/ToUnicode" in font
        assert b"/Encoding" not in font
        descriptor = objects[reference(font, b"FontDescriptor")]
        assert int(re.search(rb"/Flags (\d+)", descriptor)[1]) & 4  # symbolic: codes of its own
        head, stream = parted(objects[reference(descriptor, b"FontFile2")])
        data = plain(head, re.sub(rb"\A\s*stream\n", b"", stream))
        face = TTFont(BytesIO(data))
        (letters,) = face["cmap"].tables  # a face with codes of its own has one table of them
        first = int(re.search(rb"/FirstChar (\d+)", font)[1])
        widths = re.search(rb"/Widths \[([^\]]*)\]", font)[1].split()
        for code, glyph in letters.cmap.items():
            if first <= code < first + len(widths):
                wide = face["hmtx"][glyph][0] * 1000 / face["head"].unitsPerEm
                assert abs(float(widths[code - first]) - wide) <= 1


def test_nothing_in_it_runs_is_locked_or_depends_on_a_machine(archived):
    assert not re.search(
        rb"/(?:Encrypt|JavaScript|JS|AA|Launch|EmbeddedFiles|LZWDecode)\b", archived
    )
    assert not re.search(rb"/Device(?:CMYK|N)\b|/Separation\b", archived)
    for head, content, _after in streams(Objects(archived)):
        if b"/Length1" not in head and b"/Subtype /Image" not in head:
            assert not re.search(rb"(?m)(?:^|\s)[kK]$", plain(head, content))


def test_a_background_made_elsewhere_is_not_said_to_be_for_an_archive(
    built, make_certificates, make_certificate, make_award_list
):
    look = Look(background=read_background(built(build_award_list_pdf, make_award_list(1))))
    certificates = replace(make_certificates([make_certificate(0)]), look=look)

    assert b"pdfaid" not in built(build_certificates, certificates)
    assert all(b"pdfaid" not in data for _item, data in each_certificate(certificates))
