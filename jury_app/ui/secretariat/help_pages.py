"""Help on each page of the secretariat, in the language spoken."""

from jury_app.i18n import _
from jury_app.ui.secretariat.help_keys import page_keys
from jury_app.ui.secretariat.help_texts import PAGES
from jury_app.ui.secretariat.stages import STAGES
from jury_app.ui.widgets.help_sheet import HelpPage, Topic


def page_help(key: str) -> HelpPage:
    """Return the help on a page."""
    found = PAGES[key]
    topics = tuple(Topic(_(title), _(text)) for title, text in found.topics)
    return HelpPage(_(STAGES[key][1]), _(found.sentence), topics, page_keys(key))
