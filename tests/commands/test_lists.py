import pytest

WHAT = ("applications", "jurors", "domains", "kits", "ballots", "decisions")


@pytest.mark.parametrize("what", WHAT)
def test_a_list_for_the_eye_has_as_many_headings_as_columns(jury, ask, edition, what):
    _status, document = ask("list", edition, what)
    status, told, _complaint = jury("--lang", "en", "list", edition, what)

    rows = document[what]
    lines = told.splitlines()
    assert status == 0
    assert len(lines) == len(rows) + bool(rows)
    assert {line.count("\t") for line in lines} == {len(row) - 1 for row in rows}


def test_the_headings_are_those_of_the_language(jury, edition):
    heads = {
        language: jury("--lang", language, "list", edition, "domains")[1].splitlines()[0]
        for language in ("fr", "en")
    }

    assert heads["en"].split("\t") == ["Code", "Name", "Sponsor", "Applications"]
    assert heads["fr"].split("\t") == ["Code", "Nom", "Parrain", "Candidatures"]
