"""A panel that shortlists and is sealed, then the jury that is founded on it: played once."""

import runpy
from pathlib import Path

from jury_app.archiving import archive
from jury_app.exchange.preselecting import JuryEdition, found_on_shortlist
from jury_app.model.operations.attachments import IncomingAttachment, take_attachments
from jury_app.model.operations.shortlisting import call_back, cut_shortlist, move_application
from jury_app.model.queries.jury import list_jurors
from jury_app.model.scoring.cut import Cut
from jury_app.model.templates import for_panel, load_template
from jury_app.progress import finish

WORLDS = runpy.run_path(str(Path(__file__).parent / "worlds.py"))
SEATED = "Diallo"


def season(folder):
    """Return a panel’s edition, closed and archived, and the jury’s, founded and closed."""
    panel = shortlisted(folder)
    late = panel.seal(1, marks(A1=0, A2=0, A3=10, A4=10, B1=10))
    panel.close_all()
    done = finish(archive(panel.database, folder / "panel.zip", passphrase=None))
    finish(found_on_shortlist(panel.database, folder / "jury.jury", asked()))
    panel.close()
    WORLDS["copy"](folder / "jury.jury", folder / "judged.jury")
    judged(WORLDS["World"](folder / "judged.jury", folder / "judged"))
    return {"folder": folder, "late": late, "verdict": done.verdict}


def asked(**values):
    settings = {"title": None, "year": None, "passphrase": None, "language": "fr"}
    template = load_template("territoria")
    return JuryEdition(template=template, **{**settings, "seats_panel": True, **values})


def marks(**by_number):
    codes = ("cible", "demarche", "partenariats", "service")
    return {number: dict.fromkeys(codes, mark) for number, mark in by_number.items()}


def shortlisted(folder):
    """Let a panel score, cut at two places, call one back and move another."""
    path = folder / "panel.jury"
    WORLDS["found"](path, template=for_panel(load_template("territoria")))
    panel = WORLDS["World"](path, folder / "ballots")
    panel.applications("A1", "A2", "A3", "A4")
    panel.application("B1", "D02")
    plan = IncomingAttachment("A1", "plan.pdf", "application/pdf", b"%PDF-1.7 plan")
    lost = IncomingAttachment("A3", "note.pdf", "application/pdf", b"%PDF-1.7 note")
    panel.database.write(take_attachments, incoming=[plan, lost])
    jurors = [panel.juror("Benali", given_name="Fatima", civility="Mme")]
    jurors += panel.jurors("Carpentier", SEATED, "Roy")
    panel.assign()
    panel.invite(*jurors)
    panel.seal(jurors[0], marks(A1=9, A2=7, A3=5, A4=3, B1=6))
    panel.seal(jurors[1], marks(A1=9, A2=7, A3=5, A4=3, B1=6))
    panel.seal(jurors[2], marks(A1=9, A3=5, A4=3, B1=6), recused={"A2": "Ma commune"})
    panel.seal(jurors[3], marks(A1=9, A2=7, A3=5, A4=3, B1=6))
    panel.collect()
    panel.open_all()
    panel.database.write(cut_shortlist, cut=Cut(best=2))
    panel.database.write(call_back, number="A4", reason="Seul projet outre-mer", by=jurors[0])
    panel.database.write(move_application, number="A2", domain_code="D02", reason="Urbanisme")
    return panel


def judged(jury):
    """Let the jury judge the shortlist, and close."""
    jurors = [row.id for row in jury.database.read(list_jurors)]
    jury.assign()
    jury.invite(*jurors)
    for juror_id in jurors:
        jury.seal(juror_id, marks(A1=5, A4=8, B1=7) | ({} if juror_id == 3 else marks(A2=9)))
    jury.collect()
    jury.open_all()
    jury.decide("A4", "or")
    jury.decide("A2", "or")
    jury.close_all()
    jury.close()
