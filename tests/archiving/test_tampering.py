"""Every tampering has its own name: what was changed, in one line."""

import base64
import hashlib
import json
import runpy
import sqlite3
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from jury_app import verify
from jury_app.exchange.founding import unlock
from jury_app.model.database import Database
from jury_app.sealing import envelope
from jury_app.sealing.ballot import ENROLMENT_TYPE
from jury_app.sealing.keys import new_signing_key, public_key

HANDS = runpy.run_path(str(Path(__file__).parent / "tampering.py"))
sql, opened, rewritten = HANDS["sql"], HANDS["opened"], HANDS["rewritten"]
act, named, canonical = HANDS["act"], HANDS["named"], HANDS["canonical"]
OPENING, DECISION = "ballots_opened", "decision"


def both(*changes):
    def change(base):
        for each in changes:
            each(base)

    return change


def swapped(base):
    """Exchange the documents of two ballots of one juror."""
    query = "SELECT digest, opened FROM ballot WHERE juror_id = 1 ORDER BY revision"
    (first, one), (second, other) = (tuple(row) for row in base.execute(query))
    for digest, document in ((first, other), (second, one)):
        base.execute("UPDATE ballot SET opened = ? WHERE digest = ?", (document, digest))


def replaced_in_record(before, after):
    """Let the record of the closing say something else in one place."""

    def change(base):
        content = base.execute("SELECT content FROM frozen_decisions").fetchone()[0]
        assert before in content
        text = content.replace(before, after, 1)
        base.execute("UPDATE frozen_decisions SET content = ?", (text,))

    return change


def awards_in(record):
    return [each for domain in record["domains"] for each in domain["decisions"] if each["number"]]


def snapped(change):
    """Return a change of the standings in the snapshot."""

    def change_(base):
        told = json.loads(base.execute("SELECT standings FROM snapshot").fetchone()[0])
        change(told)
        base.execute("UPDATE snapshot SET standings = ?", (json.dumps(told),))

    return change_


def all_rows(told):
    return [row for domain in told for row in domain["standings"]]


def re_recorded(change):
    """Return a change of the record of the closing."""

    def change_(base):
        record = json.loads(base.execute("SELECT content FROM frozen_decisions").fetchone()[0])
        change(record)
        base.execute("UPDATE frozen_decisions SET content = ?", (json.dumps(record),))

    return change_


def sealed_otherwise(base):
    """Change what the seal says and leave its signature."""
    seal = json.loads(base.execute("SELECT seal FROM frozen_decisions").fetchone()[0])
    seal["payload"] = seal["payload"][:-4] + "fX0="
    base.execute("UPDATE frozen_decisions SET seal = ?", (canonical(seal),))


def blank_note(document):
    next(iter(document["notes"].values()))["text"] = "Autre chose"


def forged_rules(base):
    """Put other rules under a fingerprint that fits them."""
    settings = json.loads(base.execute("SELECT settings FROM rules").fetchone()[0])
    text = canonical({**settings, "minimum_scores": 1}).decode()
    values = (text, hashlib.sha256(text.encode()).hexdigest())
    base.execute("UPDATE rules SET settings = ?, fingerprint = ?", values)


def new_rules(base):
    """Add a version of the rules."""
    base.execute(
        "INSERT INTO rules (version, settings, fingerprint, reason)"
        " SELECT 2, settings, fingerprint, '' FROM rules"
    )


def told_with(fingerprint):
    """Let the journal tell of the second version of the rules, and of what it is bound to."""
    body = {"version": 2, "rules": [], "fingerprint": fingerprint}
    return rewritten(lambda acts: acts.append(act("rules_changed", body)))


def note_of(base):
    """Return the place of a ballot that has a comment, in the order of the jurors."""
    rows = base.execute(HANDS["BALLOTS"]).fetchall()
    return next(place for place, row in enumerate(rows) if json.loads(row["opened"])["notes"])


def loosely_written(acts):
    acts[0]["surplus"] = 1


def body_of(kind, change, *, at=0):
    """Return a change of an act of the journal, the chain made again after it."""

    def change_(acts):
        [*found] = (each for each in acts if each["kind"] == kind)
        change(found[at])

    return rewritten(change_)


def told_otherwise(name, before, after):
    """Let the record of the closing say something else of the room in the first domain."""

    def change(base):
        content = json.loads(base.execute("SELECT content FROM frozen_decisions").fetchone()[0])
        business = content["room"]["domains"]["D01"][name]
        text = json.dumps(business)
        assert before in text
        content["room"]["domains"]["D01"][name] = json.loads(text.replace(before, after, 1))
        base.execute("UPDATE frozen_decisions SET content = ?", (json.dumps(content),))

    return change


