"""`rehearse`: a copy of an edition to play its day beforehand, under keys of its own."""

from argparse import Namespace
from pathlib import Path

from jury_app.commands.answers import Answer, passphrase_of
from jury_app.commands.opening import opened
from jury_app.exchange.rehearsing import rehearse as make_rehearsal
from jury_app.i18n import _, ngettext
from jury_app.progress import finish


def rehearse(arguments: Namespace) -> Answer:
    """Make a rehearsal; nothing is written in the edition."""
    path = Path(arguments.out)
    passphrase = passphrase_of(arguments)
    with opened(arguments) as database:
        made = finish(
            make_rehearsal(
                database,
                path,
                passphrase=passphrase,
                seed=arguments.seed,
                has_ballots=not arguments.without_ballots,
            )
        )
    count = ngettext(
        "{count} made-up ballot is sealed in it, ready to be opened.",
        "{count} made-up ballots are sealed in it, ready to be opened.",
        made.ballots,
    )
    lines = [
        _("Rehearsal made: {file}").format(file=path.name),
        count.format(count=made.ballots),
        _("Its keys are its own: nothing of it can go into the edition, nor the other way."),
    ]
    if passphrase is None:
        lines.append(_("Its keys have no passphrase: whoever has the file can open the ballots."))
    document = {
        "rehearsal": True,
        "edition": str(path),
        "of": arguments.edition,
        "applications": made.applications,
        "jurors": made.jurors,
        "ballots": made.ballots,
        "seed": arguments.seed,
        "passphrase": passphrase is not None,
    }
    return Answer(document=document, lines=tuple(lines))
