"""`cosign`: a juror reads what was sealed, and signs it with the key of this machine."""

from argparse import Namespace
from pathlib import Path

from jury_app.commands.answers import Answer, where
from jury_app.desk.cosigning import AskedSeal, co_sign, read
from jury_app.desk.desk import Desk
from jury_app.files import made_folder
from jury_app.i18n import _


def cosign(arguments: Namespace) -> Answer:
    """Tell what is sealed, and sign it unless it is only asked for."""
    with Desk.open(Path(arguments.kit), arguments.code) as desk:
        asked = read(desk, Path(arguments.request))
        file = None if arguments.dry_run else co_sign(desk, asked, made_folder(Path(arguments.out)))
        juror = desk.manifest.juror.name
        arguments.is_rehearsal = desk.manifest.is_rehearsal
    document = {
        "file": where(file) if file else None,
        "juror": juror,
        "number": asked.request.number,
        "seal": asked.request.code,
        "head": asked.request.head,
        "ballot": asked.own.value,
        "key": asked.fingerprint,
        "awards": [
            {"domain": each.domain, "application": each.application, "level": each.level}
            for each in asked.request.awards
        ],
    }
    done = _("Countersigned: {file}").format(file=file.name) if file else _("Nothing was signed.")
    return Answer(document=document, lines=(*_lines(asked), done))


def _lines(asked: AskedSeal) -> list[str]:
    codes = [_("{name}: {code}").format(name=name, code=code) for name, code in asked.codes]
    awards = ["  " + " – ".join(filter(None, line)) for line in asked.awards]
    return [*asked.sentences, *codes, *awards, asked.ballot_sentence]
