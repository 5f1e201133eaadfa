"""A kit that was lost or stolen is issued again; the marks received before come back inside."""

import base64
import email.message

import pytest

from jury_app.desk.desk import Desk
from jury_app.exchange.collecting import collect
from jury_app.exchange.incoming import MAX_FILE
from jury_app.exchange.kits import issue_kits
from jury_app.exchange.opening import open_ballots
from jury_app.model.queries.ballot_register import ballot_register
from jury_app.model.queries.exchange import list_ballots
from jury_app.model.queries.journal import list_journal
from jury_app.progress import finish

BENALI = "Fatima Benali"
FULL, NEW = (8, 8, 8, 8), (3, 3, 3, 3)


def take(year, *paths):
    return finish(collect(year.database, list(paths), passphrase=None))


def answers(told):
    return [(each.answer, each.reason) for each in told]


@pytest.fixture
def again(year, tmp_path):
    """What issues the kit of the first juror again, and opens it on a machine of its own."""

    def again_(because):
        folder = tmp_path / f"again-{because}"
        [kit] = finish(
            issue_kits(year.database, folder, passphrase=None, juror_ids=[1], because=because)
        )
        return kit

    return again_


def mark(desk, number, marks):
    for code, given in zip(("cible", "demarche", "partenariats", "service"), marks, strict=True):
        desk.give_mark(number, code, given)


def test_what_is_made_with_a_lost_kit_still_counts(year, seal, again):
    ballot = seal(BENALI, {"A1": FULL})

    again("lost")

    assert answers(take(year, ballot.path)) == [("received", None)]
    acts = [each.sentence for each in year.database.read(list_journal)]
    assert (
        "Dossier établi de nouveau, le précédent étant perdu\N{NO-BREAK SPACE}: Fatima Benali"
        in acts
    )


def test_what_is_made_with_a_stolen_kit_is_refused_by_name_and_entered(year, seal, again):
    ballot = seal(BENALI, {"A1": FULL})
    again("stolen")

    [told] = take(year, ballot.path)

    assert (told.answer, told.reason, told.juror) == ("refused", "invitation_revoked", BENALI)
    assert BENALI in told.sentence
    [row] = [each for each in year.database.read(ballot_register) if each.juror == BENALI]
    assert (row.refused, row.revoked, row.state) == (1, 1, "issued")


def test_a_refusal_is_entered_once_however_often_the_file_comes(year, seal, again):
    ballot = seal(BENALI, {"A1": FULL})
    again("stolen")
    take(year, ballot.path)
    before = year.head()

    take(year, ballot.path)

    assert year.head() == before


@pytest.fixture(params=["before the opening", "after it"])
def received(request, year, seal):
    """A ballot that came in, with a recusal."""
    ballot = seal(BENALI, {"A1": FULL}, recused={"A2": "Mon ancien employeur"})
    take(year, ballot.path)
    if request.param == "after it":
        finish(open_ballots(year.database, passphrase=None, witnesses=[]))
    return ballot


@pytest.mark.parametrize("because", ["lost", "stolen"])
def test_what_was_received_stays_and_comes_back_in_the_new_kit(
    year, received, again, forget, tmp_path, because
):
    kit = again(because)
    forget()

    with Desk.open(kit.file, kit.code) as desk:
        entries = {each.number: each for each in desk.view().entries}
        mark(desk, "A1", NEW)
        second = desk.seal(tmp_path)

    assert kit.brings_marks
    assert dict(entries["A1"].marks) == dict.fromkeys(entries["A1"].marks, 8)
    assert len(entries["A1"].marks) == 4
    assert entries["A2"].recusal == "Mon ancien employeur"
    assert answers(take(year, received.path)) == [("already_received", None)]
    [told] = take(year, second.path)
    assert (told.answer, told.revision, told.missing) == ("received", 2, None)
    assert [row.state for row in year.database.read(list_ballots)] == ["superseded", "counted"]


