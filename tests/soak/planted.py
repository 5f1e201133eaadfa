"""Faults planted on purpose, deep in what reads each kind of file: a campaign has to find them."""

import os
import signal
import time
from contextlib import contextmanager

from jury_app import verify
from jury_app.desk import receipts
from jury_app.desk import sealing as desk_sealing
from jury_app.exchange import collecting
from jury_app.importing import applications
from jury_app.model.queries import journal
from jury_app.sealing import kit

DOORS = {
    "ballot": (collecting, "link_of"),
    "kit": (kit, "_require_members"),
    "manifest": (desk_sealing, "seal"),
    "receipt": (receipts, "receipt_code"),
    "seal": (verify, "_check_bound"),
    "journal": (journal, "act_sentence"),
    "mapper": (applications, "_too_long"),
}


class PlantedError(Exception):
    """What nobody expects there."""


def crash():
    raise PlantedError


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def dawdle():
    since = time.process_time()
    while time.process_time() - since < 1.1:
        pass


def hang():
    while True:
        pass


def swell():
    bytearray(280 << 20)[::4096] = b"x" * ((280 << 20) // 4096)


FAULTS = {each.__name__: each for each in (crash, die, dawdle, hang, swell)}


@contextmanager
def planted(name, fault):
    """Plant a fault behind the checks of a parser, and take it out again; or plant none."""
    module, door = DOORS[name]
    original = getattr(module, door)

    def faulty(*about, **details):
        FAULTS[fault]()
        return original(*about, **details)

    if fault:
        setattr(module, door, faulty)
    try:
        yield
    finally:
        setattr(module, door, original)
