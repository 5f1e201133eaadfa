"""A sentence that must be read, or a question that must be answered, before going on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.ui.widgets.buttons import danger_button, primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.text import SentenceLabel


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the verb that says yes."""

    title: str
    sentence: str
    action: str
    takes_away: bool = False


class Message(Dialog):
    """A title, a sentence, and buttons that say what they do."""

    _open: ClassVar[set["Message"]] = set()  # one without a parent must not die while it is read

    def __init__(self, title: str, sentence: str, parent: QWidget | None) -> None:
        super().__init__(title, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body.addWidget(SentenceLabel(sentence))
        self._open.add(self)
        self.finished.connect(lambda _result: self._open.discard(self))


def tell(parent: QWidget | None, title: str, sentence: str) -> Message:
    """Open a sentence that must be read; it does not stop anything else."""
    message = Message(title, sentence, parent)
    message.set_primary(primary_button(_("Close this message")))
    message.open()
    return message


def ask(parent: QWidget | None, question: Question, then: Callable[[], object]) -> Message:
    """Ask before something that has no undo; the answer comes later."""
    message = Message(question.title, question.sentence, parent)
    make = danger_button if question.takes_away else primary_button
    message.set_buttons(make(question.action))
    message.accepted.connect(then)
    message.open()
    return message
