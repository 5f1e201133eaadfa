"""Undo as a correction: what stood before comes back, and that too can be undone."""

import runpy
import shutil
import tempfile
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound

from jury_app.errors import JuryError, RuleError
from jury_app.model.entities import Application, Base, Decision, Domain, Recusal
from jury_app.model.enums import ApplicationStatus, JournalKind
from jury_app.model.journal import first_break
from jury_app.model.operations.applications import (
    add_application,
    edit_application,
    fix_shortlist,
    set_status,
)
from jury_app.model.operations.assignment import assign_one
from jury_app.model.operations.edition import (
    add_domain,
    add_level,
    edit_criterion,
    edit_domain,
    edit_edition,
    remove_domain,
)
from jury_app.model.operations.jury import edit_juror, lift_recusal, recuse_juror, withdraw_juror
from jury_app.model.operations.sitting import begin_sitting, settle_undecided, withdraw_decision
from jury_app.model.operations.undoing import undo, undo_all
from jury_app.model.queries.edition import list_domains
from jury_app.model.queries.journal import list_journal
from jury_app.model.values import (
    ApplicantValues,
    ApplicationValues,
    CriterionValues,
    DomainValues,
    EditionValues,
    JurorValues,
    LevelValues,
)

YEAR = runpy.run_path(str(Path(__file__).parent / "year.py"))["Year"]
HISTORY = {"journal_entry", "change", "reason"}


def content(database):
    """Return all that the edition holds but its history, table by table."""

    def rows(session):
        return {
            table.name: sorted(repr(tuple(row)) for row in session.execute(select(table)))
            for table in Base.metadata.sorted_tables
            if table.name not in HISTORY
        }

    return database.read(rows)


def last(database):
    return database.read(list_journal)[-1].id


def values(number, domain_id, **other):
    settings_ = {"applicants": (ApplicantValues(name=f"Commune {number}"),)} | other
    return ApplicationValues(
        number=number, title=f"Titre {number}", domain_id=domain_id, **settings_
    )


@pytest.fixture(scope="module")
def scored(founded, tmp_path_factory):
    year = YEAR(shutil.copy(founded, tmp_path_factory.mktemp("scored") / "edition.jury"))
    year.applications("A1", "A2", "A3")
    year.application("B1", "D02")
    year.readers = year.jurors("Benali", "Chauvet", "Costa")
    year.assign()
    for place, juror in enumerate(year.readers):
        year.ballot(juror, {"A1": 9 - place, "A2": 7, "A3": 5, "B1": 8})
    year.open()
    year.close()
    return year


@pytest.fixture
def ready(scored, tmp_path):
    """A year that is ready for decisions."""
    year = scored.copy(tmp_path / "edition.jury")
    year.readers = scored.readers
    yield year
    year.close()


def _edit_edition(year):
    year.database.write(edit_edition, values=EditionValues(title="Autre", year=2027, place="Lyon"))


def _add_domain(year):
    year.database.write(add_domain, values=DomainValues(code="X1", name="Nouveau"))


def _edit_domain(year):
    chosen = DomainValues(code="D01", name="Autrement", sponsor="La Poste")
    year.database.write(edit_domain, domain_id=year.domains["D01"], values=chosen)


def _remove_domain(year):
    year.juror("Seul", "D20", "D19")
    year.database.write(remove_domain, domain_id=year.domains["D20"])


def _add_level(year):
    year.database.write(add_level, values=LevelValues(code="coup", name="Coup de cœur"))


def _add_application(year):
    joint = (ApplicantValues(name="Blois"), ApplicantValues(name="Agglopolys"))
    year.database.write(add_application, values=values("A9", 1, applicants=joint))


def _edit_application(year):
    joint = (ApplicantValues(name="Blois", siren="214100185"), ApplicantValues(name="Agglopolys"))
    changed = values("A1", 2, applicants=joint, summary="Autre", announced=("a.pdf",))
    year.database.write(edit_application, application_id=1, values=changed)


def _shorten_applicants(year):
    _edit_application(year)
    year.database.write(edit_application, application_id=1, values=values("A1", 1))


def _set_status(year):
    year.database.write(
        set_status,
        application_ids=[1, 2],
        status=ApplicationStatus.INADMISSIBLE,
        reason="Hors délai",
    )


def _fix_shortlist(year):
    year.database.write(set_status, application_ids=[1], status=ApplicationStatus.SHORTLISTED)
    year.database.write(fix_shortlist)


def _add_juror(year):
    year.juror("Nouveau", "D01", "D03", email="n@example.org")


def _edit_juror(year):
    chosen = JurorValues(family_name="Benali", body="Lyon", domain_ids=(1, 3))
    year.database.write(edit_juror, juror_id=1, values=chosen)


def _withdraw_juror(year):
    year.database.write(withdraw_juror, juror_id=1, reason="Empêchée")


def _assign(year):
    year.juror("Nouveau")
    year.assign(readers=2)


def _assign_one(year):
    year.database.write(assign_one, juror_id=1, application_id=1, reads=False)


