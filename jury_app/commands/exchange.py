"""`kits`, `collect`, `receipts`, `open-ballots`: what goes to the jurors and comes back."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from jury_app.commands.answers import Answer, passphrase_of, where
from jury_app.commands.opening import opened
from jury_app.exchange.answering import PASSED_OVER
from jury_app.exchange.collecting import collect as collect_files
from jury_app.exchange.kits import IssuedFile, issue_kits
from jury_app.exchange.opening import Opened
from jury_app.exchange.opening import open_ballots as open_sealed
from jury_app.exchange.placing import CODES
from jury_app.exchange.receipts import write_receipts
from jury_app.i18n import _, ngettext
from jury_app.model.requirements import require_juror_named
from jury_app.progress import finish


def kits(arguments: Namespace) -> Answer:
    """Write one kit for each juror, and the codes to send apart."""
    folder = Path(arguments.out)
    with opened(arguments, writes=True) as database:
        chosen = [database.read(require_juror_named, each).id for each in arguments.juror or ()]
        issued = finish(
            issue_kits(
                database,
                folder,
                passphrase=passphrase_of(arguments),
                juror_ids=chosen or None,
                because=arguments.because,
            )
        )
    rows = [
        {
            "juror": each.juror,
            "file": where(each.file),
            "applications": each.applications,
            "brings_marks": each.brings_marks,
        }
        for each in issued
    ]
    count = ngettext("{count} kit written.", "{count} kits written.", len(rows)).format(
        count=len(rows)
    )
    advice = _("Send the codes of “{file}” by another way than the kits.").format(file=CODES)
    return Answer(
        document={"kits": rows},
        lines=(count, *filter(None, [_again(arguments.because, issued)]), advice),
    )


def _again(because: str | None, issued: Sequence[IssuedFile]) -> str:
    """Say what becomes of the kits before."""
    told = {
        "lost": _("The kit before stays good: a ballot that comes from it still counts."),
        "stolen": _("The kits before are revoked: a ballot that comes from them is refused."),
    }.get(because or "", "")
    if any(each.brings_marks for each in issued):
        told += " " + _("The marks received before are inside.")
    return told.strip()


def collect(arguments: Namespace) -> Answer:
    """Take ballots in, and answer for each file."""
    paths = [Path(each) for each in arguments.paths]
    with opened(arguments, writes=True) as database:
        files = finish(collect_files(database, paths, passphrase=passphrase_of(arguments)))
    rows = [
        {
            "file": str(each.path),
            "inside": each.inside,
            "answer": each.answer,
            "reason": each.reason,
            "juror": each.juror,
            "revision": each.revision,
            "complete": each.complete,
            "missing": each.missing,
            "late": each.late,
            "changes_medal": each.changes_medal,
            "text": each.sentence,
        }
        for each in files
        if each.answer != PASSED_OVER
    ]
    passed_over = [
        {"file": str(each.path), "reason": each.reason, "text": each.sentence}
        for each in files
        if each.answer == PASSED_OVER
    ]
    lines = [
        _("{file}: {sentence}").format(file=each.file, sentence=each.sentence) for each in files
    ]
    if not rows:
        lines.insert(0, _("There was no ballot there."))
    return Answer(document={"files": rows, "passed_over": passed_over}, lines=tuple(lines))


def receipts(arguments: Namespace) -> Answer:
    """Write a receipt, and the message that takes it away, for each ballot that counts."""
    folder = Path(arguments.out)
    with opened(arguments, writes=True) as database:
        written = finish(write_receipts(database, folder, passphrase=passphrase_of(arguments)))
    rows = [
        {
            "juror": each.juror,
            "revision": each.revision,
            "file": where(each.file),
            "code": each.code,
            "message": where(each.message),
        }
        for each in written
    ]
    lines = [f"{each.code}  {each.file.name}" for each in written]
    count = ngettext("{count} receipt written.", "{count} receipts written.", len(rows))
    return Answer(document={"receipts": rows}, lines=(*lines, count.format(count=len(rows))))


def open_ballots(arguments: Namespace) -> Answer:
    """Seal the rules and open the ballots, before witnesses."""
    with opened(arguments, writes=True) as database:
        done = finish(
            open_sealed(
                database,
                passphrase=passphrase_of(arguments),
                witnesses=arguments.witness or [],
            )
        )
    document = {
        "ballots": done.ballots,
        "superseded": done.superseded,
        "in_conflict": done.in_conflict,
        "rules": done.rules,
    }
    return Answer(document=document, lines=tuple(_opened_lines(done)))


def _opened_lines(done: Opened) -> Iterator[str]:
    yield ngettext(
        "{count} ballot opened. Rules sealed: {rules}",
        "{count} ballots opened. Rules sealed: {rules}",
        done.ballots,
    ).format(count=done.ballots, rules=done.rules)
    if done.superseded:
        yield ngettext(
            "{count} earlier revision, replaced since, is kept and does not count.",
            "{count} earlier revisions, replaced since, are kept and do not count.",
            done.superseded,
        ).format(count=done.superseded)
    if done.in_conflict:
        yield ngettext(
            "{count} ballot stands against another and does not count.",
            "{count} ballots stand against each other and do not count.",
            done.in_conflict,
        ).format(count=done.in_conflict)
