"""Jurors, machines, kits, a mail that loses and repeats, and a secretariat; drawn at random.

What counts is foretold from the ballots that were let in and the decisions that were taken,
by `chains` and in another order of arrival; the edition has to say the same.
"""

import os
import runpy
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from jury_app.desk.desk import Desk
from jury_app.errors import JuryError
from jury_app.exchange.closing import close
from jury_app.exchange.collecting import collect
from jury_app.exchange.kits import issue_kits
from jury_app.exchange.opening import open_ballots
from jury_app.model.chain import chains, resolution
from jury_app.model.operations.amending import AmendedMark, amend_mark
from jury_app.model.operations.resolving import resolve_conflict
from jury_app.model.operations.undoing import undo
from jury_app.model.queries.chained import ballot_links, ballot_states
from jury_app.model.queries.exchange import list_ballots
from jury_app.model.queries.standings import all_marks
from jury_app.progress import finish
from jury_app.sealing.kit import Kit, open_kit
from jury_app.verify import verify

ISSUING = runpy.run_path(str(Path(__file__).parent / "issuing.py"))
JURORS = {1: "Fatima Benali", 2: "Olivier Carpentier"}
LONG = 5  # ballots before a sitting is closed: after that nothing happens any more
CRITERIA = ISSUING["CRITERIA"]

jurors = st.sampled_from([1, 1, 1, 2])  # most of it befalls one of them
marks = st.integers(0, 10)


@dataclass(frozen=True)
class Sent:
    """A ballot on its way, and the kit from which it comes."""

    path: Path
    juror: int
    kit: int


