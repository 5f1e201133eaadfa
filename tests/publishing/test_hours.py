"""The hours of the room: what is printed does not depend on where and when it is printed."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pypdfium2
import pytest

from jury_app.exchange.closing import close
from jury_app.legal_time import PARIS, in_the_room
from jury_app.model.queries.journal import list_journal
from jury_app.progress import finish

PAST_MIDNIGHT = datetime(2026, 11, 13, 0, 20, tzinfo=timezone(timedelta(hours=1)))
NAMES = ("award-list", "minutes", "certificates")
ZONES = ("UTC", "Europe/Paris", "Pacific/Auckland")


@pytest.fixture(scope="module")
def late_file(decided_file, tmp_path_factory, open_year):
    """An edition at rest whose sitting closed a little past midnight, by the clock of the room."""
    path = tmp_path_factory.mktemp("late") / "edition.jury"
    path.write_bytes(decided_file.read_bytes())
    year = open_year(path, clock=lambda: PAST_MIDNIGHT)
    finish(close(year.database, passphrase=None))
    year.close()
    return path


@pytest.fixture(scope="module")
def documents(late_file, tmp_path_factory):
    """The documents of that edition by the zone of the machine that printed them."""
    folder = tmp_path_factory.mktemp("printed")
    return {zone: printed(late_file, folder / zone.replace("/", "-"), zone) for zone in ZONES}


def printed(edition, folder, zone):
    """Publish a copy of an edition on a machine of another zone; return the folder of its PDFs."""
    folder.mkdir()
    copy = folder / edition.name
    copy.write_bytes(edition.read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "jury_app", "publish", copy, "--out", folder / "documents", *NAMES],
        env=os.environ | {"TZ": zone, "JURY_LANG": "fr"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "documents"


def read(path):
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def test_documents_are_the_same_to_the_byte_in_every_time_zone(documents):
    first, *others = [
        [(folder / f"{name}.pdf").read_bytes() for name in NAMES] for folder in documents.values()
    ]

    assert all(each == first for each in others)


def test_the_minutes_give_the_hours_of_the_room(documents):
    folder = documents["Pacific/Auckland"]
    text = read(folder / "minutes.pdf")

    assert "la séance est levée à 0 h 20" in text
    assert "13 novembre 2026" in read(folder / "award-list.pdf")


def test_the_journal_keeps_the_offset_of_each_act(late_file, open_year):
    year = open_year(late_file)
    last = year.database.read(list_journal)[-1]
    year.close()

    assert last.at == "2026-11-13T00:20:00+01:00"


@pytest.mark.parametrize(
    ("moment", "hour"),
    [
        ("2026-10-14T10:41:00Z", 12),
        ("2026-12-14T11:41:00Z", 12),
        ("2026-10-14T10:41:00+00:00", 10),
        ("2026-10-14T12:41:00+11:00", 12),
    ],
)
def test_a_moment_without_offset_is_of_metropolitan_france(moment, hour):
    assert in_the_room(moment).hour == hour


def test_the_legal_time_follows_the_seasons():
    winter, summer = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)

    assert [each.astimezone(PARIS).hour for each in (winter, summer)] == [1, 2]
