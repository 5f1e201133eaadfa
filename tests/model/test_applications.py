"""Applications: taken in again and again, corrected here, and settled for the jury."""

import hashlib
import json
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from jury_app.errors import RuleError
from jury_app.model.entities import Application, AttachmentContent, ImportedRow
from jury_app.model.enums import ApplicantKind, ApplicationStatus, JournalKind
from jury_app.model.operations.applications import (
    IncomingApplication,
    Taken,
    add_application,
    edit_application,
    fix_shortlist,
    set_status,
    take_applications,
)
from jury_app.model.operations.attachments import IncomingAttachment, take_attachments
from jury_app.model.queries.applications import (
    attachment_content,
    get_application,
    list_applications,
    list_attachments,
)
from jury_app.model.queries.journal import list_journal
from jury_app.model.values import ApplicantValues, ApplicationValues

ONE_EDITION = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=settings.default.max_examples // 2,
)


def values(number="A1", **other):
    chosen = {
        "title": "Le Répar’café",
        "domain_id": 1,
        "applicants": (ApplicantValues(name="Blanquefort", kind=ApplicantKind.COMMUNE),),
        "summary": "Réparer ensemble",
        "contact_email": "mairie@exemple.fr",
    } | other
    return ApplicationValues(number=number, **chosen)


def take(year, *incoming):
    lines = [IncomingApplication(each, {"ID": each.number}) for each in incoming]
    return year.database.write(take_applications, source="demarches-simplifiees", incoming=lines)


def found(year, number="A1"):
    [(key,)] = year.rows(select(Application.id).where(Application.number == number))
    return year.database.read(get_application, key)


def correct(year, number="A1", **changes):
    detail = found(year, number)
    corrected = replace(detail.values, **changes)
    year.database.write(edit_application, application_id=detail.id, values=corrected)


def refusal_of(year, operation, **arguments):
    before = year.head()
    with pytest.raises(RuleError) as refusal:
        year.database.write(operation, **arguments)
    assert year.head() == before
    return refusal.value.code


def test_a_second_import_of_the_same_file_changes_nothing_and_tells_nothing(year):
    first = take(year, values("A1"), values("A2"))
    before = year.head()

    second = take(year, values("A1"), values("A2"))

    assert (first, second) == (Taken(new=2), Taken(unchanged=2))
    assert year.head() == before


def test_what_was_corrected_here_survives_an_import_that_did_not_change_it(year):
    take(year, values())
    correct(year, title="Le Répar’café de Blanquefort", domain_id=3)

    taken = take(year, values(summary="Réparer, ensemble et longtemps"))

    assert taken == Taken(changed=1)
    told = found(year).values
    assert (told.title, told.domain_id) == ("Le Répar’café de Blanquefort", 3)
    assert told.summary == "Réparer, ensemble et longtemps"


def test_what_the_form_changed_is_changed_here_even_over_a_correction(year):
    take(year, values())
    correct(year, title="Corrigé ici")

    take(year, values(title="Corrigé par le candidat"))

    assert found(year).values.title == "Corrigé par le candidat"


def test_the_name_of_an_applicant_corrected_here_survives(year):
    take(year, values())
    correct(year, applicants=(ApplicantValues(name="Blanquefort (Gironde)"),))

    take(year, values(title="Autre titre"))

    assert found(year).values.applicants == (ApplicantValues(name="Blanquefort (Gironde)"),)


def test_co_applicants_come_and_go_with_the_form(year):
    joint = (ApplicantValues(name="Blois"), ApplicantValues(name="Agglopolys"))
    take(year, values(applicants=joint))
    assert found(year).values.applicants == joint

    take(year, values(applicants=joint[1:]))

    assert found(year).values.applicants == joint[1:]


changed_fields = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["Un", "Deux", "Trois"]),
        "summary": st.sampled_from(["Court", "Long", ""]),
        "axis": st.sampled_from(["", "Numérique"]),
        "status": st.sampled_from(ApplicationStatus),
        "domain_id": st.integers(1, 3),
        "contact_email": st.sampled_from(["a@exemple.fr", "b@exemple.fr", ""]),
        "is_late": st.booleans(),
        "announced": st.sampled_from([(), ("plan.pdf",)]),
    },
)


@ONE_EDITION
@given(here=changed_fields, there=changed_fields)
def test_field_by_field_the_form_wins_where_it_changed_and_we_elsewhere(year, here, there):
    number = f"P{year.rows(select(func.count(Application.id)))[0][0]}"
    first = values(number)
    take(year, first)
    correct(year, number, **here)
    corrected = found(year, number).values
    second = replace(first, **there)

    take(year, second)

    told = found(year, number).values
    for field in fields(ApplicationValues):
        name = field.name
        by_form = getattr(second, name) != getattr(first, name)
        assert getattr(told, name) == getattr(second if by_form else corrected, name)
    assert take(year, second) == Taken(unchanged=1)


