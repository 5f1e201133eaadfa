"""A day with all that can happen in a room, domain after domain: that of `files/sitting`."""

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
    "D06": {"G1": 9, "G2": 8, "G3": 6},
    "D07": {"H1": 8, "H2": 7, "H3": 7},
    "D08": {"J1": 9, "J2": 9, "J3": 5},
    "D09": {"K1": 7, "K2": 6, "K3": 4},
    "D10": {"L1": 8, "L2": 6},
    "D11": {"M1": 6, "M2": 5},
    "D12": {"N1": 9, "N2": 8, "N3": 7},
    "D13": {"P1": 8, "P2": 7, "P3": 6},
    "D14": {"Q1": 9, "Q2": 7, "Q3": 6},
    "D15": {"R1": 8, "R2": 8, "R3": 7},
    "D16": {"S1": 7, "S2": 7, "S3": 6},
    "D17": {"T1": 9, "T2": 8, "T3": 5},
    "D18": {"U1": 6, "U2": 6},
    "D19": {"V1": 8, "V2": 7, "V3": 9},
    "D20": {"W1": 7, "W2": 6, "W3": 5},
}


def prepare(path):
    """Found an edition with twenty domains, twenty-six members with a voice, and open ballots."""
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
