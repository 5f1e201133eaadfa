"""Settings of the rules, each with the sentence that the minutes will print under it."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QSpinBox, QWidget

from jury_app.i18n import _
from jury_app.model.rules import RuleSettings
from jury_app.model.topics import Told, Topic, sentences_about
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_S
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel, frame, set_tone


class RuleForm(Form):
    """Fields as in any form; what follows from them stands close below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentences: dict[Topic, SentenceLabel] = {}
        self._areas: dict[Topic, QFrame] = {}
        self._layout.setSpacing(px(GAP_S))

    def say(self, topic: Topic) -> None:
        """Leave a place, under the settings above, for what the minutes say of them."""
        said = SentenceLabel("")
        self.sentences[topic] = said
        area = self._areas[topic] = frame("said")
        area.setLayout(column(said, margin=GAP_S))
        self.add_wide(area)
        self._layout.insertSpacing(self._layout.count() - 1, px(GAP_L))

    def set_said(self, topic: Topic, *, shown: bool) -> None:
        """Say of a rule what the minutes will say, or leave it out with its settings."""
        self._areas[topic].setVisible(shown)

    def tell(self, told: Iterable[Told]) -> None:
        """Say what the minutes will say."""
        given = tuple(told)
        for topic, said in self.sentences.items():
            text = sentences_about(given, topic)
            said.setText(text or _("The minutes say nothing of it."))
            set_tone(said, "text" if text else "muted")


class RuleGroup(QObject):
    """Some fields of a form that stand for some of the rules."""

    changed = Signal()

    def into(self, settings: RuleSettings) -> RuleSettings:
        """Return the rules with what these fields say."""
        raise NotImplementedError

    def show_settings(self, settings: RuleSettings) -> None:
        """Show the rules in these fields."""
        raise NotImplementedError

    def watch(self, *fields: QWidget) -> None:
        """Tell when one of these fields changes."""
        for each in fields:
            if isinstance(each, QComboBox):
                each.currentIndexChanged.connect(self._on_changed)
            elif isinstance(each, QSpinBox):
                each.valueChanged.connect(self._on_changed)
            elif isinstance(each, QCheckBox):
                each.toggled.connect(self._on_changed)

    def show_needed(self) -> None:
        """Offer only what the other choices leave to be chosen."""

    def _on_changed(self) -> None:
        self.show_needed()
        self.changed.emit()
