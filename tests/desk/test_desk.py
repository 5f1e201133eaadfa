"""A juror's desk: what was said is kept, found again, undone, and sealed as it stands."""

import email
import email.policy
from datetime import UTC, datetime, timedelta

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app import paths
from jury_app.desk.changes import Change, Field, History, Place
from jury_app.desk.desk import Desk
from jury_app.desk.marks import MarkError
from jury_app.desk.places import work_file_name
from jury_app.desk.sending import write_copy, write_message
from jury_app.desk.views import EntryState
from jury_app.errors import RefusedFileError, RuleError, StoreError
from jury_app.exchange.collecting import link_of
from jury_app.sealing import envelope
from jury_app.sealing.ballot import open_ballot
from jury_app.sealing.encryption import new_identity
from jury_app.sealing.keys import short_code


def fill(desk, number, mark=5):
    for criterion in desk.manifest.grid.criteria:
        desk.give_mark(number, criterion.code, mark)


def opened(made_kit, sealed):
    claimed = open_ballot(sealed.path.read_bytes(), made_kit.keys.identity, file="ballot")
    return claimed.verify([made_kit.invitation], edition=made_kit.keys.id)


def refusal(kind, act, *arguments):
    with pytest.raises(kind) as refused:
        act(*arguments)
    assert str(refused.value)
    return refused.value.code


def test_a_new_desk_shows_every_application_to_do_domain_by_domain(desk):
    view = desk.view()

    assert {each.state for each in view.entries} == {EntryState.TO_DO}
    assert view.left == len(desk.manifest.applications) == 12
    assert view.saved_at is None
    domains = [each.application.domain for each in view.entries]
    order = [each.code for each in desk.manifest.domains]
    assert domains == sorted(domains, key=order.index)


def test_an_application_is_begun_with_its_first_mark_and_complete_with_its_last(desk):
    number = desk.view().entries[0].number

    desk.give_mark(number, "cible", 0)
    assert desk.view().entry(number).state is EntryState.BEGUN
    assert desk.view().entry(number).missing == ("demarche", "partenariats", "service")

    fill(desk, number)
    assert desk.view().entry(number).state is EntryState.COMPLETE


def test_everything_said_is_found_again_after_closing(open_desk, made_kit):
    with open_desk(made_kit) as desk:
        number = desk.view().entries[0].number
        fill(desk, number, 7)
        desk.comment(number, "cible", "Très précis")
        desk.opinion(number, "  À suivre de près  ")
        desk.note(number, "Voir avec Paul")
        before = desk.view()

    with open_desk(made_kit) as desk:
        after = desk.view()

    assert after == before
    assert after.entry(number).opinion == "À suivre de près"
    assert after.entry(number).note == "Voir avec Paul"


def test_the_time_of_saving_is_that_of_the_last_change(open_desk, made_kit):
    moments = (datetime(2026, 9, 20, 19, tzinfo=UTC) + timedelta(minutes=n) for n in range(9))
    with open_desk(made_kit, clock=lambda: next(moments)) as desk:
        first = desk.give_mark(desk.view().entries[0].number, "cible", 5).saved_at
        second = desk.give_mark(desk.view().entries[0].number, "cible", 6).saved_at

    assert second == first + timedelta(minutes=1)


def test_saying_the_same_again_changes_nothing(desk):
    number = desk.view().entries[0].number
    before = desk.give_mark(number, "cible", 5)

    assert desk.give_mark(number, "cible", 5) == before


def test_undo_takes_back_one_act_after_another(desk):
    number = desk.view().entries[0].number
    empty = desk.view()
    desk.give_mark(number, "cible", 5)
    desk.give_mark(number, "cible", 8)
    desk.comment(number, "cible", "Précis")
    desk.recuse(number, "Ma commune")

    assert desk.undo().entry(number).recusal is None
    assert desk.undo().entry(number).comments == {}
    assert desk.undo().entry(number).marks == {"cible": 5}
    assert desk.undo().entries == empty.entries
    assert not desk.view().can_undo
    assert refusal(RuleError, desk.undo) == "nothing_to_undo"


