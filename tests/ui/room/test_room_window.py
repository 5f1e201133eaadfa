"""The screen of the room: what was shown and nothing else, after every act of a short day."""

import runpy
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt

from jury_app.model.enums import AttendanceState
from jury_app.model.operations import choreography, showing
from jury_app.model.operations.jury import recuse_juror
from jury_app.model.operations.poll import TakenVote
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.operations.sitting import Award, decide
from jury_app.model.operations.voting import take_vote
from jury_app.model.queries.applications import list_applications
from jury_app.model.queries.edition import list_domains, list_levels
from jury_app.model.queries.jury import list_jurors
from jury_app.model.queries.room_clock import get_day_clock
from jury_app.model.queries.standings import consolidate
from jury_app.model.room.shown import Subject
from jury_app.ui.room.pace import Plan
from jury_app.ui.room.room_window import second_screen
from jury_app.ui.room.screen_label import ScreenLabel

SEASON = runpy.run_path(str(Path(__file__).parents[1] / "secretariat" / "season.py"))
SCREEN = runpy.run_path(str(Path(__file__).parent / "screen.py"))


class Day(SCREEN["Screen"]):
    """A sitting of the season in which things are done."""

    def __init__(self, qtbot, path):
        self.hour = datetime(2026, 10, 8, 9, 0, tzinfo=UTC)
        super().__init__(qtbot, path, now=lambda: self.hour)
        self.domain = self.ask(list_domains)[0]
        [order] = self.ask(consolidate, domain_id=self.domain.id)
        known = {each.id: each for each in self.ask(list_applications)}
        self.order = [known[each.application_id] for each in order.standings]
        self.first = self.order[0]
        self.level = self.ask(list_levels)[0].values
        self.level_id = self.ask(list_levels)[0].id
        self.jurors = self.ask(list_jurors)


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    return SEASON["build"](tmp_path_factory.mktemp("seasons"), "opened")


@pytest.fixture
def day(qtbot, theme, opened, tmp_path):
    path = tmp_path / "edition.jury"
    path.write_bytes(opened.read_bytes())
    day = Day(qtbot, path)
    yield day
    day.workspace.close()


def titles(day):
    return [each.title for each in day.order]


CITATION, QUESTION = "Le jury a tranché", "Faut-il primer ?"


def before_anything_is_shown(day):
    """The acts of a morning, with what each of them lets the room read."""
    code, juror, first = day.domain.values.code, day.jurors[0], day.first
    yield partial(set_attendance, juror_id=juror.id, state=AttendanceState.PRESENT), ()
    yield partial(set_attendance, juror_id=day.jurors[1].id, state=AttendanceState.PRESENT), ()
    yield partial(choreography.open_domain, domain_code=code), ()
    yield partial(recuse_juror, juror_id=juror.id, application_id=first.id, reason="Élu"), ()
    yield partial(choreography.open_application, number=first.number), (first.title, juror.name)
    yield partial(choreography.close_application), ()
    vote = TakenVote(question=QUESTION, voices={"for": 1, "against": 1})
    yield partial(take_vote, vote=vote), ()
    award = Award(number=first.number, level_id=day.level_id, citation=CITATION)
    yield partial(decide, award=award), ()


def what_is_shown_and_hidden(day, vote):
    """What the secretariat shows, one thing after another, and takes off again."""
    code, first = day.domain.values.code, day.first
    yield partial(showing.show_standings, domain_code=code), tuple(titles(day))
    yield partial(showing.hide), ()
    yield partial(showing.show_vote, vote=vote), (QUESTION,)
    told = (first.title, day.level.name, CITATION)
    yield partial(showing.show_decisions, domain_code=code), told
    yield partial(showing.hide, what=Subject.DECISIONS), (QUESTION,)
    yield partial(choreography.close_domain), ()


def test_no_act_puts_on_the_screen_what_was_not_shown(day, listener):
    secrets = {*titles(day), day.level.name, CITATION, QUESTION, *(j.name for j in day.jurors)}

    def leaves_room_with(act, told):
        done = day.do(act)
        assert {each for each in secrets if day.says(each)} == set(told), act
        return done

    done = [leaves_room_with(act, told) for act, told in before_anything_is_shown(day)]
    assert day.says(day.domain.values.name)
    for act, told in what_is_shown_and_hidden(day, vote=done[-2]):
        leaves_room_with(act, told)
    assert not day.says(day.domain.values.name)


def awarded(number, level_id):
    return Award(number=number, level_id=level_id, motive="Retenu")


