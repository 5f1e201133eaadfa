"""What comes by mail or on a stick, made anew from altered parts, and where it comes in."""

import json
import runpy
import shutil
import zipfile
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

from jury_app.desk import receipts
from jury_app.desk.desk import Desk
from jury_app.exchange.collecting import collect
from jury_app.model.database import Database
from jury_app.progress import finish
from jury_app.sealing import encryption, envelope
from jury_app.sealing.ballot import BALLOT_TYPE, ENROLMENT_TYPE
from jury_app.sealing.kit import KIT_TYPE, open_kit
from jury_app.sealing.receipt import RECEIPT_TYPE, Receipt, sign_receipt

HERE = Path(__file__).resolve().parent
MUTATIONS = SimpleNamespace(**runpy.run_path(str(HERE / "mutations.py")))
KITS = runpy.run_path(str(HERE.parent / "desk" / "kits.py"))
WORLDS = runpy.run_path(str(HERE.parent / "archiving" / "worlds.py"))
RENEWED = 100  # files, after which an edition that remembers what it refused begins anew


class Ballots:
    """Ballots that the secretariat collects."""

    def __init__(self, folder):
        self._world = WORLDS["small_world"](folder)
        self._clean = folder / "clean.jury"
        self._path = folder / "in.juryballot"
        self._done = 0
        keys = self._world.keys
        self._senders = list(self._world.devices.values())
        self._documents = [
            json.loads(encryption.decrypt(each.read_bytes(), keys.identity, limit=1 << 24))
            for each in sorted((folder / "ballots").iterdir())
        ]
        self._by_key = {
            envelope.fingerprint(WORLDS["public_key"](key)): key
            for device in self._senders
            for key in (device.key, device.invitation)
        }
        self._world.close()
        shutil.copyfile(self._world.database.path, self._clean)
        self._database = None

    def made(self, rng):
        document = json.loads(json.dumps(rng.choice(self._documents)))
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
        sealed = encryption.encrypt(data, self._world.keys.recipients)
        return MUTATIONS.age(sealed, rng) if kind == 5 else sealed

    def hand_in(self, data):
        self._path.write_bytes(data)
        [told] = finish(collect(self._renewed(), [self._path], passphrase=None))
        assert told.sentence
        return [told.reason or "taken"]

    def close(self):
        if self._database:
            self._database.close()

    def _renewed(self):
        if self._done % RENEWED == 0:
            self.close()
            shutil.copyfile(self._clean, self._world.database.path)
            self._database = Database(self._world.database.path)
        self._done += 1
        return self._database


class Kits:
    """Kits that a juror opens with the code."""

    def __init__(self, folder):
        self._folder = folder
        work, encryption.CODE_WORK = encryption.CODE_WORK, 1
        self._kit = KITS["make_kit"](folder, count=3)
        encryption.CODE_WORK = work
        self._path = folder / "in.jurykit"
        with zipfile.ZipFile(self._kit.path) as archive:
            self._members = {each: archive.read(each) for each in archive.namelist()}

    def made(self, rng):
        members = list(self._members.items())
        kind = rng.randrange(4)
        if kind < 2:
            place = 0 if kind else rng.randrange(len(members))
            name, data = members[place]
            members[place] = (name, MUTATIONS.age(data, rng))
        elif kind == 2:
            members = self._rearranged(members, rng)
        packed = self.packed(members, rng)
        return MUTATIONS.damaged(packed, rng) if kind == 3 else packed

    def hand_in(self, data):
        self._path.write_bytes(data)
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
        kits = Kits(folder)
        self._kit = kits._kit  # noqa: SLF001 -- of the same making
        self._path = folder / "in.juryreceipt"
        self._desk = Desk.open(self._kit.path, KITS["CODE"])
        self._desk.seal(folder)
        receipt = Receipt(
            edition=self._kit.keys.id,
            juror=self._kit.manifest.juror.id,
            revision=1,
            ballot=self._desk.last_ballot.digest,
            seq=7,
            head="0" * 64,
            at="2026-09-20T09:00:00Z",
        )
        self._whole = sign_receipt(receipt, signing_key=self._kit.keys.signing_key)

    def made(self, rng):
        document = json.loads(self._whole)
        if rng.random() < 0.2:
            return MUTATIONS.damaged(self._whole, rng)
        payload = MUTATIONS.altered_payload(document, rng)
        whole = MUTATIONS.signed(RECEIPT_TYPE, payload, rng, self._kit.keys.signing_key)
        return MUTATIONS.written(whole, rng)

    def hand_in(self, data):
        self._path.write_bytes(data)
        assert receipts.read(self._desk, self._path).sentence
        return ["taken"]

    def close(self):
        self._desk.close()
