import io
import json
import re
import zipfile
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import msgspec
import pytest

from jury_app.errors import RefusedFileError
from jury_app.sealing import encryption, envelope, kit
from jury_app.sealing.failures import MalformedError
from jury_app.sealing.keys import new_code, new_signing_key
from jury_app.sealing.kit import KIT_TYPE, open_kit, write_kit

from .conftest import CODE, PDF, attachment, criterion, written_kit


def refusal_of(path, code=CODE):
    with pytest.raises(RefusedFileError) as refusal:
        open_kit(path, code)
    assert refusal.value.details["file"] == path.name
    assert path.name in str(refusal.value)
    return refusal.value.code


def members(data):
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(path, contents, method=ZIP_STORED):
    with ZipFile(path, "w", method) as archive:
        for name, data in contents:
            archive.writestr(ZipInfo(name), data, compress_type=method)
    return path


def manifest_zip(path, payload, *, signing_key, kind=KIT_TYPE, extra=()):
    """A kit with any manifest, for what only another program would write."""
    signed = envelope.dump(envelope.sign(kind, payload, signing_key))
    locked = encryption.encrypt_under(CODE, signed, work=4)
    return zipped(path, [("manifest.age", locked), *extra])


def canonical_json(document):
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def test_a_juror_finds_everything_in_the_kit(world, kit_file):
    with open_kit(kit_file, CODE) as opened:
        assert opened.manifest == world.manifest
        assert opened.attachment(1) == PDF
        assert opened.attachment(2) == b""


@pytest.mark.usefixtures("as_locked_for_people")
def test_whoever_guesses_a_code_works_for_each_guess_as_the_formats_say(world, tmp_path):
    path = tmp_path / "kit.jurykit"
    path.write_bytes(written_kit(world))

    locked = members(path.read_bytes())["manifest.age"]
    assert re.match(rb"age-encryption.org/v1\n-> scrypt \S{22} 16\n", locked)
    with open_kit(path, CODE) as opened:
        assert opened.manifest == world.manifest


def test_the_code_may_be_typed_badly(kit_file):
    with open_kit(kit_file, " BAFIRO kétamu solidu – ravépi ") as opened:
        assert opened.manifest.juror.name == "Zoé Œuvrard"


def test_a_kit_lets_go_of_its_file(kit_file):
    open_kit(kit_file, CODE).close()

    refusal_of(kit_file, new_code())
    kit_file.unlink()


def test_nothing_can_be_read_in_a_kit_without_the_code(world, kit_bytes):
    for text in ("Zoé", "Territoria", "101", world.manifest.attachments_identity):
        assert text.encode() not in kit_bytes
    assert PDF not in kit_bytes


def test_an_age_program_opens_the_kit_with_the_code(world, kit_bytes):
    kept = members(kit_bytes)

    signed = envelope.load(
        encryption.decrypt_under(CODE, kept["manifest.age"], limit=99_999), limit=99_999
    )
    assert json.loads(signed.payload)["juror"]["id"] == "j-17"
    assert sorted(kept) == ["attachments/1.age", "attachments/2.age", "manifest.age"]


def test_a_wrong_code_is_said(kit_file):
    assert refusal_of(kit_file, new_code()) == "kit_wrong_code"
    assert refusal_of(kit_file, "") == "kit_wrong_code"


@pytest.mark.parametrize("data", [b"", b"P", b"%PDF-1.7\n%%EOF", b"<html>", b"\0" * 5000])
def test_another_kind_of_file_is_not_a_kit(tmp_path, data):
    path = tmp_path / "kit.pdf"
    path.write_bytes(data)

    assert refusal_of(path) == "kit_not_a_kit"


def test_a_workbook_is_not_a_kit(tmp_path):
    path = zipped(tmp_path / "notes.xlsx", [("[Content_Types].xml", b"<x/>")], ZIP_DEFLATED)

    assert refusal_of(path) == "kit_not_a_kit"


def test_a_missing_kit_is_said(tmp_path):
    assert refusal_of(tmp_path / "none.jurykit") == "file_missing"


def test_a_folder_is_not_a_kit(tmp_path):
    assert refusal_of(tmp_path) == "kit_unreadable"


def test_a_cut_kit_is_damaged(kit_file, kit_bytes):
    for length in range(4, len(kit_bytes), 97):
        kit_file.write_bytes(kit_bytes[:length])
        assert refusal_of(kit_file) == "kit_damaged"


def test_a_kit_with_something_before_it_is_not_one(kit_file, kit_bytes):
    kit_file.write_bytes(b"PK\3\4" + kit_bytes)
    assert refusal_of(kit_file) == "kit_damaged"
    kit_file.write_bytes(b"%PDF-1.7" + kit_bytes)
    assert refusal_of(kit_file) == "kit_not_a_kit"


