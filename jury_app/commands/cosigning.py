"""`cosign-request`: what the jurors are asked to sign under the seal."""

from argparse import Namespace
from pathlib import Path

from jury_app.commands.answers import Answer, passphrase_of, where
from jury_app.commands.opening import opened
from jury_app.exchange.cosigning import write_request
from jury_app.i18n import _
from jury_app.model.queries.frozen import get_frozen
from jury_app.progress import finish


def cosign_request(arguments: Namespace) -> Answer:
    """Write the request that a juror opens on their own machine."""
    path = Path(arguments.out)
    with opened(arguments, writes=True) as database:
        frozen = database.read(get_frozen, arguments.number)
        steps = write_request(
            database, path, passphrase=passphrase_of(arguments), number=arguments.number
        )
        written = finish(steps)
    line = _("Request to countersign the decisions number {number}, seal {seal}: {file}").format(
        number=frozen.number, seal=frozen.seal_code, file=written.name
    )
    document = {"file": where(written), "number": frozen.number, "seal": frozen.seal_code}
    return Answer(document=document, lines=(line,))
