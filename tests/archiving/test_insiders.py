"""What the secretariat itself could do, with every key but the jurors’, and what shows it."""

from contextlib import closing
from dataclasses import replace

import pytest

from jury_app import verify
from jury_app.exchange.collecting import collect
from jury_app.exchange.receipts import write_receipts
from jury_app.model.database import Database
from jury_app.model.operations.edition import edit_edition
from jury_app.model.operations.sitting import settle_undecided
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.sheet_head import sheet_head
from jury_app.progress import finish
from jury_app.publishing import publish
from jury_app.publishing.sitting_sheet import written_sheet
from jury_app.sealing.keys import digest_code, grouped, new_signing_key
from jury_app.sealing.receipt import read_receipt, sign_receipt


class Office:
    """A secretariat before it takes ballots in: it may go on from here as often as it likes."""

    def __init__(self, worlds, folder):
        self._worlds = worlds
        self._folder = folder
        world = worlds["small_world"](folder)
        self.ballots = sorted(world.folder.iterdir())
        self.path = world.database.path
        self.keys = world.keys
        world.close()

    def go_on(self, name):
        """Return the edition as it was before, in a file of its own."""
        path = self._worlds["copy"](self.path, self._folder / f"{name}.jury")
        return self._worlds["World"](path, self._folder / "ballots")

    def copy(self, path, to):
        """Return a copy of an edition at rest."""
        return self._worlds["copy"](path, to)

    def at(self, path):
        """Return an edition that was left at this file."""
        return self._worlds["World"](path, self._folder / "ballots")

    def honest(self):
        """Take everything in, give receipts, and return the file and the receipts."""
        world = self.go_on("honest")
        receipts = taken_in(world, self.ballots, self._folder / "receipts")
        return closed(world, "A3", "Pour sa portée"), receipts


def taken_in(world, ballots, folder):
    finish(collect(world.database, ballots, passphrase=None))
    return [each.file for each in finish(write_receipts(world.database, folder, passphrase=None))]


def closed(world, number, motive):
    world.open_all()
    world.decide(number, "or", motive=motive)
    world.close_all()
    world.close()
    return world.database.path


@pytest.fixture
def office(worlds, tmp_path):
    return Office(worlds, tmp_path)


def found(path, receipts=()):
    return [each.code for each in verify.verify(path, receipts).findings]


def test_all_receipts_of_an_honest_edition_agree(office):
    edition, receipts = office.honest()

    assert len(receipts) == 4
    verdict = verify.verify(edition, receipts)
    assert verdict.ok
    assert [each.code for each in verdict.notes] == ["receipt_counts"] * 4


def test_a_receipt_names_the_ballot_that_came_to_count_in_the_place_of_its_own(office, tmp_path):
    first, second, *_others = sorted(office.ballots, key=lambda each: each.stat().st_mtime_ns)
    world = office.go_on("honest")
    [early] = taken_in(world, [first], tmp_path / "early")
    [late] = taken_in(world, [second], tmp_path / "late")
    taken_in(world, office.ballots, tmp_path / "all")

    verdict = verify.verify(closed(world, "A3", "Pour sa portée"), [early, late])

    assert verdict.ok
    assert [each.code for each in verdict.notes] == ["receipt_replaced", "receipt_counts"]
    counting = read_receipt(late.read_bytes(), file="").ballot
    assert verdict.notes[0].details["code"] == grouped(digest_code(counting))


def test_a_dropped_ballot_is_shown_by_its_receipt_alone(office, tmp_path):
    _honest, receipts = office.honest()
    world = office.go_on("dropped")
    kept = [each for each in office.ballots if not each.name.startswith("3-")]
    taken_in(world, kept, tmp_path / "others")
    edition = closed(world, "A3", "Pour sa portée")

    assert found(edition) == []
    [lost] = [each for each in receipts if "uvrard" in each.name]
    assert found(edition, [lost]) == ["receipt_ballot_missing", "receipt_journal_differs"]


def test_any_receipt_shows_a_backdated_act(office, tmp_path):
    _honest, receipts = office.honest()
    world = office.go_on("backdated")
    values = world.database.read(get_edition).values
    world.database.write(edit_edition, values=replace(values, place="Ailleurs"))
    taken_in(world, office.ballots, tmp_path / "others")
    edition = closed(world, "A3", "Pour sa portée")

    assert found(edition) == []
    for receipt in receipts:
        assert found(edition, [receipt]) == ["receipt_journal_differs"]


