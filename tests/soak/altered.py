"""Changes bytes of a small archive, makes all its manifests again, and verifies what comes of it.

`python tests/soak/altered.py --count 500`, evenly spread; `--count 0` changes every byte. Prints
how many were accepted, and how many were refused without a name: both must be none. One of a
hundred is packed and verified whole; of the others what is unpacked is handed in, and checks that
would look at the very same again are passed over. Both must say the same.
"""

import argparse
import os
import runpy
import sys
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

from jury_app import verify
from jury_app.archiving.bag import bag
from jury_app.archiving.contents import edition_files
from jury_app.exchange.founding import unlock
from jury_app.model.database import Database
from jury_app.model.queries.archived import archived_edition
from jury_app.model.queries.edition import get_edition

HERE = Path(__file__).resolve().parent
ARCHIVING = HERE.parent / "archiving"
NEAR = SimpleNamespace(**runpy.run_path(str(HERE / "near.py")))
WHOLE = 100
WRONG = ("accepted", "unnamed", "differs")
BIG = ("data/verify.py",)  # one file like any other; every hundredth byte of it tells


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=500)
    asked = parser.parse_args()
    alter = runpy.run_path(str(ARCHIVING / "test_tampering.py"))["alter"]
    with tempfile.TemporaryDirectory() as folder:
        files = small_archive(Path(folder))
        archive = Path(folder) / "archive.zip"
        archive.write_bytes(verify.pack(files, "archive"))
        assert verify.verify(archive).ok
        places = [
            (name, place)
            for name in sorted(files)
            for place in range(0, len(files[name]), 100 if name in BIG else 1)
        ]
        step = max(1, len(places) // asked.count) if asked.count else 1
        answers = Counter()
        NEAR.remember(lambda: verify.verify(archive))
        checked = NEAR.Checked(verify._case_of_bag(files, []))  # noqa: SLF001 -- as it is read
        for count, (name, place) in enumerate(places[::step]):
            altered = alter(files, name, place)
            with NEAR.reading_files(altered, checked):
                answer = answer_to(archive)
            if count % WHOLE == 0:
                archive.write_bytes(verify.pack(altered, "archive"))
                if (whole := answer_to(archive)) != answer:
                    answer = "differs"
                    tell(f"{name}, byte {place}: {whole} where the archive is packed")
            answers[answer] += 1
            if answer in WRONG:
                tell(f"{name}, byte {place}: {answer}")
    tell(f"{answers.total()} of {len(places)} bytes changed: {dict(answers.most_common())}")
    return 1 if any(answers[each] for each in WRONG) else 0


def small_archive(folder):
    """Return the files of the archive of a small edition, with one short document."""
    os.environ["JURY_DATA"] = str(folder / "data")
    worlds = runpy.run_path(str(ARCHIVING / "worlds.py"))
    edition = worlds["finished"](worlds["small_world"](folder))
    with closing(Database(edition)) as database:
        held = database.read(archived_edition, verify.TABLES)
        row = database.read(get_edition)
        payload = edition_files(held, {"minutes.pdf": b"%PDF-1.7 minutes"})
        return bag(row, held, payload, unlock(database, None))


def answer_to(archive):
    """Return what is said of an archive: its first finding, or that there is none."""
    try:
        verdict = verify.verify(archive)
    except verify.RefusalError as refusal:
        return refusal.finding.code
    except Exception:  # noqa: BLE001 -- whatever it is, it has no name
        return "unnamed"
    return "accepted" if verdict.ok else verdict.findings[0].code


def tell(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
