"""`new`: an edition, its keys, and the recovery sheet to be kept apart."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from jury_app.commands.answers import Answer, passphrase_of
from jury_app.commands.keys import sheet_document, sheet_lines
from jury_app.exchange.founding import create_edition, template_from
from jury_app.exchange.recovery import sheet_of
from jury_app.i18n import _, language
from jury_app.model.templates import answering_to, load_template


def new(arguments: Namespace) -> Answer:
    """Found an edition."""
    path = Path(arguments.edition)
    source = Path(arguments.source) if arguments.source else None
    template = template_from(source) if source else load_template(arguments.template)
    if arguments.ballots_email:
        template = answering_to(template, arguments.ballots_email)
    passphrase = passphrase_of(arguments)
    founded = create_edition(
        path,
        template=template,
        title=arguments.title,
        year=arguments.year or datetime.now(UTC).year,
        passphrase=passphrase,
        language=language(),
    )
    lines = [
        _("Edition founded: {file}").format(file=path.name),
        _("Recovery key, to be printed and kept apart: {key}").format(key=founded.recovery),
    ]
    sheet = {}
    if arguments.recovery_sheet:
        written = sheet_of(path, Path(arguments.recovery_sheet), founded.recovery)
        lines.extend(sheet_lines(written))
        sheet = {"recovery_sheet": sheet_document(written)}
    if passphrase is None:
        lines.append(_("Its keys have no passphrase: whoever has the file can open the ballots."))
    document = {
        "edition": str(path),
        "template": template.code,
        "recovery": founded.recovery,
        "passphrase": passphrase is not None,
        **sheet,
    }
    return Answer(document=document, lines=tuple(lines))
