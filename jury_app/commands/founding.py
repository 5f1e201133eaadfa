"""`new`: an edition, its keys, and the recovery sheet to be kept apart."""

from argparse import Namespace
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from jury_app.commands.answers import Answer, passphrase_of
from jury_app.commands.keys import sheet_document, sheet_lines
from jury_app.exchange.founding import Founded, create_edition, template_from
from jury_app.exchange.preselecting import FoundedOn, JuryEdition, found_on_shortlist
from jury_app.exchange.recovery import sheet_of
from jury_app.files import require_writable
from jury_app.i18n import _, language, ngettext
from jury_app.model.database import Database
from jury_app.model.templates import Template, answering_to, for_panel, load_template
from jury_app.progress import finish


def new(arguments: Namespace) -> Answer:
    """Found an edition."""
    path = Path(arguments.edition)
    source = Path(arguments.source) if arguments.source else None
    template = template_from(source) if source else load_template(arguments.template)
    if arguments.ballots_email:
        template = answering_to(template, arguments.ballots_email)
    if arguments.panel:
        template = for_panel(template)
    passphrase = passphrase_of(arguments)
    if arguments.recovery_sheet:
        require_writable(Path(arguments.recovery_sheet))
    founded = _founded(path, arguments, template, passphrase)
    shortlisted = {}
    lines = [
        _("Edition founded: {file}").format(file=path.name),
        _("Recovery key, to be printed and kept apart: {key}").format(key=founded.recovery),
    ]
    if isinstance(founded, FoundedOn):
        shortlisted = {"applications": founded.applications}
        lines.insert(1, _taken(founded.applications))
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
        **shortlisted,
        **sheet,
    }
    return Answer(document=document, lines=tuple(lines))


def _founded(
    path: Path, arguments: Namespace, template: Template, passphrase: str | None
) -> Founded:
    """Found an edition that has its applications to come, or one that judges a shortlist."""
    if not arguments.shortlist_of:
        return create_edition(
            path,
            template=template,
            title=arguments.title,
            year=arguments.year or datetime.now(UTC).year,
            passphrase=passphrase,
            language=language(),
        )
    asked = JuryEdition(
        template=template,
        title=arguments.title,
        year=arguments.year,
        passphrase=passphrase,
        language=language(),
        seats_panel=arguments.seat_panel,
    )
    with closing(Database(Path(arguments.shortlist_of))) as panel:
        return finish(found_on_shortlist(panel, path, asked))


def _taken(count: int) -> str:
    return ngettext(
        "It judges {count} application that the expert panel shortlisted.",
        "It judges {count} applications that the expert panel shortlisted.",
        count,
    ).format(count=count)
