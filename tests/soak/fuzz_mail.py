"""What comes by mail or on a stick, made anew from altered parts, and where it comes in."""

import json
import runpy
import shutil
import zipfile
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

from jury_app.desk import receipts, viewing
from jury_app.desk import sealing as desk_sealing
from jury_app.desk.desk import Desk
from jury_app.exchange import collecting
from jury_app.exchange.basket import empty_basket
from jury_app.exchange.founding import unlock
from jury_app.exchange.manifests import grid_of
from jury_app.model.chain import answer
from jury_app.model.database import Database
from jury_app.model.queries.applications import list_applications
from jury_app.model.queries.exchange import kit_frame, list_invitations
from jury_app.model.queries.jury import list_jurors
from jury_app.progress import finish
from jury_app.sealing import encryption, envelope
from jury_app.sealing.ballot import BALLOT_TYPE, ENROLMENT_TYPE
from jury_app.sealing.keys import new_signing_key
from jury_app.sealing.kit import KIT_TYPE, open_kit
from jury_app.sealing.receipt import RECEIPT_TYPE, Receipt, sign_receipt

HERE = Path(__file__).resolve().parent
MUTATIONS = SimpleNamespace(**runpy.run_path(str(HERE / "mutations.py")))
KITS = runpy.run_path(str(HERE.parent / "desk" / "kits.py"))
WORLDS = runpy.run_path(str(HERE.parent / "archiving" / "worlds.py"))
NOW = datetime(2026, 9, 20, 9, tzinfo=UTC)


class Ballots:
    """Ballots that the secretariat collects."""

    def __init__(self, folder):
        world = WORLDS["small_world"](folder)
        self._keys = world.keys
        self._clean = world.database.path
        self._path = folder / "in.juryballot"
        self._edition = folder / "opened.jury"
        self._documents = [
            json.loads(encryption.decrypt(each.read_bytes(), world.keys.identity, limit=1 << 24))
            for each in sorted((folder / "ballots").iterdir())
        ]
        self._by_key = {
            envelope.fingerprint(WORLDS["public_key"](key)): key
            for device in world.devices.values()
            for key in (device.key, device.invitation)
        }
        world.close()
        self._database = None

    def begin(self):
        """Open the edition, and read what a ballot is held against."""
        shutil.copyfile(self._clean, self._edition)
        self._database = read = Database(self._edition)
        keys = unlock(read, None)
        self._counter = collecting._Counter(  # noqa: SLF001 -- as one that collects has it
            database=read,
            edition=keys.id,
            identity=keys.identity,
            grid=grid_of(read.read(kit_frame)),
            numbers=frozenset(row.number for row in read.read(list_applications)),
            jurors={row.key: row for row in read.read(list_jurors)},
            invitations=read.read(list_invitations),
        )
        self._basket = read.read(empty_basket)

    def made(self, rng):
        document = MUTATIONS.copied(rng.choice(self._documents))
        kind = rng.randrange(6)
        if kind in (0, 1, 2):
            part, of = ("ballot", BALLOT_TYPE) if kind else ("enrolment", ENROLMENT_TYPE)
            key = self._by_key[document[part]["signatures"][0]["keyid"]]
            document[part] = MUTATIONS.signed(
                of, MUTATIONS.altered_payload(document[part], rng), rng, key
            )
        elif kind == 3:
            other = rng.choice(self._documents)
            part = rng.choice(("enrolment", "ballot", "notes"))
            document[part] = rng.choice((other[part], document["ballot"], document["enrolment"]))
        elif kind == 4:
            document = MUTATIONS.mutated(document, rng)
        data = MUTATIONS.written(document, rng)
        sealed = encryption.encrypt(data, self._keys.recipients)
        return MUTATIONS.age(sealed, rng) if kind == 5 else sealed

    def near(self, data):
        """Check a ballot as one that collects does, and ask what becomes of it."""
        file = self._path.name
        checked = collecting._check(self._counter, data, file)  # noqa: SLF001 -- the door itself
        collecting._require_welcome(self._counter, checked, file, self._basket)  # noqa: SLF001 -- the door itself
        link = collecting.link_of(checked.opened)
        links = self._basket.links[link.juror, link.round]
        answer(link, links, self._basket.resolutions)
        collecting.marks_of(checked.opened, checked.document)
        return ["taken"]

    def whole(self, data):
        """Collect a ballot from its file, and keep it or enter why not."""
        MUTATIONS.lay_down(self._path, data)
        [told] = finish(collecting.collect(self._database, [self._path], passphrase=None))
        assert told.sentence
        return [told.reason or "taken"]

    def close(self):
        if self._database:
            self._database.close()


