"""Makes the certificates of the bench with Typst; run by an interpreter that has it."""

import sys
from pathlib import Path

import typst

folder, fonts = Path(sys.argv[1]), sys.argv[2]
source = Path(__file__).with_name("certificates.typ").read_bytes()
(folder / "certificates.typ").write_bytes(source)
typst.compile(
    str(folder / "certificates.typ"),
    output=str(folder / "typst.pdf"),
    font_paths=[fonts],
    ignore_system_fonts=True,
)