def test_all_decisions_are_read_page_by_page_and_no_domain_is_torn_apart(day, qtbot):
    judged = {row.application_id for order in day.ask(consolidate) for row in order.standings}
    applications = [each for each in day.ask(list_applications) if each.id in judged]
    names = {each.id: each.values.name for each in day.ask(list_domains)}
    for each in applications:
        day.do(decide, award=awarded(each.number, day.level_id))
    day.do(choreography.open_domain, domain_code=day.domain.values.code)
    day.do(showing.show_decisions)
    with qtbot.waitActive(day.window):
        day.window.activateWindow()
    view, pages = day.window.view, []
    assert view.turning.isActive()
    assert not view.domain_label.isVisible()  # what is before the jury is not what they are of

    while not pages or view.heading_label.text() != pages[0][0]:
        pages.append((view.heading_label.text(), "\n".join(day.strings())))
        view.layout().activate()
        assert view.layout().totalHeightForWidth(view.width()) <= view.height()
        qtbot.keyClick(day.window, Qt.Key.Key_Right)

    assert len(pages) > 1
    assert pages[0][0].endswith(f"page 1 sur {len(pages)}")
    for each in applications:
        assert sum(SCREEN["found"](each.title, page) for _heading, page in pages) == 1
    for name in names.values():
        assert sum(SCREEN["found"](name, page) for _heading, page in pages) <= 1
    qtbot.keyClick(day.window, Qt.Key.Key_Left)
    assert view.heading_label.text() == pages[-1][0]
    view.turning.timeout.emit()
    assert view.heading_label.text() == pages[0][0]
    day.do(showing.hide)
    assert not view.turning.isActive()
    assert view.domain_label.isVisible()


def test_a_key_makes_the_screen_blank_and_back(day, qtbot):
    for key in (Qt.Key.Key_B, Qt.Key.Key_Escape):
        with qtbot.waitActive(day.window):
            day.window.activateWindow()
        qtbot.keyClick(day.window, key)
        assert day.window.is_blank
        assert not day.window.view.isVisible()
        qtbot.keyClick(day.window, key)
        assert day.window.view.isVisible()


def test_what_stays_as_it_was_is_not_painted_again(day):
    day.do(choreography.open_domain, domain_code=day.domain.values.code)
    label = day.window.view.domain_label
    font = label.font()
    shown = day.window.view.screen_row

    day.do(set_attendance, juror_id=day.jurors[0].id, state=AttendanceState.PRESENT)

    assert day.window.view.screen_row is shown
    assert label.font() == font


class Frames(QObject):
    """What the window of the room painted, frame by frame: the words, and where they stood."""

    def __init__(self, window):
        super().__init__(window)
        self.painted = []
        for each in (window, *window.findChildren(ScreenLabel)):
            each.installEventFilter(self)

    def eventFilter(self, widget, event):
        if event.type() is QEvent.Type.UpdateRequest:
            self.painted.append([])
        elif event.type() is QEvent.Type.Paint and isinstance(widget, ScreenLabel):
            self.painted[-1].append((widget, widget.text(), widget.geometry()))
        return False


def test_each_act_is_one_frame_in_which_every_word_stands_in_its_place(day, qtbot):
    code = day.domain.values.code
    day.do(choreography.open_domain, domain_code=code)
    qtbot.waitUntil(day.window.view.domain_label.isVisible)
    qtbot.waitExposed(day.window)
    frames = Frames(day.window)
    acts = (
        partial(choreography.open_application, number=day.first.number),
        partial(showing.show_standings, domain_code=code),
        showing.hide,
        choreography.close_application,
    )

    for act in acts:
        frames.painted.clear()
        day.do(act)
        qtbot.waitUntil(lambda: bool(frames.painted))
        day.ask(lambda _session: True)
        [frame] = frames.painted
        shown = {(each, each.text(), each.geometry()) for each in day.window.view.labels()
                 if each.isVisible()}  # fmt: skip
        assert set(frame) <= shown, act

    frames.painted.clear()
    day.do(set_attendance, juror_id=day.jurors[0].id, state=AttendanceState.PRESENT)
    assert frames.painted == []


def test_a_change_of_theme_leaves_the_letters_as_large_as_they_were(day, theme):
    day.do(choreography.open_domain, domain_code=day.domain.values.code)
    label = day.window.view.domain_label
    assert label.fontInfo().pixelSize() == 64

    theme.choose("dark")

    assert label.fontInfo().pixelSize() == 64


def test_the_time_is_told_to_the_room_only_where_somebody_says_so(day):
    day.do(choreography.open_domain, domain_code=day.domain.values.code)
    label, opened = day.window.view.clock_label, day.ask(get_day_clock)
    day.hour = opened.since + timedelta(minutes=6, seconds=59)
    day.window.tick()
    assert not label.isVisible()

    day.window.show_time(Plan(minutes=180, domains=20))
    assert label.text() == "6\N{NO-BREAK SPACE}min sur 9\N{NO-BREAK SPACE}min"
    day.hour += timedelta(seconds=1)
    day.window.tick()
    assert label.text().startswith("7")
    day.window.show_time(None)
    assert not label.isVisible()

    day.window.show_time(Plan())
    day.do(choreography.close_domain)
    assert not label.isVisible()
    spent = day.ask(get_day_clock)
    assert (spent.domain, spent.began) == (None, opened.began)
    assert [*spent.spent] == [day.domain.id]


def test_the_screen_of_the_room_is_the_one_where_the_secretariat_does_not_work(qapp):
    own = qapp.primaryScreen()

    assert second_screen(own, [own]) is None
