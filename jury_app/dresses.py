"""What certificates may be dressed in: designs, papers, and how far a printer is set right."""

from typing import Literal, TypeAlias, get_args

DesignName: TypeAlias = Literal["classical", "sober", "modern"]
Orientation: TypeAlias = Literal["landscape", "portrait"]
Paper: TypeAlias = Literal["a4", "a3"]

DESIGNS: tuple[DesignName, ...] = get_args(DesignName)
ORIENTATIONS: tuple[Orientation, ...] = get_args(Orientation)
PAPERS: tuple[Paper, ...] = get_args(Paper)
MOST_OFFSET = 50  # millimetres
