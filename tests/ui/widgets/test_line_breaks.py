"""A title that is painted in two lines."""

from PySide6.QtGui import QFont, QFontMetrics

from jury_app.ui.widgets.line_breaks import broken

TITLE = "Assesseurs à dix-huit ans : les lycéens tiennent le bureau de vote"


def width_of(text):
    return QFontMetrics(QFont()).horizontalAdvance(text)


def test_a_title_that_fits_is_left_as_it_is(theme):
    assert broken(TITLE, QFont(), width_of(TITLE) + 8) == [TITLE]


def test_a_longer_title_goes_on_in_a_second_line_with_nothing_lost(theme):
    lines = broken(TITLE, QFont(), width_of(TITLE) * 2 // 3)

    assert len(lines) == 2
    assert " ".join(lines) == TITLE


def test_what_two_lines_do_not_hold_ends_in_dots(theme):
    lines = broken(TITLE, QFont(), width_of(TITLE) // 4)

    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_a_sign_of_another_plane_moves_no_letter_to_another_line(theme):
    title = f"🌱🌱🌱 {TITLE}"

    lines = broken(title, QFont(), width_of(title) * 2 // 3)

    assert " ".join(lines) == title
    assert all(TITLE.startswith(each) or TITLE.endswith(each) for each in lines[1:])
    assert not set(lines[0].replace("🌱🌱🌱 ", "").split()) - set(TITLE.split())