def test_a_changed_byte_never_shows_something_else(tmp_path, world, kit_bytes):
    path = tmp_path / "a.jurykit"
    others = [each for each in members(kit_bytes).items() if each[0] != "manifest.age"]
    payload = canonical_json(msgspec.to_builtins(world.manifest))
    manifest_zip(path, payload, signing_key=world.keys.signing_key, extra=others)
    good = path.read_bytes()

    outcomes = set()
    for place in range(len(good)):
        changed = bytearray(good)
        changed[place] ^= 4
        path.write_bytes(changed)
        outcomes.add(outcome(path, world))
    # Dates and the like may change; what is read may not.
    assert outcomes == {"same", "kit_damaged", "kit_not_a_kit"}


def outcome(path, world):
    try:
        with open_kit(path, CODE) as opened:
            read = (opened.manifest, opened.attachment(1), opened.attachment(2))
            return "same" if read == (world.manifest, PDF, b"") else "another"
    except RefusedFileError as refusal:
        return refusal.code


def test_compressed_members_are_refused(tmp_path, kit_bytes):
    path = zipped(tmp_path / "a.jurykit", members(kit_bytes).items(), ZIP_DEFLATED)

    assert refusal_of(path) == "kit_damaged"


@pytest.mark.parametrize(
    "name",
    ["../../evil.age", "/etc/evil", "attachments/3.age", "attachments/", "attachments\\1.age"],
)
def test_members_that_the_manifest_does_not_name_are_refused(tmp_path, kit_bytes, name):
    path = zipped(tmp_path / "a.jurykit", [*members(kit_bytes).items(), (name, b"")])

    assert refusal_of(path) == "kit_damaged"
    assert [each.name for each in tmp_path.iterdir()] == ["a.jurykit"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_given_twice_is_refused(tmp_path, kit_bytes):
    kept = members(kit_bytes)
    for name in kept:
        path = zipped(tmp_path / "a.jurykit", [*kept.items(), (name, kept[name])])
        assert refusal_of(path) == "kit_damaged"


def test_a_name_with_a_hidden_end_is_refused(tmp_path, kit_bytes):
    path = zipped(tmp_path / "a.jurykit", [*members(kit_bytes).items(), ("hidden.age", b"")])
    path.write_bytes(path.read_bytes().replace(b"hidden.age", b"hid\0en.age"))

    assert refusal_of(path) == "kit_damaged"


def test_a_kit_without_one_of_its_attachments_is_damaged(tmp_path, kit_bytes):
    kept = members(kit_bytes)
    del kept["attachments/2.age"]

    assert refusal_of(zipped(tmp_path / "a.jurykit", kept.items())) == "kit_damaged"


def test_attachments_that_changed_places_are_refused(tmp_path, kit_bytes):
    kept = members(kit_bytes)
    kept["attachments/1.age"], kept["attachments/2.age"] = (
        kept["attachments/2.age"],
        kept["attachments/1.age"],
    )

    with open_kit(zipped(tmp_path / "a.jurykit", kept.items()), CODE) as opened:
        for n in (1, 2):
            with pytest.raises(RefusedFileError) as refusal:
                opened.attachment(n)
            assert refusal.value.code == "kit_damaged"


def test_another_attachment_of_the_same_length_is_refused(tmp_path, world, kit_bytes):
    recipient = encryption.recipient(world.manifest.attachments_identity)
    kept = members(kit_bytes)
    kept["attachments/1.age"] = encryption.encrypt(PDF.swapcase(), [recipient])

    with (
        open_kit(zipped(tmp_path / "a.jurykit", kept.items()), CODE) as opened,
        pytest.raises(RefusedFileError) as refusal,
    ):
        opened.attachment(1)
    assert refusal.value.code == "kit_damaged"


def test_an_attachment_for_another_kit_is_refused(tmp_path, kit_bytes):
    kept = members(kit_bytes)
    stranger = encryption.recipient(encryption.new_identity())
    kept["attachments/1.age"] = encryption.encrypt(PDF, [stranger])

    with (
        open_kit(zipped(tmp_path / "a.jurykit", kept.items()), CODE) as opened,
        pytest.raises(RefusedFileError) as refusal,
    ):
        opened.attachment(1)
    assert refusal.value.code == "kit_damaged"


def test_an_attachment_larger_than_announced_is_not_even_read(tmp_path, world, kit_bytes):
    kept = members(kit_bytes)
    recipient = encryption.recipient(world.manifest.attachments_identity)
    kept["attachments/2.age"] = encryption.encrypt(bytes(10_000), [recipient])

    with (
        open_kit(zipped(tmp_path / "a.jurykit", kept.items()), CODE) as opened,
        pytest.raises(RefusedFileError) as refusal,
    ):
        opened.attachment(2)
    assert refusal.value.code == "kit_damaged"


@pytest.mark.parametrize("work", [b"18", b"30"])
def test_a_hostile_header_asks_for_no_work(tmp_path, kit_bytes, work):
    kept = members(kit_bytes)
    locked = kept["manifest.age"]
    kept["manifest.age"] = re.sub(rb" \d+\n", b" %b\n" % work, locked, count=1)
    assert kept["manifest.age"] != locked

    assert refusal_of(zipped(tmp_path / "a.jurykit", kept.items())) == "kit_damaged"


@pytest.mark.parametrize("version", [4, 999])
def test_a_newer_kit_asks_for_an_update(tmp_path, world, version):
    payload = canonical_json({"format": "jury-kit", "version": version, "news": []})
    path = manifest_zip(
        tmp_path / "a.jurykit",
        payload,
        signing_key=world.keys.signing_key,
        extra=[("news.age", b"")],
    )

    assert refusal_of(path) == "kit_newer_version"


def test_a_kit_signed_by_somebody_else_is_refused(tmp_path, world):
    payload = canonical_json(msgspec.to_builtins(world.manifest))
    path = tmp_path / "a.jurykit"

    manifest_zip(path, payload, signing_key=new_signing_key())
    assert refusal_of(path) == "kit_signature_invalid"
    manifest_zip(path, payload, signing_key=world.keys.signing_key, kind="text/plain")
    assert refusal_of(path) == "kit_signature_invalid"


@pytest.mark.parametrize(
    "changes",
    [
        {"more": 1},
        {"version": "1"},
        {"format": "jury-ballot"},
        {"issued_at": "yesterday"},
        {"issued_at": "2026-09-14\n"},
        {"issued_at": "2026-02-30"},
        {"issued_at": "2025-02-29"},
        {"issued_at": "2026-09-14T25:00"},
        {"issued_at": "2026-09-14T09:00:00+24:00"},
        {"issued_at": "0001-01-01T00:00:00+14:00"},
        {"issued_at": "\u0662026-09-14"},
        {"revision": 0},
        {"revision": 1.0},
        {"invitation_key": "AAAA"},
        {"attachments_identity": "age1"},
        {"attachments_identity": f"AGE-SECRET-KEY-1{'Q' * 58}"},
        {"domains": []},
        {"juror": None},
        {"version": 1},
        {"version": 1, "edition": None},
    ],
)
def test_a_manifest_is_taken_literally(tmp_path, world, changes):
    document = msgspec.to_builtins(world.manifest) | changes
    path = manifest_zip(
        tmp_path / "a.jurykit", canonical_json(document), signing_key=world.keys.signing_key
    )

    assert refusal_of(path) == "kit_damaged"


@pytest.mark.parametrize("key", ["recipient", "recovery_recipient"])
def test_a_kit_whose_ballots_could_not_be_locked_is_damaged(tmp_path, world, key):
    document = msgspec.to_builtins(world.manifest)
    document["edition"] |= {key: f"age1{'q' * 58}"}
    path = manifest_zip(
        tmp_path / "a.jurykit", canonical_json(document), signing_key=world.keys.signing_key
    )

    assert refusal_of(path) == "kit_damaged"


def first_kit(world):
    """Return what a kit said before editions had an address, and kits brought a ballot back."""
    document = msgspec.to_builtins(world.manifest) | {"version": 1}
    document.pop("ballot")
    document["edition"].pop("ballots_email")
    document["applications"] = [one | {"attachments": []} for one in document["applications"]]
    return document


def test_a_kit_of_the_first_version_opens_and_names_no_address(tmp_path, world):
    path = manifest_zip(
        tmp_path / "a.jurykit",
        canonical_json(first_kit(world)),
        signing_key=world.keys.signing_key,
    )

    with open_kit(path, CODE) as kit:
        assert kit.manifest.edition.ballots_email is None
        assert kit.manifest.juror == world.manifest.juror


@pytest.mark.parametrize(
    "email",
    [
        "",
        "prix",
        "prix@exemple",
        "prix@exemple.fr\n",
        "prix@exemple.fr\nBcc: a@b.fr",
        "prix@exemple.fr, a@b.fr",
        "Le prix <prix@exemple.fr>",
        "p..x@exemple.fr",
        "prix@-exemple.fr",
        "prïx@exemple.fr",
        f"{'p' * 250}@exemple.fr",
    ],
)
def test_what_is_not_one_address_is_in_no_kit(tmp_path, world, email):
    document = msgspec.to_builtins(world.manifest)
    document["edition"]["ballots_email"] = email
    path = manifest_zip(
        tmp_path / "a.jurykit", canonical_json(document), signing_key=world.keys.signing_key
    )

    assert refusal_of(path) == "kit_damaged"


def test_the_edition_is_named_by_its_key(world):
    edition = msgspec.structs.replace(world.manifest.edition, id="another")

    require_unwritable(world, msgspec.structs.replace(world.manifest, edition=edition))


def test_the_grid_is_named_by_its_scales(world):
    criteria = (criterion("cible", max_points=20), criterion("demarche"))
    grid = msgspec.structs.replace(world.manifest.grid, criteria=criteria)

    require_unwritable(world, msgspec.structs.replace(world.manifest, grid=grid))


@pytest.mark.parametrize("field", ["applications", "domains"])
def test_nothing_is_listed_twice(world, field):
    twice = getattr(world.manifest, field) * 2

    require_unwritable(world, msgspec.structs.replace(world.manifest, **{field: twice}))


@pytest.mark.parametrize("number", ["", "a\nb", "a\n", "\U0001f600", "x" * 201])
def test_a_number_that_no_ballot_could_bear_is_not_written(world, number):
    first, *rest = world.manifest.applications
    applications = (msgspec.structs.replace(first, number=number), *rest)

    require_unwritable(world, msgspec.structs.replace(world.manifest, applications=applications))


def test_a_kit_is_never_written_under_an_easy_code(world):
    require_unwritable(world, world.manifest, code="1234")


def test_a_kit_is_never_written_without_its_attachments(world):
    require_unwritable(world, world.manifest, attachments=[(1, PDF)])


@pytest.mark.parametrize("data", [b"other", PDF.swapcase()])
def test_an_attachment_that_changed_since_it_was_imported_is_said(world, data):
    with pytest.raises(RefusedFileError) as refusal:
        write(world, world.manifest, attachments=[(1, data), (2, b"")])
    assert refusal.value.code == "attachment_changed"
    assert refusal.value.details == {"file": "pièce 1.pdf"}


def test_attachments_are_asked_for_one_at_a_time(world, tmp_path):
    with (tmp_path / "a.jurykit").open("wb") as output:
        sizes = []

        def lazily():
            for n, data in ((1, PDF), (2, b"")):
                sizes.append(output.tell())
                yield n, data

        write_kit(
            world.manifest,
            lazily(),
            code=CODE,
            signing_key=world.keys.signing_key,
            output=output,
        )
    assert 0 < sizes[0] < sizes[1]


def test_a_kit_may_be_as_full_as_is_said_and_no_fuller(world, kit_file, monkeypatch):
    monkeypatch.setattr(kit, "MAX_MEMBERS", 3)
    monkeypatch.setattr(kit, "MAX_ATTACHMENT", len(PDF))
    write(world, world.manifest)
    open_kit(kit_file, CODE).close()

    monkeypatch.setattr(kit, "MAX_MEMBERS", 2)
    assert refusal_of(kit_file) == "kit_damaged"
    with pytest.raises(RefusedFileError) as refusal:
        write(world, world.manifest)
    assert refusal.value.code == "kit_too_full"

    monkeypatch.setattr(kit, "MAX_MEMBERS", 3)
    monkeypatch.setattr(kit, "MAX_ATTACHMENT", len(PDF) - 1)
    assert refusal_of(kit_file) == "kit_damaged"


def test_a_kit_says_whether_it_is_only_played_with(world):
    edition = msgspec.structs.replace(world.manifest.edition, rehearsal=True)
    played = msgspec.structs.replace(world.manifest, edition=edition)

    assert (world.manifest.is_rehearsal, played.is_rehearsal) == (False, True)


def test_the_members_bear_no_date(kit_bytes):
    with ZipFile(io.BytesIO(kit_bytes)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {each.compress_type for each in archive.infolist()} == {zipfile.ZIP_STORED}


def test_marks_are_counted_in_steps():
    assert list(criterion("a", min_points=1, max_points=2, steps_per_point=2).marks) == [2, 3, 4]
    assert attachment(1, PDF).size == len(PDF)
    assert kit.MAX_ATTACHMENT > 50_000_000


def write(world, manifest, *, code=CODE, attachments=((1, PDF), (2, b""))):
    write_kit(
        manifest,
        attachments,
        code=code,
        signing_key=world.keys.signing_key,
        output=io.BytesIO(),
    )


def require_unwritable(world, manifest, **options):
    with pytest.raises(MalformedError):
        write(world, manifest, **options)
