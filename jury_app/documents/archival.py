"""What makes a PDF one for the archive (PDF/A-2b): what it is, and which colours it means.

All fonts are embedded, nothing is hidden behind a password, and no colour depends on a machine.
"""

import re
from datetime import date
from functools import cache
from html import escape

from reportlab.pdfbase.pdfdoc import PDFArray

from jury_app.documents.paper import Paper
from jury_app.documents.pdf_objects import Written
from jury_app.files import shipped
from jury_app.i18n import Language
from jury_app.paths import RESOURCES

_PROFILE = RESOURCES / "colour" / "sRGB.icc"
_KIND = b"/Type /Metadata /Subtype /XML"
_TITLE = re.compile(rb"(<dc:title>.*?<rdf:li[^>]*>)[^<]*(</rdf:li>)", re.DOTALL)
_PACKET = """<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{made_at}</xmp:CreateDate>
<xmp:ModifyDate>{made_at}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def make_archival(paper: Paper, made_on: date, language: Language) -> None:
    """Say in a document what it is, as its information does, and which colours it means."""
    document, information = paper.document, paper.document.info
    told = {
        "title": information.title,
        "author": information.author,
        "subject": information.subject,
        "creator": information.creator,
        "producer": information.producer,
        "language": language,
        "made_at": f"{made_on:%Y-%m-%d}T00:00:00Z",
    }
    packet = _PACKET.format(**{key: _written(text) for key, text in told.items()}).encode()
    colours = paper.keep(Written(_stream(b"/N 3", _profile())))
    intent = (
        b"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
        b" /Info (sRGB) /DestOutputProfile %d 0 R >>" % colours
    )
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.Metadata = Written(_stream(_KIND, packet))
    catalog.OutputIntents = PDFArray([Written(intent)])


def retitled(packet: bytes, title: str) -> bytes:
    """Return the metadata of a document, under another title."""
    said = _TITLE.sub(lambda found: found[1] + _written(title).encode() + found[2], packet, count=1)
    content = said[said.index(b"<?xpacket") : said.rindex(b"\nendstream")]
    return _stream(_KIND, content)


@cache
def _profile() -> bytes:
    return shipped(_PROFILE)


def _written(text: str) -> str:
    """Return a text as it stands between two tags."""
    return escape("".join(filter(str.isprintable, text)), quote=False)


def _stream(head: bytes, content: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (head, len(content), content)
