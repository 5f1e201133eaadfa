"""Writes `codes.md` from the sentences themselves: `python docs/codes.py`."""

from pathlib import Path

from jury_app import codes, verify
from jury_app.i18n import _, speaking
from jury_app.publishing import DOCUMENTS, ON_REQUEST, UNSEALED

HEAD = """# Codes

Every stable code of the command line: errors, reasons, answers, findings. A code is never renamed.
Braces hold what the refusal knows. Written by `docs/codes.py` from `jury_app/codes.py`.

| code | English | French |
| --- | --- | --- |
"""


FINDINGS = """
## Findings of `verify`

Its sentences stand in `jury_app/verify.py`, which imports nothing of the application.

| code | English | French |
| --- | --- | --- |
"""

EACH = {**DOCUMENTS, **ON_REQUEST, **UNSEALED}


def page() -> str:
    """Return the page as it must be."""
    lines = [_row(code) for code in sorted(codes.SENTENCES)]
    documents = "".join(f"- `{name}`: `{each.file}`\n" for name, each in EACH.items())
    findings = "".join(_finding(code) for code in sorted(verify.SENTENCES))
    return f"{HEAD}{''.join(lines)}{FINDINGS}{findings}\n## Documents\n\n{documents}"


def _row(code: str) -> str:
    return f"| `{code}` | {_said(code, 'en')} | {_said(code, 'fr')} |\n"


def _finding(code: str) -> str:
    english, french = (verify.said(verify.SENTENCES[code], each) for each in ("en", "fr"))
    return f"| `{code}` | {english} | {french} |\n"


def _said(code: str, language: str) -> str:
    with speaking("fr" if language == "fr" else "en"):
        return _(codes.SENTENCES[code]).replace("|", "\\|")


if __name__ == "__main__":
    Path(__file__).with_suffix(".md").write_text(page(), encoding="utf-8")