class Kits:
    """Kits that a juror opens with the code."""

    def __init__(self, folder):
        self._folder = folder
        self._kit = made_kit(folder, count=2)
        self._path = folder / "in.jurykit"
        self._clean = self._kit.path.read_bytes()
        with zipfile.ZipFile(self._kit.path) as archive:
            self._members = {each: archive.read(each) for each in archive.namelist()}
        self._device = new_signing_key()

    def begin(self):
        """Everything is there."""

    def made(self, rng):
        members = list(self._members.items())
        kind = rng.randrange(4)
        if kind == 3:
            return MUTATIONS.damaged(self._clean, rng)
        if kind < 2:
            place = 0 if kind else rng.randrange(len(members))
            name, data = members[place]
            members[place] = (name, MUTATIONS.age(data, rng))
        else:
            members = self._rearranged(members, rng)
        return self.packed(members, rng)

    def near(self, data):
        """Open a kit with its code at hand, look at the desk, and seal what stands on it."""
        MUTATIONS.lay_down(self._path, data)
        with worked_out(), open_kit(self._path, KITS["CODE"]) as kit:
            for each in kit.manifest.attachments:
                kit.attachment(each.n)
            entries = viewing.entries(kit.manifest, {})
            sealed = desk_sealing.seal(
                kit.manifest, entries, device_key=self._device, previous=None, made_at=NOW
            )
            assert desk_sealing.file_name(kit.manifest, sealed)
        return ["taken"]

    def whole(self, data):
        """Open a kit as a juror does: the code is worked out, and the work kept in a file."""
        MUTATIONS.lay_down(self._path, data)
        try:
            with open_kit(self._path, KITS["CODE"]) as kit, Desk(kit) as desk:
                desk.view()
                for each in kit.manifest.attachments:
                    kit.attachment(each.n)
                desk.seal(self._folder)
        finally:
            for each in (*self._folder.glob("data/*"), *self._folder.glob("*.juryballot")):
                each.unlink()
        return ["taken"]

    def packed(self, members, rng):
        """Return a ZIP of members, stored as a rule."""
        output = BytesIO()
        method = zipfile.ZIP_DEFLATED if rng.random() < 0.05 else zipfile.ZIP_STORED
        with zipfile.ZipFile(output, "w", method) as archive:
            for name, data in members:
                archive.writestr(zipfile.ZipInfo(name), data, method)
            if rng.random() < 0.05:
                archive.comment = rng.randbytes(rng.choice((1, 60_000)))
        return output.getvalue()

    def close(self):
        """There is nothing to let go."""

    def _rearranged(self, members, rng):
        first, second = rng.randrange(len(members)), rng.randrange(len(members))
        match rng.randrange(4):
            case 0:
                one, other = members[first], members[second]
                members[first], members[second] = (one[0], other[1]), (other[0], one[1])
            case 1:
                members.pop(first)
            case 2:
                odd = (
                    "../x",
                    "x" * 60_000,
                    "",
                    "attachments/1.age/",
                    "attachments/99.age",
                    "é\x01",
                )
                members.append((rng.choice(odd), b"x"))
            case _:
                rng.shuffle(members)
        return members


def made_kit(folder, count):
    """Make a kit whose code is worked out at once."""
    work, encryption.CODE_WORK = encryption.CODE_WORK, 1
    try:
        return KITS["make_kit"](folder, count=count)
    finally:
        encryption.CODE_WORK = work


@contextmanager
def worked_out():
    """Work out a code with the least work; to whoever asks for more, it stands for another key."""
    work_out = encryption.work_out

    def least(code, salt, work):
        return work_out(code, salt if work == 1 else b"%b %d" % (salt, work), 1)

    encryption.work_out = least
    try:
        yield
    finally:
        encryption.work_out = work_out


class Manifests(Kits):
    """Kits whose manifest is altered and signed again by the edition."""

    def __init__(self, folder):
        super().__init__(folder)
        sealed = self._members["manifest.age"]
        plain = encryption.decrypt_under(KITS["CODE"].replace(" ", ""), sealed, limit=1 << 24)
        self._document = json.loads(plain)

    def made(self, rng):
        payload = MUTATIONS.altered_payload(self._document, rng)
        whole = MUTATIONS.signed(KIT_TYPE, payload, rng, self._kit.keys.signing_key)
        data = MUTATIONS.written(whole, rng)
        sealed = encryption.encrypt_under(KITS["CODE"], data, work=1)
        return self.packed(list((self._members | {"manifest.age": sealed}).items()), rng)


class Receipts:
    """Receipts that a juror drops on the window."""

    def __init__(self, folder):
        self._kit = made_kit(folder, count=2)
        self._path = folder / "in.juryreceipt"
        with Desk.open(self._kit.path, KITS["CODE"]) as desk:
            desk.seal(folder)
            digest = desk.last_ballot.digest
        receipt = Receipt(
            edition=self._kit.keys.id,
            juror=self._kit.manifest.juror.id,
            revision=1,
            ballot=digest,
            seq=7,
            head="0" * 64,
            at="2026-09-20T09:00:00Z",
        )
        self._whole = sign_receipt(receipt, signing_key=self._kit.keys.signing_key)
        self._document = json.loads(self._whole)
        self._desk = None

    def begin(self):
        """Sit down at the desk where the ballot was sealed."""
        self._desk = Desk.open(self._kit.path, KITS["CODE"])

    def made(self, rng):
        if rng.random() < 0.2:
            return MUTATIONS.damaged(self._whole, rng)
        payload = MUTATIONS.altered_payload(self._document, rng)
        whole = MUTATIONS.signed(RECEIPT_TYPE, payload, rng, self._kit.keys.signing_key)
        return MUTATIONS.written(whole, rng)

    def near(self, data):
        """Ask for which ballot a receipt is, and tell it."""
        own = receipts._own_ballot(self._desk, data, self._path.name)  # noqa: SLF001 -- the door
        assert receipts._told(self._desk, data, *own).sentence  # noqa: SLF001 -- the door itself
        return ["taken"]

    def whole(self, data):
        """Read a receipt from its file."""
        MUTATIONS.lay_down(self._path, data)
        assert receipts.read(self._desk, self._path).sentence
        return ["taken"]

    def close(self):
        if self._desk:
            self._desk.close()
