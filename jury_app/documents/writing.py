"""What a document is told to: pages to print and sign, or a text to go on working at."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from reportlab.lib.colors import Color

from jury_app.documents import style
from jury_app.documents.layout import Cell, Column
from jury_app.documents.style import Style


class Writing(Protocol):
    """Takes a document in its order; two writings of one document hold the same words."""

    def text(self, text: str, face: Style = style.BODY, *, keep: bool = False) -> None:
        """Add a paragraph; a kept one stays with what follows it."""

    def heading(self, text: str, face: Style = style.HEADING, *, depth: int = 0) -> None:
        """Add a heading, which stands in the outline."""

    def item(self, text: str, face: Style = style.BODY) -> None:
        """Add an item of a list."""

    def rule(self, *, before: float = 8, after: float = 4, colour: Color = style.HAIRLINE) -> None:
        """Add a hairline across the measure."""

    def hold(self) -> None:
        """Keep what was added last with what comes next."""

    def together(self) -> AbstractContextManager[None]:
        """Keep what is added inside on one page, if it is short."""

    def table(
        self, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, again: str = ""
    ) -> None:
        """Add a table, whose headings come again on each page."""

    def signatures(self, people: Sequence[tuple[str, str]]) -> None:
        """Add places to sign."""
