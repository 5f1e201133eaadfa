"""Erasures and retention in sentences: how much went, and of what."""

from collections.abc import Mapping

from jury_app.formatting import format_number, joined
from jury_app.i18n import _, ngettext
from jury_app.model.enums import JournalKind
from jury_app.model.queries.journal_names import Body, Names, Telling
from jury_app.model.retention import KEYS, TITLES


def counted(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return what went, each kind by its title; a newer version may know other kinds."""
    known = [(TITLES[kind](), counts[key]) for key, kind in KEYS.items() if counts.get(key)]
    others = [(_other(key), count) for key, count in counts.items() if count and key not in KEYS]
    return known + others


def _other(key: str) -> str:
    return _("Persons") if key == "persons" else key


def _erased(body: Body, names: Names) -> str:
    if "juror" in body:
        return _("Erased at their request: {person}").format(
            person=names.jurors.get(body["juror"], "…")
        )
    if "persons" in body["counts"]:
        return _("A person erased at their request")
    told = [f"{title} ({format_number(count)})" for title, count in counted(body["counts"])]
    return _("Erased: {what}").format(what=joined(told))


def _retention(body: Body, _names: Names) -> str:
    count = len(body["months"])
    return ngettext(
        "Period of retention changed for {count} kind of data",
        "Period of retention changed for {count} kinds of data",
        count,
    ).format(count=count)


ERASURE_SENTENCES: Mapping[JournalKind, Telling] = {
    JournalKind.RETENTION_SET: _retention,
    JournalKind.ERASURE: _erased,
}
