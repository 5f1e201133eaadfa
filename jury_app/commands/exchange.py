"""`kits`, `collect`, `open-ballots`: what goes to the jurors and comes back."""

from argparse import Namespace
from pathlib import Path

from jury_app.commands.answers import Answer, opened, passphrase_of, where
from jury_app.exchange.collecting import collect as collect_files
from jury_app.exchange.kits import issue_kits
from jury_app.exchange.opening import open_ballots as open_sealed
from jury_app.exchange.placing import CODES
from jury_app.i18n import _, ngettext
from jury_app.progress import finish


def kits(arguments: Namespace) -> Answer:
    """Write one kit for each juror, and the codes to send apart."""
    folder = Path(arguments.out)
    with opened(arguments, writes=True) as database:
        issued = finish(issue_kits(database, folder, passphrase=passphrase_of(arguments)))
    rows = [
        {"juror": each.juror, "file": where(each.file), "applications": each.applications}
        for each in issued
    ]
    count = ngettext("{count} kit written.", "{count} kits written.", len(rows)).format(
        count=len(rows)
    )
    advice = _("Send the codes of “{file}” by another way than the kits.").format(file=CODES)
    return Answer(document={"kits": rows}, lines=(count, advice))


def collect(arguments: Namespace) -> Answer:
    """Take ballots in, and answer for each file."""
    paths = [Path(each) for each in arguments.paths]
    with opened(arguments, writes=True) as database:
        files = finish(collect_files(database, paths, passphrase=passphrase_of(arguments)))
    rows = [
        {
            "file": str(each.path),
            "answer": each.answer,
            "reason": each.reason,
            "juror": each.juror,
            "revision": each.revision,
            "complete": each.complete,
            "text": each.sentence,
        }
        for each in files
    ]
    lines = tuple(f"{each.path.name}: {each.sentence}" for each in files)
    return Answer(document={"files": rows}, lines=lines or (_("There was no ballot there."),))


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
    line = ngettext(
        "{count} ballot opened. Rules sealed: {rules}",
        "{count} ballots opened. Rules sealed: {rules}",
        done.ballots,
    ).format(count=done.ballots, rules=done.rules)
    return Answer(document={"ballots": done.ballots, "rules": done.rules}, lines=(line,))