def said(choice, *, at):
    """Let somebody have said something else in the roll call, and the count agree."""

    def change(act):
        names = act["body"]["by_name"]
        names[at][1] = choice
        told = [each for _juror, each in names]
        act["body"]["voices"] = [[each, told.count(each)] for each in ("for", "against")]

    return change


def begun_elsewhere(act):
    act["body"]["old"] += 1


TAMPERINGS = {
    "an amendment is taken away": (
        sql("DELETE FROM amendment WHERE id = 2"),
        "amendments_unjournalled",
    ),
    "an amendment is rewritten": (
        sql("UPDATE amendment SET new = new + 1 WHERE id = 2"),
        "amendments_unjournalled",
    ),
    "an amendment is rewritten in the journal too": (
        both(
            sql("UPDATE amendment SET new = 10 WHERE id = 3"),
            body_of("amendment", lambda act: act["body"].update(new=10), at=2),
        ),
        "standings_differ",
    ),
    "an amendment begins from a mark that nobody gave": (
        both(
            sql("UPDATE amendment SET old = old + 1 WHERE id = 1"),
            body_of("amendment", begun_elsewhere),
        ),
        "amendment_wrong",
    ),
    "an amendment leaves the grid": (
        both(
            sql("UPDATE amendment SET new = 99 WHERE id = 3"),
            body_of("amendment", lambda act: act["body"].update(new=99), at=2),
        ),
        "amendment_wrong",
    ),
    "an amendment loses its reason": (
        body_of("amendment", lambda act: act.update(reason="")),
        "amendment_silent",
    ),
    "an amendment is told of another hour": (
        told_otherwise("amendments", '"at": "', '"at": "1'),
        "amendments_differ",
    ),
    "an amendment comes after the closing": (
        rewritten(lambda acts: acts.append({**named(acts, "amendment")[1]})),
        "act_after_closing",
    ),
    "somebody is said to have voted otherwise": (
        body_of("vote", said("for", at=1), at=1),
        "votes_differ",
    ),
    "a vote has more voices than were given": (
        body_of("vote", lambda act: act["body"].update(voices=[["for", 2], ["against", 1]]), at=1),
        "vote_wrong",
    ),
    "a vote is told with another count": (
        told_otherwise("votes", '"abstention": 1', '"abstention": 0'),
        "votes_differ",
    ),
    "a vote is turned": (
        body_of("vote", said("against", at=0), at=1),
        "decision_not_carried",
    ),
    "a casting vote is turned": (
        body_of("casting_vote", lambda act: act["body"].update(choice="against")),
        "casting_wrong",
    ),
    "a casting vote is taken away": (
        body_of("casting_vote", lambda act: act.update(kind="shown")),
        "decision_not_carried",
    ),
    "a score is altered": (opened(HANDS["scored"], of=1), "ballot_signature_invalid"),
    "an invitation is exchanged": (
        sql("UPDATE invitation SET public_key = ? WHERE juror_id = 1", "ab" * 32),
        "ballot_enrolment_invalid",
    ),
    "two ballots of a juror are swapped": (swapped, "ballot_digest_wrong"),
    "a ballot is overwritten": (sql("UPDATE ballot SET opened = x'7b7d'"), "ballot_unreadable"),
    "an opened ballot is emptied": (sql("UPDATE ballot SET opened = NULL"), "ballot_unopened"),
    "the file of a ballot is gone": (sql("UPDATE ballot SET sealed = x''"), "ballot_file_missing"),
    "a ballot is dropped": (
        sql("DELETE FROM ballot WHERE juror_id = 3"),
        "ballot_missing",
    ),
    "a ballot is slipped in": (
        sql(
            "INSERT INTO ballot SELECT ?, round_id, juror_id, revision, previous, device_key,"
            " made_at, received_at, is_complete, sealed, state, opened, marks FROM ballot LIMIT 1",
            "cd" * 32,
        ),
        "ballot_unjournalled",
    ),
    "the register gives another revision": (
        sql("UPDATE ballot SET revision = 5 WHERE juror_id = 3"),
        "ballot_register_wrong",
    ),
    "a replaced ballot is made to count": (
        sql("UPDATE ballot SET state = 'counted' WHERE state = 'superseded'"),
        "ballot_state_wrong",
    ),
    "the marks that are read are changed": (
        sql("UPDATE ballot SET marks = replace(marks, '7', '9')"),
        "marks_differ",
    ),
    "a comment is rewritten": (
        lambda base: opened(blank_note, of=note_of(base))(base),
        "ballot_note_altered",
    ),
    "the grid is widened": (sql("UPDATE criterion SET max_points = 20"), "ballot_grid_other"),
    "a weight is changed": (
        sql("UPDATE criterion SET weight = 9 WHERE code = 'cible'"),
        "standings_differ",
    ),
    "an application is renumbered": (
        sql("UPDATE application SET number = 'Z9' WHERE number = 'A1'"),
        "ballot_mark_impossible",
    ),
    "a juror takes another’s place": (
        sql("UPDATE juror SET key = 'ffffffffffffffff' WHERE id = 1"),
        "ballot_of_another",
    ),
    "an act is rewritten": (
        sql("UPDATE journal_entry SET entry = replace(entry, 'kind', 'kinf') WHERE seq = 9"),
        "journal_hash_wrong",
    ),
    "an act is linked elsewhere": (
        sql("UPDATE journal_entry SET prev = ? WHERE seq = 9", "ab" * 32),
        "journal_link_wrong",
    ),
    "an act is removed": (sql("DELETE FROM journal_entry WHERE seq = 9"), "journal_gap"),
    "an act says more than an act": (rewritten(loosely_written), "journal_entry_wrong"),
    "a reason is rewritten": (sql("UPDATE reason SET text = 'Autre'"), "reason_altered"),
    "an opening forgets a ballot": (
        rewritten(lambda acts: named(acts, OPENING)[1]["body"]["ballots"].pop()),
        "opening_ballots_differ",
    ),
    "an opening never was": (sql("UPDATE round SET opened_at = NULL"), "opening_wrong"),
    "rules are forged": (forged_rules, "opening_rules_differ"),
    "rules are changed under their fingerprint": (
        sql("UPDATE rules SET settings = replace(settings, '75', '10')"),
        "rules_fingerprint_wrong",
    ),
    "rules are added": (new_rules, "rules_unjournalled"),
    "rules are changed without a reason": (
        both(
            new_rules,
            rewritten(lambda acts: acts.append(act("rules_changed", {"version": 2, "rules": []}))),
        ),
        "rules_changed_silently",
    ),
    "rules that were changed are exchanged": (
        both(new_rules, told_with("ab" * 32)),
        "rules_differ",
    ),
    "a recusal is lifted": (sql("UPDATE recusal SET is_lifted = 1"), "recusals_differ"),
    "a mark is typed in": (
        sql("INSERT INTO imported_score VALUES (1, 4, 2, 1, 10)"),
        "scores_unjournalled",
    ),
    "a medal is exchanged": (
        sql("UPDATE decision SET level_id = 2 WHERE level_id = 1"),
        "decisions_differ",
    ),
    "a medal is of no level": (sql("UPDATE decision SET level_id = 99"), "decision_wrong"),
    "a reason for a medal is gone": (sql("UPDATE decision SET motive = ''"), "motive_missing"),
    "a medal and its act are exchanged": (
        both(
            sql("UPDATE decision SET application_id = 2 WHERE application_id = 3"),
            rewritten(
                lambda acts: [
                    each["body"].update(application=2)
                    for each in acts
                    if each["kind"] == DECISION and each["body"].get("application") == 3
                ]
            ),
        ),
        "award_list_differs",
    ),
    "the record is rewritten": (replaced_in_record("Projet A1", "Autre"), "seal_record_differs"),
    "the seal is rewritten": (sealed_otherwise, "seal_signature_invalid"),
    "the key of the edition is exchanged": (
        sql("UPDATE edition SET signing_key = ?", "ab" * 31 + "cd"),
        "seal_signature_invalid",
    ),
    "the code of the seal is exchanged": (
        sql("UPDATE frozen_decisions SET seal_code = 'AAAA-AAAA'"),
        "seal_code_wrong",
    ),
    "the seal is gone": (sql("DELETE FROM frozen_decisions"), "seal_missing"),
    "the edition is another one": (sql("UPDATE edition SET key = 'other'"), "seal_of_another"),
    "ballots are not those of the seal": (
        sql("DELETE FROM ballot WHERE juror_id = 3"),
        "seal_ballots_differ",
    ),
    "an attachment is added": (
        both(
            sql("INSERT INTO attachment_content VALUES (?, x'00')", "ab" * 32),
            sql(
                "INSERT INTO attachment (application_id, name, media_type, size, sha256)"
                " VALUES (1, 'a.pdf', 'application/pdf', 1, ?)",
                "ab" * 32,
            ),
        ),
        "seal_attachments_differ",
    ),
    "the rules are not those of the seal": (forged_rules, "seal_rules_differ"),
    "an act is backdated": (
        rewritten(lambda acts: acts.insert(5, act("juror_edited", {"juror": 1}))),
        "seal_journal_differs",
    ),
    "a decision comes after the closing": (
        rewritten(lambda acts: acts.append(act(DECISION, {"decision": 9, "domain": 1}))),
        "act_after_closing",
    ),
    "a snapshot is rewritten": (
        sql("UPDATE snapshot SET standings = replace(standings, '[1, ', '[2, ')"),
        "snapshot_differs",
    ),
    "a snapshot is emptied": (
        sql("UPDATE snapshot SET standings = '[]'"),
        "snapshot_differs",
    ),
    "a snapshot forgets a domain": (snapped(lambda told: told.pop()), "snapshot_differs"),
    "a snapshot tells a domain twice": (
        snapped(lambda told: told.insert(0, {**told[0], "standings": []})),
        "snapshot_differs",
    ),
    "a snapshot forgets what made a place": (
        snapped(lambda told: told[0]["standings"][0].__delitem__(slice(-2, None))),
        "snapshot_differs",
    ),
    "a snapshot forgets what made every place": (
        snapped(lambda told: [row.__delitem__(slice(-2, None)) for row in all_rows(told)]),
        "snapshot_differs",
    ),
    "a snapshot is renumbered": (sql("UPDATE snapshot SET number = 7"), "snapshots_unjournalled"),
    "a snapshot is redated": (
        sql("UPDATE snapshot SET taken_at = '2025' || substr(taken_at, 5)"),
        "snapshots_unjournalled",
    ),
    "the snapshots are taken away": (sql("DELETE FROM snapshot"), "snapshots_unjournalled"),
    "the record forgets what made a place": (
        re_recorded(lambda record: record["domains"][0]["standings"][0].pop("step")),
        "standings_differ",
    ),
    "a domain is told twice": (
        re_recorded(lambda record: record["domains"].insert(0, {**record["domains"][0]})),
        "domain_differs",
    ),
    "a domain has another sponsor": (
        re_recorded(lambda record: record["domains"][0].update(sponsor="Autre")),
        "domain_differs",
    ),
    "an applicant is renamed in the order": (
        re_recorded(lambda record: record["domains"][0]["standings"][0].update(applicant="X")),
        "application_differs",
    ),
    "laureates are renamed": (
        re_recorded(lambda record: awards_in(record)[0].update(applicants=["X"])),
        "application_differs",
    ),
    "an award is called otherwise": (
        re_recorded(lambda record: awards_in(record)[0].update(level_name="X")),
        "award_list_differs",
    ),
    "a citation is put in": (
        re_recorded(lambda record: awards_in(record)[0].update(citation="X")),
        "award_list_differs",
    ),
    **{
        f"the record says another {name}": (
            re_recorded(lambda record, name=name: record.update({name: "X"})),
            "header_differs",
        )
        for name in ("edition", "title", "number", "closed_at", "journal_head", "rules_fingerprint")
    },
    "a certificate is taken away": (
        re_recorded(lambda record: record["register"].pop()),
        "register_differs",
    ),
    "a certificate says more than was signed": (
        re_recorded(
            lambda record: record["register"][0].update(
                code=record["register"][0]["code"].replace("JURY1", "JURY1 ", 1)
            )
        ),
        "certificate_wrong",
    ),
    "certificates are exchanged": (
        re_recorded(
            lambda record: record["register"][0].update(code=record["register"][1]["code"])
        ),
        "certificate_wrong",
    ),
    "a reason to step back is read otherwise": (
        sql("UPDATE ballot SET marks = replace(marks, 'Mon ancienne commune', 'Autre')"),
        "marks_differ",
    ),
    "marks are typed in for a juror who sent a ballot": (
        sql(
            "INSERT INTO imported_score SELECT 1, 4, 2, id, 10 FROM criterion WHERE code <> 'x'",
        ),
        "scores_unjournalled",
    ),
    "an act is no JSON": (
        sql("UPDATE journal_entry SET entry = '{' WHERE seq = 9"),
        "journal_entry_wrong",
    ),
    "a record of before says nothing of rehearsals": (
        re_recorded(lambda record: record.pop("is_rehearsal")),
        "seal_record_differs",
    ),
    "a certificate is signed with what is no signature": (
        re_recorded(lambda record: record["register"][0].update(code="JURY1\n1")),
        "certificate_wrong",
    ),
    "a certificate is said to be the same as another": (
        re_recorded(
            lambda record: record["register"][0].update(number=record["register"][1]["number"])
        ),
        "register_differs",
    ),
    "a record of before signed no certificate": (
        re_recorded(lambda record: [each.pop("code") for each in record["register"]]),
        "seal_record_differs",
    ),
    "a record of before had no register": (
        re_recorded(lambda record: record.pop("register")),
        "seal_record_differs",
    ),
    "the record tells of a conflict that was none": (
        re_recorded(
            lambda record: record["ballots"].update(
                resolved=[{"kept": "a", "aside": [], "at": "2026"}]
            )
        ),
        "header_differs",
    ),
    "the record forgets an applicant": (
        re_recorded(lambda record: awards_in(record)[0]["applicants"].clear()),
        "application_differs",
    ),
    "the record tells another domain": (
        re_recorded(
            lambda record: record["domains"].append(
                {**record["domains"][0], "code": "Z", "standings": [], "decisions": []}
            )
        ),
        "domain_differs",
    ),
    "the record forgets a domain": (
        re_recorded(lambda record: record["domains"].pop(0)),
        "standings_differ",
    ),
    "the record forgets the room": (
        re_recorded(lambda record: record.update(room=None)),
        "votes_differ",
    ),
    "an act is taken from the end": (
        sql("DELETE FROM journal_entry WHERE seq = (SELECT max(seq) FROM journal_entry)"),
        "seal_missing",
    ),
    "the register forgets that a ballot has gaps": (
        sql("UPDATE ballot SET is_complete = 1 - is_complete WHERE juror_id = 2"),
        "ballot_register_wrong",
    ),
    "the register gives another device": (
        sql("UPDATE ballot SET device_key = ? WHERE juror_id = 3", "ab" * 32),
        "ballot_register_wrong",
    ),
    "a domain has no award that nobody decided": (
        sql("UPDATE decision SET application_id = NULL, level_id = NULL WHERE application_id = 3"),
        "decisions_differ",
    ),
    "an edition is called a rehearsal": (
        sql("UPDATE edition SET is_rehearsal = 1"),
        "rehearsal_hidden",
    ),
    "an edition was founded as a rehearsal": (
        rewritten(lambda acts: named(acts, "edition_created")[1]["body"].update(rehearses="x")),
        "rehearsal_hidden",
    ),
    "an act corrects none that is named": (
        rewritten(lambda acts: acts.insert(0, act("act_corrected", {}))),
        "part_unreadable",
    ),
    "a record of before says of no amendment that it rectifies": (
        re_recorded(
            lambda record: [
                each.pop("is_rectified", None)
                for each in record["room"]["domains"]["D01"]["amendments"]
            ]
        ),
        "seal_record_differs",
    ),
    "a record of before says nothing of what made a place": (
        re_recorded(
            lambda record: [
                (row.pop("value"), row.pop("step")) for row in all_rows(record["domains"])
            ]
        ),
        "seal_record_differs",
    ),
    "a withdrawn medal is taken back": (
        sql("UPDATE decision SET is_withdrawn = 0 WHERE application_id = 2"),
        "decisions_differ",
    ),
    "an amendment ends as it begins": (
        both(
            sql("UPDATE amendment SET new = old WHERE id = 2"),
            body_of("amendment", lambda act: act["body"].update(new=act["body"]["old"]), at=1),
        ),
        "amendment_wrong",
    ),
    "a mark is amended away": (
        both(
            sql("UPDATE amendment SET new = NULL WHERE id = 2"),
            body_of("amendment", lambda act: act["body"].update(new=None), at=1),
        ),
        "standings_differ",
    ),
    "a title is changed": (
        sql("UPDATE application SET title = 'Autre' WHERE number = 'A1'"),
        "application_differs",
    ),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_an_edition_that_was_tampered_with_says_where(edition, name):
    change, expected = TAMPERINGS[name]

    found = HANDS["told"](verify.verify(HANDS["tampered"](edition, change)).findings)

    assert expected in {line.partition(" ")[0] for line in found}
    assert found == HANDS["all_told"]("an edition", name)


def test_nothing_is_found_in_an_edition_that_was_only_looked_at(edition):
    verdict = verify.verify(HANDS["tampered"](edition, lambda _base: None))

    assert (verdict.ok, verdict.findings, verdict.notes) == (True, (), ())
    with closing(sqlite3.connect(edition)) as base:
        [(seal,)] = base.execute("SELECT seal_code FROM frozen_decisions").fetchall()
        acts = base.execute("SELECT seq, hash FROM journal_entry ORDER BY seq").fetchall()
    facts = dict(verdict.facts)
    assert (facts.pop("acts"), facts.pop("head")) == acts[-1]
    assert [(each["application"], each["level"]) for each in facts.pop("award_list")][:2] == [
        ("A1", "argent"),
        ("A3", "or"),
    ]
    assert len(facts.pop("edition")) == 24
    assert facts == {
        "title": "Prix Territoria 2026", "rehearsal": False, "seal": seal, "replaced": [],
        "cosigned": [], "ballots": 4, "awards": 2,
    }  # fmt: skip


def test_what_was_asked_for_and_agrees_is_noted_and_what_does_not_is_found(edition):
    with closing(sqlite3.connect(edition)) as base:
        acts = dict(base.execute("SELECT seq, hash FROM journal_entry").fetchall())
    told = {seq: verify.verify(edition, sheet=acts[seq]) for seq in (1, len(acts) - 1)}

    followed, agrees = ([each.code for each in verdict.findings] for verdict in told.values())
    assert (followed, agrees) == (["sheet_followed"], [])
    notes = [[each.code for each in verdict.notes] for verdict in told.values()]
    assert notes == [[], ["sheet_agrees"]]


def test_the_command_says_what_it_is_for_and_tells_what_agrees(edition, capsysbinary):
    assert verify.main([str(edition)]) == 0
    assert capsysbinary.readouterr().out.startswith(b"Tout concorde.\n")
    assert verify.main([str(edition), "--json"]) == 0
    told = capsysbinary.readouterr().out
    assert json.loads(told)["ok"] is True
    assert "Pour sa portée".encode() in told
    with pytest.raises(SystemExit) as ended:
        verify.main(["--help"])
    assert ended.value.code == 0
    told = capsysbinary.readouterr().out
    assert b"Whether the result of a jury follows from what each juror signed" in told
    assert b"It stands alone" not in told
    assert verify.main([str(edition / "none"), "--lang", "en"]) == 1
    assert capsysbinary.readouterr().out.startswith("There is no file or folder “none”".encode())


def codes_of(path):
    return {each.code for each in verify.verify(path).findings}


def test_rules_are_bound_to_their_change_where_the_journal_holds_their_fingerprint(edition):
    def told_truly(base):
        [(right,)] = base.execute("SELECT fingerprint FROM rules WHERE version = 2").fetchall()
        told_with(right)(base)

    HANDS["tampered"](edition, new_rules)
    assert "rules_differ" not in codes_of(edition)  # an older journal says nothing of it
    HANDS["tampered"](edition, told_truly)
    assert "rules_differ" not in codes_of(edition)
    HANDS["tampered"](edition, forged_rules)
    assert "rules_differ" in codes_of(edition)


def test_the_key_of_a_device_that_is_written_in_another_way_has_a_name_too(edition, capsysbinary):
    key = new_signing_key()

    def enrolled_otherwise(document):
        told = json.loads(base64.b64decode(document["enrolment"]["payload"]))
        last = told["key"][-2]
        told["key"] = f"{told['key'][:-2]}{chr(ord(last) + 1)}="  # the same bytes to most readers
        signed = envelope.sign(ENROLMENT_TYPE, canonical(told), key)
        document["enrolment"] = msgspec.to_builtins(signed)

    whose = "(SELECT min(juror_id) FROM ballot)"
    query = f"UPDATE invitation SET public_key = ? WHERE juror_id = {whose}"  # noqa: S608 -- ours
    known = sql(query, public_key(key).hex())
    HANDS["tampered"](edition, both(known, opened(enrolled_otherwise)))

    assert verify.main([str(edition), "--lang", "en"]) == 1
    assert b"no invitation of this juror vouches for the key" in capsysbinary.readouterr().out


# The archive ---------------------------------------------------------------------------------


def with_manifests(files):
    """Make the manifests again, as somebody who knows BagIt would."""
    payload = {name: data for name, data in files.items() if name.startswith("data/")}
    size = sum(map(len, payload.values()))
    lines = files["bag-info.txt"].decode().splitlines()[:-1]
    lines.append(f"Payload-Oxum: {size}.{len(payload)}")
    made = dict(files)
    made["bag-info.txt"] = "".join(f"{line}\n" for line in lines).encode()
    for name, of in zip(verify.MANIFESTS, verify.HASHES, strict=True):
        made[name] = verify.manifest(payload, of)
    tags = {
        name: data
        for name, data in made.items()
        if name not in payload and name not in verify.TAG_MANIFESTS
    }
    for name, of in zip(verify.TAG_MANIFESTS, verify.HASHES, strict=True):
        made[name] = verify.manifest(tags, of)
    return made


def files_of(archived):
    with zipfile.ZipFile(archived) as file:
        return {name.partition("/")[2]: file.read(name) for name in file.namelist()}


def packed(files, path):
    path.write_bytes(verify.pack(files, "archive"))
    return path


def without(name):
    return lambda files: {key: data for key, data in files.items() if key != name}


def written(name, data):
    return lambda files: {**files, name: data}


def replaced(name, before, after):
    return lambda files: {**files, name: files[name].replace(before, after, 1)}


BAGS = {
    "a file is altered": (written("data/grid.json", b"[]\n"), "bag_file_altered"),
    "a file is missing": (without("data/documents/minutes.pdf"), "bag_file_missing"),
    "a file is added": (written("data/more.txt", b""), "bag_file_unlisted"),
    "a manifest is reordered": (
        lambda files: {
            **files,
            "manifest-sha256.txt": b"".join(
                sorted(files["manifest-sha256.txt"].splitlines(keepends=True), reverse=True)
            ),
        },
        "bag_manifest_altered",
    ),
    "the declaration is another": (written("bagit.txt", b""), "bag_declaration_wrong"),
    "the signature is gone": (
        lambda files: with_manifests(without("signature.json")(files)),
        "bag_signature_missing",
    ),
    "a file and all manifests are altered": (
        lambda files: with_manifests(written("data/documents/minutes.pdf", b"%PDF")(files)),
        "bag_signature_invalid",
    ),
    "a table is no table": (written("data/journal.json", b"[1,"), "part_unreadable"),
    "a table is a number": (written("data/seals.json", b"5"), "part_unreadable"),
    "a table has rows that are none": (written("data/seals.json", b"[5]"), "part_unreadable"),
    "a juror is named by half a character": (
        replaced("data/jurors.json", b"Benali", b"Benali\\ud800"),
        "part_unreadable",
    ),
    "a table that an earlier release had not is gone": (
        lambda files: with_manifests(without("data/amendments.json")(files)),
        "bag_signature_invalid",
    ),
    "a table that every release had is gone": (
        lambda files: with_manifests(without("data/recusals.json")(files)),
        "part_unreadable",
    ),
    "the record of the closing is gone": (
        lambda files: with_manifests(without("data/seals/1-record.json")(files)),
        "seal_missing",
    ),
    "the seal is gone": (
        lambda files: with_manifests(without("data/seals/1-seal.json")(files)),
        "seal_missing",
    ),
    "the signature is another document": (
        lambda files: with_manifests(written("signature.json", b"{}")(files)),
        "bag_signature_invalid",
    ),
    "a manifest is gone": (without("manifest-sha512.txt"), "bag_declaration_wrong"),
    "the size is told otherwise": (
        replaced("bag-info.txt", b"Payload-Oxum: ", b"Payload-Oxum: 1"),
        "bag_declaration_wrong",
    ),
    "a closing of a panel is put in": (
        lambda files: with_manifests(written(verify.PANEL_RECORD, b"{}")(files)),
        "preselection_missing",
    ),
    "a ballot of nobody is added": (
        written(f"data/ballots/{'ab' * 32}.juryballot", b""),
        "ballot_file_unknown",
    ),
}


@pytest.mark.parametrize("name", BAGS)
def test_an_archive_that_was_tampered_with_says_where(archived, tmp_path, name):
    change, expected = BAGS[name]

    verdict = verify.verify(packed(change(files_of(archived)), tmp_path / "archive.zip"))

    found = HANDS["told"](verdict.findings)
    assert expected in {line.partition(" ")[0] for line in found}
    assert found == HANDS["all_told"]("an archive", name)


def test_a_receipt_says_that_the_jurors_cannot_be_read(archived, closed_edition, tmp_path):
    files = replaced("data/jurors.json", b'"key"', b'"kez"')(files_of(archived))
    receipts = sorted((closed_edition.parent / "receipts").iterdir())

    verdict = verify.verify(packed(files, tmp_path / "archive.zip"), receipts)

    assert {"part": "receipt"} in [each.details for each in verdict.findings]


def test_what_cannot_be_written_is_told_all_the_same(edition, capsysbinary):
    content = replaced_in_record('"code": "D01"', '"code": "D01\\ud800"')

    HANDS["tampered"](edition, content)

    assert verify.main([str(edition), "--lang", "en"]) == 1
    assert b"Domain D01\\ud800: counted again" in capsysbinary.readouterr().out


def test_a_journal_with_bytes_in_the_place_of_a_text_is_told_all_the_same(edition, capsysbinary):
    last = "(SELECT max(seq) FROM journal_entry)"
    change = sql(f"UPDATE journal_entry SET hash = CAST(hash AS BLOB) WHERE seq = {last}")  # noqa: S608 -- ours

    HANDS["tampered"](edition, change)

    assert verify.main([str(edition), "--json"]) == 1
    told = json.loads(capsysbinary.readouterr().out)
    assert "journal_hash_wrong" in {each["code"] for each in told["findings"]}


@pytest.mark.parametrize(
    "said",
    [{"journal": "ab" * 32}, {"version": 0}, {"version": True}, {"more": "x" * 1024**2}],
    ids=["another head", "no version", "a version that is none", "too large"],
)
def test_the_signature_of_an_archive_is_read_as_a_whole(archived, closed_edition, tmp_path, said):
    files = files_of(archived)
    signed = json.loads(files[verify.SIGNATURE])
    told = json.loads(base64.b64decode(signed["payload"])) | said
    with closing(Database(closed_edition)) as database:
        key = unlock(database, None).signing_key
    again = envelope.sign(signed["payloadType"], canonical(told), key)
    changed = with_manifests(files | {verify.SIGNATURE: envelope.dump(again)})

    verdict = verify.verify(packed(changed, tmp_path / "archive.zip"))

    assert [each.code for each in verdict.findings] == ["bag_signature_invalid"]


def test_a_zip_that_another_program_wrote_says_so(archived, tmp_path):
    data = bytearray(archived.read_bytes())
    data[10] ^= 1  # the clock of the first file, which no reader looks at
    (tmp_path / "archive.zip").write_bytes(data)

    verdict = verify.verify(tmp_path / "archive.zip")

    assert [each.code for each in verdict.findings] == ["zip_rewritten"]


@pytest.mark.parametrize("name", ["../out", "/etc/passwd", "a/../../b", "top/a/", "alone"])
def test_a_zip_that_leads_elsewhere_is_not_read(tmp_path, name):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr(name, b"")

    with pytest.raises(verify.RefusalError) as refusal:
        verify.verify(tmp_path / "a.zip")

    assert refusal.value.finding.code == "zip_unreadable"


def test_what_is_neither_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("a")

    for path, code in ((tmp_path / "a.txt", "not_verifiable"), (tmp_path, "not_verifiable"),
                       (tmp_path / "none", "file_absent")):  # fmt: skip
        with pytest.raises(verify.RefusalError) as refusal:
            verify.verify(path)
        assert refusal.value.finding.code == code


@pytest.mark.skipif(sys.platform != "linux", reason="a file that no read succeeds on is Linux’s")
def test_what_the_disk_does_not_read_is_refused_by_name(tmp_path):
    (tmp_path / "archive.zip").symlink_to("/proc/self/mem")

    with pytest.raises(verify.RefusalError) as refusal:
        verify.verify(tmp_path / "archive.zip")

    assert refusal.value.finding.code == "file_unreadable"


def test_bytes_changed_anywhere_in_an_archive_are_refused_by_name(archived, tmp_path):
    files = files_of(archived)
    accepted = []
    for name in sorted(files):
        for place in {0, len(files[name]) // 2, len(files[name]) - 1}:
            changed = alter(files, name, place)
            if verify.verify(packed(changed, tmp_path / "archive.zip")).ok:
                accepted.append((name, place))

    assert accepted == []


def alter(files, name, place):
    """Change one byte, and make the manifests again unless it is one of them."""
    data = files[name]
    changed = {**files, name: data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]}
    listing = name in {*verify.MANIFESTS, *verify.TAG_MANIFESTS, "bag-info.txt"}
    return changed if listing else with_manifests(changed)


def test_sentences_have_two_languages_and_the_same_holes():
    for english, french in verify.SENTENCES.values():
        assert holes(english) == holes(french)
        assert english != french


def holes(text):
    return sorted(each.partition("}")[0] for each in text.split("{")[1:])


def test_every_finding_has_a_test_of_its_own():
    here = Path(__file__).parent
    tests = "".join(
        each.read_text(encoding="utf-8")
        for folder in (here, here.parent / "privacy", here.parent / "exchange")
        for each in folder.glob("test_*.py")
    )

    assert [code for code in verify.SENTENCES if f'"{code}"' not in tests] == []
