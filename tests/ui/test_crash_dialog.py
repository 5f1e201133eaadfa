import sys
import threading

import pytest
from PySide6.QtWidgets import QApplication

from jury_app.errors import StoreError
from jury_app.ui.crash_dialog import CrashDialog, CrashReporter, report
from jury_app.ui.widgets.message import Message


@pytest.fixture
def reporter(qapp):
    reporter = CrashReporter(lambda: "Jury 1.0")
    reporter.install()
    yield reporter
    reporter.uninstall()
    for widget in QApplication.topLevelWidgets():
        widget.close()


def shown(kind):
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return caught


def secret_bug():
    name = "Mme Confidentielle"
    raise KeyError(f"/home/{name}/prix.jury")


def test_a_report_says_where_and_nothing_of_the_user():
    try:
        secret_bug()
    except KeyError as error:
        text = report(error, "Jury 1.0")

    assert "KeyError" in text
    assert "secret_bug" in text
    assert "Confidentielle" not in text
    assert "/home" not in text
    assert sys.prefix not in text


def test_a_report_names_what_lies_behind():
    try:
        try:
            secret_bug()
        except KeyError as error:
            raise RuntimeError("x") from error
    except RuntimeError as error:
        text = report(error, "Jury 1.0")

    assert text.index("RuntimeError") < text.index("KeyError")


def test_a_refusal_is_told_in_its_words(qtbot, reporter):
    sys.excepthook(*exc_info(StoreError("file_missing", file="prix.jury")))

    [message] = shown(Message)
    assert "prix.jury" in message.body.itemAt(0).widget().text()


def exc_info(error):
    caught = raised(error)
    return type(caught), caught, caught.__traceback__


def test_a_bug_is_reported_once_at_a_time(qtbot, reporter, capsys):
    sys.excepthook(*exc_info(ValueError("a")))
    sys.excepthook(*exc_info(TypeError("b")))

    [dialog] = shown(CrashDialog)
    assert "ValueError" in dialog.report_edit.toPlainText()
    assert "TypeError" in capsys.readouterr().err


def test_a_bug_on_another_thread_is_reported_here(qtbot, reporter, capsys):
    def bug():
        raise ValueError("there")

    with qtbot.waitSignal(reporter.caught):
        thread = threading.Thread(target=bug)
        thread.start()
        thread.join()

    assert len(shown(CrashDialog)) == 1


def test_the_report_can_be_copied(qtbot, qapp, reporter, capsys):
    sys.excepthook(*exc_info(ValueError("a")))
    [dialog] = shown(CrashDialog)

    dialog.copy_button.click()

    assert QApplication.clipboard().text() == dialog.report_edit.toPlainText()


def test_interrupting_the_program_is_no_bug(qtbot, reporter, capsys):
    sys.excepthook(*exc_info(KeyboardInterrupt()))

    assert shown(CrashDialog) == []
