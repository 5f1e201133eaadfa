"""Presentations on the premises of laureates: acts of the journal, and papers to travel with."""

import csv
import json
from dataclasses import replace
from io import StringIO

import pypdfium2
import pytest

from jury_app.cli import run
from jury_app.errors import JuryError
from jury_app.exchange.rectifying import Rectification, rectify
from jury_app.model.operations.corrections import CORRECTIONS
from jury_app.model.operations.erasing_people import erase_person
from jury_app.model.operations.presentations import cancel_presentation, plan_presentation
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.presentations import PresentationRow, list_presentations
from jury_app.progress import finish
from jury_app.publishing import publish

BLOIS = {
    "on": "2027-01-15T18:00",
    "place": " Hôtel de ville  de Blois ",
    "certificates": ["2026-001"],
    "people": ["Mme Maëlle Œuvrard", "", "M. Benali"],
}
LATER = {"on": "2027-02-03T10:30", "place": "Préfecture", "certificates": ["A3"]}


@pytest.fixture
def plan(closed):
    """What plans a presentation in the closed edition, and returns all of them."""

    def planning(**values):
        closed.database.write(plan_presentation, **values)
        return closed.database.read(list_presentations)

    return planning


def test_presentations_are_told_in_the_order_of_their_days(plan):
    later, *_none = plan(**LATER)
    first, second = plan(**BLOIS)

    assert first == PresentationRow(
        id=first.id,
        on="2027-01-15T18:00",
        place="Hôtel de ville de Blois",
        people=("Mme Maëlle Œuvrard", "M. Benali"),
        certificates=("2026-001",),
    )
    assert second == later
    assert second.certificates == ("2026-003", "2026-004")  # all that the application won


def test_a_presentation_is_moved_by_a_new_act_and_called_off_by_another(plan, closed):
    (planned,) = plan(**BLOIS)
    before = closed.head()
    assert plan(**BLOIS, presentation=planned.id) == [planned]
    assert closed.head() == before  # the same again is no act

    (moved,) = plan(**{**BLOIS, "on": "2027-01-16T09:00"}, presentation=planned.id)
    assert (moved.id, moved.on, moved.people) == (planned.id, "2027-01-16T09:00", planned.people)

    closed.database.write(cancel_presentation, presentation=moved.id)
    assert closed.database.read(list_presentations) == []
    told = [each.sentence for each in closed.database.read(list_journal)]
    assert told.count("Remise sur place de 1 diplôme prévue") == 2
    assert told.count("Remise sur place annulée") == 1


def test_whoever_is_erased_leaves_the_place_and_the_others_where_they_were(plan, closed):
    (planned,) = plan(**BLOIS)
    closed.database.write(erase_person, who="Mme Maëlle Œuvrard", reason="À sa demande")

    assert closed.database.read(list_presentations) == [replace(planned, people=("M. Benali",))]

    closed.database.write(erase_person, who="M. Benali", reason="À sa demande")

    assert closed.database.read(list_presentations) == [replace(planned, people=())]
    told = [each.reason for each in closed.database.read(list_journal)]
    assert [reason for reason in told if "Œuvrard" in reason or "Benali" in reason] == []


