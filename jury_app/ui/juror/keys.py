"""The keys of the juror's window, page by page."""

from jury_app.i18n import _, pgettext
from jury_app.ui.widgets.help_sheet import KeyGroup, Keys


def desk_keys() -> tuple[KeyGroup, ...]:
    """Return every key of the page where one reads and scores."""
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
                Keys("Ctrl+A", _("mark all the words of the page")),
                Keys("Ctrl+C", _("copy the words that are marked")),
            ),
        ),
        KeyGroup(
            pgettext("juror", "Finish"),
            (
                Keys("Ctrl+Z", _("undo the last change")),
                Keys("Ctrl+Y", _("do it again")),
                Keys("Ctrl+D", _("stay out of this application")),
                Keys("Ctrl+E", _("export my grid")),
                Keys("Ctrl+O", _("read a grid back")),
                Keys("Ctrl+P", _("print a paper ballot")),
                Keys("Ctrl+Return", _("review and seal")),
                Keys("F1", _("this help")),
            ),
        ),
    )


def code_keys() -> tuple[KeyGroup, ...]:
    """Return the keys of the page that asks for the code."""
    return (
        KeyGroup(
            _("Keys of this page"),
            (
                Keys("Return", _("open the kit")),
                Keys("Tab", _("next field or button")),
                Keys("F1", _("this help")),
            ),
        ),
    )


def review_keys() -> tuple[KeyGroup, ...]:
    """Return the keys of the page before sealing."""
    return (
        KeyGroup(
            _("In my marks"),
            (
                Keys("Down", _("next line")),
                Keys("Home", _("first line")),
                Keys("End", _("last line")),
                Keys("Return", _("open this application")),
                Keys("Ctrl+C", _("copy the lines")),
            ),
        ),
        KeyGroup(
            _("Everywhere"),
            (
                Keys("Tab", _("next field or button")),
                Keys("Ctrl+Z", _("undo the last change")),
                Keys("Ctrl+Y", _("do it again")),
                Keys("F1", _("this help")),
            ),
        ),
    )


def sealed_keys() -> tuple[KeyGroup, ...]:
    """Return the keys of the page after sealing."""
    return (
        KeyGroup(
            _("Keys of this page"),
            (
                Keys("Tab", _("next field or button")),
                Keys("Space", _("press the button that is framed")),
                Keys("Ctrl+Return", _("back to the review")),
                Keys("F1", _("this help")),
            ),
        ),
    )
