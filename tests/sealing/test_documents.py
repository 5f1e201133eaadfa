"""What every document that is signed has in common, whatever it says."""

import importlib
import inspect
import pkgutil
import re
from dataclasses import FrozenInstanceError, is_dataclass
from pathlib import Path

import msgspec
import pytest

from jury_app import sealing
from jury_app.sealing import (
    ballot,
    canonical,
    cosignature,
    encryption,
    kit,
    manifest,
    receipt,
    recovery,
    seal,
)
from jury_app.sealing.ballot_document import SALT_SIZE, Revision

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"
SAID = {
    ballot.MAX_BALLOT: "A ballot has at most 16 MiB",
    seal.MAX_SEAL: "a seal 32 MiB",
    cosignature.MAX_FILE: "a countersignature 4 MiB",
    receipt.MAX_RECEIPT: "a receipt 16 KiB",
    recovery.MAX_FILE: "a recovery file 64 KiB",
    kit.MAX_MANIFEST: "the manifest has 64 MiB",
    kit.MAX_ATTACHMENT: "an attachment 100 MiB",
    encryption.MAX_HEADER: "more than 2 KiB",
}
COUNTED = {
    kit.MAX_MEMBERS - 1: "there are 10,000 of those",
    Revision.__metadata__[0].le: "The 1,000,000th revision",
    canonical.MAX_DEPTH: "at most 12 levels",
    encryption.MAX_STANZAS: "more than 8 stanzas",
    encryption.MAX_WORK: "work factor above 18",
    encryption.MAX_CODE_WORK: "above 17 in a kit",
    SALT_SIZE: "16 random bytes",
}

READ_IN_PART = {"OutlinedPayload", "Outline", "_Body"}  # of a document that may be a newer one
FORGOTTEN = "_Named"  # as soon as it was read


def declared():
    for found in pkgutil.iter_modules(sealing.__path__):
        module = importlib.import_module(f"{sealing.__name__}.{found.name}")
        for each in vars(module).values():
            if isinstance(each, type) and each.__module__ == module.__name__:
                yield each


KINDS = [*declared()]
DOCUMENTS = [
    each for each in KINDS if issubclass(each, msgspec.Struct) and each.__name__ != FORGOTTEN
]
HANDED_OUT = [each for each in DOCUMENTS if not each.__name__.startswith("_")]
ANSWERS = [each for each in KINDS if is_dataclass(each)]


def test_sizes_are_those_that_the_formats_say():
    page = " ".join(PAGE.read_text(encoding="utf-8").split())

    for size, words in SAID.items():
        number, unit = re.search(r"(\d+) (KiB|MiB)", words).groups()
        assert words in page
        assert size == int(number) * {"KiB": 1024, "MiB": 1024**2}[unit]
    for count, words in COUNTED.items():
        assert words in page
        assert count == int(re.search(r"[\d,]+", words)[0].replace(",", ""))


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda each: each.__name__)
def test_what_a_document_does_not_declare_is_refused_and_what_it_says_stays(kind):
    config = kind.__struct_config__

    assert config.frozen
    assert config.forbid_unknown_fields == (kind.__name__ not in READ_IN_PART)


@pytest.mark.parametrize("kind", HANDED_OUT, ids=lambda each: each.__name__)
def test_no_two_fields_of_one_sort_are_mistaken_by_their_order(kind):
    asked = [*inspect.signature(kind).parameters.values()]
    sorts = [field.type for field in msgspec.structs.fields(kind)]

    named = all(each.kind is each.KEYWORD_ONLY for each in asked)
    assert named or len({*sorts}) == len(sorts)


@pytest.mark.parametrize("kind", ANSWERS, ids=lambda each: each.__name__)
def test_what_was_found_to_be_signed_stays_as_it_was_found(kind):
    found = object.__new__(kind)

    with pytest.raises(FrozenInstanceError):
        setattr(found, next(iter(kind.__dataclass_fields__)), None)


@pytest.mark.parametrize(
    ("kind", "fits", "unfit"),
    [
        (manifest.Key, [bytes(32)], [bytes(31), bytes(33)]),
        (manifest.People, [0], [-1]),
        (manifest.Count, [0, canonical.MAX_INTEGER], [-1, canonical.MAX_INTEGER + 1]),
    ],
)
def test_what_just_fits_is_taken_and_nothing_beyond(kind, fits, unfit):
    assert [msgspec.convert(each, kind) for each in fits] == fits
    for each in unfit:
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(each, kind)
