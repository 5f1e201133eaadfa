"""Rectifying what was closed: in one act, under a second seal that names the first."""

import runpy
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from jury_app import verify
from jury_app.documents.minutes import sentences
from jury_app.errors import JuryError
from jury_app.exchange.rectifying import Rectification, foresee_rectification, rectify
from jury_app.model.database import Database
from jury_app.model.enums import AttendanceState
from jury_app.model.journal import head
from jury_app.model.operations import corrections as kinds
from jury_app.model.operations.sitting import withdraw_decision
from jury_app.model.queries.frozen import get_frozen
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.past import get_past
from jury_app.model.queries.record import load_record
from jury_app.model.queries.rectified_words import told_change
from jury_app.model.queries.sitting import get_sitting, list_decisions
from jury_app.model.queries.votes import list_votes
from jury_app.model.queries.why import why_decided
from jury_app.progress import finish
from jury_app.publishing.minutes import minutes_of

WORLDS = runpy.run_path(str(Path(__file__).parent.parent / "archiving" / "worlds.py"))


@pytest.fixture(scope="session")
def closed_edition(tmp_path_factory):
    """The file of a small edition that was closed, with a vote and its casting vote; copy it."""
    folder = tmp_path_factory.mktemp("closed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JURY_DATA", str(folder / "data"))
        return WORLDS["finished"](WORLDS["small_world"](folder))


@pytest.fixture
def edition(closed_edition, tmp_path):
    with closing(Database(Path(shutil.copy(closed_edition, tmp_path / "e.jury")))) as database:
        yield database


def asked(*corrections, reason="Erreur de copie", witnesses=("M. Benali",)):
    return Rectification(corrections=corrections, reason=reason, witnesses=witnesses)


def done(database, *corrections, **told):
    return finish(rectify(database, asked(*corrections, **told), passphrase=None))


def refused(database, *corrections, **told):
    """Return the code of a refusal that left everything as it was."""
    before = database.read(head)
    with pytest.raises(JuryError) as refusal:
        done(database, *corrections, **told)
    assert database.read(head) == before
    return refusal.value.code


def assert_agrees(database):
    database.close()
    assert verify.verify(database.path).findings == ()


TITLE = kinds.CorrectedNames(application="A1", title="Projet A1, corrigé")


def test_a_second_set_of_decisions_names_the_first_and_tells_what_changed(edition):
    first = edition.read(get_frozen)

    rectified = done(edition, TITLE)

    told = load_record(edition.read(get_frozen).content).rectification
    assert (rectified.number, told.number, told.seal) == (2, 1, first.seal_code)
    assert (told.reason, told.witnesses) == ("Erreur de copie", ("M. Benali",))
    [change] = told.changes
    assert (change.part, change.about) == ("title", "A1")
    assert (change.before, change.after) == (("Projet A1",), ("Projet A1, corrigé",))
    assert edition.read(get_frozen, 1).content == first.content
    assert edition.read(get_frozen, 1).replaced_by == 2


def test_the_sitting_was_closed_when_it_was_closed(edition):
    sitting, first = edition.read(get_sitting), load_record(edition.read(get_frozen).content)

    done(edition, TITLE)

    assert edition.read(get_sitting).closed_at == sitting.closed_at
    assert load_record(edition.read(get_frozen).content).closed_at == first.closed_at


def test_after_the_second_seal_the_sitting_is_as_closed_as_before(edition):
    done(edition, TITLE)

    with pytest.raises(JuryError) as refusal:
        edition.write(withdraw_decision, decision_id=edition.read(list_decisions)[0].id)
    assert refusal.value.code == "sitting_closed"


def test_a_rectification_that_changes_nothing_is_refused(edition):
    assert refused(edition) == "rectification_empty"
    title = kinds.CorrectedNames(application="A1", title="Projet A1")
    assert refused(edition, title) == "nothing_changed"


def test_a_rectification_needs_a_reason_and_somebody_who_asks_for_it(edition):
    assert refused(edition, TITLE, reason=" ") == "reason_missing"
    assert refused(edition, TITLE, witnesses=()) == "witness_missing"
    assert refused(edition, TITLE, witnesses=(" ",)) == "witness_missing"


def test_a_correction_that_is_refused_leaves_none_of_the_others_done(edition):
    unknown = kinds.CorrectedWithdrawal(application="Z9")

    assert refused(edition, TITLE, unknown) == "application_not_found"


def test_a_withdrawal_alone_leaves_its_domain_undecided_and_is_refused(edition):
    gone = [kinds.CorrectedWithdrawal(application=each) for each in ("A1", "A3")]

    assert refused(edition, *gone) == "domains_undecided"


def test_a_vote_typed_wrongly_is_counted_again_in_its_place(edition):
    [before] = edition.read(list_votes)
    voices = {"Benali": "for", "Œuvrard": "against", "Diallo": "blank"}

    rectified = done(edition, kinds.CorrectedVote(number=before.id, voices=voices))

    [after] = edition.read(list_votes)
    assert (after.id, after.at, after.cast_by) == (before.id, before.at, before.cast_by)
    assert (before.count.blank, after.count.blank) == (0, 1)
    assert [each.part for each in rectified.changes] == ["vote"]
    assert_agrees(edition)


