"""Where a juror is in each dossier, so as to come back to it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jury_app.ui.juror.fit import Fit

if TYPE_CHECKING:
    from jury_app.ui.juror.page_layout import Reading


@dataclass(slots=True)
class Bookmarks:
    """The places of one evening; nothing of them is written down."""

    readings: dict[int, "Reading"] = field(default_factory=dict)  # by attachment
    tabs: dict[str, int] = field(default_factory=dict)  # by application
    summaries: dict[str, int] = field(default_factory=dict)  # how far they are scrolled
    fit: Fit = Fit.WIDTH  # as a document is shown that was not open before
