"""Pale words across each page, in the only vocabulary that word processors share for them."""

from jury_app.documents import style
from jury_app.documents.word.markup import element, tag
from jury_app.documents.word.styles import SANS

_KIND = "_x0000_t136"  # the number by which word processors know words drawn along a line
_FORMULAS = (
    "sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3",
    "if @0 @3 0", "if @0 21600 @1", "if @0 0 @2", "if @0 @4 21600", "mid @5 @6", "mid @8 @5",
    "mid @7 @8", "mid @6 @7", "sum @6 0 @5",
)  # fmt: skip
_PLACE = (
    "position:absolute;margin-left:0;margin-top:0;width:440pt;height:92pt;rotation:315;"
    "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)


def watermark(text: str) -> str:
    """Return a run that draws the words; nothing where there are none."""
    if not text:
        return ""
    shape = {
        "id": "Watermark",
        "type": f"#{_KIND}",
        "alt": text,
        "style": _PLACE,
        "o:allowincell": "f",
        "fillcolor": f"#{style.WATERMARK.hexval()[2:].upper()}",
        "stroked": "f",
    }
    face = f'font-family:"{SANS}";font-size:1pt'
    drawn = tag("v:textpath", {"style": face, "string": text})
    return element("r", element("pict", _kind(), tag("v:shape", shape, [drawn])))


def _kind() -> str:
    about = {
        "id": _KIND,
        "coordsize": "21600,21600",
        "o:spt": "136",
        "adj": "10800",
        "path": "m@7,l@8,m@5,21600l@6,21600e",
    }
    parts = (
        tag("v:formulas", {}, [tag("v:f", {"eqn": each}) for each in _FORMULAS]),
        tag("v:path", {"textpathok": "t", "o:connecttype": "custom"}),
        tag("v:textpath", {"on": "t", "fitshape": "t"}),
    )
    return tag("v:shapetype", about, parts)
