"""`verify`: whether the result follows from what the jurors signed."""

from argparse import Namespace
from pathlib import Path

from jury_app import verify as verifier
from jury_app.commands.answers import Answer
from jury_app.errors import StoreError
from jury_app.i18n import language


def verify(arguments: Namespace) -> Answer:
    """Count an edition or an archive again, and say what does not agree."""
    file = Path(arguments.file)
    given = (arguments.preselection, *(arguments.receipt or ()), *(arguments.cosignature or ()))
    for each in map(Path, filter(None, given)):
        if not each.exists():
            raise StoreError("file_missing", file=each.name)
    try:
        verdict = verifier.verify(
            file,
            [Path(each) for each in arguments.receipt or ()],
            Path(arguments.preselection) if arguments.preselection else None,
            sheet=arguments.sheet or "",
            cosignatures=[Path(each) for each in arguments.cosignature or ()],
        )
    except verifier.RefusalError as refusal:
        if refusal.finding.code == "file_absent":
            raise StoreError("file_missing", file=file.name) from refusal
        finding = refusal.finding
        told = {"code": finding.code, "text": finding.text(language())}
        document = {"ok": False, "findings": [told]}
        return Answer(document=document, lines=(told["text"],), ok=False)
    lines = tuple(verdict.lines(language()))
    return Answer(document=verdict.document(language()), lines=lines, ok=verdict.ok)
