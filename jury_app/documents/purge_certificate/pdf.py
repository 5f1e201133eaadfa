"""The certificate of purge on one page: a table of what went, the codes, a place to sign."""

from typing import BinaryIO

from jury_app.documents import style
from jury_app.documents.drawing import Imprint
from jury_app.documents.layout import Column, Story
from jury_app.documents.masthead import set_masthead
from jury_app.documents.pages import write_pages
from jury_app.documents.purge_certificate.content import PurgeCertificate
from jury_app.formatting import format_date, format_number, format_time
from jury_app.i18n import _


def build_purge_certificate(content: PurgeCertificate, output: BinaryIO) -> int:
    """Write the certificate as a PDF and return its number of pages."""
    story = Story()
    set_masthead(story, content.organiser, _("Certificate of purge"), content.edition, after=8)
    story.text(_opening(content), style.LEAD)
    _set_gone(story, content)
    story.heading(_("Why"), style.SUBHEADING)
    story.text(content.reason or _("The reason was erased."))
    _set_left(story)
    _set_codes(story, content)
    story.signatures([(content.by or _("For the secretariat"), _("Date and signature"))])
    return write_pages(story.lines, _imprint(content), output)


def _opening(content: PurgeCertificate) -> str:
    day = format_date(content.erased_at.date())
    details = {"date": day, "hour": format_time(content.erased_at), "name": content.by}
    if content.by:
        text = _(
            "On {date} at {hour}, {name} erased for good from the edition’s file what follows."
        )
    else:
        text = _(
            "On {date} at {hour}, the secretariat erased for good from the edition’s file what "
            "follows."
        )
    return text.format(**details)


def _set_gone(story: Story, content: PurgeCertificate) -> None:
    columns = (Column(0.78, _("What")), Column(0.22, _("How many"), align="right"))
    rows = [
        [[(title, style.CELL)], [(format_number(count), style.CELL_STRONG)]]
        for title, count in content.gone
    ]
    story.table(columns, rows)


def _set_left(story: Story) -> None:
    story.heading(_("What stays"), style.SUBHEADING)
    story.text(
        _(
            "The sealed decisions, the minutes, the award list and the journal, which holds "
            "numbers and digests: the seal can still be verified. What was erased is told there by "
            "this act alone. Copies made elsewhere, on a stick or by mail, are not reached: "
            "whoever keeps one erases it too."
        )
    )


def _set_codes(story: Story, content: PurgeCertificate) -> None:
    story.heading(_("To be compared"), style.SUBHEADING)
    facts = [
        (_("Act of the journal"), format_number(content.act)),
        (_("Short code of the journal"), content.journal_code),
        (_("Code of the seal"), content.seal_code or "–"),
        (_("Key of the edition"), content.fingerprint),
    ]
    rows = [[[(name, style.CELL_MUTED)], [(said, style.CELL_STRONG)]] for name, said in facts]
    story.table((Column(0.4), Column(0.6)), rows)


def _imprint(content: PurgeCertificate) -> Imprint:
    return Imprint(
        title=f"{_('Certificate of purge')} – {content.edition}",
        author=content.organiser,
        language=content.language,
        subject=_("What was erased from the edition"),
        made_on=content.erased_at.date(),
        running_title=_("Certificate of purge"),
        running_note=content.edition,
        foot=content.organiser,
    )
