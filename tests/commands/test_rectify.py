"""`rectify` from the command line: the script, both versions of the documents, the register."""

import json
import runpy
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

WORLDS = runpy.run_path(str(Path(__file__).parent.parent / "archiving" / "worlds.py"))
NODE = shutil.which("node")
SCRIPT = (
    "# Relu par la présidence\n"
    '{"act": "rename", "application": "A1", "applicants": ["Commune d’A1"]}\n'
    '{"act": "decide", "application": "A2", "level": "bronze", "motive": "Pour son élan"}\n'
)


@pytest.fixture(scope="session")
def closed_edition(tmp_path_factory):
    """The file of a small edition that was closed; copy it."""
    folder = tmp_path_factory.mktemp("closed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JURY_DATA", str(folder / "data"))
        return WORLDS["finished"](WORLDS["small_world"](folder))


@pytest.fixture(scope="session")
def rectified(elsewhere, closed_edition, tmp_path_factory):
    """A folder with that edition once it was rectified by a process of its own, and its papers."""
    folder = tmp_path_factory.mktemp("rectified")
    shutil.copy(closed_edition, folder / "edition.jury")
    (folder / "corrections.jsonl").write_text(SCRIPT, encoding="utf-8")
    edition, script = folder / "edition.jury", folder / "corrections.jsonl"
    words = ("--reason", "Nom mal recopié", "--witness", "Mme Benali", "--script", script)
    status, answer = elsewhere(folder, "rectify", edition, *words)
    assert status == 0, answer
    (folder / "answer.json").write_text(json.dumps(answer), encoding="utf-8")
    for number in (1, 2):
        words = ("--out", folder / str(number), "--number", number)
        status, answer = elsewhere(folder, "publish", edition, *words)
        assert status == 0, answer
    return folder


@pytest.fixture
def edition(closed_edition, tmp_path):
    return Path(shutil.copy(closed_edition, tmp_path / "edition.jury"))


@pytest.fixture
def rectify(jury, edition, tmp_path):
    """What runs a script of corrections on a closed edition."""

    def rectify_(*lines, reason="Erreur", more=()):
        script = tmp_path / "corrections.jsonl"
        script.write_text("\n".join(lines), encoding="utf-8")
        words = ("--reason", reason, "--witness", "Mme Benali", "--script", script)
        return jury("rectify", edition, *words, *more)

    return rectify_


def text_of(path):
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).replace("\N{NO-BREAK SPACE}", " ").split())


def test_it_answers_with_both_numbers_both_seals_and_every_change(rectified):
    answer = json.loads((rectified / "answer.json").read_text(encoding="utf-8"))

    assert (answer["number"], answer["rectifies"]) == (2, 1)
    assert answer["seal"] != answer["former_seal"]
    applicants, award, motive = answer["changes"]
    assert (applicants["before"], applicants["after"]) == (["Commune A1"], ["Commune d’A1"])
    assert (award["part"], award["after"]) == ("award", ["Bronze"])
    assert (motive["part"], motive["before"]) == ("motive", [])


def test_the_rectified_minutes_say_what_they_rectify_why_and_before_whom(rectified):
    answer = json.loads((rectified / "answer.json").read_text(encoding="utf-8"))

    said = text_of(rectified / "2" / "minutes.pdf")

    assert "version 2, qui remplace la version 1" in said
    assert f"le code {answer['former_seal']}" in said.replace("- ", "-")
    assert "en présence de : Mme Benali. Motif : Nom mal recopié." in said
    assert "dossier A1, candidats : lire « Commune d’A1 » au lieu de « Commune A1 »." in said
    assert "dossier A2, prix : ajouter « Bronze »." in said


def test_the_minutes_of_before_can_still_be_made_and_say_that_they_are_replaced(rectified):
    said = text_of(rectified / "1" / "minutes.pdf")

    assert "Procès-verbal définitif, version 1 ; remplacé par la version 2" in said
    assert "REMPLACÉ" in said
    assert "Commune A1" in said
    assert "Commune d’A1" not in said


def test_each_award_list_says_which_version_it_is(rectified):
    assert "Version 1, remplacée par la version 2" in text_of(rectified / "1" / "award-list.pdf")
    said = text_of(rectified / "2" / "award-list.pdf")
    assert "Version 2, rectifiée le" in said
    assert "qui remplace la version 1" in said


ON_PAPER = ("laureates", "press-list", "ceremony", "ceremony-script", "letters", "feedback")
IN_PROPERTIES = ("ceremony-slides", "name-plates-laureates", "labels-laureates", "name-plates")


@pytest.mark.parametrize(
    ("number", "version"), [("1", "Version 1, remplacée par la version 2"), ("2", "Version 2")]
)
def test_every_document_says_its_version_and_the_old_one_can_still_be_made(
    rectified, ask, tmp_path, number, version
):
    told = ("--number", number, "--embargo", "2026-11-28T18:00", "--ceremony", "2026-12-01T18:00")
    edition, names = rectified / "edition.jury", (*ON_PAPER, *IN_PROPERTIES, "calendar")

    status, answer = ask("publish", edition, "--out", tmp_path, *told, *names)

    assert status == 0, answer
    files = {each["document"]: Path(each["file"]) for each in answer["files"]}
    for name in ON_PAPER:
        assert version in text_of(files[name]), name
    for name in (*ON_PAPER, *IN_PROPERTIES):
        with pypdfium2.PdfDocument(files[name]) as document:
            assert document.get_metadata_dict()["Subject"].startswith(version), name
    calendar = files["calendar"].read_text("utf-8").replace("\n ", "")
    assert calendar.count(version.replace(",", "\\,")) == 2
    mails = [each.read_text("utf-8") for each in tmp_path.glob("letters-drafts/*")]
    assert all(version in each for each in mails)
    assert bool(mails) == (number == "2")