def _recuse(year):
    year.database.write(recuse_juror, juror_id=1, application_id=1, reason="Élue")


def _lift(year):
    _recuse(year)
    [(recusal_id,)] = year.rows(select(Recusal.id))
    year.database.write(lift_recusal, recusal_id=recusal_id, reason="Erreur")


def _decide(year):
    year.decide("A1", "or")


def _decide_again(year):
    year.decide("A1", "or")
    year.decide("A1", "argent")


def _not_awarded(year):
    year.not_awarded("D01", "Aucun dossier à la hauteur")


def _withdraw_decision(year):
    decision = year.decide("A1", "or")
    year.database.write(withdraw_decision, decision_id=decision)


ACTS = [
    _edit_edition, _add_domain, _edit_domain, _remove_domain, _add_level, _add_application,
    _edit_application, _shorten_applicants, _set_status, _fix_shortlist, _add_juror, _edit_juror,
    _withdraw_juror, _assign, _assign_one, _recuse, _lift, _decide, _decide_again, _not_awarded,
    _withdraw_decision,
]  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_undo_gives_back_what_stood_before_and_can_itself_be_undone(ready, act):
    act(ready)
    after, seq = content(ready.database), last(ready.database)

    correction = ready.database.write(undo, seq=seq)

    before = content(ready.database)
    assert before != after
    again = ready.database.write(undo, seq=correction)
    assert content(ready.database) == after
    ready.database.write(undo, seq=again)
    assert content(ready.database) == before
    assert ready.database.check() == []


def test_an_undo_is_told_as_a_correction_and_takes_nothing_from_the_journal(ready):
    _edit_domain(ready)
    told = [row.hash for row in ready.database.read(list_journal)]

    ready.database.write(undo, seq=len(told))

    rows = ready.database.read(list_journal)
    assert [row.hash for row in rows[:-1]] == told
    assert rows[-1].kind is JournalKind.CORRECTION
    assert rows[-1].sentence == f"Acte {len(told)} annulé"


def test_the_names_come_back(ready):
    _edit_domain(ready)

    ready.database.write(undo, seq=last(ready.database))

    domain = ready.one(Domain, ready.domains["D01"])
    assert (domain.name, domain.sponsor) == ("Pilotage / Évaluation des politiques publiques", "")


def refused(database, seq):
    before, length = content(database), last(database)
    with pytest.raises(RuleError) as refusal:
        database.write(undo, seq=seq)
    assert content(database) == before
    assert last(database) == length
    return refusal.value.code


def test_what_was_changed_again_is_not_undone(ready):
    _edit_domain(ready)
    first = last(ready.database)
    ready.database.write(
        edit_domain, domain_id=1, values=DomainValues(code="D01", name="Encore autrement")
    )

    assert refused(ready.database, first) == "undone_since"


def test_what_was_changed_again_is_undone_once_the_later_act_is(ready):
    before = content(ready.database)
    _edit_domain(ready)
    first = last(ready.database)
    ready.database.write(
        edit_domain, domain_id=1, values=DomainValues(code="D01", name="Encore autrement")
    )
    ready.database.write(undo, seq=last(ready.database))

    ready.database.write(undo, seq=first)

    assert content(ready.database) == before


def test_what_was_added_and_then_corrected_is_not_taken_away_with_its_correction(ready):
    _add_application(ready)
    added = last(ready.database)
    [(key,)] = ready.rows(select(Application.id).where(Application.number == "A9"))
    ready.database.write(edit_application, application_id=key, values=values("A9", 2))

    assert refused(ready.database, added) == "undone_since"

    ready.database.write(undo, seq=last(ready.database))
    ready.database.write(undo, seq=added)
    assert ready.rows(select(Application.id).where(Application.number == "A9")) == []


def test_an_act_is_undone_once(ready):
    _edit_domain(ready)
    seq = last(ready.database)
    ready.database.write(undo, seq=seq)

    assert refused(ready.database, seq) == "undone_since"


@pytest.mark.parametrize("seq", [0, 1, 9999])
def test_the_founding_and_what_never_happened_cannot_be_undone(ready, seq):
    assert refused(ready.database, seq) == "cannot_undo"


def test_several_acts_are_undone_at_once_or_none_of_them_is(ready):
    ready.database.write(begin_sitting)
    before = content(ready.database)
    settled = ready.database.write(settle_undecided)
    assert len(settled) == 2

    ready.database.write(undo_all, seqs=settled)
    assert content(ready.database) == before

    settled = ready.database.write(settle_undecided)
    ready.database.write(undo, seq=settled[0])
    between = content(ready.database), last(ready.database)
    with pytest.raises(RuleError) as refusal:
        ready.database.write(undo_all, seqs=settled)
    assert refusal.value.code == "undone_since"
    assert (content(ready.database), last(ready.database)) == between


