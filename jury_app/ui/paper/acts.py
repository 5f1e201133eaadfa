"""The acts that each kind of row tells, as a script would."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jury_app.formatting import plain, quoted
from jury_app.i18n import _
from jury_app.model.voting.outcome import AGAINST, FOR, NO_CHOICE
from jury_app.model.voting.words import choice_words
from jury_app.ui.paper.sheets import NO_AWARD
from jury_app.ui.paper.spec import NAMED, Row, Sheet

Act = dict[str, Any]
OPENS, HAPPENS, CLOSES = range(3)
_SAID = re.compile(r"\s*(.+?)\s*[:=]\s*(.+?)\s*")

_Told = Iterator[tuple[Act, int]]


def _turns(row: Row, sheet: Sheet) -> _Told:
    number = row.get(NAMED, "")
    if hour := row.get("from", ""):
        opened = (
            {"act": "open-application", "application": number}
            if number
            else {
                "act": "open-domain",
                "domain": sheet.key,
            }
        )
        yield opened | {"at": hour}, OPENS
    if hour := row.get("to", ""):
        yield {"act": "close-application" if number else "close-domain", "at": hour}, CLOSES


def _doors(row: Row, _sheet: Sheet) -> _Told:
    juror = row.get("juror", "")
    if application := row.get("application"):
        recusal = {"act": "recuse", "juror": juror, "application": application}
        yield recusal | {"reason": row.get("reason", ""), "at": row.get("from", "")}, HAPPENS
    elif row.get("from"):
        yield {"act": "exit", "juror": juror, "at": row["from"]}, HAPPENS
    if row.get("to"):
        yield {"act": "return", "juror": juror, "at": row["to"]}, HAPPENS


def _amendments(row: Row, _sheet: Sheet) -> _Told:
    names = ("juror", "application", "criterion", "old", "new", "reason", "at")
    yield {"act": "amend", **{name: row.get(name, "") for name in names}}, HAPPENS


def _votes(row: Row, sheet: Sheet) -> _Told:
    about = row.get("about", "")
    act: Act = {"act": "vote", "question": _question(row, sheet), "at": row.get("at", "")}
    if about == NO_AWARD:
        act["domain"] = sheet.key
    elif about:
        act["applications"] = [about]
    if names := row.get("names", ""):
        act |= {"voices": _by_name(names), "form": "roll_call"}
    else:
        act |= {name: _count(row.get(name, "")) for name in (FOR, AGAINST)}
        act |= _rest(row)
    if asked := row.get("asked_by"):
        act["secret_asked_by"] = asked
    yield act, HAPPENS
    yield from _casting(row)


def _choices(row: Row, _sheet: Sheet) -> _Told:
    votes = {number: _count(voices) for number, voices in _pairs(row.get("votes", ""))}
    act: Act = {"act": "vote", "votes": votes, "at": row.get("at", ""), **_rest(row)}
    if round_ := row.get("round"):
        act["round"] = int(round_)
    yield act, HAPPENS
    yield from _casting(row)


def _rest(row: Row) -> Act:
    counted = {name: _count(row[name]) for name in NO_CHOICE if row.get(name)}
    return counted | ({"form": row["form"]} if row.get("form") else {})


def _casting(row: Row) -> _Told:
    if choice := row.get("casting"):
        yield {"act": "casting-vote", "choice": choice, "declared": True}, HAPPENS


def _question(row: Row, sheet: Sheet) -> str:
    """Return the question as it was written, or as the room words it."""
    if row.get("question"):
        return row["question"]
    level = row.get("level", "")
    about = row.get("about", "")
    if about == NO_AWARD:
        return _("No award in {domain}?").format(domain=quoted(sheet.title.split("  ", 1)[1]))
    if level and about:
        return _("{level} for application {number}?").format(level=quoted(level), number=about)
    return ""


def _decisions(row: Row, _sheet: Sheet) -> _Told:
    level = row.get("level", "")
    act: Act = {
        "act": "decide",
        "application": row.get("application", ""),
        "level": row.get("special", "") if level in {"", NO_AWARD} else level,
        "at": row.get("at", ""),
    }
    act |= {name: row[name] for name in ("motive", "citation") if row.get(name)}
    yield act | ({"by_vote": True} if row.get("by_vote") else {}), HAPPENS


def _no_award(row: Row, sheet: Sheet) -> _Told:
    act: Act = {"act": "not-awarded", "domain": sheet.key, "at": row.get("at", "")}
    act |= {"motive": row.get("motive", "")}
    yield act | ({"by_vote": True} if row.get("by_vote") else {}), HAPPENS


def _statements(row: Row, sheet: Sheet) -> _Told:
    names = ("juror", "text", "at")
    act: Act = {"act": "disagree", **{name: row.get(name, "") for name in names}}
    yield act | ({"domain": sheet.key} if sheet.is_domain else {}), HAPPENS


def _moves(row: Row, _sheet: Sheet) -> _Told:
    act: Act = {"juror": row.get("juror", ""), "at": row.get("at", "")}
    what = row.get("what", "")
    if what == "leave":
        proxy = {"proxy": row["proxy"]} if row.get("proxy") else {}
        yield {"act": "leave", **act, **proxy}, HAPPENS
    elif what == "proxy":
        yield {"act": "proxy", **act, "holder": row.get("proxy", "")}, HAPPENS
    else:
        yield {"act": "arrive", **act, "remote": what == "remote"}, HAPPENS


def _chairs(row: Row, _sheet: Sheet) -> _Told:
    names = ("juror", "reason", "at")
    yield {"act": "chair", **{name: row.get(name, "") for name in names}}, HAPPENS


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands on either side of each colon: « 101 : 5 ; 102 : 11 »."""
    for part in re.split(r"[;\n]", text):
        if found := _SAID.fullmatch(part):
            yield found[1], found[2]
        elif part.strip():
            yield part.strip(), ""


def _by_name(text: str) -> dict[str, str]:
    words = {plain(choice_words(each)): each for each in (FOR, AGAINST, *NO_CHOICE)}
    words |= {each: each for each in (FOR, AGAINST, *NO_CHOICE)}
    return {
        name.strip(): words.get(plain(choice), choice)
        for choice, names in _pairs(text)
        for name in names.split(",")
        if name.strip()
    }


def _count(text: str) -> int | str:
    """Return a number; what is none is refused where it is read."""
    return int(text) if text.strip().isdecimal() else text.strip() or 0


ACTS: Mapping[str, Any] = {
    "turns": _turns,
    "doors": _doors,
    "amendments": _amendments,
    "votes": _votes,
    "choices": _choices,
    "decisions": _decisions,
    "no_award": _no_award,
    "statements": _statements,
    "moves": _moves,
    "chairs": _chairs,
}
