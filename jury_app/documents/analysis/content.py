"""What the analysis of a table says, its figures in words and its pictures in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from jury_app.i18n import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationLine:
    """One application in its order.

    `marks` are those of the jurors, each with how many gave it; `likely` the rank, then those that
    it takes in nine tenths of the juries drawn by lot, `said` the same in words; `sureness` is the
    key of the verdict’s colour.
    """

    name: str
    rank: str
    mean: str
    evened_out: str = ""
    marks: Sequence[tuple[float, int]] = ()
    centre: float | None = None
    likely: tuple[int, int, int] | None = None
    said: str
    solidity: str
    sureness: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JurorLine:
    """How one juror marks; `severity` with what chance can do to each side, where it is told."""

    name: str
    n: str
    mean: str
    deviation: str
    with_others: str
    severity: tuple[float, float] | None = None
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLine:
    """One measure of agreement: one where it is full, zero where there is none."""

    name: str
    value: float
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertTable:
    """Figures for whoever knows the model: what they are, then a table; the first column names."""

    title: str
    notes: Sequence[str] = ()
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisSection:
    """One domain; `ways` are the ranks of each application by every method."""

    name: str
    facts: Sequence[str]
    sentences: Sequence[str]
    applications: Sequence[ApplicationLine]
    methods: Sequence[str]
    ways: Sequence[tuple[str, Sequence[str]]]
    jurors: Sequence[JurorLine]
    agreement: Sequence[AgreementLine]
    expert: Sequence[ExpertTable] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisPages:
    """The analysis of one file, domain by domain; `refused` are the rows that do not count."""

    source: str
    sections: Sequence[AnalysisSection]
    refused: Sequence[str]
    language: Language
