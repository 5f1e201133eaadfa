"""What the journal says of presentations on the premises of laureates."""

from collections.abc import Mapping

from jury_app.i18n import _, ngettext
from jury_app.model.enums import JournalKind
from jury_app.model.queries.journal_names import Body, Names, Telling, fixed


def _planned(body: Body, _names: Names) -> str:
    count = len(body["certificates"])
    return ngettext(
        "Presentation of {count} certificate planned",
        "Presentation of {count} certificates planned",
        count,
    ).format(count=count)


PRESENTATION_SENTENCES: Mapping[JournalKind, Telling] = {
    JournalKind.PRESENTATION_PLANNED: _planned,
    JournalKind.PRESENTATION_CANCELLED: fixed(lambda: _("Presentation called off")),
}
