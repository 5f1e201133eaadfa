"""Makes the certificates of the bench with WeasyPrint; run by an interpreter that has it."""

import json
import sys
from html import escape
from pathlib import Path

from weasyprint import HTML

FACES = (
    ("of-prize", "SourceSerif4Display-Regular"), ("of-name", "SourceSerif4Display-SemiBold"),
    ("of-text", "SourceSerif4-Regular"), ("of-title", "SourceSerif4-Italic"),
    ("of-note", "SourceSans3-Regular"), ("of-chair", "SourceSans3-SemiBold"),
)  # fmt: skip

folder, fonts = Path(sys.argv[1]), Path(sys.argv[2])
data = json.loads((folder / "data.json").read_text("utf-8"))
faces = "".join(
    f"@font-face {{font-family: {name}; src: url({(fonts / file).as_uri()}.ttf)}}"
    for name, file in FACES
)
style = f"""{faces}
@page {{size: 297mm 210mm; margin: 0}}
body {{margin: 0; text-align: center}}
section {{width: 297mm; height: 210mm; position: relative; break-after: page;
          background: url(frame.svg) 0 0 / 297mm 210mm no-repeat; padding-top: 30mm;
          box-sizing: border-box}}
p {{margin: 0 30mm 6mm}}
img {{position: absolute; left: 30mm; bottom: 30mm; width: 25mm; image-rendering: pixelated}}
"""
pages = []
for item in data["items"]:
    lines = (
        ("of-prize", 27, data["prize"]), ("of-title", 13.5, data["introduction"]),
        ("of-name", 30, item["name"]), ("of-text", 26, data["award"]),
        ("of-title", 16.5, data["project"]), ("of-text", 12.5, data["domain"]),
        ("of-chair", 11.5, data["chair"]), ("of-note", 8.5, item["number"]),
    )  # fmt: skip
    words = "".join(
        f'<p style="font: {size}pt {face}">{escape(text)}</p>' for face, size, text in lines
    )
    pages.append(f'<section>{words}<img src="{item["code"]}"></section>')
html = f"<!doctype html><style>{style}</style>{''.join(pages)}"
HTML(string=html, base_url=str(folder) + "/").write_pdf(str(folder / "weasyprint.pdf"))
