"""Help on each page of the juror's window."""

from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.ui.juror.keys import code_keys, desk_keys, review_keys, sealed_keys
from jury_app.ui.juror.review_page import ReviewPage
from jury_app.ui.juror.sealed_page import SealedPage
from jury_app.ui.widgets.help_sheet import HelpPage, HelpSheet, Topic


def help_with_code(page: QWidget) -> None:
    """Open the help on the code over its page."""
    HelpSheet(code_help(), page).open()


def help_behind_code(page: QWidget | None) -> HelpPage:
    """Return the help on the page that is shown behind the code."""
    if isinstance(page, ReviewPage):
        return review_help()
    return sealed_help() if isinstance(page, SealedPage) else desk_help()


def code_help() -> HelpPage:
    """Return the help on the code."""
    return HelpPage(
        _("Open my kit"),
        _("A kit is one file with the applications you are to score. Its code opens it."),
        (
            Topic(
                _("Where is my code?"),
                _(
                    "The secretariat sent it to you apart from the kit: by another message, by "
                    "letter or by telephone. It is four words."
                ),
            ),
            Topic(
                _("The code is refused"),
                _(
                    "Capitals, spaces and hyphens do not matter; each letter does. If the kit was "
                    "made anew, only its newest code opens it. Otherwise, call the secretariat."
                ),
            ),
            Topic(
                _("Is anything sent?"),
                _(
                    "No. There is no account and no network: everything stays on this computer, "
                    "and you yourself send your ballot in the end."
                ),
            ),
        ),
        code_keys(),
    )


def desk_help() -> HelpPage:
    """Return the help on reading and scoring."""
    return HelpPage(
        _("Read and score"),
        _("Your applications at the left, the dossier in the middle, your marks at the right."),
        (
            Topic(
                _("Give a mark"),
                _(
                    "Click it, or type its figure. Another one replaces it; the cross beside the "
                    "criterion takes it back. What each mark means is shown under the keys."
                ),
            ),
            Topic(
                _("Write"),
                _(
                    "Comments and the general opinion go to the secretariat with your ballot. The "
                    "private note never leaves this computer."
                ),
            ),
            Topic(
                _("What is saved"),
                _(
                    "Everything, at once: the hour stands at the top. You may close the window at "
                    "any moment and go on another day."
                ),
            ),
            Topic(
                _("A conflict of interest?"),
                _(
                    "“I stay out of this application” hides it, and nobody asks you for its marks. "
                    "You can come back on it, even once you have sealed: seal again then."
                ),
            ),
            Topic(
                _("Larger, darker, in English"),
                _("The button with the sliders, at the top, changes the text, colours, language."),
            ),
        ),
        desk_keys(),
    )


def review_help() -> HelpPage:
    """Return the help on the page before sealing."""
    return HelpPage(
        _("Review and seal"),
        _("One last look at all your marks. Nothing leaves this computer before you seal."),
        (
            Topic(
                _("Compare"),
                _(
                    "The table shows your marks alone, with your order in each domain. Equal ranks "
                    "are marked. A click on a title sorts; Enter opens an application."
                ),
            ),
            Topic(
                _("Worth a second look"),
                _(
                    "Marks that are missing, and applications all marked alike. These are "
                    "questions, not mistakes: you decide."
                ),
            ),
            Topic(
                _("Seal"),
                _(
                    "Sealing writes one file that only the secretariat can open. Even incomplete, "
                    "a ballot can be sealed, and sealed again later: the latest counts."
                ),
            ),
        ),
        review_keys(),
    )


def sealed_help() -> HelpPage:
    """Return the help on the page after sealing."""
    return HelpPage(
        _("My ballot is sealed"),
        _("One thing is left: send the file to the secretariat."),
        (
            Topic(
                _("Send the file"),
                _(
                    "“Prepare the message” writes one with the ballot attached: send it. Or join "
                    "the file to a message of your own. Nobody but the secretariat can read it on "
                    "its way."
                ),
            ),
            Topic(
                _("What the code is for"),
                _(
                    "The secretariat may ask for it by telephone: if it is the same there, they "
                    "have this very ballot, unchanged."
                ),
            ),
            Topic(
                _("What a receipt is"),
                _(
                    "The secretariat sends you one when the ballot has come. Drop it on this "
                    "window: it says whether your ballot is counted as you sent it. Keep the file."
                ),
            ),
            Topic(
                _("What it is to countersign"),
                _(
                    "After the sitting you may be asked to sign its seal here. Drop the request on "
                    "this window and compare it with what was decided: what is invented "
                    "afterwards will not fit your signature."
                ),
            ),
            Topic(
                _("I have changed my mind"),
                _(
                    "Go back to your applications, change what you like, and seal again: your new "
                    "ballot replaces this one."
                ),
            ),
        ),
        sealed_keys(),
    )
