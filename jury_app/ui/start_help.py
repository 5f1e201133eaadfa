"""Help on the start window."""

from jury_app.i18n import _
from jury_app.ui.widgets.help_sheet import HelpPage, KeyGroup, Keys, Topic


def start_help() -> HelpPage:
    """Return the help on where everybody starts."""
    return HelpPage(
        _("Where to begin"),
        _("Here you open what you work on: an edition, if you prepare the prize, or your kit."),
        (
            Topic(
                _("I am a juror"),
                _(
                    "Open the kit that was sent to you, or drop it on this window. Its code came "
                    "apart from it. Next time, it stands in the recent files."
                ),
            ),
            Topic(
                _("I prepare the prize"),
                _(
                    "Prepare a new edition: an edition is one file, one a year. It can start from "
                    "last year’s, with its domains, its grid and its rules."
                ),
            ),
            Topic(
                _("I only want to see"),
                _(
                    "The demonstration is a whole year on real names. Nothing in it can be broken, "
                    "and nothing of yours is touched."
                ),
            ),
            Topic(
                _("The computer is lost, or the passphrase forgotten"),
                _(
                    "“Restore an edition…” gives everything back from a back-up, with the text "
                    "file of the recovery sheet, under a passphrase of your choice."
                ),
            ),
            Topic(
                _("A file has gone from its place"),
                _(
                    "It was moved, renamed or is on a disk that is not connected. Delete leaves it "
                    "out of the list; the file itself is never erased from here."
                ),
            ),
        ),
        (
            KeyGroup(
                _("Keys of this page"),
                (
                    Keys("Ctrl+N", _("prepare a new edition")),
                    Keys("Ctrl+O", _("open a file")),
                    Keys("Return", _("open the recent file that is chosen")),
                    Keys("Del", _("leave it out of the list")),
                    Keys("F1", _("this help")),
                ),
            ),
        ),
    )