def test_the_ballots_open_although_the_kit_of_one_was_revoked_since(year, seal, again):
    take(year, seal(BENALI, {"A1": FULL}).path)
    again("stolen")

    done = finish(open_ballots(year.database, passphrase=None, witnesses=[]))

    assert done.ballots == 1


def test_marks_given_on_the_machine_since_are_not_written_over(year, seal, again, issued):
    take(year, seal(BENALI, {"A1": FULL}).path)
    with issued.desk(BENALI) as desk:
        mark(desk, "A1", NEW)
    kit = again("lost")

    with Desk.open(kit.file, kit.code) as desk:
        entries = {each.number: each for each in desk.view().entries}

    assert set(entries["A1"].marks.values()) == {3}


def test_the_last_ballot_can_be_sent_once_more_from_the_new_machine(
    year, seal, again, forget, tmp_path
):
    ballot = seal(BENALI, {"A1": FULL})
    take(year, ballot.path)
    kit = again("lost")
    forget()

    with Desk.open(kit.file, kit.code) as desk:
        copy = desk.write_last_ballot(tmp_path)

    assert copy.code == ballot.code
    assert answers(take(year, copy.path)) == [("already_received", None)]


def test_a_missing_revision_is_told_until_it_comes(year, seal):
    first = seal(BENALI, {"A1": FULL})
    second = seal(BENALI, {"A1": NEW})
    third = seal(BENALI, {"A1": FULL})
    take(year, first.path)

    [told] = take(year, third.path)
    [row] = [each for each in year.database.read(ballot_register) if each.juror == BENALI]
    [mended] = take(year, second.path)
    [after] = [each for each in year.database.read(ballot_register) if each.juror == BENALI]

    assert (told.answer, told.missing, row.missing) == ("received", 2, 2)
    assert told.sentence.endswith("La version 3 est arrivée, la version 2 n’a jamais été reçue.")
    assert (mended.answer, after.missing) == ("superseded", None)
    assert "qui manquait" in mended.sentence


@pytest.mark.parametrize(("marks", "may"), [((0, 0, 0, 0), True), ((9, 9, 9, 9), False)])
def test_a_late_ballot_says_whether_a_medal_may_change_and_not_how(year, seal, marks, may):
    for juror in (BENALI, "Olivier Carpentier", "Maëlle Œuvrard"):
        take(year, seal(juror, {"A1": FULL, "A2": (7, 7, 7, 7)}).path)
    finish(open_ballots(year.database, passphrase=None, witnesses=[]))

    [told] = take(year, seal(BENALI, {"A1": marks}).path)

    assert (told.late, told.changes_medal) == (True, may)
    assert ("peut changer" in told.sentence) is may
    assert "A1" not in told.sentence
    [row] = [each for each in year.database.read(ballot_register) if each.juror == BENALI]
    assert row.late == "after_opening"


def test_the_register_says_how_much_is_marked_before_anything_is_opened(year, seal):
    take(year, seal(BENALI, {"A1": FULL}).path)

    rows = {each.juror: each for each in year.database.read(ballot_register)}

    assert rows[BENALI].percent == 50  # recused from one of three
    assert len(rows[BENALI].devices) == 1
    assert rows["Olivier Carpentier"].percent is None


def message(*ballots, nested=False):
    made = email.message.EmailMessage()
    made["Subject"] = "Mon bulletin"
    made.set_content("Bonjour,\nvoici mon bulletin.")
    for name, data in ballots:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    if nested:
        outer = email.message.EmailMessage()
        outer.set_content("Transféré")
        outer.add_attachment(made)
        made = outer
    return bytes(made)


def test_a_ballot_of_another_device_says_which_one_before_it_is_missing(
    year, seal, again, tmp_path
):
    take(year, seal(BENALI, {"A1": FULL}).path)
    kit = again("stolen")
    sent = []
    for given in (NEW, FULL):
        with Desk.open(kit.file, kit.code) as desk:
            mark(desk, "A1", given)
            sent.append(desk.seal(tmp_path).path)

    [told] = take(year, sent[1])
    [mended] = take(year, sent[0])

    assert (told.answer, told.revision, told.missing) == ("conflict", 3, 2)
    assert "La version 2, à laquelle il fait suite, n’a jamais été reçue" in told.sentence
    assert mended.answer == "superseded"


