"""What no window may do, read from the sources."""

import re

import pytest

from jury_app.paths import RESOURCES

UI = RESOURCES.parent / "jury_app" / "ui"
SOURCES = {path.relative_to(UI).as_posix(): path.read_text("utf-8") for path in UI.rglob("*.py")}


@pytest.mark.parametrize(
    ("habit", "allowed"),
    [
        (r"\bQLabel\(", ("widgets/text.py", "juror/threshold.py")),  # these read no markup
        (r"\bQMessageBox\b", ()),  # message.py says what its buttons do
        (r"\bQ(TextEdit|TextBrowser|ErrorMessage)\b", ()),  # they guess whether it is markup
        (r"ToolTip\((?!\s*(\w+, )?tool_tip\()", ()),  # as a label: words, never markup
        (r"\.exec\(", ("secretariat/row_drag.py",)),  # a dialog is opened; a drag is Qt's own
        (r"\bprocessEvents\b", ()),
        (r"\bsleep\(", ()),
        (r"#[0-9A-Fa-f]{6}\b", ("tokens.py", "look.py")),  # every colour is a token
        (r"setStyleSheet\(", ("theme.py",)),
        (r"Animation\(|QTimeLine|setRange\(0, 0\)", ("widgets/busy_bar.py",)),  # asks motion.py
    ],
)
def test_no_window_does_what_spoils_all_of_them(habit, allowed):
    found = [name for name, text in SOURCES.items() if re.search(habit, text)]

    assert [name for name in found if name not in allowed] == []


def test_every_icon_that_is_named_is_there():
    names = {
        name
        for text in SOURCES.values()
        for name in re.findall(r'(?:icon_name=|\bicon\(|icon_button\(\s*)"([a-z0-9-]+)"', text)
    }
    there = {path.stem for path in (RESOURCES / "icons").glob("*.svg")}

    assert len(names) > 10
    assert names - there == set()
