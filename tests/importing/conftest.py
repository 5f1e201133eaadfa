"""The edition that the example files were made for, and tables written as people write them."""

import csv
import io
import re
from pathlib import Path

import pytest
from openpyxl import Workbook

EDITION = Path(__file__).resolve().parent.parent / "files" / "edition-2026"
LABELS = re.compile(r"^\| (D\d\d) \| (.+?) \|", re.MULTILINE)


@pytest.fixture(scope="session")
def edition():
    return EDITION


@pytest.fixture(scope="session")
def domains():
    readme = (EDITION / "README.md").read_text(encoding="utf-8")
    return {label: code for code, label in LABELS.findall(readme)}


@pytest.fixture
def write_csv(tmp_path):
    def write(rows, *, encoding="utf-8", separator=",", end="\n", name="table.csv"):
        target = io.StringIO()
        csv.writer(target, delimiter=separator, lineterminator=end).writerows(rows)
        path = tmp_path / name
        path.write_bytes(target.getvalue().encode(encoding))
        return path

    return write


@pytest.fixture
def write_xlsx(tmp_path):
    def write(sheets, name="table.xlsx"):
        workbook = Workbook()
        workbook.remove(workbook.active)
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(row)
        path = tmp_path / name
        workbook.save(path)
        workbook.close()
        return path

    return write


@pytest.fixture(scope="session")
def export():
    """Return the rows of the example export."""
    with (EDITION / "demarches-simplifiees.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))
