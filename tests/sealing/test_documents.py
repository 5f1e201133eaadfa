"""What every document that is signed has in common, whatever it says."""

import importlib
import inspect
import pkgutil
from dataclasses import FrozenInstanceError, is_dataclass

import msgspec
import pytest

from jury_app import sealing

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
