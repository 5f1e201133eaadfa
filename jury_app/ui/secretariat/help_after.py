"""What is told of the documents of a closed sitting, and of the journal."""

from jury_app.i18n import N_
from jury_app.ui.secretariat.help_words import Help

PUBLICATION = Help(
    N_("Award list, minutes, certificates, letters: all from the same frozen decisions."),
    (
        (
            N_("Write the documents"),
            N_("Tick what you need, choose a folder. What is written is listed at the right."),
        ),
        (
            N_("Something is wrong in a document"),
            N_(
                "“Rectify…” puts right what was sealed, under a second seal that names the "
                "first: a spelling, an award, a vote typed wrongly. The documents say so, and "
                "those of before can still be written."
            ),
        ),
        (
            N_("Have the seal countersigned"),
            N_(
                "“Ask for countersignatures” writes a file for the chair and the jurors, who "
                "drop it on the window of their kit and send back what it makes: “Take them "
                "in…”. The minutes then say who signed."
            ),
        ),
        (
            N_("Certificates not given at the ceremony"),
            N_(
                "Under “Presentations”, plan when and where they are handed over, and by whom. The "
                "list can be printed, and each day goes into the calendar."
            ),
        ),
        (
            N_("Certificates of our own"),
            N_(
                "“Design the certificates” opens the sheet: a background, fields to move with "
                "the mouse or the arrows, names to try it on. Each step can be taken back."
            ),
        ),
        (
            N_("After a shortlist: the jury’s edition"),
            N_(
                "Once the panel has closed, the jury’s edition is founded from here, on the "
                "applications shortlisted. It keeps the panel’s closing, whole."
            ),
        ),
        (
            N_("The seal"),
            N_(
                "The short code at the head stands on each document too: with it, anybody can "
                "check that they tell of the same decisions."
            ),
        ),
    ),
)

JOURNAL = Help(
    N_("Everything that was done, by whom and when. Nothing is ever erased from it."),
    (
        (
            N_("Find an act"),
            N_(
                "Search a name or a word, or choose one kind of act. Beside the list, the "
                "values before and after."
            ),
        ),
        (
            N_("Undo an act"),
            N_(
                "Where it is still possible, the act is undone by another one; both stay in "
                "the journal."
            ),
        ),
        (
            N_("See the sitting again"),
            N_(
                "“Replay the day” goes back and forth, act by act: what was decided, who was "
                "there and what the room saw. Nothing can be changed there."
            ),
        ),
        (
            N_("Check the journal"),
            N_(
                "Each act is chained to the one before: the check finds whether anything was "
                "changed outside this program."
            ),
        ),
    ),
)