def test_a_certificate_that_was_put_right_takes_a_new_number_and_names_the_former(rectified):
    old, new = (text_of(rectified / each / "certificates.pdf") for each in "12")

    assert "Registre nº 2026-001" in old
    assert "Registre nº 2026-001" in new
    assert "Remplacé par le diplôme nº 2026-003" in old
    assert "Remplace le diplôme nº 2026-002" in new


def test_the_register_tells_that_a_certificate_was_replaced_and_by_which(rectified, jury, ask):
    key = ("--key", rectified / "2" / "certificates-key.pem")
    register = ("--register", rectified / "2" / "certificates-register.json")
    former = rectified / "1" / "certificates.pdf"

    status, told = ask("verify-certificate", former, *key, *register)
    assert (status, told["ok"]) == (1, False)
    assert [(each["state"], each["replaced_by"]) for each in told["certificates"]] == [
        ("valid", ""), ("replaced", "2026-003"),
    ]  # fmt: skip
    assert ask("verify-certificate", rectified / "2" / "certificates.pdf", *key, *register)[0] == 0
    status, said, _complaint = jury("verify-certificate", former, *key)
    assert status == 0
    assert "le registre de l’édition" in said


@pytest.mark.skipif(NODE is None, reason="node is not here to run the page")
def test_the_page_that_checks_certificates_tells_which_were_replaced(rectified):
    page = (rectified / "2" / "certificates-check.html").read_text(encoding="utf-8")
    script = page.partition("<script>")[2].partition("</script>")[0].partition("function start")[0]
    asked = 'console.log(JSON.stringify(["2026-001", "2026-002"].map(stateOf)))'

    done = subprocess.run(
        [NODE, "-"], input=f"{script}\n{asked}", capture_output=True, text=True, check=True
    )

    assert json.loads(done.stdout) == [
        {"code": "valid", "heir": ""},
        {"code": "replaced", "heir": "2026-003"},
    ]


def test_a_register_that_was_changed_is_refused(rectified, ask, tmp_path):
    register = json.loads((rectified / "2" / "certificates-register.json").read_bytes())
    register["certificates"][1]["state"] = "valid"
    (tmp_path / "register.json").write_text(json.dumps(register), encoding="utf-8")

    status, told = ask(
        "verify-certificate", rectified / "1" / "certificates.pdf",
        "--key", rectified / "2" / "certificates-key.pem",
        "--register", tmp_path / "register.json",
    )  # fmt: skip

    assert (status, told["error"]["code"]) == (1, "register_damaged")


def test_a_reprint_of_a_replaced_certificate_says_both(rectified, jury, tmp_path):
    words = ("certificates", "--number", "1", "--duplicate", "--only", "A1")

    assert jury("publish", rectified / "edition.jury", "--out", tmp_path, *words)[0] == 0

    said = text_of(tmp_path / "certificates.pdf")
    assert "DUPLICATA" in said
    assert "Remplacé par le diplôme" in said


def test_verify_tells_the_chain_of_seals(rectified, jury):
    status, said, _complaint = jury("verify", rectified / "edition.jury")

    assert status == 0
    assert "le numéro 2 remplace le numéro 1" in said


def test_a_trial_tells_what_would_change_and_changes_nothing(rectify, edition):
    before = edition.read_bytes()

    status, said, _complaint = rectify(*SCRIPT.splitlines(), more=("--dry-run",))

    assert status == 0
    assert "candidats" in said
    assert edition.read_bytes() == before


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"act": "dance"}', "Ligne 1"),
        ('{"act": "rename", "application": "A1", "colour": "red"}', "Ligne 1"),
        ('{"act": "rename", "application": "Z9", "title": "X"}', "Correction 1"),
        ("", "ne changent rien"),
    ],
)
def test_what_cannot_be_put_right_is_refused_with_its_place(rectify, edition, line, told):
    before = edition.read_bytes()

    status, _said, complaint = rectify(line)

    assert status == 1
    assert told in complaint
    assert edition.read_bytes() == before


def test_what_was_not_closed_cannot_be_rectified(jury, tmp_path):
    edition = tmp_path / "open.jury"
    jury("new", edition)
    script = tmp_path / "corrections.jsonl"
    script.write_text(SCRIPT, encoding="utf-8")

    status, _said, complaint = jury(
        "rectify", edition, "--reason", "x", "--witness", "y", "--script", script
    )

    assert status == 1
    assert "pas encore close" in complaint


def test_there_are_no_documents_of_a_number_that_there_is_not(rectified, ask, tmp_path):
    words = ("publish", rectified / "edition.jury", "--out", tmp_path, "--number")

    assert ask(*words, "9")[1]["error"]["code"] == "frozen_unknown"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("document", ["letters-drafts", "presentations", "presentations-csv"])
def test_what_is_sent_or_planned_is_made_from_the_decisions_in_force_alone(
    rectified, ask, tmp_path, document
):
    words = ("publish", rectified / "edition.jury", "--out", tmp_path, "--number", "1")

    status, answer = ask(*words, "award-list", document)

    assert (status, answer["error"]["code"]) == (1, "document_of_replaced")
    assert not list(tmp_path.iterdir())
