import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from jury_app.exchange.founding import create_edition
from jury_app.model.database import Database
from jury_app.model.operations.assignment import assign_readers
from jury_app.model.operations.edition import add_domain, edit_domain
from jury_app.model.queries.edition import list_domains
from jury_app.model.templates import load_template
from jury_app.model.values import DomainValues
from jury_app.ui.secretariat.dialogs.passphrase_dialog import PassphraseDialog
from jury_app.ui.secretariat.office import Office
from jury_app.ui.settings import Settings
from jury_app.ui.workspace import Workspace

PATIENCE = 20_000


@pytest.fixture
def page(qtbot, theme):
    page = QWidget()
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def locked(qtbot, theme, tmp_path):
    """The office of an edition whose keys have a passphrase."""
    path = tmp_path / "locked.jury"
    create_edition(
        path,
        template=load_template("territoria"),
        title=None,
        year=2026,
        passphrase="le chat dort",  # noqa: S106 -- a test's own
        language="fr",
    )
    workspace = Workspace(lambda: Database(path))
    with qtbot.waitSignal(workspace.opened):
        pass
    yield Office(workspace, Settings(tmp_path / "settings.json"))
    workspace.close()


def test_the_passphrase_is_asked_once_in_a_window(qtbot, locked, page):
    given = []
    locked.with_passphrase(page, given.append)
    qtbot.waitUntil(lambda: page.findChild(PassphraseDialog) is not None)
    dialog = page.findChild(PassphraseDialog)
    assert dialog.passphrase_edit.echoMode() is QLineEdit.EchoMode.Password

    qtbot.keyClicks(dialog.passphrase_edit, "le chat dort")
    qtbot.keyClick(dialog.passphrase_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: given == ["le chat dort"], timeout=PATIENCE)
    locked.with_passphrase(page, given.append)

    assert given == ["le chat dort"] * 2


def test_a_wrong_passphrase_is_refused_where_it_is_typed(qtbot, locked, page):
    given = []
    locked.with_passphrase(page, given.append)
    qtbot.waitUntil(lambda: page.findChild(PassphraseDialog) is not None)
    dialog = page.findChild(PassphraseDialog)
    assert not dialog.primary_button.isEnabled()

    qtbot.keyClicks(dialog.passphrase_edit, "le chien dort")
    qtbot.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(dialog.error_bar.isVisible, timeout=PATIENCE)
    assert dialog.isVisible()
    assert given == []


def test_giving_up_goes_no_further(qtbot, locked, page):
    given = []
    locked.with_passphrase(page, given.append)
    qtbot.waitUntil(lambda: page.findChild(PassphraseDialog) is not None)

    qtbot.keyClick(page.findChild(PassphraseDialog), Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: page.findChild(PassphraseDialog) is None)
    assert given == []


def test_keys_without_a_passphrase_ask_nothing(qtbot, office_at, page):
    given = []

    office_at("founded").with_passphrase(page, given.append)

    qtbot.waitUntil(lambda: given == [None])
    assert page.findChild(PassphraseDialog) is None


def test_whatever_an_operation_answers_its_act_can_be_undone(qtbot, office_at, page, answer, undo):
    office = office_at("founded")

    office.write(page, add_domain, told="Fait.", values=DomainValues(code="Z", name="Zèle"))

    undo(page, "Fait.")
    assert len(answer(office, list_domains)) == 20


def test_what_changed_nothing_offers_no_undo(qtbot, office_at, page, told):
    office = office_at("assigned")

    office.write(page, assign_readers, told=lambda counts: f"{counts[0]} lectures")

    qtbot.waitUntil(lambda: "lectures" in told(page))
    assert not _toast(page).undo_button.isVisible()


def test_an_act_whose_values_changed_since_is_not_undone(qtbot, office_at, page, answer, told):
    office = office_at("founded")
    first = answer(office, list_domains)[0]
    values = DomainValues(code="D01", name="Un autre nom")
    office.write(page, edit_domain, told="Renommé.", domain_id=first.id, values=values)
    qtbot.waitUntil(lambda: told(page) == "Renommé.")
    again = DomainValues(code="D01", name="Encore un autre")
    office.workspace.write(edit_domain, domain_id=first.id, values=again)

    _toast(page).undo_button.click()

    qtbot.waitUntil(lambda: told(page) not in ("Renommé.", ""))
    assert "Annulé" not in told(page)
    assert answer(office, list_domains)[0].values.name == "Encore un autre"


def test_a_refusal_is_told_and_changes_nothing(qtbot, office_at, page, answer, told):
    office = office_at("founded")

    office.write(page, add_domain, told="Fait.", values=DomainValues(code="D01", name="Encore"))

    qtbot.waitUntil(lambda: bool(told(page)))
    assert told(page) != "Fait."
    assert len(answer(office, list_domains)) == 20


def _toast(page):
    return next(each for each in page.findChildren(QWidget) if hasattr(each, "undo_button"))