class Exchange(RuleBasedStateMachine):
    """Everything that may befall kits and ballots, in any order."""

    issued = None  # shared: an edition at rest whose kits are out

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp(prefix="exchange-"))
        self.path = self.folder / "0.jury"
        shutil.copy(self.issued.path, self.path)
        self.year = ISSUING["YEAR"]["Year"](self.path)
        self.kits = {
            number: [(self.issued.files[name].file, self.issued.manifests[name])]
            for number, name in JURORS.items()
        }
        self.machine = dict.fromkeys(JURORS, 0)
        self.revoked = dict.fromkeys(JURORS, 0)
        self.sent, self.received = [], set()
        self.decisions = []
        self.opened = self.closed = False
        self.copies = 0

        for place in range(2):  # a conflict, which is what most of it is about
            self.machine[1] = place
            self._send(1, {"A1": place})
        self._take(self.sent)

    @rule(juror=jurors, mark=marks, number=st.sampled_from(["A1", "A2"]), arrives=st.booleans())
    def score_and_send(self, juror, mark, number, arrives):
        self._send(juror, {number: mark})
        if arrives:
            self._take(self.sent[-1:])

    @precondition(lambda self: any(len(each) > 1 for each in self.kits.values()))
    @rule(juror=jurors, mark=marks)
    def score_in_an_older_kit(self, juror, mark):
        file, manifest = self.kits[juror][0]
        self._seal(juror, file, manifest, 0, {"A1": mark})

    @rule(juror=jurors)
    def go_on_elsewhere(self, juror):
        self.machine[juror] += 1

    @rule(juror=jurors)
    def go_back(self, juror):
        self.machine[juror] = 0

    @precondition(lambda self: not self.closed)
    @rule(juror=jurors, because=st.sampled_from(["lost", "stolen"]))
    def issue_again(self, juror, because):
        out = self.folder / f"kits-{juror}-{len(self.kits[juror])}"
        [kit] = finish(
            issue_kits(self.year.database, out, passphrase=None, juror_ids=[juror], because=because)
        )
        with open_kit(kit.file, kit.code) as opened:
            self.kits[juror].append((kit.file, opened.manifest))
        if because == "stolen":
            self.revoked[juror] = len(self.kits[juror]) - 1

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def take_in(self, data):
        self._take(data.draw(st.lists(st.sampled_from(self.sent), min_size=1, max_size=4)))

    def _send(self, juror, given):
        file, manifest = self.kits[juror][-1]
        self._seal(juror, file, manifest, len(self.kits[juror]) - 1, given)

    def _take(self, chosen):
        told = finish(collect(self.year.database, [x.path for x in chosen], passphrase=None))
        for each, answer in zip(chosen, told, strict=True):
            is_barred = self.closed or each.kit < self.revoked[each.juror]
            names = {every.path.name for every in self.received}
            if each.path.name in names:  # its code is in it: two devices may say the very same
                assert answer.answer == "already_received"
            elif is_barred:
                assert answer.answer == "refused"
                assert answer.juror == JURORS[each.juror]
            else:
                assert answer.answer in {"received", "superseded", "conflict", "already_received"}
                self.received.add(each)

    @precondition(lambda self: not self.closed)
    @rule(juror=jurors, data=st.data())
    def resolve(self, juror, data):
        links = self._links(juror)
        mine = [each for _seq, who, each in self.decisions if who == juror]
        ends = [end for each in chains(links, mine).values() for end in each.ends]
        kept = data.draw(st.sampled_from(sorted(ends) or ["0" * 64]))
        made = resolution(links, mine, kept) if links else None
        values = {"juror_id": juror, "kept": kept, "reason": "Entendu", "witness": "Roy"}
        try:
            seq = self.year.database.write(resolve_conflict, **values)
        except JuryError:
            assert made is None
        else:
            self.decisions.append((seq, juror, made))

    @precondition(lambda self: self.decisions and not self.closed)
    @rule(data=st.data())
    def reopen(self, data):
        chosen = data.draw(st.sampled_from(self.decisions))
        self.year.database.write(undo, seq=chosen[0])
        self.decisions.remove(chosen)

    @precondition(lambda self: self.received and not self.opened)
    @rule()
    def open(self):
        finish(open_ballots(self.year.database, passphrase=None, witnesses=["Roy"]))
        self.opened = True

    @precondition(lambda self: self.opened and not self.closed)
    @rule(juror=jurors, mark=marks)
    def amend(self, juror, mark):
        found = self.year.database.read(all_marks)
        said = next((x for x in found[1] if x.juror_id == juror), None)  # of A1
        old = dict(said.marks).get("cible") if said else None
        change = AmendedMark(
            juror_id=juror,
            number="A1",
            criterion="cible",
            old="" if old is None else str(old),
            new=str(mark),
            reason="Relu",
        )
        try:
            self.year.database.write(amend_mark, mark=change)
        except JuryError as error:
            if error.code not in {"nothing_changed", "amendment_recused"}:
                raise

    @precondition(lambda self: self.opened and not self.closed and len(self.sent) > LONG)
    @rule()
    def close(self):
        finish(close(self.year.database, passphrase=None, settle=True))
        self.closed = True

    @rule()
    def go_on_with_a_copy(self):
        """The laptop dies; what was copied is gone on with, and knows all that it knew."""
        before = self._states()
        self.year.close()
        self.copies += 1
        copy = self.folder / f"{self.copies}.jury"
        shutil.copy(self.path, copy)
        self.path = copy
        self.year = ISSUING["YEAR"]["Year"](copy)
        assert self._states() == before

    @invariant()
    def what_counts_follows_from_what_came_and_what_was_decided(self):
        if not hasattr(self, "year"):
            return
        links = sorted(self.year.database.read(ballot_links), key=lambda x: x.digest)
        decided = [each for _seq, _juror, each in self.decisions]
        assert self._states() == {
            digest: state.value for digest, state in ballot_states(links, decided).items()
        }
        assert len({each.path.read_bytes() for each in self.received}) >= len(links)

    def teardown(self):
        if not hasattr(self, "year"):
            return
        self.year.close()
        if self.opened:
            assert [each.code for each in verify(self.path).findings] == []
        shutil.rmtree(self.folder)

    def _seal(self, juror, file, manifest, kit, given):
        data = self.folder / f"machine-{juror}-{self.machine[juror]}"
        out = self.folder / f"out-{len(self.sent)}"
        out.mkdir()
        known = os.environ.get("JURY_DATA")
        os.environ["JURY_DATA"] = str(data)
        try:
            with Desk(Kit(file.name, zipfile.ZipFile(file), manifest)) as desk:
                for number, mark in given.items():
                    desk.give_mark(number, CRITERIA[0], mark)
                sealed = desk.seal(out)
        finally:
            if known is None:
                del os.environ["JURY_DATA"]
            else:
                os.environ["JURY_DATA"] = known
        self.sent.append(Sent(sealed.path, juror, kit))

    def _states(self):
        return {row.id: row.state.value for row in self.year.database.read(list_ballots)}

    def _links(self, juror):
        return self.year.database.read(ballot_links, juror)