def test_redo_gives_back_what_undo_took_until_something_else_is_said(desk):
    number = desk.view().entries[0].number
    desk.give_mark(number, "cible", 5)
    desk.comment(number, "cible", "Précis")
    said = desk.view().entries
    assert refusal(RuleError, desk.redo) == "nothing_to_redo"
    desk.undo()
    desk.undo()

    assert desk.redo().entry(number).marks == {"cible": 5}
    assert desk.redo().entries == said
    assert not desk.view().can_redo
    assert desk.undo().entry(number).comments == {}
    assert desk.give_mark(number, "cible", 8).can_redo is False
    assert desk.undo().entry(number).marks == {"cible": 5}


def test_redo_goes_on_after_closing_and_nothing_was_erased(open_desk, made_kit):
    with open_desk(made_kit) as desk:
        number = desk.view().entries[0].number
        desk.give_mark(number, "cible", 5)
        desk.undo()

    with open_desk(made_kit) as desk:
        assert desk.redo().entry(number).marks == {"cible": 5}
        assert desk.undo().entry(number).marks == {}
        assert desk.redo().entry(number).marks == {"cible": 5}


def test_undo_goes_on_after_closing(open_desk, made_kit):
    with open_desk(made_kit) as desk:
        number = desk.view().entries[0].number
        desk.give_mark(number, "cible", 5)
        desk.give_mark(number, "demarche", 8)
        desk.undo()

    with open_desk(made_kit) as desk:
        assert desk.undo().entry(number).marks == {}


def test_a_recusal_hides_the_marks_and_lifting_it_gives_them_back(desk):
    number = desk.view().entries[0].number
    fill(desk, number, 9)

    recused = desk.recuse(number, "").entry(number)
    assert (recused.state, recused.recusal) == (EntryState.RECUSED, "")

    again = desk.lift_recusal(number).entry(number)
    assert (again.state, set(again.marks.values())) == (EntryState.COMPLETE, {9})


def test_a_recusal_recorded_by_the_secretariat_stays(open_desk, kits, tmp_path):
    number = kits["make_kit"](tmp_path, count=3).manifest.applications[0].number
    made_kit = kits["make_kit"](tmp_path, count=3, recused=[number])
    with open_desk(made_kit) as desk:
        assert desk.view().entry(number).recusal == "Élu de la collectivité"
        assert refusal(RuleError, desk.lift_recusal, number) == "recused_by_secretariat"
        assert refusal(RuleError, desk.give_mark, number, "cible", 5) == "recused_by_secretariat"
        for entry in desk.view().entries:
            if entry.state is not EntryState.RECUSED:
                fill(desk, entry.number)
        content = opened(made_kit, desk.seal(tmp_path)).content

    assert content.complete
    assert content.recusals == {}


@pytest.mark.parametrize("mark", [-1, 11])
def test_a_mark_outside_the_scale_is_not_taken(desk, mark):
    number = desk.view().entries[0].number

    with pytest.raises(MarkError):
        desk.give_mark(number, "cible", mark)

    assert desk.view().entry(number).marks == {}


def test_a_text_too_long_is_refused_and_one_with_odd_characters_is_cleaned(desk):
    number = desk.view().entries[0].number

    assert refusal(RuleError, desk.opinion, number, "a" * 50_001) == "text_too_long"
    assert desk.opinion(number, "a\0b\ud800c").entry(number).opinion == "abc"


def test_a_ballot_holds_what_was_said_and_not_the_private_note(desk, made_kit, tmp_path):
    first, second, *_others = desk.view().entries
    fill(desk, first.number, 4)
    desk.comment(first.number, "cible", "Précis")
    desk.opinion(first.number, "Bien")
    desk.note(first.number, "Voir avec Paul")
    fill(desk, second.number, 3)
    desk.recuse(second.number, "Ma commune")

    sealed = desk.seal(tmp_path)
    ballot = opened(made_kit, sealed)
    content = ballot.content

    codes = [each.code for each in desk.manifest.grid.criteria]
    assert content.scores == {first.number: dict.fromkeys(codes, 4)}
    assert content.recusals == {second.number: "Ma commune"}
    assert content.notes == {first.number: {"cible": "Précis", "": "Bien"}}
    assert (content.revision, content.previous, content.complete) == (1, None, False)
    assert (sealed.revision, sealed.complete, sealed.juror) == (1, False, "Maëlle Œuvrard")
    assert short_code(envelope.signed_bytes(ballot.document.ballot)) == sealed.code