def test_neither_the_opening_of_the_ballots_nor_their_coming_can_be_undone(ready):
    kinds = {row.kind: row.id for row in ready.database.read(list_journal)}

    assert refused(ready.database, kinds[JournalKind.BALLOTS_OPENED]) == "cannot_undo"
    assert refused(ready.database, kinds[JournalKind.BALLOTS_RECEIVED]) == "cannot_undo"


def test_a_decision_that_gave_way_comes_back(ready):
    ready.decide("A1", "or")
    ready.decide("A1", "argent")

    ready.database.write(undo, seq=last(ready.database))

    standing = ready.rows(select(Decision.level_id).where(Decision.is_withdrawn.is_(False)))
    assert standing == [(ready.levels["or"],)]


def test_an_application_never_comes_to_hold_two_levels_by_undoing(ready):
    decision = ready.decide("A1", "or")
    ready.database.write(withdraw_decision, decision_id=decision)
    withdrawal = last(ready.database)
    ready.decide("A1", "argent")

    with pytest.raises(RuleError):
        ready.database.write(undo, seq=withdrawal)


def test_what_others_rest_on_is_not_undone(ready):
    _add_domain(ready)
    added = last(ready.database)
    [(key,)] = ready.rows(select(Domain.id).where(Domain.code == "X1"))
    ready.database.write(add_application, values=values("X9", key))
    before = content(ready.database)

    with pytest.raises(JuryError) as refusal:
        ready.database.write(undo, seq=added)

    assert refusal.value.code == "store_contradicts"
    assert content(ready.database) == before


def test_a_grid_that_jurors_hold_is_not_changed_back(year):
    year.application("A1")
    [juror] = year.jurors("Benali")
    chosen = CriterionValues(code="cible", name="Cible", weight=5)
    seq = year.database.write(edit_criterion, criterion_id=year.criteria["cible"], values=chosen)
    year.kits(juror)

    assert refused(year.database, seq) == "grid_in_use"


def test_a_number_that_jurors_hold_is_not_changed_back(year):
    key = year.application("A1")
    [juror] = year.jurors("Benali")
    seq = year.database.write(edit_application, application_id=key, values=values("A2", 1))
    year.kits(juror)

    assert refused(year.database, seq) == "number_in_kits"


steps = st.lists(
    st.one_of(
        st.tuples(st.just("domain"), st.integers(1, 3), st.sampled_from(["Un", "Deux", "Trois"])),
        st.tuples(st.just("remove"), st.integers(1, 3), st.none()),
        st.tuples(st.just("status"), st.integers(1, 3), st.sampled_from(ApplicationStatus)),
        st.tuples(st.just("edit"), st.integers(1, 3), st.integers(1, 3)),
        st.tuples(st.just("recuse"), st.integers(1, 2), st.integers(1, 3)),
        st.tuples(st.just("juror"), st.integers(1, 2), st.sampled_from([None, (1,), (1, 2)])),
        st.tuples(st.just("undo"), st.integers(0, 5), st.none()),
    ),
    max_size=12,
)


def perform(database, kind, one, two):
    """Do one thing of a made-up afternoon."""
    match kind:
        case "domain":
            chosen = DomainValues(code=f"D0{one}", name=two)
            database.write(edit_domain, domain_id=one, values=chosen)
        case "remove" if one + 10 in {row.id for row in database.read(list_domains)}:
            database.write(remove_domain, domain_id=one + 10)
        case "status":
            database.write(set_status, application_ids=[one], status=two, reason="Parce que")
        case "edit":
            database.write(edit_application, application_id=one, values=values(f"A{one}", two))
        case "recuse":
            database.write(recuse_juror, juror_id=one, application_id=two, reason="Élu")
        case "juror":
            chosen = JurorValues(family_name=f"Juré {one}", domain_ids=two)
            database.write(edit_juror, juror_id=one, values=chosen)
        case "undo":
            database.write(undo, seq=last(database) - one)


@pytest.fixture(scope="module")
def afternoon(tmp_path_factory, founded):
    path = Path(shutil.copy(founded, tmp_path_factory.mktemp("afternoon") / "edition.jury"))
    year = YEAR(path)
    year.applications("A1", "A2", "A3")
    year.jurors("Juré 1", "Juré 2")
    year.close()
    return path


@settings(max_examples=settings.default.max_examples // 2)
@given(steps)
def test_whatever_is_done_and_undone_the_journal_holds_and_the_last_act_can_go(afternoon, acts):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(afternoon, Path(folder) / "edition.jury"))
        with closing(YEAR(path)) as year:
            for act in acts:
                before, length = content(year.database), last(year.database)
                with suppress(JuryError, NoResultFound):  # what was undone may be gone
                    perform(year.database, *act)
                if last(year.database) == length:
                    assert content(year.database) == before
                else:
                    follow(year.database, before)
            assert year.database.read(first_break) is None


def follow(database, before):
    """Undo what was just done, see what stood before, and do it again."""
    after = content(database)
    if after == before:
        return
    correction = database.write(undo, seq=last(database))
    assert content(database) == before
    database.write(undo, seq=correction)
    assert content(database) == after
