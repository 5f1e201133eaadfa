"""The page of the codes says what the program says."""

import importlib.util
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"


def test_the_page_of_the_codes_is_up_to_date():
    specification = importlib.util.spec_from_file_location("codes_page", DOCS / "codes.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)

    assert (DOCS / "codes.md").read_text(encoding="utf-8") == module.page(), (
        "Run: python docs/codes.py"
    )
