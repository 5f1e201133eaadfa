"""The packs: for each juror what there is to read, its summary and the list of its files."""

from typing import BinaryIO

from jury_app.documents import style
from jury_app.documents.juror_pack.content import PackedApplication, PackedJuror, Packs
from jury_app.documents.juror_pack.front import by_domain, write_for_each
from jury_app.documents.layout import Story
from jury_app.documents.typography import prose
from jury_app.i18n import _, ngettext


def build_juror_packs(content: Packs, output: BinaryIO) -> int:
    """Write the packs of all jurors, and return their number of pages."""
    return write_for_each(content, _("Juror’s pack"), _fill, output)


def _fill(story: Story, juror: PackedJuror) -> None:
    count = len(juror.applications)
    text = ngettext("{count} application to read.", "{count} applications to read.", count)
    story.text(text.format(count=count))
    for domain, applications in by_domain(juror):
        story.heading(domain, style.HEADING)
        for each in applications:
            _set(story, each)


def _set(story: Story, each: PackedApplication) -> None:
    story.heading(f"{each.number}  {each.title}", style.SUBHEADING, depth=1)
    story.text(", ".join(each.applicants), style.NOTE, keep=True)
    if each.is_recused:
        story.text(_("You are recused from this application: leave it aside."))
        return
    summary = prose(each.summary) or _("No summary was given.")
    story.text(summary, keep=bool(each.files or each.missing))
    if each.files:
        told = _("Files: {names}").format(names=" · ".join(each.files))
        story.text(told, style.NOTE, keep=bool(each.missing))
    if each.missing:
        told = _("Announced, not received: {names}").format(names=" · ".join(each.missing))
        story.text(told, style.NOTE)
