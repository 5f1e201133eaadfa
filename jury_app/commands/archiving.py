"""`archive`: all of a closed edition in one file."""

from argparse import Namespace
from pathlib import Path

from jury_app.archiving import archive as write_archive
from jury_app.commands.answers import Answer, passphrase_of, where
from jury_app.commands.opening import opened
from jury_app.i18n import _, language
from jury_app.progress import finish


def archive(arguments: Namespace) -> Answer:
    """Write the archive of a closed sitting, and verify what was written."""
    with opened(arguments, writes=True) as database:
        done = finish(
            write_archive(database, Path(arguments.out), passphrase=passphrase_of(arguments))
        )
    verdict = done.verdict.document(language())
    document = {"file": where(done.file), "sha256": done.sha256, **verdict}
    line = _("Archive written: {file}").format(file=done.file.name)
    digest = _("SHA-256: {digest}").format(digest=done.sha256)
    lines = (line, digest, *done.verdict.lines(language()))
    is_sound = all(each.code == "rehearsal" for each in done.verdict.findings)
    return Answer(document=document, lines=lines, ok=is_sound)
