"""The scores of one domain as every method sees them: who gave what, and what is missing."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Generic, TypeVar

Application = TypeVar("Application", bound=int | str)
Juror = TypeVar("Juror", bound=int | str)


@dataclass(frozen=True)
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
        return dict(self._by_application.get(application, {}))

    def of_juror(self, juror: Juror) -> dict[Application, Fraction]:
        """Return the scores that a juror gave, in the order of the applications."""
        return dict(self._by_juror.get(juror, {}))

    @cached_property
    def _by_application(self) -> dict[Application, dict[Juror, Fraction]]:
        places = {juror: place for place, juror in enumerate(self.jurors)}
        found: defaultdict[Application, dict[Juror, Fraction]] = defaultdict(dict)
        listed = (pair for pair in self.scores if pair[1] in places)
        for application, juror in sorted(listed, key=lambda pair: places[pair[1]]):
            found[application][juror] = self.scores[application, juror]
        return found

    @cached_property
    def _by_juror(self) -> dict[Juror, dict[Application, Fraction]]:
        places = {application: place for place, application in enumerate(self.applications)}
        found: defaultdict[Juror, dict[Application, Fraction]] = defaultdict(dict)
        listed = (pair for pair in self.scores if pair[0] in places)
        for application, juror in sorted(listed, key=lambda pair: places[pair[0]]):
            found[juror][application] = self.scores[application, juror]
        return found

    def without_juror(self, juror: Juror) -> "Panel[Application, Juror]":
        """Return the panel as if a juror had not sat."""
        jurors = tuple(each for each in self.jurors if each != juror)
        kept = {pair: score for pair, score in self.scores.items() if pair[1] != juror}
        return Panel(self.applications, jurors, kept)
