"""All that is held about a person: whatever column names them, and nobody else by name."""

import json
import stat

import pypdfium2
import pytest
from sqlalchemy import (
    Enum,
    LargeBinary,
    String,
    func,
    literal_column,
    select,
    text,
)

from jury_app.designs import OwnDesign
from jury_app.errors import RuleError
from jury_app.model.database import engine_of
from jury_app.model.entities import Base, KeyRing
from jury_app.model.enums import DataKind
from jury_app.model.operations.designing import add_design
from jury_app.model.operations.erasing import purge
from jury_app.model.queries.people import find_person
from jury_app.privacy.held import held_about

WHO = "Zénobie Planté"
MARKED = "Zénobie Planté de {place}"
JSON_LISTS = {("round", "witnesses"), ("application", "announced")}
JSON_OBJECTS = {
    ("edition", "retention"), ("rules", "settings"), ("criterion", "meanings"),
    ("imported_row", "raw"), ("imported_row", "taken"), ("imported_juror", "taken"),
    ("change", "before"), ("change", "after"), ("ballot", "marks"), ("snapshot", "standings"),
    ("frozen_decisions", "content"), ("preselection", "content"),
    ("certificate_design", "settings"),
}  # fmt: skip
ACT = {"actor": "secretariat", "at": "2026-01-01T00:00:00+00:00", "kind": "edition_edited"}