def test_an_invented_decision_is_shown_by_paper_alone(worlds, office, tmp_path):
    world = office.go_on("room")
    receipts = taken_in(world, office.ballots, tmp_path / "receipts")
    world.close()
    told = worlds["copy"](world.database.path, tmp_path / "told.jury")
    honest = closed(office.at(world.database.path), "A3", "Pour sa portée")
    invented = closed(office.at(told), "A2", "Décidé en séance")

    assert found(honest, receipts) == found(invented, receipts) == []
    seals = {verify.verify(each).facts["seal"] for each in (honest, invented)}
    assert len(seals) == 2  # the code in the signed minutes says which of them was held


@pytest.fixture
def initialled(office, tmp_path):
    """Everything is decided, and the sitting sheet is written: its code, and what goes on there."""
    world = office.go_on("sheet")
    taken_in(world, office.ballots, tmp_path / "receipts")
    world.open_all()
    world.decide("A3", "or", motive="Pour sa portée")
    world.database.write(settle_undecided)
    finish(publish(world.database, tmp_path, ["sitting-sheet"]))
    code = world.database.read(written_sheet)
    world.close()
    return code, lambda: office.at(office.copy(world.database.path, tmp_path / "more.jury"))


def at_closing(world):
    world.close_all()
    world.close()
    return world.database.path


def sheet_of(path, code):
    verdict = verify.verify(path, sheet=code)
    return [[each.code for each in part] for part in (verdict.findings, verdict.notes)]


def test_a_change_invented_after_the_initialled_sheet_is_found_by_its_code_alone(initialled):
    code, going_on = initialled
    world = going_on()
    world.decide("A2", "or", motive="Décidé en séance")
    invented = at_closing(world)

    assert found(invented) == []
    assert sheet_of(invented, code) == [["sheet_followed"], []]


def test_an_act_that_was_rewritten_under_the_initialled_sheet_leaves_its_code_unknown(
    initialled, office, tmp_path
):
    code, _going_on = initialled
    world = office.go_on("rewritten")
    taken_in(world, office.ballots, tmp_path / "others")
    invented = closed(world, "A2", "Décidé en séance")

    assert found(invented) == []
    assert sheet_of(invented, code) == [["sheet_unknown"], []]


def test_the_initialled_sheet_agrees_where_nothing_but_the_closing_follows(initialled):
    code, going_on = initialled
    world = going_on()
    finish(publish(world.database, world.folder.parent, ["attendance-sheet"]))
    edition = at_closing(world)
    head = world_digest(edition, code)

    for typed in (code, code.lower().replace("-", " "), head):
        assert sheet_of(edition, typed) == [[], ["sheet_agrees"]]
    assert sheet_of(edition, "") == [[], []]


def world_digest(edition, code):
    """Return the code of the sheet in full, as its last page bears it."""
    with closing(Database(edition)) as database:
        head = database.read(sheet_head)
    assert grouped(digest_code(head.hash)) == code
    return head.hash


@pytest.fixture
def receipt(office):
    """An honest edition, one receipt, and what signs it with other words."""
    edition, receipts = office.honest()
    told = read_receipt(receipts[0].read_bytes(), file="")
    whole = {name: getattr(told, name) for name in told.__struct_fields__}

    def otherwise(key=office.keys.signing_key, **changes):
        path = receipts[0].with_name("other.juryreceipt")
        path.write_bytes(sign_receipt(type(told)(**whole | changes), signing_key=key))
        return found(edition, [path])

    return otherwise


def test_a_receipt_that_proves_nothing_here_says_why(receipt, office):
    assert receipt() == []
    assert receipt(edition="AAAA-AAAA") == ["receipt_other_edition"]
    assert receipt(juror="nobody") == ["receipt_juror_unknown"]
    assert receipt(ballot="0" * 64) == ["receipt_ballot_missing"]
    assert receipt(head="0" * 64) == ["receipt_journal_differs"]
    assert receipt(key=new_signing_key()) == ["receipt_signature_invalid"]


def test_what_is_no_receipt_is_told_as_such(edition, tmp_path):
    (tmp_path / "note.txt").write_text("Bien reçu")

    assert found(edition, [tmp_path / "note.txt"]) == ["receipt_unreadable"]
    assert found(edition, [tmp_path / "none.juryreceipt"]) == ["receipt_unreadable"]


def test_an_edition_cut_short_is_refused(edition):
    edition.write_bytes(edition.read_bytes()[:9000])

    with pytest.raises(verify.RefusalError) as refusal:
        verify.verify(edition)

    assert refusal.value.finding.code == "edition_unreadable"
