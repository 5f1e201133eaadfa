"""The edition that is played in a day: its files, its marks, and how it must come out."""

import csv
import io
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pypdfium2

FILES = Path(__file__).parents[1] / "files" / "edition-2026"

STOVE, ADVICE, NIGHT = "21456329", "21458791", "21458996"
STREAM, BRIGADE = "21457403", "21459878"
MEETING, DOORS = "21458270", "21456953"
TITLES = {
    STOVE: "La chaufferie bois qui fait école",
    ADVICE: "Le conseil en énergie des tout petits : un économe de flux pour 23 communes de moins "
    "de 500 habitants",
    NIGHT: "Éteindre pour mieux voir : la trame noire en douze mois",
    STREAM: "Renaturer le ruisseau caché sous le parking",
    BRIGADE: "La brigade verte intercommunale : prévenir, réparer, verbaliser",
    MEETING: "Le premier rendez-vous en vingt minutes : l'accueil social inconditionnel de "
    "proximité",
    DOORS: "Non-recours : aller vers, frapper aux portes, ouvrir des droits",
}
DOMAINS = {
    "Transition énergétique": (STOVE, ADVICE, NIGHT),
    "Environnement": (STREAM, BRIGADE),
    "Action sociale": (MEETING, DOORS),
}
JURORS = ("Castaing", "Delmas", "Œuvrard")
MARKS = {  # each juror's figures as they are typed; None is a recusal
    STOVE: ("9 9 9 9", "9 8 9 8", None),
    ADVICE: ("9 9 8 10", "8 9 8 9", "9 9 9 9"),
    NIGHT: ("9 8 9 9", "9 9 9 9", "10 9 7 9"),
    STREAM: ("5 5 4 3", "4 5 4 3", "5 4 4 4"),
    BRIGADE: ("4 4 4 4", "5 4 4 4", None),
    MEETING: ("8 7 7 7", "7 7 7 7"),
    DOORS: ("7 7 7 7", "8 6 7 7"),
}
_NEEDED = 3  # marks, unless the panel is smaller
_NEVER = "–"


def applications_file(path):
    """Write the export of the form tool with the dossiers of the day."""
    with (FILES / "demarches-simplifiees.csv").open(encoding="utf-8", newline="") as source:
        head, *rows = csv.reader(source)
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows([head, *(row for row in rows if row[0] in TITLES)])
    return path


def jurors_file(path):
    """Write the list of jurors with those of the day."""
    head, *lines = (FILES / "jurors.csv").read_bytes().decode("utf-8-sig").splitlines()
    kept = [line for line in lines if line.split(";")[1] in JURORS]
    path.write_bytes("\r\n".join([head, *kept, ""]).encode("utf-8-sig"))
    return path


def expected_order(domain):
    """Return rank, title and mean of a domain as they must stand, reckoned in whole points."""
    points = {number: _points(number) for number in DOMAINS[domain]}
    ranked = {key: given for key, given in points.items() if _is_ranked(key, len(given))}
    return [
        *(_ranked_line(key, ranked) for key in sorted(ranked, key=lambda key: _key(key, ranked))),
        *(
            [_NEVER, TITLES[key], f"{_NEVER} {_count(points[key])}"]
            for key in points.keys() - ranked
        ),
    ]


def check_documents(folder, seal_code):
    """Everything that was decided stands in every document that says it, and nothing else."""
    decided = [
        (row["application"], row["level"], row["ex_aequo"], row["motive"], row["citation"])
        for row in csv_rows(folder / "award-list.csv")
    ]
    assert decided == [
        (ADVICE, "Or", "true", "", "Pour les plus petites communes"),
        (NIGHT, "Or", "true", "", ""),
        (STOVE, "Mention", "false", "", ""),
        (DOORS, "Or", "false", "", ""),
        (MEETING, "Argent", "false", "", ""),
        ("", "", "", "Rien à la hauteur cette année", ""),
    ]
    awarded = [TITLES[number] for number, *_rest in decided if number]

    award_list = pdf_text(folder / "award-list.pdf")
    assert award_list.holds(*awarded, "Rien à la hauteur cette année", f"le sceau {seal_code}")
    assert award_list.holds("3 Or 1 Argent 1 Mention 1 domaine sans lauréat")
    assert not award_list.holds(TITLES[STREAM])

    minutes = pdf_text(folder / "minutes.pdf")
    assert minutes.holds(*TITLES.values(), f"le sceau {seal_code}", "3 membres sont présents")
    assert minutes.holds("devant un témoin : Jeanne Roy", "17,67", "14,25", "14,00", "8,33")
    assert minutes.holds("n’a pas pris part à l’examen du dossier nº 21456329 (Ma collectivité)")
    assert minutes.holds("s’écarte de l’ordre du classement. Motif : Le seul qui ait été visité.")
    assert minutes.holds("Motif : Rien à la hauteur cette année.")

    certificates = pdf_text(folder / "certificates.pdf")
    assert certificates.pages == len(awarded)
    assert certificates.holds(*awarded)
    assert (folder / "award-list.xlsx").stat().st_size


def csv_rows(path):
    """Return the lines of an award list."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


@dataclass(frozen=True)
class Printed:
    """The words of a document, wherever its lines break."""

    words: str
    pages: int

    def holds(self, *sentences):
        return all(_unbroken(each) in self.words for each in sentences)


def pdf_text(path):
    """Return what a document says."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return Printed(_unbroken("".join(pages)), len(pages))


def _unbroken(text):
    return "".join(text.split()).replace("-", "")


def _points(number):
    return [sum(map(int, grid.split())) for grid in MARKS[number] if grid]


def _is_ranked(number, given):
    return given >= min(_NEEDED, len(MARKS[number]))


def _key(number, points):
    return (-Fraction(sum(points[number]), len(points[number])), number)


def _ranked_line(number, points):
    total, count = sum(points[number]), len(points[number])
    crossed = [total * len(other) - sum(other) * count for other in points.values()]
    place = 1 + sum(difference < 0 for difference in crossed)
    shared = crossed.count(0) > 1
    mean = (Decimal(total) / count / 2).quantize(Decimal("0.01"), ROUND_HALF_UP)
    shown = str(mean).replace(".", ",")
    rank = f"{place} ex æquo" if shared else str(place)
    return [rank, TITLES[number], f"{shown} {_count(points[number])}"]


def _count(given):
    return f"({len(given)}/{len(given)})"
