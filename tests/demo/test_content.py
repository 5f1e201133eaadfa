import csv
import io
import re

import pytest

from jury_app.demo.content import FOLDER, load_projects, load_tale
from jury_app.demo.form_export import filed
from jury_app.formatting import NBSP, NNBSP
from jury_app.importing.authorities import load_authorities
from jury_app.importing.siren import is_valid_siren
from jury_app.model.enums import ApplicantKind
from jury_app.model.templates import load_template

LISTED = {
    ApplicantKind.COMMUNE,
    ApplicantKind.EPCI,
    ApplicantKind.DEPARTEMENT,
    ApplicantKind.REGION,
}
WRONG = {
    "a plain blank before a mark": re.compile(r" [:;!?»%€]"),
    "a plain blank after a quotation mark": re.compile("« "),
    "a typewriter's apostrophe": re.compile("'"),
    "two blanks": re.compile(r"\s\s"),
    "blanks around": re.compile(r"^\s|\s$"),
    "a plain blank between thousands": re.compile(r"\d \d{3}\b"),
}


@pytest.fixture(scope="module")
def jurors():
    text = (FOLDER / "jurors.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def names(jurors):
    return {f"{each['Prénom']} {each['Nom']}" for each in jurors}


def french():
    """Return every French text of the demonstration."""
    tale = load_tale()
    for project in load_projects():
        yield from (project.title, project.summary, project.applicant, project.citation)
    for words in (tale.organiser, tale.prize, tale.departure, *tale.not_awarded.values()):
        yield words["fr"]
    for each in (*tale.recusals, *tale.refusals):
        yield each.reason["fr"]
    yield from (*tale.opinions.high, *tale.opinions.middle, *tale.opinions.low)
    yield from (*tale.transposition, *tale.sponsors.values())


def test_there_are_sixty_finalists_in_all_the_domains():
    judged = [each for each in load_projects() if each.is_judged]

    assert len(judged) == 60
    assert {each.domain for each in judged} == {
        each.code for each in load_template("territoria").domains
    }


def test_numbers_and_titles_are_all_different():
    projects = load_projects()

    assert len({each.number for each in projects}) == len(projects)
    assert len({each.title for each in projects}) == len(projects)


def test_one_name_and_one_title_are_as_long_as_they_may_be():
    assert max(len(each.applicant) for each in load_projects()) == 150
    assert 245 <= max(len(each.title) for each in load_projects()) <= 250


@pytest.mark.parametrize("fault", WRONG)
def test_the_french_is_set_as_print_sets_it(fault):
    assert [text for text in french() if WRONG[fault].search(text)] == []


def test_high_marks_have_a_narrow_blank_and_colons_a_wide_one():
    text = "".join(french())

    assert not re.search(rf"{NBSP}[;!?]", text)
    assert not re.search(f"{NNBSP}:", text)


@pytest.mark.parametrize("each", load_projects(), ids=lambda each: each.number)
def test_a_summary_is_two_to_four_sentences(each):
    assert 2 <= len(re.findall(r"\.(?:\s|$)", each.summary)) <= 4


def test_every_applicant_that_can_be_listed_is_in_the_official_list():
    files = filed(load_projects(), load_authorities())

    assert [
        each.project.applicant
        for each in files
        if each.project.kind in LISTED and not is_valid_siren(each.siren)
    ] == []


def test_whom_the_story_names_sits_in_the_jury(jurors):
    tale = load_tale()
    named = {
        *tale.without_panel,
        *tale.attendance.remote,
        *tale.attendance.represented,
        *tale.attendance.excused,
        *tale.witnesses,
        tale.ballots.missing,
        *tale.ballots.spreadsheets,
        tale.ballots.revised,
        tale.ballots.incomplete,
        *(each.juror for each in tale.recusals),
    }

    assert named <= names(jurors)


def test_what_the_story_names_has_been_filed():
    tale = load_tale()
    numbers = {each.number for each in load_projects()}

    assert {each.application for each in (*tale.recusals, *tale.refusals)} <= numbers
    assert tale.ballots.unmarked.keys() <= numbers
    assert {each.twin for each in load_projects() if each.twin} <= numbers


def test_every_domain_has_a_sponsor_and_five_of_them_sit(jurors):
    sponsors = load_tale().sponsors
    seated = {each["Organisme"] for each in jurors if "parrain" in each["Rôle"]}

    assert sponsors.keys() == {each.code for each in load_template("territoria").domains}
    assert len(seated & set(sponsors.values())) == 5


def test_nobody_real_can_be_written_to(jurors):
    addresses = [each["Courriel"] for each in jurors if each["Courriel"]]

    assert [each for each in addresses if not each.endswith(("@exemple.fr", "@example.org"))] == []
