"""What is told of the sitting, from the roll call to the closing."""

from jury_app.i18n import N_
from jury_app.ui.secretariat.help_words import Help

DELIBERATION = Help(
    N_("Domain after domain: look at the order, decide, record."),
    (
        (
            N_("Rehearse the day before"),
            N_(
                "“Rehearse the day” (Ctrl+K) makes a copy with made-up ballots: vote, close, "
                "print, begin again. It says REHEARSAL everywhere; nothing of it comes into the "
                "edition."
            ),
        ),
        (
            N_("Before you begin"),
            N_(
                "Say who attends, since when and by whom they are represented: the quorum "
                "follows, and you may correct it at any time."
            ),
        ),
        (
            N_("From domain to domain"),
            N_(
                "Put the running order together: the most contested first, the fewest exits "
                "of recused jurors, or by hand. Then open the next domain, application after "
                "application: who has to leave is named."
            ),
        ),
        (
            N_("Record a decision"),
            N_(
                "Choose the application, then the award. If it departs from the order, a "
                "motive is asked for: it goes into the minutes."
            ),
        ),
        (
            N_("Take a vote"),
            N_(
                "Say what is put to the vote and how, then enter what is counted: the result "
                "is told before you record it. What is carried is made ready as the decision."
            ),
        ),
        (
            N_("Compare, try decisions"),
            N_(
                "“Compare” sets two or three applications side by side, mark by mark. “Try "
                "decisions” tells what they would bring before anything is recorded. Both are "
                "for you alone."
            ),
        ),
        (
            N_("A mistake, a change of mind"),
            N_(
                "Withdraw the decision or take another: both stay in the journal, the last one "
                "counts."
            ),
        ),
        (
            N_("Continue on paper"),
            N_(
                "When the power may go: prints what is left of the sitting, a sheet for each "
                "domain, with boxes for all that may happen. It is for the secretariat alone."
            ),
        ),
        (
            N_("Back from paper"),
            N_(
                "Asks for what was done by hand, in the order of the sheets, and tells what it "
                "comes to before you record it. What is typed is kept until then."
            ),
        ),
        (
            N_("Close the sitting"),
            N_(
                "Print the sitting sheet and have each page initialled; then close. The decisions "
                "are frozen under a seal, and documents can be printed. The code of the sheet "
                "stands in the minutes."
            ),
        ),
    ),
)