def test_a_count_that_no_longer_carries_what_followed_is_refused(edition):
    [vote] = edition.read(list_votes)
    voices = {"Benali": "for", "Œuvrard": "for", "Diallo": "for"}

    correction = kinds.CorrectedVote(number=vote.id, voices=voices)

    assert refused(edition, correction) == "rectify_vote_followed"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"voices": {"Carpentier": "for"}}, "vote_names_roll_call"),
        ({"in_favour": 2}, "vote_names_roll_call"),
        ({"voices": {"Benali": "maybe"}}, "vote_choices"),
        ({"number": 1}, "vote_unknown"),
    ],
)
def test_a_count_that_could_not_have_been_is_refused(edition, told, code):
    [vote] = edition.read(list_votes)

    assert refused(edition, kinds.CorrectedVote(**{"number": vote.id} | told)) == code


def test_a_roll_call_typed_wrongly_is_read_as_it_was_answered(edition):
    rectified = done(
        edition,
        kinds.CorrectedAttendance(juror="Carpentier", state=AttendanceState.EXCUSED),
    )

    [change, *_others] = rectified.changes
    assert (change.about, change.before, change.after) == (
        "Carpentier", ("present",), ("excused",)
    )  # fmt: skip
    assert_agrees(edition)


def test_a_wrong_motive_or_citation_is_put_right_and_the_vote_still_carries_it(edition):
    rectified = done(
        edition,
        kinds.CorrectedWords(application="A1", citation="Un projet exemplaire"),
        kinds.CorrectedWords(domain="D02", motive="Aucun dossier à la hauteur"),
    )

    assert {(each.part, each.about) for each in rectified.changes} == {
        ("citation", "A1"), ("motive", ""),
    }  # fmt: skip
    assert_agrees(edition)


def test_applicants_are_spelt_otherwise_and_neither_added_nor_removed(edition):
    more = kinds.CorrectedNames(application="A1", applicants=("A", "B"))

    assert refused(edition, more) == "rectify_applicants"
    [change] = done(edition, kinds.CorrectedNames(application="A1", applicants=("A",))).changes
    assert (change.part, change.after) == ("applicants", ("A",))


def test_every_mark_of_an_application_that_was_amended_is_told_and_none_as_amended_in_the_room(
    edition,
):
    told = {"juror": "Diallo", "application": "A1", "old": "7", "new": "8"}
    marks = [kinds.CorrectedMark(criterion=each, **told) for each in ("cible", "demarche")]

    rectified = done(edition, *marks)

    changes = [each.after for each in rectified.changes if each.part == "amendment"]
    assert changes == [("Diallo", "Cible"), ("Diallo", "Démarche")]
    record = load_record(edition.read(get_frozen).content)
    [domain, *_others] = minutes_of(record, "").domains
    said = [sentences.amendment(each) for each in domain.amendments]
    assert [each.startswith("Une note de Diallo a été rectifiée") for each in said] == (
        [False] * 3 + [True] * 2
    )
    [row] = (row for row in edition.read(list_decisions) if row.number == "A1")
    assert (
        "Une rectification a modifié une note"
        in edition.read(why_decided, row.id, row.domain_id).text
    )
    assert_agrees(edition)


def test_an_award_that_is_shared_since_is_told_as_minutes_write_it(edition):
    award = kinds.CorrectedAward(application="A2", level="argent", motive="À égalité")

    changes = edition.read(foresee_rectification, asked(award))

    told = " ".join(told_change(each, {}).sentence for each in changes if each.part == "award")
    assert told.count("Argent, ex æquo") == len({"A1", "A2"})


def test_what_would_change_is_foreseen_and_nothing_done(edition):
    before = edition.read(head)

    [change] = edition.read(foresee_rectification, asked(TITLE))

    assert change.after == ("Projet A1, corrigé",)
    assert edition.read(head) == before
    assert done(edition, TITLE).changes == (change,)


def test_the_journal_tells_each_correction_with_its_reason(edition):
    done(edition, TITLE, kinds.CorrectedAttendance(juror="Diallo", state=AttendanceState.REMOTE))

    told = {each.kind: each for each in edition.read(list_journal)[-5:]}
    assert told["rectification"].reason == "Erreur de copie"
    assert told["application_edited"].reason == told["act_corrected"].reason == "Erreur de copie"
    assert "Diallo" in told["act_corrected"].sentence
    assert told["rectified"].sentence.endswith(edition.read(get_frozen).seal_code)
    assert not any(each.is_undoable for each in told.values() if each.kind == "rectified")


def test_the_day_is_replayed_as_it_was_typed_until_it_was_put_right(edition):
    last = edition.read(head)[0]
    done(edition, kinds.CorrectedAttendance(juror="Diallo", state=AttendanceState.REMOTE))

    [then, now] = (edition.read(get_past, seq) for seq in (last, edition.read(head)[0]))

    assert then != now


def test_why_a_rectified_decision_stands_tells_the_act_that_put_it_right(edition):
    done(edition, kinds.CorrectedAward(application="A2", level="bronze", motive="Son élan"))
    rows = {each.number: each for each in edition.read(list_decisions)}

    why, before = (
        edition.read(why_decided, rows[each].id, rows[each].domain_id) for each in ("A2", "A1")
    )

    assert why.links[-1].about == "Rectification"
    assert "Erreur de copie." in why.text
    assert "Erreur de copie" not in before.text


def test_a_process_killed_while_it_rectifies_leaves_all_of_it_or_nothing(
    closed_edition, tmp_path, swept
):
    whole = tmp_path / "whole"
    whole.mkdir()
    shutil.copy(closed_edition, whole / "edition.jury")
    (swept_ := tmp_path / "swept").mkdir()

    moments = swept("rectifying", swept_, whole)

    numbers = set()
    for place in range(len(moments)):
        path = swept_ / f"{place:03}" / "edition.jury"
        with closing(Database(path)) as database:
            numbers.add(database.read(get_sitting).number)
        assert verify.verify(path).findings == ()
    assert "commit" in moments
    assert numbers == {1, 2}
