"""The commands that the documentation promises, run as they stand there."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from jury_app.sealing import encryption
from jury_app.sealing.ballot import open_ballot
from jury_app.sealing.pem import public_pem

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"
DECRYPT, VERIFY = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def run(script, folder):
    return subprocess.run(
        [shutil.which("bash"), "-eu", "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def needing(*tools):
    missing = [tool for tool in ("bash", *tools) if shutil.which(tool) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


@pytest.fixture
def folder(tmp_path, world):
    sealed = world.seal(notes={"101": {"": 'C’est « bien », \\ "net"\n\tet 😀'}})
    (tmp_path / "zoe.juryballot").write_bytes(sealed.data)
    (tmp_path / "key.txt").write_text(world.recovery, encoding="ascii")
    (tmp_path / "invitation.pem").write_bytes(public_pem(world.invitation))
    plain = encryption.decrypt(sealed.data, world.recovery, limit=99_999)
    (tmp_path / "expected.json").write_bytes(plain)
    return tmp_path


@needing("age")
def test_age_opens_a_ballot(folder):
    done = run(DECRYPT, folder)

    assert done.returncode == 0, done.stderr
    assert (folder / "ballot.json").read_bytes() == (folder / "expected.json").read_bytes()


@needing("jq", "openssl", "sha256sum", "xxd", "base64")
def test_openssl_verifies_a_ballot(folder, world):
    (folder / "expected.json").rename(folder / "ballot.json")
    data = (folder / "zoe.juryballot").read_bytes()
    ballot = open_ballot(data, world.recovery, file="zoe").verify(
        [world.invitation], edition=world.keys.id
    )

    done = run(VERIFY, folder)

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Signature Verified Successfully") == 2
    assert done.stdout.count("agrees") == len(ballot.document.notes) == 2
    assert f"{ballot.digest}  ballot.signed" in done.stdout
    assert '{"101":{"cible":7,"demarche":0}}' in done.stdout


@needing("jq", "openssl", "sha256sum", "xxd", "base64")
def test_openssl_refuses_an_altered_ballot(folder):
    plain = (folder / "expected.json").read_bytes()
    place = plain.index(b'"payload":"') + 60
    (folder / "ballot.json").write_bytes(
        plain[:place] + (b"B" if plain[place:][:1] == b"A" else b"A") + plain[place + 1 :]
    )

    assert run(VERIFY, folder).returncode != 0
