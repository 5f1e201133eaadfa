"""Brings the French catalogue up to date with the sources: `python resources/locale/update.py`.

Catalogues named as arguments are merged in, and win over what was there.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)  # the same texts make the same bytes on any day


def source_catalogue() -> Catalog:
    """Return every text of the sources."""
    catalogue = Catalog(project="Jury", locale="fr", fuzzy=False)
    found = extract_from_dir(ROOT / "jury_app", [("**.py", "python")], keywords=KEYWORDS)
    for file, line, message, comments, context in found:
        catalogue.add(message, None, [(f"jury_app/{file}", line)], (), comments, context=context)
    return catalogue


def known_catalogues(paths: list[Path]) -> list[Catalog]:
    """Return the translations we have, the best first."""
    return [read_po(path.open("rb"), locale="fr") for path in paths if path.exists()]


def translated(catalogue: Catalog, known: list[Catalog]) -> Catalog:
    """Return the catalogue with the first translation known of each text."""
    result = Catalog(
        project="Jury",
        locale="fr",
        fuzzy=False,
        header_comment="# French texts of Jury.",
        creation_date=UNDATED,
        revision_date=UNDATED,
    )
    for message in sorted(
        (each for each in catalogue if each.id), key=lambda each: (str(each.id), each.context or "")
    ):
        files = sorted({(file, None) for file, _line in message.locations})
        string = next(
            (
                old.string
                for other in known
                if (old := other.get(message.id, message.context))
                and old.string
                and any(old.string)
            ),
            None,
        )
        result.add(message.id, string, files, context=message.context)
    return result


def main(arguments: list[str]) -> int:
    """Write `fr.po` and `fr.mo`, and name what is still to be translated."""
    po = HERE / "fr.po"
    known = known_catalogues([*map(Path, arguments), po])
    catalogue = translated(source_catalogue(), known)
    with po.open("wb") as file:
        write_po(file, catalogue, width=100, omit_header=False, sort_output=False)
    lines = po.read_text(encoding="utf-8").splitlines(keepends=True)
    dates = ('"POT-Creation-Date', '"PO-Revision-Date')
    po.write_text("".join(x for x in lines if not x.startswith(dates)), encoding="utf-8")
    with (HERE / "fr.mo").open("wb") as output:
        write_mo(output, catalogue)
    missing = [each.id for each in catalogue if each.id and not (each.string and any(each.string))]
    for text in missing:
        sys.stdout.write(f"untranslated: {text}\n")
    sys.stdout.write(f"{len(catalogue)} texts, {len(missing)} untranslated\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
