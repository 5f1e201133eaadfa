"""`recovery-sheet` and `restore`: what gives an edition back whose machine is lost."""

from argparse import Namespace
from pathlib import Path

from jury_app.commands.answers import Answer, passphrase_of, where
from jury_app.commands.opening import opened
from jury_app.exchange.recovery import WrittenSheet, new_sheet, read_recovery_file
from jury_app.exchange.restoring import restore as give_back
from jury_app.exchange.restoring import restored_sentences
from jury_app.i18n import _
from jury_app.progress import finish


def recovery_sheet(arguments: Namespace) -> Answer:
    """Make a new recovery key, and write its sheet."""
    with opened(arguments, writes=True) as database:
        passphrase = passphrase_of(arguments)
        written = finish(new_sheet(database, Path(arguments.out), passphrase=passphrase))
    lines = (*sheet_lines(written), _("Earlier sheets no longer open back-ups made from now on."))
    return Answer(document=sheet_document(written), lines=lines)


def restore(arguments: Namespace) -> Answer:
    """Give an edition back from a back-up and the recovery key."""
    recovery = read_recovery_file(Path(arguments.recovery_file))
    passphrase = passphrase_of(arguments)
    out = Path(arguments.out)
    restored = finish(
        give_back(Path(arguments.backup), out, recovery=recovery, passphrase=passphrase)
    )
    document = {
        "edition": where(out),
        "acts": restored.acts,
        "ballots": restored.ballots,
        "passphrase": passphrase is not None,
        "findings": [{"code": each.code, "text": each.text} for each in restored.findings],
    }
    lines = restored_sentences(restored, out, has_passphrase=passphrase is not None)
    return Answer(document=document, lines=lines)


def sheet_document(written: WrittenSheet) -> dict[str, str]:
    """Return where a recovery sheet is, as JSON."""
    return {"page": where(written.page), "text": where(written.text), "code": written.code}


def sheet_lines(written: WrittenSheet) -> tuple[str, ...]:
    """Say where a recovery sheet is, and what is to be done with it."""
    return (
        _("Recovery sheet written: {page}, {text}").format(
            page=written.page.name, text=written.text.name
        ),
        _("Print it, keep both apart from the edition, and leave no copy on this computer."),
    )