@pytest.mark.parametrize(
    ("again", "told"),
    [
        (("devis.pdf", "plan.pdf", "plan.pdf"), Taken(unchanged=1)),
        (("plan.pdf", "devis.pdf"), Taken(changed=1)),
        (("plan.pdf", "plan.pdf", "photo.png"), Taken(changed=1)),
    ],
)
def test_the_order_in_which_attachments_are_named_changes_nothing(year, again, told):
    take(year, values(announced=("plan.pdf", "devis.pdf", "plan.pdf")))

    assert take(year, values(announced=again)) == told


def test_the_line_of_the_form_is_kept_word_for_word(year):
    line = {"ID": "A1", "Titre de l’action": " +30 %  de réparations ", "Titre (2)": ""}
    year.database.write(
        take_applications, source="x", incoming=[IncomingApplication(values(), line)]
    )

    [(raw,)] = year.rows(select(ImportedRow.raw))

    assert json.loads(raw) == line


def test_an_import_is_told_with_its_counts(year):
    take(year, values("A1"))
    take(year, values("A1", title="Autre"), values("A2"))

    first, second = year.database.read(list_journal)[-2:]

    assert first.kind is second.kind is JournalKind.APPLICATIONS_IMPORTED
    assert ("1" in first.sentence, "0" in first.sentence) == (True, True)
    assert second.sentence.count("1") == 2


def test_lists_tell_the_leading_applicant_and_the_others(year):
    joint = (
        ApplicantValues(name="Blois", siren="214100185", department="41 – Loir-et-Cher"),
        ApplicantValues(name="Agglopolys"),
    )
    take(year, values(applicants=joint, announced=("a.pdf", "b.pdf")))

    [row] = year.database.read(list_applications)

    assert (row.applicant, row.co_applicants) == ("Blois", ("Agglopolys",))
    assert (row.siren, row.department) == ("214100185", "41 – Loir-et-Cher")
    assert (row.announced, row.attachments) == (2, 0)
    assert row.domain_code == "D01"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": " "}, "number_empty"),
        ({"title": "\t"}, "title_empty"),
        ({"applicants": ()}, "applicant_empty"),
        ({"applicants": (ApplicantValues(name=" "),)}, "applicant_empty"),
    ],
)
def test_what_is_typed_in_must_say_enough(year, changes, code):
    typed = replace(values(), **changes)

    assert refusal_of(year, add_application, values=typed) == code


def test_two_applications_never_share_a_number(year):
    year.applications("A1", "A2")

    assert refusal_of(year, add_application, values=values("A1")) == "number_taken"
    assert refusal_of(year, edit_application, application_id=2, values=values("A1")) == (
        "number_taken"
    )


def test_a_number_in_kits_stays(year):
    key = year.application("A1")
    year.kits(year.juror("Benali"))

    code = refusal_of(year, edit_application, application_id=key, values=values("A2"))

    assert code == "number_in_kits"
    correct(year, title="Le reste se corrige")
    assert found(year).values.title == "Le reste se corrige"


def test_inadmissible_needs_a_reason(year):
    keys = year.applications("A1", "A2")
    inadmissible = ApplicationStatus.INADMISSIBLE

    code = refusal_of(year, set_status, application_ids=keys, status=inadmissible, reason=" ")

    assert code == "reason_missing"
    year.database.write(
        set_status, application_ids=keys, status=inadmissible, reason=" Hors délai "
    )
    rows = year.database.read(list_applications)
    assert {(row.status, row.status_reason) for row in rows} == {(inadmissible, "Hors délai")}


def test_an_empty_shortlist_is_not_settled(year):
    year.applications("A1")

    assert refusal_of(year, fix_shortlist) == "shortlist_empty"


def file(number="A1", name="plan.pdf", content=b"%PDF-1.7"):
    return IncomingAttachment(number, name, "application/pdf", content)


def test_attachments_come_once(year):
    key = year.application("A1", announced=("plan.pdf", "budget.pdf"))

    first = year.database.write(take_attachments, incoming=[file()])
    before = year.head()
    second = year.database.write(take_attachments, incoming=[file()])

    assert (first, second) == (Taken(new=1), Taken(unchanged=1))
    assert year.head() == before
    assert year.database.read(get_application, key).missing == ("budget.pdf",)


def test_a_new_version_of_a_file_replaces_the_old_one(year):
    year.application("A1")
    year.database.write(take_attachments, incoming=[file()])

    taken = year.database.write(take_attachments, incoming=[file(content=b"%PDF-1.7 autre")])

    [row] = year.database.read(list_attachments)
    assert taken == Taken(changed=1)
    assert year.database.read(attachment_content, row.id) == b"%PDF-1.7 autre"
    assert row.size == len(b"%PDF-1.7 autre")


def test_the_same_bytes_are_kept_once_for_two_applications(year):
    year.applications("A1", "A2")

    year.database.write(take_attachments, incoming=[file("A1"), file("A2", "copie.pdf")])

    digest = hashlib.sha256(b"%PDF-1.7").hexdigest()
    assert year.rows(select(AttachmentContent.sha256)) == [(digest,)]
    assert len(year.database.read(list_attachments)) == 2


def test_a_file_for_nobody_takes_none_in(year):
    year.application("A1")

    code = refusal_of(year, take_attachments, incoming=[file("A1"), file("A9")])

    assert code == "application_not_found"
    assert year.database.read(list_attachments) == []
