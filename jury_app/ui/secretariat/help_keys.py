"""The keys of the secretariat's window, and of its pages."""

from jury_app.i18n import _
from jury_app.ui.secretariat.stages import STAGES
from jury_app.ui.widgets.help_sheet import KeyGroup, Keys


def page_keys(key: str) -> tuple[KeyGroup, ...]:
    """Return the keys of a page, then those of the whole window."""
    own = _OWN.get(key, _in_a_list)()
    return own, _everywhere(), _stages()


def _in_a_list() -> KeyGroup:
    return KeyGroup(
        _("In a list"),
        (
            Keys("Return", _("Open what is chosen")),
            Keys("Esc", _("Go back to the list")),
            Keys("Del", _("Remove what is chosen, where it may be")),
            Keys("Ctrl+C", _("Copy the lines")),
            Keys("Home", _("First line")),
            Keys("End", _("Last line")),
        ),
    )


def _deciding() -> KeyGroup:
    return KeyGroup(
        _("To decide"),
        (
            Keys("1", _("Choose the first award, and so on")),
            Keys("Ctrl+Return", _("Record the decision")),
            Keys("N", _("Next domain")),
            Keys("P", _("Previous domain")),
            Keys("Down", _("Next application")),
            Keys("S", _("Put the next domain before the jury")),
            Keys("V", _("Take a vote")),
            Keys("W", _("Read why it was decided so")),
            Keys("F5", _("Show the screen of the room")),
            Keys("B", _("Make the screen of the room blank, and back")),
            Keys("Ctrl+PgDown", _("Turn to the next page on the screen of the room")),
        ),
    )


def _everywhere() -> KeyGroup:
    return KeyGroup(
        _("Everywhere"),
        (
            Keys("Ctrl+K", _("Find something to do")),
            Keys("Ctrl+F", _("Search in the list")),
            Keys("Esc", _("Close what is open, or clear the search")),
            Keys("F1", _("Help with this page")),
        ),
    )


def _stages() -> KeyGroup:
    return KeyGroup(
        _("Stages of the year"),
        tuple(
            Keys(f"Ctrl+{place % 10}", _(text))
            for place, (_icon, text) in enumerate(STAGES.values(), start=1)
        ),
    )


def _assigning() -> KeyGroup:
    return KeyGroup(
        _("To assign"),
        (
            Keys("Return", _("On an application: go to its jurors")),
            Keys("Down", _("On a juror: see what their reading would change")),
            Keys("Return", _("On a juror: give the reading, or take it away")),
            Keys("Esc", _("Go back to the list")),
        ),
    )


_OWN = {"deliberation": _deciding, "assignment": _assigning}
