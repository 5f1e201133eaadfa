"""Whatever an edition takes in, from a file or from the keyboard, travels in a kit and back."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from jury_app.errors import JuryError, RuleError
from jury_app.exchange.founding import unlock
from jury_app.exchange.kits import issue_kits
from jury_app.exchange.manifests import manifest_of
from jury_app.importing.intake import import_applications, import_jurors
from jury_app.limits import LONGEST_LINE, LONGEST_TEXT
from jury_app.model.entities import Application, Juror
from jury_app.model.enums import ApplicationStatus
from jury_app.model.operations.applications import add_application, edit_application, set_status
from jury_app.model.operations.assignment import assign_readers
from jury_app.model.operations.edition import (
    add_criterion,
    edit_criterion,
    edit_domain,
    edit_edition,
)
from jury_app.model.operations.jury import add_juror, edit_juror, recuse_juror
from jury_app.model.queries.edition import get_edition, list_domains
from jury_app.model.queries.exchange import kit_contents, kit_frame
from jury_app.model.values import (
    ApplicantValues,
    ApplicationValues,
    CriterionValues,
    DomainValues,
    EditionValues,
    JurorValues,
)
from jury_app.progress import finish
from jury_app.sealing import canonical
from jury_app.sealing.kit import open_kit
from jury_app.sealing.manifest import KitManifest

LONGEST_NUMBER = 200

FEW = settings(
    max_examples=settings.default.max_examples // 2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def texts(usual, *excluded):
    """Return what people write, or any letters, short or much longer than anybody writes."""
    letters = st.text(st.characters(exclude_categories=excluded), max_size=12)
    times = st.sampled_from([1, 1, 1, 30, 2_000, 40_000])
    return st.just(usual) | st.builds(lambda words, times: words * times, letters, times)


class Undone(Exception):  # noqa: N818 -- it takes a trial back, and is no failure
    """Takes back what a property tried, so that one edition serves for all of them."""


@pytest.fixture
def prepared(found, open_year, tmp_path):
    found(tmp_path / "edition.jury")
    year = open_year(tmp_path / "edition.jury")
    year.application("A1", "D01")
    year.juror("Benali", given_name="Fatima")
    year.keys = unlock(year.database, None)
    yield year
    year.close()


def carried(session, keys):
    """Return what the kits of the last jurors say, read back as their machines read them."""
    assign_readers(session)
    frame = kit_frame(session)
    manifests = []
    for juror_id in session.scalars(select(Juror.id).order_by(Juror.id.desc()).limit(2)):
        contents = kit_contents(session, juror_id)
        manifest, _ids = manifest_of(
            frame, contents, keys, revision=1, issued_at="2026-09-14T14:00:00+02:00"
        )
        packed = canonical.pack(manifest)
        read = canonical.unpack(canonical.load(packed, limit=len(packed)), KitManifest)
        assert read == manifest
        manifests.append(read)
    return manifests


def tried(year, operation, **arguments):
    """Do something, see that kits carry it, and take it back; a refusal in words is fine."""
    with suppress(Undone, RuleError), year.database.transaction() as session:
        operation(session, **arguments)
        carried(session, year.keys)
        raise Undone


def table(*rows):
    target = io.StringIO()
    csv.writer(target).writerows(rows)
    return target.getvalue().encode()


@FEW
@given(
    line=st.fixed_dictionaries(
        {
            "Numéro": texts("12", "Cs"),
            "Titre": texts("Un titre", "Cs"),
            "Résumé": texts("Un résumé", "Cs"),
            "Candidat": texts("Blois", "Cs"),
            "Axe d’innovation": texts("Cible", "Cs"),
            "Population": st.one_of(st.integers().map(str), texts("", "Cs")),
        }
    )
)
@example(
    line={
        "Numéro": "n" * (LONGEST_NUMBER + 1),
        "Titre": "Un titre",
        "Résumé": "",
        "Candidat": "Blois",
        "Axe d’innovation": "",
        "Population": "-1",
    }
)
def test_any_line_that_an_import_takes_travels_in_a_kit(prepared, tmp_path, line):
    year = prepared
    path = tmp_path / "table.csv"
    label = year.database.read(list_domains)[0].values.name
    path.write_bytes(table([*line, "Domaine"], [*line.values(), label]))
    before = year.rows(select(Application.number))

    with suppress(JuryError):
        finish(import_applications(year.database, path))

    with suppress(Undone), year.database.transaction() as session:
        [manifest] = carried(session, year.keys)
        told = {each.number for each in manifest.applications}
        assert told == set(session.scalars(select(Application.number)))
        assert told >= {number for (number,) in before}
        raise Undone


@FEW
@given(
    name=texts("Petit", "Cs"),
    given_name=texts("", "Cs"),
    body=texts("Metz", "Cs"),
    function=texts("Maire", "Cs"),
)
def test_any_juror_that_a_list_seats_has_a_kit_that_opens(
    prepared, tmp_path, name, given_name, body, function
):
    path = tmp_path / "jurors.csv"
    headers = ["Nom", "Prénom", "Organisme", "Fonction"]
    path.write_bytes(table(headers, [name, given_name, body, function]))

    with suppress(JuryError):
        finish(import_jurors(prepared.database, path))

    with suppress(Undone), prepared.database.transaction() as session:
        manifest, *_others = carried(session, prepared.keys)
        last = session.scalars(select(Juror).order_by(Juror.id.desc())).first()
        assert manifest.juror.name == last.name
        raise Undone


@FEW
@given(
    values=st.builds(
        ApplicationValues,
        number=texts("B1"),
        title=texts("Un titre"),
        domain_id=st.just(1),
        applicants=st.tuples(
            st.builds(
                ApplicantValues,
                name=texts("Un nom"),
                department=st.none() | texts("41"),
                population=st.none() | st.integers(-(2**60), 2**60),
            )
        ),
        summary=texts("Un résumé"),
        axis=texts(""),
    )
)
def test_any_application_that_is_typed_travels_in_a_kit(prepared, values):
    tried(prepared, add_application, values=values)
    tried(prepared, edit_application, application_id=1, values=values)


@FEW
@given(
    values=st.builds(
        JurorValues,
        family_name=texts("Petit"),
        given_name=texts("Éva"),
        civility=texts("Mme"),
        function=texts("Maire"),
        body=texts("Metz"),
    ),
    reason=texts(""),
)
def test_any_juror_and_any_recusal_that_is_typed_travels_in_a_kit(prepared, values, reason):
    tried(prepared, add_juror, values=values)
    tried(prepared, edit_juror, juror_id=1, values=values)
    tried(prepared, recuse_juror, juror_id=1, application_id=1, reason=reason)


@FEW
@given(
    edition=st.builds(
        EditionValues,
        title=texts("Un titre"),
        year=st.just(2026) | st.integers(-5_000, 5_000),
        organiser=texts(""),
        ballots_email=texts("") | st.emails(),
    ),
    domain=st.builds(DomainValues, code=texts("X1"), name=texts("Un nom"), sponsor=texts("")),
    criterion=st.builds(
        CriterionValues,
        code=texts("X1"),
        name=texts("Un nom"),
        guidance=texts(""),
        weight=st.just(1) | st.integers(-(2**40), 2**40),
        min_points=st.just(0) | st.integers(-(2**40), 2**40),
        max_points=st.just(10) | st.integers(-(2**40), 2**40),
        steps_per_point=st.just(1) | st.integers(-1, 2_000),
    ),
)
def test_any_edition_domain_and_criterion_that_is_typed_travels_in_a_kit(
    prepared, edition, domain, criterion
):
    tried(prepared, edit_edition, values=edition)
    tried(prepared, edit_domain, domain_id=1, values=domain)
    tried(prepared, add_criterion, values=criterion)


def test_the_longest_texts_come_out_of_the_kit_uncut(prepared, tmp_path):
    number = "é" * LONGEST_NUMBER
    summary = ("Une seule très longue ligne " * LONGEST_TEXT)[:LONGEST_TEXT].strip()
    title = ("Mutualiser " * LONGEST_LINE)[:LONGEST_LINE].strip()
    prepared.application(number, title=title, summary=summary)
    prepared.assign()

    [issued] = finish(issue_kits(prepared.database, tmp_path / "kits", passphrase=None))

    with open_kit(issued.file, issued.code) as kit:
        [found] = [each for each in kit.manifest.applications if each.number == number]
    assert (found.title, found.summary) == (title, summary)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("n" * (LONGEST_NUMBER + 1), "number_unfit"),
        ("12\t34", "number_unfit"),
        ("12\x0134", "number_unfit"),
        ("N° 12\N{GRINNING FACE}", "number_unfit"),
        ("N° 12 – bis", None),
    ],
)
def test_a_number_that_no_ballot_can_name_is_refused_by_its_row(prepared, tmp_path, number, reason):
    path = tmp_path / "table.csv"
    label = prepared.database.read(list_domains)[0].values.name
    headers = ["Numéro", "Titre", "Candidat", "Domaine"]
    good = ["200", "Bon", "Blois", label]
    path.write_bytes(table(headers, [number, "Titre", "Blois", label], good))

    report = finish(import_applications(prepared.database, path))

    assert [(each.row, each.column, each.reason) for each in report.refused] == (
        [(2, "Numéro", reason)] if reason else []
    )
    assert report.new == (1 if reason else 2)


def test_a_line_longer_than_a_kit_carries_is_refused_by_its_row(prepared, tmp_path):
    path = tmp_path / "table.csv"
    label = prepared.database.read(list_domains)[0].values.name
    headers = ["Numéro", "Titre", "Candidat", "Domaine"]
    path.write_bytes(table(headers, ["1", "t" * (LONGEST_LINE + 1), "Blois", label]))

    [problem] = finish(import_applications(prepared.database, path)).refused

    assert (problem.row, problem.column, problem.reason) == (2, "Titre", "field_too_long")
    assert problem.value == str(LONGEST_LINE + 1)


@pytest.mark.parametrize(
    ("operation", "values", "code"),
    [
        (add_application, {"number": "12\n"}, "number_unfit"),
        (add_application, {"title": "Un\0titre"}, "text_unfit"),
        (add_application, {"title": "Un \ud800 titre"}, "text_unfit"),
        (add_application, {"summary": "s" * (LONGEST_TEXT + 1)}, "text_too_long"),
    ],
)
def test_what_cannot_travel_is_refused_at_the_door(prepared, operation, values, code):
    chosen = {"number": "B1", "title": "Titre", "domain_id": 1} | values
    blois = (ApplicantValues(name="Blois"),)

    with pytest.raises(RuleError) as refusal:
        prepared.database.write(operation, values=ApplicationValues(applicants=blois, **chosen))

    assert refusal.value.code == code
    assert str(refusal.value)


@pytest.mark.parametrize(
    ("meanings", "told"),
    [
        ('{"2,5": "Assez bien"}', {5: "Assez bien"}),
        ('{"10": "Parfait"}', {20: "Parfait"}),
        ('{"0.3": "Entre deux"}', None),
        ('{"11": "Trop"}', None),
        ('{"beaucoup": "Trop"}', None),
    ],
)
def test_what_marks_mean_is_told_of_marks_of_the_scale(prepared, meanings, told):
    values = CriterionValues(code="cible", name="Cible", steps_per_point=2, meanings=meanings)
    if told is None:
        with pytest.raises(RuleError) as refusal:
            prepared.database.write(edit_criterion, criterion_id=1, values=values)
        assert refusal.value.code == "meaning_off_scale"
        return

    prepared.database.write(edit_criterion, criterion_id=1, values=values)

    with suppress(Undone), prepared.database.transaction() as session:
        [manifest] = carried(session, prepared.keys)
        [criterion] = [each for each in manifest.grid.criteria if each.code == "cible"]
        assert {each.mark: each.text for each in criterion.meanings} == told
        raise Undone


def test_an_edition_that_took_in_more_before_says_which_application_no_kit_can_carry(
    prepared, tmp_path
):
    prepared.assign()

    def spoil(session):
        session.get_one(Application, 1).number = "n" * 500
        edit_edition(session, values=get_edition(session).values)

    prepared.database.write(spoil)

    with pytest.raises(RuleError) as refusal:
        finish(issue_kits(prepared.database, tmp_path / "kits", passphrase=None))

    assert refusal.value.code == "application_unfit"
    assert "n" * 60 in str(refusal.value)
    assert "n" * 61 not in str(refusal.value)


def test_the_database_takes_no_half_letters(prepared):
    with pytest.raises(RuleError) as refusal:
        prepared.database.write(
            set_status,
            application_ids=[1],
            status=ApplicationStatus.INADMISSIBLE,
            reason="\udcff",
        )

    assert refusal.value.code == "text_unfit"
