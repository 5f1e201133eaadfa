"""`demo`: a whole edition with its kits, ballots and documents, made without a window."""

import sys
from argparse import Namespace
from pathlib import Path

from jury_app.commands.answers import Answer, where
from jury_app.demo import Demo, make_demo
from jury_app.i18n import _, ngettext
from jury_app.progress import Progress, Steps


def demo(arguments: Namespace) -> Answer:
    """Make a whole edition of real names and invented projects."""
    watched = sys.stderr.isatty() and not arguments.json
    made = _run(make_demo(Path(arguments.folder)), watched=watched)
    document = {"edition": where(made.edition), "files": [where(each) for each in made.files]}
    return Answer(document=document, lines=_lines(made))


def _run(steps: Steps[Demo], *, watched: bool) -> Demo:
    said = ""
    while True:
        try:
            progress = next(steps)
        except StopIteration as stop:
            made: Demo = stop.value
            return made
        if watched and progress.message != said:
            said = progress.message
            sys.stderr.write(f"{_percent(progress)}  {said}\n")


def _percent(progress: Progress) -> str:
    return _("{percent} %").format(percent=f"{100 * progress.done // progress.total:>3}")


def _lines(made: Demo) -> tuple[str, ...]:
    folder = made.edition.parent
    kits = sum(each.suffix == ".jurykit" for each in made.files)
    ballots = sum(each.suffix == ".juryballot" for each in made.files)
    documents = [each.name for each in made.files if each.parent == folder]
    return (
        _("The demonstration is in “{folder}”.").format(folder=where(folder)),
        _("Edition: {file}").format(file=made.edition.name),
        ngettext(
            "{count} kit in “kits”, its code in “codes.csv”.",
            "{count} kits in “kits”, their codes in “codes.csv”.",
            kits,
        ).format(count=kits),
        ngettext("{count} ballot in “ballots”.", "{count} ballots in “ballots”.", ballots).format(
            count=ballots
        ),
        _("Documents: {files}").format(files=", ".join(documents)),
    )
