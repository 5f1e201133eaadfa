"""What the desk needs to know of a grid that was read from a spreadsheet or a paper form."""

from collections.abc import Mapping, Sequence
from typing import Protocol


class GridRow(Protocol):
    """One application as the file has it."""

    @property
    def row(self) -> int:
        """The line, counted from 1 as a spreadsheet shows it."""
        ...

    @property
    def application(self) -> str:
        """The number of the application."""
        ...

    @property
    def marks(self) -> Mapping[str, str | None]:
        """By criterion, a decimal with a point, or nothing."""
        ...

    @property
    def title(self) -> str:
        """The title beside the number; empty where the file has none."""
        ...

    @property
    def comment(self) -> str | None:
        """The general opinion; None where the file has no place for it."""
        ...

    @property
    def recused(self) -> str | None:
        """The reason of a recusal, empty for none; None where the file has no place for it."""
        ...


class CellProblem(Protocol):
    """A cell that the reader of the file did not understand."""

    @property
    def row(self) -> int:
        """The line, counted from 1 as a spreadsheet shows it."""
        ...

    @property
    def column(self) -> str:
        """The heading of the column."""
        ...

    @property
    def reason(self) -> str:
        """A stable code."""
        ...

    @property
    def value(self) -> str:
        """What stands there."""
        ...


class Grid(Protocol):
    """A grid as it came back."""

    @property
    def rows(self) -> Sequence[GridRow]:
        """The lines that could be read."""
        ...

    @property
    def refused(self) -> Sequence[CellProblem]:
        """The cells that could not."""
        ...

    @property
    def warnings(self) -> Sequence[CellProblem]:
        """The cells that were read and deserve a look."""
        ...

    def address(self, row: int, column: str) -> str:
        """Return where a cell stands, as whoever holds the file would say it."""
        ...
