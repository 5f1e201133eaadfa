"""Which set of decisions a paper is made from, in the words that all papers share."""

from collections.abc import Iterable

from jury_app.i18n import _


def version_words(number: int, replaced_by: int | None = None, more: Iterable[str] = ()) -> str:
    """Return « Version 1, remplacée par la version 2 », whatever more is told between the two."""
    said = [_("Version {number}").format(number=number), *more]
    if replaced_by is not None:
        said.append(_("replaced by version {number}").format(number=replaced_by))
    return ", ".join(said)


def rectified_note(number: int, replaced_by: int | None = None) -> str:
    """Return the same where a rectification gave it a meaning, and nothing elsewhere."""
    return version_words(number, replaced_by) if number > 1 or replaced_by is not None else ""
