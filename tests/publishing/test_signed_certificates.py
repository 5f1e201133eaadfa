"""Signed certificates: they verify, from paper too, and nothing that was changed does."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace

import pypdfium2
import pytest
from PIL import ImageFilter, ImageOps

from jury_app import verify
from jury_app.errors import JuryError
from jury_app.exchange.closing import close
from jury_app.helper import read_codes
from jury_app.model.queries.numbering import register_of
from jury_app.model.queries.record import load_record
from jury_app.model.queries.sitting import frozen_content
from jury_app.model.values import ApplicantValues
from jury_app.progress import finish
from jury_app.publishing import DOCUMENTS, publish
from jury_app.sealing.certificate import Statement, read_certificate, sign_certificate
from jury_app.sealing.keys import new_signing_key, public_key
from jury_app.sealing.pem import read_public_pem

NODE = shutil.which("node")


@pytest.fixture(scope="module")
def folder(closed_file, tmp_path_factory, open_year):
    """The certificates of a closed edition, their key and their page."""
    path = tmp_path_factory.mktemp("signed") / "edition.jury"
    path.write_bytes(closed_file.read_bytes())
    year = open_year(path)
    names = [each for each in DOCUMENTS if each.startswith("certificates")]
    finish(publish(year.database, path.parent, names))
    (path.parent / "record.json").write_text(year.database.read(frozen_content), encoding="utf-8")
    year.close()
    return path.parent


@pytest.fixture(scope="module")
def record(folder):
    return load_record((folder / "record.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def key(folder):
    return read_public_pem((folder / "certificates-key.pem").read_bytes(), file="key")


def command(*words):
    return subprocess.run(
        [sys.executable, "-m", "jury_app", "--lang", "fr", "verify-certificate", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def page_as_scanned(folder):
    """Return a page as a photocopier leaves it: 150 dots an inch, askew, grey and blurred."""
    with pypdfium2.PdfDocument(folder / "certificates.pdf") as document:
        page = document[0].render(scale=150 / 72).to_pil().convert("L")
    grey = ImageOps.autocontrast(page).point(lambda value: 70 + value * 0.55)
    turned = grey.rotate(7, expand=True, fillcolor=200)
    return turned.filter(ImageFilter.GaussianBlur(0.8))


def test_a_certificate_says_what_was_decided(record, key):
    said = [read_certificate(each.code, public_key=key) for each in record.register]

    assert [each.number for each in said] == [f"{record.year}-{place:03}" for place in (1, 2, 3, 4)]
    assert said[0].laureates == ("Blois", "Agglopolys")
    assert (said[0].title, said[0].version) == (record.title, "1")
    assert said[1].award.endswith(", ex æquo")


def test_one_changed_character_is_refused(record, key):
    code = record.register[0].code
    for place, letter in enumerate(code):
        if letter.isspace():
            continue
        changed = code[:place] + ("A" if letter != "A" else "B") + code[place + 1 :]
        with pytest.raises(JuryError) as refusal:
            read_certificate(changed, public_key=key)
        assert refusal.value.code.startswith("certificate_")


def test_blanks_and_line_ends_do_not_matter(record, key):
    code = record.register[0].code

    assert read_certificate(f"  {code}\r\n".replace("\n", " \r\n"), public_key=key)


def test_the_key_of_another_edition_refuses(record):
    with pytest.raises(JuryError) as refusal:
        read_certificate(record.register[0].code, public_key=bytes(32))

    assert refusal.value.code == "certificate_signature_invalid"


def test_every_page_bears_the_code_of_its_certificate(folder, record):
    found = list(read_codes((folder / "certificates.pdf").read_bytes()))

    assert found == [each.code for each in record.register]


def test_a_code_is_read_from_a_photocopy(folder, record, tmp_path):
    page_as_scanned(folder).save(tmp_path / "scan.png")

    done = command(
        str(tmp_path / "scan.png"), "--key", str(folder / "certificates-key.pem"), "--json"
    )

    assert done.returncode == 0, done.stderr
    [said] = json.loads(done.stdout)["certificates"]
    assert said["number"] == record.register[0].number


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        ("{code}", 0, "Agglopolys"),
        ("{code}X", 1, "Ne vous y fiez pas"),
        ("none.png", 1, "none.png"),
    ],
)
def test_the_command_says_in_a_sentence_what_it_found(folder, record, words, status, told):
    text = words.format(code=record.register[0].code)
    done = command(text, "--key", str(folder / "certificates-key.pem"))

    assert done.returncode == status
    assert told in done.stdout + done.stderr


def test_a_file_that_is_no_key_is_refused(folder, record):
    done = command(record.register[0].code, "--key", str(folder / "record.json"), "--json")

    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == "public_key_unfit"


@pytest.mark.skipif(NODE is None, reason="node is not here to run the page")
def test_the_page_verifies_in_a_browser_what_the_command_verifies(folder, record):
    page = (folder / "certificates-check.html").read_text(encoding="utf-8")
    [script] = re.findall(r"<script>(.*)</script>", page, re.DOTALL)
    code = record.register[1].code
    asked = [code, code.replace("\n", "\r\n"), code.replace("A2", "A9"), code[:-1], "x", "JURY2"]
    run = f"""{script}
    (async () => {{
      const found = [];
      for (const text of {json.dumps(asked)}) found.push(await verify(text, KEY));
      console.log(JSON.stringify(found));
    }})();"""
    done = subprocess.run(
        [NODE, "--no-warnings", "-"], input=run, capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)

    codes = ["valid", "valid", "invalid", "invalid", "unknown", "newer"]
    assert [each["code"] for each in found] == codes
    assert found[0]["lines"] == code.split("\n")[1:-1]


def test_the_page_asks_nothing_of_the_network(folder):
    page = (folder / "certificates-check.html").read_text(encoding="utf-8")

    assert not re.search(r"https?:|src=|<link|@import", page)


def test_a_certificate_that_stays_keeps_its_number_and_one_put_right_names_the_old(record):
    domain = record.domains[0]
    first, *others = domain.decisions
    changed = replace(first, applicants=("Blois", "Agglopolys", "Vineuil"))
    later = replace(
        record,
        number=2,
        register=(),
        domains=(replace(domain, decisions=(changed, *others)), *record.domains[1:]),
    )

    again = register_of(later, [record])

    assert [each.number for each in again[1:]] == [each.number for each in record.register[1:]]
    assert again[0].replaces == record.register[0].number
    assert again[0].number == f"{record.year}-{len(record.register) + 1:03}"


def test_an_award_that_was_withdrawn_is_known_when_it_is_given_back(record):
    domain = record.domains[0]
    first, *others = domain.decisions
    changed = replace(first, applicants=("Blois", "Agglopolys", "Vineuil"))
    second, third, fourth = (
        replace(
            record, register=(), domains=(replace(domain, decisions=given), *record.domains[1:])
        )
        for given in (others, domain.decisions, (changed, *others))
    )

    same = register_of(third, [record, second])
    other = register_of(fourth, [record, second])

    assert same == tuple(replace(each, code="") for each in record.register)
    assert other[0].replaces == record.register[0].number
    assert other[0].number == f"{record.year}-{len(record.register) + 1:03}"
    assert len({each.number for each in other}) == len(other)


def test_an_award_withdrawn_of_two_to_one_application_keeps_its_number_too(record):
    domain = record.domains[0]
    gold, silver, third, prize = domain.decisions
    assert (third.number, prize.level_kind) == ("A3", "special")
    kept, back, changed = (
        replace(
            record, register=(), domains=(replace(domain, decisions=given), *record.domains[1:])
        )
        for given in (
            (gold, silver, third),
            domain.decisions,
            (gold, silver, replace(third, level_code="bronze", level_name="Bronze")),
        )
    )

    again = register_of(back, [record, kept])
    lowered = register_of(changed, [record, kept])

    assert [each.number for each in again] == [each.number for each in record.register]
    assert lowered[2].replaces == record.register[2].number


def test_a_name_with_a_mark_of_byte_order_is_certified_and_verified(found_year, tmp_path):
    year = found_year(tmp_path / "edition.jury")
    town = ApplicantValues(name="\N{ZERO WIDTH NO-BREAK SPACE}Ville de X")
    year.application("A1", applicants=(town,))
    juror = year.juror("Benali")
    year.assign()
    year.ballot(juror, {"A1": 9})
    year.open()
    year.decide("A1", "or")
    finish(close(year.database, passphrase=None))
    register = load_record(year.database.read(frozen_content)).register
    year.close()

    found = {each.code for each in verify.verify(tmp_path / "edition.jury").findings}

    assert "\nVille de X\n" in register[0].code
    assert "certificate_wrong" not in found


def test_a_mark_of_byte_order_in_a_name_is_signed_as_the_blank_that_browsers_see():
    signing_key = new_signing_key()
    statement = Statement(
        title="Prix", year="2026", number="2026-001", version="1", award="Or", domain="Culture",
        laureates=("A\N{ZERO WIDTH NO-BREAK SPACE}B",),
    )  # fmt: skip

    text = sign_certificate(statement, signing_key=signing_key)

    assert read_certificate(text, public_key=public_key(signing_key)).laureates == ("A B",)
