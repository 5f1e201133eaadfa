"""What the command palette offers, for the whole window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Any

from jury_app.i18n import N_, _
from jury_app.ui.secretariat.stages import STAGES
from jury_app.ui.widgets.command_palette import Command
from jury_app.ui.widgets.help_sheet import native


@dataclass(frozen=True, slots=True)
class _Deed:
    """Something that a page can do, by the name of its method, or of its button's."""

    page: str
    text: str
    method: str
    also: str = ""  # what its button says in other words


_DEEDS = (
    _Deed("edition", N_("Edit the domains"), "show_domains"),
    _Deed("edition", N_("Edit the scoring grid"), "show_grid"),
    _Deed("edition", N_("Edit the awards"), "show_levels"),
    _Deed("edition", N_("Edit the rules"), "show_rules"),
    _Deed("edition", N_("See what is kept about people"), "show_privacy"),
    _Deed("edition", N_("Tell a person all that is held about them"), "privacy_tab.tell_about"),
    _Deed("applications", N_("Import applications"), "choose_applications"),
    _Deed("applications", N_("Import attachments"), "choose_attachments"),
    _Deed("applications", N_("Add an application"), "add_application"),
    _Deed("jury", N_("Import jurors"), "choose_jurors"),
    _Deed("jury", N_("Add a juror"), "add_juror"),
    _Deed("jury", N_("Record a recusal"), "add_recusal"),
    _Deed("jury", N_("Look at possible conflicts of interest"), "show_conflicts"),
    _Deed("assignment", N_("Assign the applications"), "assign"),
    _Deed("assignment", N_("Look at what can be compared"), "show_gaps"),
    _Deed("kits", N_("Make the kits"), "issue_button.click"),
    _Deed("ballots", N_("Collect ballots"), "files_button.click"),
    _Deed("deliberation", N_("Say who attends"), "attendance_button.click", N_("Attendance")),
    _Deed("deliberation", N_("Show the screen of the room"), "room_button.click"),
    _Deed("publication", N_("Write the documents"), "write_button.click"),
    _Deed("publication", N_("Design the certificates"), "open_designer"),
    _Deed("journal", N_("Check the journal"), "check_button.click"),
)


def commands(
    open_page: Callable[[str], Any],
    do_on: Callable[[str, Callable[[Any], object]], object],
    others: Sequence[Command],
) -> list[Command]:
    """Return the stages, what their pages can do, and the window's own commands."""
    found = [
        Command(
            _("Go to {page}").format(page=_(text)),
            partial(open_page, key),
            _("Stages"),
            native(f"Ctrl+{place % 10}"),
            _(text),
        )
        for place, (key, (_icon, text)) in enumerate(STAGES.items(), start=1)
    ]
    found += [
        Command(
            _(deed.text),
            partial(do_on, deed.page, _caller_of(deed.method)),
            _(STAGES[deed.page][1]),
            words=_(deed.also) if deed.also else "",
        )
        for deed in _DEEDS
    ]
    return [*found, *others]


def _caller_of(path: str) -> Callable[[Any], object]:
    """Return what calls a method of a page, or of one of its parts."""
    return lambda page: attrgetter(path)(page)()