def test_an_attachment_larger_than_any_ballot_is_said_to_be(year, tmp_path):
    mail = tmp_path / "lourd.eml"
    mail.write_bytes(message(("b.juryballot", bytes(MAX_FILE + 1))))

    [told] = take(year, mail)

    assert (told.answer, told.reason) == ("refused", "attached_ballot_too_large")
    assert told.file == "lourd.eml – b.juryballot"


def test_ballots_are_found_in_messages_however_they_were_forwarded(year, seal, tmp_path):
    folder = tmp_path / "courrier"
    folder.mkdir()
    first, second = seal(BENALI, {"A1": FULL}), seal("Olivier Carpentier", {"A1": FULL})
    one = message((first.path.name, first.path.read_bytes()), ("photo.jpg", b"\xff\xd8"))
    (folder / "1.eml").write_bytes(one)
    renamed = message(("fichier.bin", second.path.read_bytes()), nested=True)
    (folder / "2.eml").write_bytes(renamed)
    (folder / "3.eml").write_bytes(message())
    (folder / "4.eml").write_bytes(b"\xff\x00 nothing like a message")
    before = {each: each.read_bytes() for each in folder.iterdir()}

    told = take(year, folder)

    assert answers(told) == [
        ("received", None),
        ("received", None),
        ("refused", "mail_without_ballot"),
        ("refused", "mail_without_ballot"),
    ]
    assert told[0].file == f"1.eml – {first.path.name}"
    assert {each: each.read_bytes() for each in folder.iterdir()} == before


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Transfer-Encoding: " + b"(" * 5_000,
        b"Content-Disposition: attachment; filename=" + b"(" * 5_000,
        b"Content-Disposition: attachment; filename=" + b"a;x" * 1_000_000,
        b"Content-Type: multipart/mixed; " + b"a;x" * 1_000_000,
        b"Content-Type: message/rfc822\r\n\r\n" * 3_000,
    ],
    ids=["encoding", "name", "long name", "long type", "forwarded for ever"],
)
def test_a_message_made_to_break_its_reader_stops_no_other(year, seal, tmp_path, head):
    folder = tmp_path / "courrier"
    folder.mkdir()
    ballot = seal(BENALI, {"A1": FULL}).path
    (folder / "1.eml").write_bytes(message((ballot.name, ballot.read_bytes())))
    (folder / "2.eml").write_bytes(head + b"\r\n\r\nBonjour")

    told = take(year, folder)

    assert [each.answer for each in told] == ["received", "refused"]


@pytest.mark.parametrize(
    "said",
    [
        'filename="=?utf-8?b?w4lsb2RpZSDigJMgMS5qdXJ5YmFsbG90?="',
        "filename*=utf-8''%C3%89lodie%20%E2%80%93%201.juryballot",
    ],
    ids=["encoded word", "RFC 2231"],
)
def test_an_attachment_is_named_as_its_sender_named_it(year, seal, tmp_path, said):
    ballot = base64.b64encode(seal(BENALI, {"A1": FULL}).path.read_bytes()).decode()
    head = f"Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment;\r\n {said}"
    (tmp_path / "1.eml").write_bytes(f"{head}\r\n\r\n{ballot}".encode())

    [told] = take(year, tmp_path / "1.eml")

    assert (told.answer, told.file) == ("received", "1.eml – Élodie – 1.juryballot")


def test_forty_messages_give_one_list_of_answers(year, seal, tmp_path):
    ballot = seal(BENALI, {"A1": FULL}).path
    for place in range(40):
        data = message((ballot.name, ballot.read_bytes()))
        (tmp_path / f"{place:02}.eml").write_bytes(data)

    told = take(year, *sorted(tmp_path.glob("*.eml")))

    assert [each.answer for each in told] == ["received", *["already_received"] * 39]
