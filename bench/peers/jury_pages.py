"""Makes the certificates of the bench with this application: `each` is a file for each laureate."""

import json
import sys
from datetime import date
from pathlib import Path

from jury_app.documents.certificate import (
    Certificate,
    Certificates,
    build_certificates,
    each_certificate,
)
from jury_app.i18n import speaking

LEVELS = ("gold", "silver", "bronze")

folder, how = Path(sys.argv[1]), sys.argv[2]
data = json.loads((folder / "data.json").read_text("utf-8"))
content = Certificates(
    title="Prix Territoria",
    year=2026,
    organiser="Observatoire national de l’innovation publique",
    place="Paris",
    awarded_on=date(2026, 11, 4),
    chair="Bruno Delmas",
    chair_quality="président du jury",
    items=tuple(
        Certificate(
            laureates=(item["name"],),
            award=data["award"],
            title=data["title"],
            domain=data["named_domain"],
            ornament=LEVELS[place % 3],
            sponsor=data["sponsor"],
            register_number=item["number"].split()[-1],
            code=item["says"],
        )
        for place, item in enumerate(data["items"])
    ),
)
if how == "each":
    (folder / "each").mkdir(exist_ok=True)
    for place, (_item, made) in enumerate(each_certificate(content)):
        (folder / "each" / f"{place}.pdf").write_bytes(made)
else:
    with (folder / "jury.pdf").open("wb") as output, speaking("fr"):
        build_certificates(content, output)
