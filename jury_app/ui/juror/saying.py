"""What is said on the desk goes to the outbox, each thing to its place."""

from jury_app.desk.changes import Field, Place
from jury_app.ui.juror.desk_page import DeskPage
from jury_app.ui.juror.outbox import Outbox


def say_into(outbox: Outbox, page: DeskPage) -> None:
    """Have everything that is said on a page saved."""
    grid, say = page.grid, outbox.say
    grid.mark_given.connect(lambda n, c, mark: say(Place(Field.MARK, n, c), mark))
    grid.comment_given.connect(lambda n, c, text: say(Place(Field.COMMENT, n, c), text))
    grid.opinion_given.connect(lambda n, text: say(Place(Field.OPINION, n), text))
    grid.note_given.connect(lambda n, text: say(Place(Field.NOTE, n), text))
    page.recusal_lifted.connect(lambda n: say(Place(Field.RECUSAL, n), None))
