"""What tests of widgets share: the look of the application, and something to list."""

from dataclasses import dataclass

import pytest

from jury_app.ui.table_model import RIGHT, Column, TableModel


@dataclass(frozen=True, slots=True)
class Dossier:
    id: int
    title: str
    mean: int | None = None


@pytest.fixture(autouse=True)
def _dressed(theme):
    """Every widget is tested in the clothes it wears."""


@pytest.fixture
def model(qapp):
    return TableModel(
        [
            Column("Titre", lambda row: row.title, stretch=True, strong=True),
            Column("Moyenne", lambda row: str(row.mean or "–"), lambda row: row.mean, RIGHT),
        ]
    )


@pytest.fixture
def dossiers():
    return [Dossier(number, f"Dossier {number:03}", number % 7) for number in range(300)]
