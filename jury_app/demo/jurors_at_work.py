"""The jurors at their desks: each opens a kit, gives marks, recuses, and seals a ballot."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from openpyxl import load_workbook

from jury_app.demo.calendar import ISSUED, moment
from jury_app.demo.content import Recused, Tale
from jury_app.demo.marks import Marking
from jury_app.desk.changes import Field, Place, Value
from jury_app.desk.desk import Desk
from jury_app.desk.grid_reading import fill_from_grid
from jury_app.desk.grids import write_grid
from jury_app.desk.views import SealedFile
from jury_app.exchange.kits import IssuedFile
from jury_app.importing.scores import read_grid
from jury_app.model.templates import said

FIRST_DAYS, LAST_DAYS = 4, 20  # after the kits were issued
REVISED_AT, REVISED_AGAIN_AT = "2026-09-24T21:47", "2026-10-03T10:12"

_Values = dict[Place, Value | None]


@dataclass(frozen=True, slots=True)
class SealedBallot:
    """A ballot on the disk, and when its juror sealed it."""

    file: SealedFile
    at: datetime


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where the jurors work, and what they think."""

    marking: Marking
    tale: Tale
    out: Path
    grids: Path

    def ballots(self, issued: Sequence[IssuedFile]) -> Iterator[SealedBallot]:
        """Seal the ballots of one juror after another; one of them never does."""
        for each in issued:
            if each.juror == self.tale.ballots.missing:
                continue
            if each.juror == self.tale.ballots.revised:
                yield self._seal(each, moment(REVISED_AT), until=-1)
                yield self._seal(each, moment(REVISED_AGAIN_AT))
            else:
                yield self._seal(each, _sealed_at(each.juror))

    def _seal(self, kit: IssuedFile, at: datetime, until: int | None = None) -> SealedBallot:
        """Fill and seal; with `until`, the last domain is left for another evening."""
        with Desk.open(kit.file, kit.code, clock=lambda: at) as desk:
            entries = desk.view().entries
            domains = sorted({each.application.domain for each in entries})[:until]
            numbers = [
                each.number
                for each in entries
                if each.application.domain in domains and not each.recused_by_secretariat
            ]
            if kit.juror in self.tale.ballots.spreadsheets:
                self._fill_grid(desk, kit.juror, numbers)
            else:
                desk.say(self._said(kit.juror, numbers))
            return SealedBallot(desk.seal(self.out), at)

    def _said(self, juror: str, numbers: Sequence[str]) -> _Values:
        values: _Values = {}
        recused = self._recused(juror)
        for number in numbers:
            if number in recused:
                values[Place(Field.RECUSAL, number)] = recused[number]
                continue
            for code, mark in self._marks(juror, number).items():
                values[Place(Field.MARK, number, code)] = mark
            if opinion := self.marking.opinion(number, juror):
                values[Place(Field.OPINION, number)] = opinion
        return values

    def _fill_grid(self, desk: Desk, juror: str, numbers: Sequence[str]) -> None:
        """Write the grid as a workbook, type into it as a juror does, and read it back."""
        path = self.grids / f"{desk.manifest.juror.id}.xlsx"
        write_grid(desk, path)
        workbook = load_workbook(path)
        head, *lines = workbook.worksheets[0].iter_rows()
        columns = {str(cell.value): place for place, cell in enumerate(head)}
        recused = self._recused(juror)
        for line in lines:
            number = str(line[columns["application"]].value)
            if number in recused:
                line[columns["recused"]].value = recused[number]
            elif number in numbers:
                line[columns["comment"]].value = self.marking.opinion(number, juror) or None
                for code, mark in self._marks(juror, number).items():
                    line[columns[code]].value = mark
        workbook.save(path)
        fill_from_grid(desk, read_grid(path, self.marking.criteria))

    def _marks(self, juror: str, number: str) -> Mapping[str, int]:
        marks = self.marking.marks(number, juror)
        if juror != self.tale.ballots.incomplete:
            return marks
        left = len(marks) - self.tale.ballots.unmarked.get(number, 0)
        return dict(list(marks.items())[:left])

    def _recused(self, juror: str) -> dict[str, str]:
        return {each.application: said(each.reason) for each in by_kit(self.tale, juror)}


def by_kit(tale: Tale, juror: str) -> list[Recused]:
    """Return the recusals that a juror declares in the kit."""
    return [each for each in tale.recusals if each.by == "kit" and each.juror == juror]


def _sealed_at(juror: str) -> datetime:
    chance = Random(f"sealed {juror}")  # noqa: S311 -- an hour in a story, not a secret
    day = moment(ISSUED).replace(hour=8, minute=0) + timedelta(
        days=chance.randint(FIRST_DAYS, LAST_DAYS)
    )
    return day + timedelta(minutes=chance.randint(0, 14 * 60))
