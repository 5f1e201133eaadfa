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
