"""A kit in which everybody and everything has a name that looks like markup."""

import hashlib
import runpy
import zipfile
from pathlib import Path

from msgspec.structs import replace

from jury_app.desk.desk import Desk
from jury_app.sealing.keys import new_edition_keys
from jury_app.sealing.kit import Kit, write_kit
from jury_app.sealing.manifest import KitAttachment, KitDomain, grid_digest

HERE = Path(__file__).parent
EYE = runpy.run_path(str(HERE / "markup.py"))
KITS = runpy.run_path(str(HERE.parent / "desk" / "kits.py"))
name, title = EYE["name"], EYE["title"]


def build(folder):
    """Write the kit; return its file, and what opens it without its code."""
    keys, content = new_edition_keys()[0], KITS["long_pdf"](1)
    made = KITS["make_kit"](folder, count=2, keys=keys)
    manifest = _named(made.manifest, content)
    path = folder / EYE["file_name"]("dossier", ".jurykit")
    with path.open("wb") as output:
        write_kit(
            manifest, [(1, content)], code=made.code, signing_key=keys.signing_key, output=output
        )
    return path, lambda: Desk(Kit(path.name, zipfile.ZipFile(path), manifest))


def _named(manifest, content):
    criteria = tuple(
        replace(
            each,
            name=name(each.code),
            guidance=name("guide"),
            meanings=tuple(replace(one, text=name("sens")) for one in each.meanings),
        )
        for each in manifest.grid.criteria
    )
    first, second = manifest.applications
    return replace(
        manifest,
        edition=replace(manifest.edition, title=name("Prix"), organiser=name("Organisateur")),
        juror=replace(manifest.juror, name=name("Jurée"), body=name("Organisme")),
        grid=replace(manifest.grid, criteria=criteria, digest=grid_digest(criteria)),
        domains=tuple(
            KitDomain(code=each.code, name=name("Domaine"), sponsor=name("Mécène"))
            for each in manifest.domains
        ),
        applications=(
            _application(first, attachments=(_attachment(content),)),
            _application(second, attachments=(), recused_reason=name("Élue")),
        ),
    )


def _application(application, **values):
    return replace(
        application,
        title=title(application.number),
        summary=name("Résumé"),
        applicants=(name("Commune"),),
        axis=name("Axe"),
        **values,
    )


def _attachment(content):
    return KitAttachment(
        n=1,
        name=EYE["file_name"]("pièce", ".pdf"),
        media_type="application/pdf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
