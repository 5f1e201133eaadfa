"""A morning of the jury with all that can happen in a room: the edition of `files/sitting`."""

import runpy
from pathlib import Path

from jury_app.model.enums import JurorRole

YEAR = runpy.run_path(str(Path(__file__).parent.parent / "model" / "year.py"))

MEMBERS = (
    "Benali", "Chauvet", "Costa", "Dumas", "Évrard", "Faure", "Garnier", "Hamon", "Imbert",
    "Jacquot", "Keller", "Leroy", "Martin", "Noël", "Olivier", "Petit", "Quentin", "Roche",
    "Simon", "Tessier", "Urbain", "Vidal", "Weiss",
)  # fmt: skip
READERS = ("Benali", "Chauvet", "Costa", "Dumas", "Faure")
MARKS = {
    "D01": {"A1": 9, "A2": 7, "A3": 6},
    "D02": {"B1": 7, "B2": 9, "B3": 6, "B4": 5},
    "D03": {"C1": 8, "C2": 8, "C3": 6},
    "D04": {"E1": 5},
    "D05": {"F1": 9, "F2": 7},
}


def prepare(path):
    """Found an edition with five domains, twenty-six members with a voice, and open ballots."""
    YEAR["found"](path)
    year = YEAR["Year"](path)
    for domain, marks in MARKS.items():
        year.applications(*marks, domain=domain)
    year.juror("Castaing", civility="Mme", function="Ministre", role=JurorRole.CHAIR)
    year.juror("Rousseau", civility="Mme", function="Sénatrice", role=JurorRole.VICE_CHAIR)
    ids = {name: year.juror(name) for name in MEMBERS}
    year.juror("Zola")
    year.juror("Sage", role=JurorRole.ADVISORY)
    year.assign()
    marks = {number: mark for each in MARKS.values() for number, mark in each.items()}
    for name in READERS:
        year.ballot(ids[name], marks)
    year.open("Maître Dupont")
    year.close()