def test_a_place_that_was_erased_is_called_so(plan, closed, tmp_path):
    (planned,) = plan(**{**BLOIS, "place": "Chez M. Benali"})
    closed.database.write(erase_person, who="M. Benali", reason="À sa demande")

    (left,) = closed.database.read(list_presentations)
    assert left == replace(planned, place="", people=("Mme Maëlle Œuvrard",))
    (listed,) = finish(publish(closed.database, tmp_path, ["presentations"]))
    with pypdfium2.PdfDocument(listed.file) as document:
        assert "lieu effacé" in document[0].get_textpage().get_text_range()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"place": " "}, "presentation_nowhere"),
        ({"certificates": []}, "presentation_empty"),
        ({"certificates": ["2026-099"]}, "certificate_none"),
        ({"on": "demain"}, "day_wrong"),
        ({"presentation": 1}, "presentation_missing"),
        ({"certificates": ["A2", "2026-001"]}, "certificate_elsewhere"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_changes(plan, closed, change, code):
    plan(**BLOIS)
    before = closed.head()

    with pytest.raises(JuryError) as refusal:
        plan(**{**LATER, **change})

    assert refusal.value.code == code
    assert closed.head() == before


def test_nothing_is_planned_before_the_closing(found_year, tmp_path):
    with pytest.raises(JuryError) as refusal:
        found_year(tmp_path / "open.jury").database.write(plan_presentation, **BLOIS)

    assert refusal.value.code == "sitting_open"


def test_the_papers_say_where_to_go_with_what(plan, closed, tmp_path):
    plan(**LATER)
    plan(**BLOIS)
    names = ("presentations", "presentations-csv", "calendar")
    files = {each.document: each.file for each in finish(publish(closed.database, tmp_path, names))}

    with pypdfium2.PdfDocument(files["presentations"]) as document:
        text = " ".join(document[0].get_textpage().get_text_range().split())
    assert text.index("Hôtel de ville de Blois") < text.index("Préfecture")
    assert "Remis par Mme Maëlle Œuvrard et M. Benali" in text
    assert "Blois et Agglopolys" in text
    table = StringIO(files["presentations-csv"].read_text(encoding="utf-8"), newline="")
    rows = list(csv.DictReader(table))
    assert [row["certificate"] for row in rows] == ["2026-001", "2026-003", "2026-004"]
    assert rows[0]["people"] == "Mme Maëlle Œuvrard | M. Benali"
    events = files["calendar"].read_bytes().replace(b"\r\n ", b"").decode()
    assert "DTSTART:20270115T170000Z" in events  # an hour of Paris
    assert "LOCATION:Hôtel de ville de Blois" in events


def test_what_rectifications_replaced_is_handed_over_as_it_is_and_what_they_withdrew_is_not(
    plan, closed, tmp_path
):
    plan(**BLOIS)
    plan(**LATER)

    def rectified(*corrections):
        told = Rectification(corrections=corrections, reason="Faute", witnesses=("M. X",))
        finish(rectify(closed.database, told, passphrase=None))

    rectified(CORRECTIONS["rename"](application="A1", title="Le Répar’café de Blois"))
    rectified(
        CORRECTIONS["rename"](application="A1", title="Le Répar’café"),
        CORRECTIONS["rename"](application="A1", title="Le Répar’Café"),
        CORRECTIONS["withdraw"](application="A3", level="argent"),
        CORRECTIONS["withdraw"](application="A3", level="Prix de l’Audace"),
    )

    blois, later = closed.database.read(list_presentations)
    assert (blois.certificates, later.certificates) == (("2026-006",), ())
    names = ("presentations-csv", "calendar")
    files = {each.document: each.file for each in finish(publish(closed.database, tmp_path, names))}
    [row] = csv.DictReader(StringIO(files["presentations-csv"].read_text(encoding="utf-8")))
    assert (row["certificate"], row["place"]) == ("2026-006", "Hôtel de ville de Blois")
    events = files["calendar"].read_bytes().replace(b"\r\n ", b"").decode()
    assert events.count("SUMMARY:Remise du Prix Territoria 2026\N{NO-BREAK SPACE}: Blois") == 1
    assert "Préfecture" not in events


def test_none_is_told_as_none(closed, tmp_path):
    (listed,) = finish(publish(closed.database, tmp_path, ["presentations"]))

    with pypdfium2.PdfDocument(listed.file) as document:
        assert "Aucune n’est prévue." in document[0].get_textpage().get_text_range()


def test_the_command_line_plans_and_tells(closed_file, tmp_path, capsys):
    path = str(tmp_path / "edition.jury")
    (tmp_path / "edition.jury").write_bytes(closed_file.read_bytes())

    plan = ["--plan", "2027-01-15T18:00", "--place", "Mairie", "--certificate", "A1"]
    assert run(["presentations", path, *plan, "--person", "Mme Œuvrard", "--json"]) == 0
    (planned,) = json.loads(capsys.readouterr().out)["presentations"]
    assert (planned["place"], planned["certificates"]) == ("Mairie", ["2026-001"])

    assert run(["presentations", path, "--lang", "fr"]) == 0
    assert "15 janvier 2027" in capsys.readouterr().out.replace("\u00a0", " ")

    assert run(["presentations", path, "--cancel", str(planned["presentation"]), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"presentations": []}
