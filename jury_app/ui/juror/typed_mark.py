"""Marks typed as figures: « 1 » then « 0 » is ten, if the second follows at once."""

from time import monotonic

from jury_app.desk.marks import MarkError, read_mark
from jury_app.sealing.manifest import KitCriterion

PATIENCE = 1.2  # seconds between two figures of one mark
# The row of figures of a French keyboard, without the shift key.
FRENCH_ROW = dict(zip("&é\"'(-è_çà", "1234567890", strict=True))
DECIMAL = ".,"


class TypedMark:
    """Collects figures into a mark."""

    def __init__(self, criterion: KitCriterion) -> None:
        self._criterion = criterion
        self._typed = ""
        self._since = 0.0
        self._worded: float | None = None
        self.no_mark = ""  # what was typed in one go and is none, though its last figure is

    @property
    def is_amid_words(self) -> bool:
        """Whether words are being typed, that were meant for another place."""
        return self._worded is not None and monotonic() - self._worded < PATIENCE

    def take(self, text: str) -> int | None:
        """Take one more character; return the mark meant by now, if any.

        Amid words a figure is none: an « è » of a French keyboard is a letter of the next one.
        """
        figure = FRENCH_ROW.get(text, text)
        now = monotonic()
        if self.is_amid_words or figure not in {*"0123456789", *DECIMAL}:
            self._typed = ""
            self._worded = now if self.is_amid_words or text.isalpha() else None
            return None
        before = self._typed if now - self._since < PATIENCE else ""
        self._since = now
        whole = before + figure.replace(",", ".")
        for typed in (whole, figure):
            mark = self._mark(typed)
            if mark is not None or typed.endswith("."):
                self._typed = typed
                self.no_mark = "" if typed == whole else whole
                return mark
        self._typed = ""
        return None

    def forget(self) -> None:
        """Begin with the next figure."""
        self._typed = ""
        self._worded = None

    def _mark(self, typed: str) -> int | None:
        try:
            return read_mark(self._criterion, typed)
        except MarkError:
            return None