def test_a_ballot_is_complete_when_every_application_is_marked_or_recused(desk, tmp_path):
    first, *others = desk.view().entries
    for entry in others:
        fill(desk, entry.number)

    assert not desk.seal(tmp_path).complete

    desk.recuse(first.number, "Parente du maire")
    assert desk.seal(tmp_path).complete


def test_ballots_are_a_chain_signed_by_one_device(open_desk, made_kit, tmp_path):
    links = []
    for _opening in range(3):
        with open_desk(made_kit) as desk:
            links.append(link_of(opened(made_kit, desk.seal(tmp_path))))

    assert [each.revision for each in links] == [1, 2, 3]
    assert [each.previous for each in links] == [None, links[0].digest, links[1].digest]
    assert len({each.device_key for each in links}) == 1


def test_the_desk_says_whether_anything_changed_since_the_last_ballot(desk, tmp_path):
    number = desk.view().entries[0].number
    desk.seal(tmp_path)
    assert desk.view().ballots[-1].is_current

    desk.give_mark(number, "cible", 1)
    assert not desk.view().ballots[-1].is_current


def test_a_folder_that_cannot_be_written_costs_no_revision(desk, tmp_path):
    assert refusal(StoreError, desk.seal, tmp_path / "nowhere") == "file_unwritable"

    assert desk.view().ballots == ()
    assert desk.seal(tmp_path).revision == 1
    assert [path.suffix for path in tmp_path.iterdir()] == [".juryballot"]


def test_a_ballot_can_be_written_once_more(desk, tmp_path):
    sealed = desk.seal(tmp_path)
    data = sealed.path.read_bytes()
    sealed.path.unlink()

    assert desk.write_last_ballot(tmp_path) == sealed
    assert sealed.path.read_bytes() == data


def test_an_attachment_comes_back_as_it_was_and_is_never_on_the_disk(desk, kits):
    application = next(each for each in desk.manifest.applications if each.attachments)
    first = application.attachments[0]

    data = desk.attachment(first.n)

    assert (first.name, data) in kits["edition_attachments"]()[application.number]
    kept = b"".join(path.read_bytes() for path in paths.user_data().iterdir())
    assert data[:64] not in kept


def test_a_wrong_code_is_refused_and_leaves_no_work_file(made_kit):
    assert refusal(RefusedFileError, Desk.open, made_kit.path, "not the code") == "kit_wrong_code"
    assert not list(paths.user_data().glob("*.jurywork"))


def test_neither_the_note_nor_the_device_key_can_be_read_from_the_work_file(open_desk, made_kit):
    with open_desk(made_kit) as desk:
        desk.note(desk.view().entries[0].number, "Voir avec Paul")
        desk.opinion(desk.view().entries[0].number, "Lisible ici")
        key = desk._work.device_key  # noqa: SLF001 -- what must not be found
    data = (paths.user_data() / work_file_name(made_kit.manifest)).read_bytes()

    assert b"Lisible ici" in data
    assert b"Voir avec Paul" not in data
    assert key not in data


def test_a_kit_open_in_another_window_is_said_to_be(desk, made_kit, impatient):
    assert refusal(StoreError, Desk.open, made_kit.path, made_kit.code) == "desk_in_use"


def test_a_reissued_kit_finds_the_marks_again(open_desk, kits, tmp_path):
    identity = new_identity()
    first = kits["make_kit"](tmp_path, name="a.jurykit", count=3, identity=identity)
    again = kits["make_kit"](
        tmp_path, name="b.jurykit", count=4, keys=first.keys, revision=2, identity=identity
    )
    with open_desk(first) as desk:
        number = desk.view().entries[0].number
        fill(desk, number, 6)
        desk.note(number, "Voir avec Paul")
        key = opened(first, desk.seal(tmp_path)).device_key

    with open_desk(again) as desk:
        assert set(desk.view().entry(number).marks.values()) == {6}
        assert desk.view().entry(number).note == "Voir avec Paul"
        ballot = opened(again, desk.seal(tmp_path))

    assert (ballot.content.revision, ballot.device_key) == (2, key)


