"""The marks and opinions of the jurors: the same at every run, since nothing is left to chance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from jury_app.demo.content import Opinions, Project

LOWEST, HIGHEST = 2, 10
HIGH, MIDDLE = 7.5, 5.8
WRITTEN = 0.65  # the share of readings with a general opinion
SEVEREST, KINDEST = -0.7, 0.5
TASTE, DETAIL = 0.35, 0.75  # how far jurors part over an application, and over one criterion


@dataclass(frozen=True, slots=True)
class Marking:
    """Knows what every juror of a panel thinks of every project of its domain."""

    projects: Mapping[str, Project]
    panels: Mapping[str, Sequence[str]]
    criteria: Sequence[str]
    opinions: Opinions

    def marks(self, number: str, juror: str) -> dict[str, int]:
        """Return a juror's marks; a twin's are those of the next juror for the other project.

        Moved on by one criterion besides, they differ everywhere and have the same mean.
        """
        project = self.projects[number]
        if not project.twin:
            return self._own(project, juror)
        panel = self.panels[project.domain]
        neighbour = panel[(panel.index(juror) + 1) % len(panel)]
        given = self.marks(project.twin, neighbour)
        moved = [*self.criteria[1:], self.criteria[0]]
        return {code: given[other] for code, other in zip(self.criteria, moved, strict=True)}

    def opinion(self, number: str, juror: str) -> str:
        """Return what a juror writes; no two write the same of one project."""
        chance = _chance("opinion", number, juror)
        if chance.random() > WRITTEN:
            return ""
        marks = self.marks(number, juror).values()
        words = list(self._words(sum(marks) / len(marks)))
        _chance("words", number).shuffle(words)
        place = self.panels[self.projects[number].domain].index(juror)
        return words[place % len(words)]

    def _own(self, project: Project, juror: str) -> dict[str, int]:
        chance = _chance("marks", project.number, juror)
        severity = _chance("severity", juror).uniform(SEVEREST, KINDEST)
        level = project.quality + severity + chance.gauss(0, TASTE)
        return {
            code: max(LOWEST, min(HIGHEST, round(level + chance.gauss(0, DETAIL))))
            for code in self.criteria
        }

    def _words(self, mean: float) -> Sequence[str]:
        if mean >= HIGH:
            return self.opinions.high
        return self.opinions.middle if mean >= MIDDLE else self.opinions.low


def _chance(*words: str) -> Random:
    return Random("/".join(words))  # noqa: S311 -- marks of a story, not secrets
