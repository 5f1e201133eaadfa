"""The keys of the juror's window."""

from jury_app.i18n import _, pgettext
from jury_app.ui.widgets.help_sheet import KeyGroup, Keys


def key_groups() -> tuple[KeyGroup, ...]:
    """Return every key, for the sheet that F1 shows."""
    return (
        KeyGroup(
            _("Go around"),
            (
                Keys("Ctrl+PgDown", _("next application")),
                Keys("Ctrl+PgUp", _("previous application")),
                Keys("Ctrl+J", _("next application that misses a mark")),
                Keys("Ctrl+1", _("the list of applications")),
                Keys("Ctrl+2", _("the dossier")),
                Keys("Ctrl+3", _("the marks")),
                Keys("Ctrl+4", _("all my marks at a glance")),
                Keys("Ctrl+F", _("search my applications; in a document, its words")),
            ),
        ),
        KeyGroup(
            pgettext("juror", "Score"),
            (
                Keys("7", _("give this mark; 1 then 0 is ten")),
                Keys("Right", _("one mark higher")),
                Keys("Left", _("one mark lower")),
                Keys("Del", _("take the mark back")),
                Keys("Down", _("next criterion")),
                Keys("Up", _("previous criterion")),
                Keys("Return", _("comment on this criterion")),
                Keys("Esc", _("from the comment back to the marks")),
            ),
        ),
        KeyGroup(
            pgettext("juror", "Read"),
            (
                Keys("Ctrl+Tab", _("next part of the dossier")),
                Keys("Space", _("one screen down")),
                Keys("Right", _("next page")),
                Keys("Ctrl+G", _("go to a page")),
                Keys("F4", _("the pages in small")),
                Keys("Ctrl++", _("larger")),
                Keys("Ctrl+-", _("smaller")),
                Keys("Ctrl+0", _("fit the width")),
                Keys("Ctrl+9", _("fit the whole page")),
                Keys("F3", _("next match; with Shift, the previous one")),
                Keys("Ctrl+C", _("copy the words that are marked")),
            ),
        ),
        KeyGroup(
            pgettext("juror", "Finish"),
            (
                Keys("Ctrl+Z", _("undo the last change")),
                Keys("Ctrl+D", _("stay out of this application")),
                Keys("Ctrl+E", _("export my grid")),
                Keys("Ctrl+O", _("read a grid back")),
                Keys("Ctrl+P", _("print a paper ballot")),
                Keys("Ctrl+Return", _("review and seal")),
                Keys("F1", _("this sheet")),
            ),
        ),
    )