def columns():
    """Every column that may hold words: all texts but keys, links and closed vocabularies."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            is_text = isinstance(column.type, String) and not isinstance(column.type, Enum)
            is_name = column.primary_key or column.foreign_keys
            if is_text and not is_name and table.name != KeyRing.__tablename__:
                yield table, column


def row_of(connection, table):
    """Return where a row of a table is, made now if there is none."""
    first = select(func.min(literal_column("rowid"))).select_from(table)
    if connection.execute(first).scalar() is None:
        values = {each.name: filler(each) for each in table.columns if not each.nullable}
        connection.execute(table.insert().values(values))
    return connection.execute(first).scalar()


def filler(column):
    if column.name == "id" or column.foreign_keys:
        return 1
    if isinstance(column.type, LargeBinary):
        return b"x"
    return "{}" if isinstance(column.type, String) else 1


def planted(table, column):
    said = MARKED.format(place=f"{table.name}.{column.name}")
    if (table.name, column.name) in JSON_LISTS:
        return said, json.dumps([WHO, said])
    if (table.name, column.name) in JSON_OBJECTS:
        return said, json.dumps({"deep": [{"said": said}]})
    if (table.name, column.name) == ("journal_entry", "entry"):
        return said, json.dumps({**ACT, "body": {}, "reason": said, "seq": 1})
    return said, said


def test_whatever_column_names_somebody_is_told(database):
    with engine_of(database).connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")

    assert [f"{t.name}.{c.name}" for t, c in columns() if not is_told(database, t, c)] == []


def is_told(database, table, column):
    """Plant somebody in one column, and tell what is held about them; nothing is kept."""
    said, stored = planted(table, column)
    with database._sessions() as session:  # noqa: SLF001 -- nothing of it is committed
        connection = session.connection()
        connection.execute(text("DROP TRIGGER journal_entry_no_update"))
        witnesses = {"told": json.dumps([WHO])}
        connection.execute(text("UPDATE round SET witnesses = :told"), witnesses)
        at = row_of(connection, table)
        here = literal_column("rowid") == at
        connection.execute(table.update().where(here).values({column.name: stored}))
        told = json.dumps(held_about(session, WHO).document(), ensure_ascii=False, default=str)
        session.rollback()
    return said in told


def test_every_table_is_walked(database):
    held = database.read(held_about, "jure1@exemple.fr")

    assert {"ballot", "juror", "imported_juror", "kit", "assignment"} <= {
        row.table for row in held.rows
    }


def test_a_juror_is_told_what_they_said_and_the_acts_they_appear_in(database):
    document = database.read(held_about, "Benali").document()

    assert document["person"]["roles"] == ["juror"]
    assert document["person"]["emails"] == ["jure1@exemple.fr"]
    said = {each["application"]: each for each in document["said_by_them"]}
    assert said["A1"]["comments"] == {"": "Un projet « exemplaire »"}
    assert said["A1"]["marks"]["cible"] == 10
    kinds = {each["kind"] for each in document["journal"]}
    assert {"juror_added", "kits_issued", "ballots_received", "amendment", "vote"} <= kinds


def test_a_contact_is_told_what_was_said_of_their_dossier_and_not_by_whom(database):
    held = database.read(held_about, "contact0@exemple.fr")
    document = held.document()
    told = json.dumps(document, ensure_ascii=False, default=str)

    assert document["person"]["roles"] == ["contact"]
    assert {"": "Un projet « exemplaire »"} in [
        each["comments"] for each in document["said_of_their_dossier"]
    ]
    assert [
        name
        for name in ("Prénom1 Benali", "Benali", "jure1@exemple.fr", "Contact Numéro1")
        if name in told
    ] == []


def test_an_address_is_not_found_in_a_longer_one_that_is_somebody_else_s(database):
    person = database.read(find_person, "contact1@exemple.fr")

    assert person.is_named_in("Écrire à Contact1@exemple.fr.")
    assert person.is_named_in("<contact1@exemple.fr>;")
    for other in ("le-contact1@exemple.fr", "a.contact1@exemple.fr", "contact1@exemple.fr.org"):
        assert not person.is_named_in(f"Écrire à {other}.")


def test_a_witness_is_told_where_they_were_seen(database):
    document = database.read(held_about, "Maître Dupont").document()

    assert document["person"]["roles"] == ["named"]
    assert "round" in document["tables"]


def test_whoever_is_named_in_texts_alone_is_told_them(database):
    why = "Jean Dupuy l’a demandé à Prénom1 Benali"
    database.write(purge, kinds=[DataKind.JURORS], reason=why)
    database.write(add_design, name="Diplôme de Jean Dupuy", design=OwnDesign())

    document = database.read(held_about, "jean  dupuy").document()

    assert document["person"]["roles"] == ["named"]
    assert {"reason", "certificate_design"} <= document["tables"].keys()
    assert [each["reason"] for each in document["journal"]] == ["Jean Dupuy l’a demandé à […]"]


@pytest.mark.parametrize("part", ["Prénom1", "Numéro1", "exemple", "…"])
def test_a_part_of_a_known_name_means_nobody_else(database, part):
    with pytest.raises(RuleError) as refused:
        database.read(held_about, part)

    assert refused.value.code == "person_unknown"


def test_the_answer_is_one_pdf_and_one_file_for_programs_for_them_alone(ask, closed, tmp_path):
    status, document = ask("about", closed, "Prénom1 Benali", "--out", tmp_path / "out")

    assert status == 0
    with pypdfium2.PdfDocument(document["page"]) as pages:
        words = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "exemplaire" in words
    assert "jure1@exemple.fr" in words
    assert "Carpentier" not in words
    assert "Service rendu" in words
    assert "il compte" in words
    assert "counted" not in words
    data = tmp_path / "out" / "prenom1-benali.json"
    assert json.loads(data.read_text())["person"]["names"][0] == "Prénom1 Benali"
    assert stat.S_IMODE(data.stat().st_mode) == 0o600


def test_somebody_whom_the_edition_does_not_know_is_refused(ask, closed, tmp_path):
    status, document = ask("about", closed, "Personne", "--out", tmp_path)

    assert (status, document["error"]["code"]) == (1, "person_unknown")


def test_after_an_erasure_there_is_nothing_left_to_tell(ask, closed, tmp_path):
    ask("erase", closed, "contact0@exemple.fr", "--reason", "À sa demande")

    status, _document = ask("about", closed, "contact0@exemple.fr", "--out", tmp_path)

    assert status == 1
