"""The answers of the last collection, with how many of each there are."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jury_app.exchange.answering import PASSED_OVER, CollectedFile
from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.ui.secretariat.answer_list import ANSWERS, AnswerList
from jury_app.ui.tokens import GAP_M, GAP_S, GAP_XS
from jury_app.ui.widgets.buttons import icon_button
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, label


class AnswerPanel(QWidget):
    """Says what became of each file; refusals come first, since they ask for something."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title_label = label("", "heading")
        self.counts_label = SentenceLabel("", "muted")
        self.close_button = icon_button("x", _("Hide these answers"), ink="muted")
        self.answer_list = AnswerList(_("Answers"))
        head = row(gap=GAP_S)
        head.addLayout(column(self.title_label, self.counts_label, gap=GAP_XS), 1)
        head.addWidget(self.close_button)
        self.setLayout(column(head, self.answer_list, gap=GAP_M))
        self.close_button.clicked.connect(self.closed)

    def set_answers(self, answers: Sequence[CollectedFile]) -> None:
        """Show what was said of the files just taken in."""
        places = list(reversed(ANSWERS))
        ordered = sorted(answers, key=lambda each: places.index(each.answer))
        counts = Counter(each.answer for each in answers)
        taken = len(answers) - counts[PASSED_OVER]
        self.title_label.setText(
            ngettext("{count} file taken in", "{count} files taken in", taken).format(
                count=format_number(taken)
            )
        )
        told = [
            _("{answer}: {count}").format(answer=sign.word, count=format_number(counts[code]))
            for code, sign in ANSWERS.items()
            if counts[code]
        ]
        self.counts_label.setText(" · ".join(told))
        self.answer_list.set_answers(ordered)