def test_a_kit_with_another_identity_finds_the_marks_and_says_that_notes_are_locked(
    open_desk, kits, tmp_path
):
    first = kits["make_kit"](tmp_path, name="a.jurykit", count=3)
    again = kits["make_kit"](tmp_path, name="b.jurykit", count=3, keys=first.keys, revision=2)
    with open_desk(first) as desk:
        number = desk.view().entries[0].number
        fill(desk, number, 6)
        desk.note(number, "Voir avec Paul")
        digest = opened(first, desk.seal(tmp_path)).digest

    with open_desk(again) as desk:
        assert set(desk.view().entry(number).marks.values()) == {6}
        assert (desk.view().entry(number).note, desk.view().locked_notes) == ("", 1)
        ballot = opened(again, desk.seal(tmp_path))

    assert (ballot.content.revision, ballot.content.previous) == (2, digest)


def test_two_jurors_and_two_editions_never_share_a_work_file(kits, tmp_path):
    first = kits["make_kit"](tmp_path, count=1)
    other_juror = kits["make_kit"](tmp_path, count=1, keys=first.keys, juror="j-0008")
    other_edition = kits["make_kit"](tmp_path, count=1)

    names = {work_file_name(each.manifest) for each in (first, other_juror, other_edition)}

    assert len(names) == 3


def test_nothing_is_called_saved_in_a_work_file_that_was_moved_away(open_desk, made_kit):
    path = paths.user_data() / work_file_name(made_kit.manifest)
    with open_desk(made_kit) as desk:
        number = desk.view().entries[0].number
        desk.give_mark(number, "cible", 7)
        elsewhere = path.rename(path.with_name("elsewhere"))

        assert refusal(StoreError, desk.give_mark, number, "cible", 9) == "store_moved"

    elsewhere.rename(path)
    with open_desk(made_kit) as desk:
        assert desk.view().entries[0].marks["cible"] == 7


def test_the_work_file_of_another_juror_is_left_alone(open_desk, kits, tmp_path):
    first = kits["make_kit"](tmp_path, count=1)
    other = kits["make_kit"](tmp_path, name="b.jurykit", count=1, keys=first.keys, juror="j-8")
    with open_desk(first):
        pass
    mine = paths.user_data() / work_file_name(first.manifest)
    theirs = paths.user_data() / work_file_name(other.manifest)
    mine.rename(theirs)

    assert refusal(StoreError, Desk.open, other.path, other.code) == "work_file_of_another"


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "file_empty"), (b"not a database" * 50, "store_foreign")]
)
def test_a_work_file_that_is_none_is_refused_by_name(made_kit, content, code):
    paths.user_data().mkdir(parents=True, exist_ok=True)
    (paths.user_data() / work_file_name(made_kit.manifest)).write_bytes(content)

    assert refusal(StoreError, Desk.open, made_kit.path, made_kit.code) == code


places = st.builds(
    Place, st.sampled_from([Field.MARK, Field.COMMENT]), st.sampled_from("AB"), st.just("c")
)
acts = st.lists(
    st.dictionaries(places, st.none() | st.integers(0, 3), min_size=1, max_size=3), max_size=8
)


@given(acts)
def test_undoing_every_act_walks_back_through_every_state(acts):
    history = History()
    states = []
    for act in acts:
        states.append(dict(history.values))
        number = history.next_act()
        history.add(Change(number, "", place, value) for place, value in act.items())

    after = dict(history.values)

    for state in reversed(states):
        undone = history.undoable
        number = history.next_act()
        before = dict(history.before(undone))
        history.add(Change(number, "", place, old, undone) for place, old in before.items())
        assert dict(history.values) == state

    assert history.undoable is None

    for state in [*states, after][1:]:
        undone = history.redoable
        number = history.next_act()
        again = dict(history.before(undone))
        history.add(Change(number, "", place, old, undone) for place, old in again.items())
        assert dict(history.values) == state

    assert history.redoable is None


def test_a_ballot_that_would_hold_fewer_marks_than_the_last_one_is_pointed_out(
    open_desk, made_kit, tmp_path
):
    with open_desk(made_kit) as desk:
        first, second, third, *_others = (each.number for each in desk.view().entries)
        for number in (first, second):
            fill(desk, number)
        assert desk.view().lost_marks == {}
        desk.seal(tmp_path)
        assert desk.view().lost_marks == {}

        fill(desk, third)
        desk.give_mark(first, "cible", None)
        desk.give_mark(first, "service", 9)
        desk.recuse(second, "")
        assert desk.view().lost_marks == {first: 1, second: 4}

    with open_desk(made_kit) as desk:
        assert desk.view().lost_marks == {first: 1, second: 4}
        assert desk.view().marks_given == 7
        desk.seal(tmp_path)
        assert desk.view().lost_marks == {}


