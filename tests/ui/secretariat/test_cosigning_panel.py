"""Countersignatures on the publication page: asked for, taken in, and listed."""

import pytest
from PySide6.QtCore import Qt

from jury_app.exchange.founding import unlock
from jury_app.model.database import Database
from jury_app.model.entities import Invitation, Juror
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.sealing.ballot import enrol
from jury_app.sealing.cosignature import CoSignature, co_sign, read_request
from jury_app.sealing.keys import fingerprint, new_signing_key, public_key
from jury_app.ui.secretariat.pages.publication_page import PublicationPage

INVITATION, DEVICE = new_signing_key(), new_signing_key()


@pytest.fixture
def page(edition_at, office_of, shown_page):
    """The page of a closed edition, one of whose jurors has a kit of ours."""
    path = edition_at("closed")
    database = Database(path)

    with database.transaction() as session:
        session.add(Invitation(juror_id=1, public_key=public_key(INVITATION).hex()))
        record(session, JournalKind.KITS_ISSUED, {"kits": []})
        juror = session.get_one(Juror, 1).key
    edition = unlock(database, None).id
    database.close()
    page = shown_page(PublicationPage, office_of(path))
    page.signs_as = (edition, juror)
    return page


def signed_by(page, request, path):
    """Sign a request as the juror’s own machine does."""
    edition, juror = page.signs_as
    told = read_request(request.read_bytes(), file="")
    content = CoSignature(
        edition=edition,
        juror=juror,
        number=told.number,
        seal=told.seal,
        head=told.head,
        ballot=None,
        awards=told.awards,
        made_at="2026-11-04T13:00:00+01:00",
    )
    enrolment = enrol(edition=edition, juror=juror, device_key=DEVICE, invitation_key=INVITATION)
    path.write_bytes(co_sign(content, enrolment=enrolment, device_key=DEVICE))
    return path


def asked(qtbot, page, folder):
    page.folder_edit.setText(str(folder))
    page.tabs.setCurrentWidget(page.tabs.cosigning_part)
    qtbot.mouseClick(page.tabs.cosigning_panel.ask_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(folder.glob("*.juryseal")))
    [request] = folder.glob("*.juryseal")
    qtbot.waitUntil(page.tabs.written_list.isVisible)
    return request


def test_a_countersignature_is_asked_for_taken_in_and_listed_with_its_device(qtbot, page, tmp_path):
    panel = page.tabs.cosigning_panel
    page.tabs.setCurrentWidget(page.tabs.cosigning_part)
    assert panel.nobody_label.isVisible()
    request = asked(qtbot, page, tmp_path)

    page.tabs.setCurrentWidget(page.tabs.cosigning_part)
    panel.take([signed_by(page, request, tmp_path / "a.jurycosign")])

    qtbot.waitUntil(panel.table.isVisible)
    model = panel.table.model()
    shown = [model.index(0, place).data() for place in range(model.columnCount())]
    assert shown[1:3] == [fingerprint(public_key(DEVICE)), "1"]
    assert "a contresigné le sceau" in panel.answers_label.text()


def test_what_is_refused_says_why_on_the_same_page(qtbot, page, tmp_path):
    (tmp_path / "note.jurycosign").write_text("Lu et approuvé")
    page.tabs.setCurrentWidget(page.tabs.cosigning_part)

    page.tabs.cosigning_panel.take([tmp_path / "note.jurycosign"])

    qtbot.waitUntil(page.tabs.cosigning_panel.answers_label.isVisible)
    assert "n’est pas un contreseing" in page.tabs.cosigning_panel.answers_label.text()
    assert page.tabs.cosigning_panel.nobody_label.isVisible()
