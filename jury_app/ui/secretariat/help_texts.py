"""What is told of each page of the secretariat: three or four questions, and their answers."""

from jury_app.i18n import N_
from jury_app.ui.secretariat.help_after import JOURNAL, PUBLICATION
from jury_app.ui.secretariat.help_deliberation import DELIBERATION
from jury_app.ui.secretariat.help_words import Help

PAGES = {
    "edition": Help(
        N_("What the prize is this year: its name and days, domains, grid, awards and rules."),
        (
            (
                N_("Where do I begin?"),
                N_(
                    "From left to right: the name and the calendar, then the domains with their "
                    "sponsors, the scoring grid, the awards, the rules."
                ),
            ),
            (
                N_("Do I have to save?"),
                N_(
                    "No: each field is saved as soon as you leave it, and the line at the foot "
                    "says so. Only the rules wait until you put them in force."
                ),
            ),
            (
                N_("Something can no longer be changed"),
                N_(
                    "The grid is locked once a kit holds it, and the rules are sealed with the "
                    "opening of the ballots: after that, a change needs a reason, which goes into "
                    "the minutes."
                ),
            ),
            (
                N_("Back-ups, and a computer that is lost"),
                N_(
                    "“Back-ups…” lists those on this computer, checks one or puts a copy beside "
                    "the edition. With a back-up and the recovery sheet, kept apart, all is had "
                    "back."
                ),
            ),
            (
                N_("What about privacy?"),
                N_(
                    "“Privacy” lists what is kept about people and until when. What is due you "
                    "erase there, with a certificate; the seal stays verifiable. Somebody who asks "
                    "is told all that is held about them, or erased."
                ),
            ),
        ),
    ),
    "applications": Help(
        N_("Everything that was sent in, and whether it competes."),
        (
            (
                N_("Import"),
                N_(
                    "Drop the file of the form tool anywhere in this window. Each line is checked "
                    "first, and nothing is taken in before you have seen the report."
                ),
            ),
            (
                N_("Admissible or not"),
                N_(
                    "Choose one application or several, then change their status. Inadmissible "
                    "needs a reason; everything can be undone."
                ),
            ),
            (
                N_("Attachments"),
                N_(
                    "Import a folder or an archive: files find their application by its number. "
                    "Jurors read PDF files and pictures in their window."
                ),
            ),
        ),
    ),
    "jury": Help(
        N_("Who sits, in which panels, and who must stay out of what."),
        (
            (
                N_("Conflicts of interest"),
                N_(
                    "They are suggested, with the reason; nothing is recused by a machine. Record "
                    "those that are true, leave the others."
                ),
            ),
            (
                N_("How each juror marks"),
                N_(
                    "Once the ballots are opened, “Marking” shows who marks low, high or apart, "
                    "from 8 files on. It is for you alone: to be looked at, never an accusation."
                ),
            ),
            (
                N_("A juror leaves"),
                N_(
                    "Let the juror leave: the name stays in the list and in the minutes, and the "
                    "juror may come back."
                ),
            ),
        ),
    ),
    "assignment": Help(
        N_("Who reads what, how much that is for each, and what can be compared."),
        (
            (
                N_("Give them something to read"),
                N_(
                    "Whole panels read all of their domain; or a few readers each, evenly and "
                    "never into a conflict. A plan says what it asks of each before it is put in "
                    "force."
                ),
            ),
            (
                N_("Change it by hand"),
                N_(
                    "Choose an application, then a juror: what it would change is told first. Or "
                    "drag one onto the other. Each change can be undone."
                ),
            ),
            (
                N_("What does “compare” mean?"),
                N_(
                    "A severe juror is told from weak applications only where common readers link "
                    "them. What is missing is listed, with the fewest readings that would mend it."
                ),
            ),
        ),
    ),
    "kits": Help(
        N_("One file per juror, opened with a code, read and scored without a network."),
        (
            (
                N_("Make and send"),
                N_(
                    "Make the kits into a folder: there you find each kit, a message ready to be "
                    "sent with it, and the list of codes."
                ),
            ),
            (
                N_("Send the codes apart"),
                N_(
                    "Never in the same message as the kit: by another one, by letter or by "
                    "telephone. The list of codes is for you alone."
                ),
            ),
            (
                N_("A code is lost, a kit is spoilt"),
                N_(
                    "Choose the juror, then “Kit lost or stolen…”. A lost one stays good; ballots "
                    "from a stolen one are refused. Marks received come back in the new kit."
                ),
            ),
        ),
    ),
    "ballots": Help(
        N_("What jurors send back, sealed, until it is opened before witnesses."),
        (
            (
                N_("Take them in"),
                N_(
                    "Drop the files or a whole folder here, as often as you like. Each one gets "
                    "its answer in a sentence, and the same one twice does no harm."
                ),
            ),
            (
                N_("Two ballots of one juror"),
                N_(
                    "The latest counts. If two contradict each other, none counts: compare the "
                    "codes on the telephone, then keep one with “Decide a conflict…”."
                ),
            ),
            (
                N_("Let them come in by themselves"),
                N_(
                    "Watch the folder into which ballots or messages are saved: each is taken in "
                    "once it is wholly written, and nothing is moved or changed there."
                ),
            ),
            (
                N_("Compare a fingerprint"),
                N_(
                    "The juror’s window and the attendance sheet show twenty characters. Type "
                    "some of them under the register: it says whose they are."
                ),
            ),
            (
                N_("Open the ballots"),
                N_(
                    "Once, before witnesses whose names are recorded. If the edition has a "
                    "passphrase, it is asked for. Nobody sees a mark before that."
                ),
            ),
        ),
    ),
    "standings": Help(
        N_("The order that the marks give in each domain, exactly as the rules say."),
        (
            (
                N_("Read the table"),
                N_(
                    "Rank and mean, how many of the readers gave their marks, and how they are "
                    "spread. Whoever has no rank is listed last, with the reason."
                ),
            ),
            (
                N_("How sure is this order?"),
                N_(
                    "The jury is drawn again by lot, left without a juror or a criterion, counted "
                    "by other rules. The sentences may be read aloud; a chart’s menu saves it."
                ),
            ),
            (
                N_("Who gave what?"),
                N_(
                    "The marks of each juror stand beside the order, without names: “Show the "
                    "names” is for you, not for a screen that the room sees."
                ),
            ),
            (
                N_("An expert panel: the shortlist"),
                N_(
                    "Say how many places pass, or from which mean, and see who stays out before "
                    "you cut. Call an application back, or move it, with a reason for the minutes."
                ),
            ),
            (
                N_("Keep these standings"),
                N_("A numbered copy that never changes afterwards, to be cited in the minutes."),
            ),
        ),
    ),
    "deliberation": DELIBERATION,
    "publication": PUBLICATION,
    "journal": JOURNAL,
}