def test_marks_that_the_secretariat_has_taken_out_are_not_the_jurors_loss(
    open_desk, kits, tmp_path
):
    identity = new_identity()
    first = kits["make_kit"](tmp_path, name="a.jurykit", count=3, identity=identity)
    with open_desk(first) as desk:
        numbers = [each.number for each in desk.view().entries]
        for number in numbers:
            fill(desk, number)
        desk.seal(tmp_path)
    again = kits["make_kit"](
        tmp_path,
        name="b.jurykit",
        count=3,
        keys=first.keys,
        revision=2,
        identity=identity,
        recused=numbers[:1],
    )

    with open_desk(again) as desk:
        assert desk.view().lost_marks == {}


def test_the_message_takes_the_ballot_as_it_is_and_not_the_private_note(desk, tmp_path):
    number = desk.view().entries[0].number
    fill(desk, number)
    desk.note(number, "Voir avec Paul")
    sealed = desk.seal(tmp_path)

    path = write_message(desk, tmp_path)

    assert path == sealed.path.with_suffix(".eml")
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    [attached] = message.iter_attachments()
    assert message["X-Unsent"] == "1"
    assert message["To"] == "jury@exemple.fr"
    assert message["Subject"] == "Prix Territoria 2026\N{NO-BREAK SPACE}: bulletin – Maëlle Œuvrard"
    assert attached.get_filename() == sealed.path.name
    assert attached.get_content() == sealed.path.read_bytes()
    text = message.get_body().get_content()
    assert f"{sealed.code[:4]}-{sealed.code[4:]}" in text
    assert "Mme Maëlle Œuvrard" in text
    assert "Paul" not in text
    lines = path.read_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert all(line.isascii() for line in lines)


def test_a_message_that_no_address_is_known_for_is_left_to_be_addressed(kits, open_desk, tmp_path):
    with open_desk(kits["make_kit"](tmp_path, count=1, ballots_email=None)) as desk:
        desk.seal(tmp_path)
        path = write_message(desk, tmp_path)

    assert b"\r\nTo:" not in path.read_bytes()


def test_the_copy_to_print_holds_what_was_sealed_and_not_what_came_after(desk, tmp_path):
    first, second, third, *_others = desk.view().entries
    for criterion, mark in zip(desk.manifest.grid.criteria, (4, 5, 6, 10), strict=True):
        desk.give_mark(first.number, criterion.code, mark)
    desk.comment(first.number, "cible", "Précis et mesuré")
    desk.opinion(first.number, "À suivre")
    desk.note(first.number, "Voir avec Paul")
    desk.recuse(second.number, "Ma commune")
    sealed = desk.seal(tmp_path)
    desk.opinion(third.number, "Venu après")

    path = write_copy(desk, tmp_path)

    text = text_of(path)
    assert path == sealed.path.with_suffix(".pdf")
    assert f"{sealed.code[:4]}-{sealed.code[4:]}" in text
    for words in ("Précis et mesuré", "À suivre", "Ma commune", "Mme Maëlle Œuvrard"):
        assert words in text
    assert "Paul" not in text
    assert "Venu après" not in text
    digest = desk.view().ballots[-1].digest
    assert digest in text.replace(" ", "").replace("\n", "")


def text_of(path):
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return "\n".join(pages).replace("\r\n", "\n")


def test_a_change_after_a_locked_note_is_in_no_ballot_sealed_before_it(open_desk, kits, tmp_path):
    first = kits["make_kit"](tmp_path, name="a.jurykit", count=3)
    again = kits["make_kit"](tmp_path, name="b.jurykit", count=3, keys=first.keys, revision=2)
    with open_desk(first) as desk:
        number = desk.view().entries[0].number
        fill(desk, number, 6)
        desk.note(number, "Voir avec Paul")
        desk.seal(tmp_path)

    with open_desk(again) as desk:
        assert desk.view().ballots[-1].is_current
        desk.give_mark(number, "cible", 9)
        assert not desk.view().ballots[-1].is_current

    with open_desk(again) as desk:
        assert not desk.view().ballots[-1].is_current
        assert desk.sealed[0].marks["cible"] == 6
