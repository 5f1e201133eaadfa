"""`export` and `about`: marks without names, and all that is held about one person."""

from argparse import Namespace
from pathlib import Path

from jury_app.commands.answers import Answer, where
from jury_app.commands.opening import opened
from jury_app.formatting import format_number
from jury_app.i18n import _
from jury_app.privacy.anonymising import export_anonymised
from jury_app.privacy.telling import tell_about
from jury_app.progress import finish


def export(arguments: Namespace) -> Answer:
    """Write the marks that count without any name."""
    with opened(arguments, writes=True) as database:
        done = finish(export_anonymised(database, Path(arguments.out)))
    warnings = [
        {"reason": each.reason, "codes": list(each.codes), "text": each.text}
        for each in done.warnings
    ]
    document = {
        "file": where(done.file),
        "criteria": where(done.criteria),
        "marks": done.marks,
        "warnings": warnings,
    }
    lines = (
        _("Marks written without names: {file} ({count})").format(
            file=done.file.name, count=format_number(done.marks)
        ),
        _("Its criteria: {file}").format(file=done.criteria.name),
        *(each.text for each in done.warnings),
    )
    return Answer(document=document, lines=lines)


def about(arguments: Namespace) -> Answer:
    """Tell somebody all that is held about them."""
    with opened(arguments) as database:
        told = finish(tell_about(database, arguments.person, Path(arguments.out)))
    document = {
        "person": told.person,
        "page": where(told.page),
        "data": where(told.data),
        "rows": told.rows,
        "acts": told.acts,
    }
    lines = (
        _("Held about {person}: rows {rows}, acts of the journal {acts}").format(
            person=told.person, rows=format_number(told.rows), acts=format_number(told.acts)
        ),
        _("Written: {page}, {data}").format(page=told.page.name, data=told.data.name),
    )
    return Answer(document=document, lines=lines)
