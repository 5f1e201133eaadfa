"""The scores of one domain as every method sees them: who gave what, and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

Application = TypeVar("Application", bound=int | str)
Juror = TypeVar("Juror", bound=int | str)


@dataclass(frozen=True, slots=True)
class Panel(Generic[Application, Juror]):
    """Applications and their jurors; a score that is missing is absent, and never a zero.

    Each score is a juror's whole grid as one exact number, the higher the better, on one scale for
    the whole panel. Applications without a score and jurors who gave none may be listed.
    """

    applications: tuple[Application, ...]
    jurors: tuple[Juror, ...]
    scores: Mapping[tuple[Application, Juror], Fraction]

    def of_application(self, application: Application) -> dict[Juror, Fraction]:
        """Return the scores that an application was given, in the order of the jurors."""
        found = ((juror, self.scores.get((application, juror))) for juror in self.jurors)
        return {juror: score for juror, score in found if score is not None}

    def of_juror(self, juror: Juror) -> dict[Application, Fraction]:
        """Return the scores that a juror gave, in the order of the applications."""
        found = ((each, self.scores.get((each, juror))) for each in self.applications)
        return {each: score for each, score in found if score is not None}

    def without_juror(self, juror: Juror) -> "Panel[Application, Juror]":
        """Return the panel as if a juror had not sat."""
        jurors = tuple(each for each in self.jurors if each != juror)
        kept = {pair: score for pair, score in self.scores.items() if pair[1] != juror}
        return Panel(self.applications, jurors, kept)
