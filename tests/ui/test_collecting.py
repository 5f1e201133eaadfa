import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from jury_app.ui.collecting import Collector, keep_what_is_loaded


@pytest.fixture
def collector(qapp):
    collector = Collector()
    yield collector
    collector.stop()


class Knot(QObject):
    """An object that only the collector can untie."""

    def __init__(self, threads):
        super().__init__()
        self.self = self
        weakref.finalize(self, lambda: threads.append(threading.get_ident()))


def churn():
    for _ in range(5000):
        knot = []
        knot.append(knot)


def test_widgets_are_collected_on_the_interface_thread_only(qtbot, collector):
    threads = []
    Knot(threads)

    worker = threading.Thread(target=churn)
    worker.start()
    worker.join()
    assert threads == []

    qtbot.waitUntil(lambda: threads != [], timeout=5000)
    assert threads == [threading.get_ident()]


@pytest.mark.parametrize("before", [gc.enable, gc.disable])
def test_stopping_leaves_it_to_whoever_did_it_before(qapp, before):
    before()
    was = gc.isenabled()
    try:
        Collector().stop()

        assert gc.isenabled() is was
    finally:
        gc.disable()


def test_what_is_loaded_for_good_is_not_looked_through_again(qapp):
    gc.collect()
    kept = [[] for _one in range(1_000)]
    before = len(gc.get_objects())

    keep_what_is_loaded()

    assert len(gc.get_objects()) < before - len(kept)


def test_what_is_being_loaded_beside_the_window_is_looked_through_once_it_is_there(
    qtbot, collector
):
    loaded, seen = [], []

    def load():
        loaded.extend([each] for each in range(6_000))

    def watch(phase, _info):
        if phase == "start":
            seen.append(len(loaded))

    collector.collect_if_at_rest()
    gc.callbacks.append(watch)
    try:
        for _again in range(3):
            worker = threading.Thread(target=load)
            worker.start()
            worker.join()
            collector.collect_if_at_rest()
        assert seen == []
        collector.collect_if_at_rest()
        assert seen == [18_000]
    finally:
        gc.callbacks.remove(watch)


def test_a_thread_that_never_rests_does_not_put_it_off_for_ever(qtbot, collector):
    knots, collected = [], []
    gc.callbacks.append(lambda phase, _info: collected.append(phase))
    try:
        for _again in range(60):
            knots.append([[each] for each in range(10_000)])
            collector.collect_if_at_rest()
    finally:
        gc.callbacks.pop()

    assert collected
