"""The acts of the room as the journal tells them to people."""

from collections.abc import Mapping
from datetime import date

from jury_app.formatting import format_date, joined
from jury_app.i18n import N_, _
from jury_app.model.enums import AttendanceState, JournalKind
from jury_app.model.queries.journal_names import Body, Names, Telling, fixed, of_juror
from jury_app.model.room.running import Basis
from jury_app.model.room.shown import Subject
from jury_app.model.voting.outcome import AGAINST, FOR
from jury_app.model.voting.words import choice_words

_STATES: Mapping[AttendanceState, str] = {
    AttendanceState.PRESENT: N_("{juror} is present"),
    AttendanceState.REMOTE: N_("{juror} attends from a distance"),
    AttendanceState.REPRESENTED: N_("{juror} is represented"),
    AttendanceState.EXCUSED: N_("{juror} is excused"),
    AttendanceState.ABSENT: N_("{juror} is absent"),
}
_SUBJECTS: Mapping[Subject, str] = {
    Subject.STANDINGS: N_("Order shown to the room: {domain}"),
    Subject.VOTE: N_("Result of a vote shown to the room: {domain}"),
    Subject.DECISIONS: N_("Decisions shown to the room: {domain}"),
}
_ORDERS: Mapping[Basis, str] = {
    Basis.EDITION: N_("Running order: that of the edition"),
    Basis.SOLIDITY: N_("Running order: the most contested first"),
    Basis.EXITS: N_("Running order: the fewest exits of recused jurors"),
    Basis.HAND: N_("Running order: put together by hand"),
}


def _attendance(body: Body, names: Names) -> str:
    text = _(_STATES[AttendanceState(body["state"])])
    if "holder" in body:
        text = _("{juror} is represented by {holder}")
    return text.format(juror=_juror(body["juror"], names), holder=_juror(body.get("holder"), names))


def _departure(body: Body, names: Names) -> str:
    text = _("{juror} leaves")
    if "holder" in body:
        text = _("{juror} leaves, represented by {holder}")
    return text.format(juror=_juror(body["juror"], names), holder=_juror(body.get("holder"), names))


def _opened(body: Body, names: Names) -> str:
    said = _("Before the jury: {what}").format(what=_item(body, names))
    out = [_juror(each, names) for each in body["out"]]
    if not out:
        return said
    return _("{act}; out of the room: {names}").format(act=said, names=joined(out))


def _closed(body: Body, names: Names) -> str:
    return _("Done with: {what}").format(what=_item(body, names))


def _vote(body: Body, names: Names) -> str:
    counted = [f"{_choice(choice, names)} {voices}" for choice, voices in body["voices"]]
    text = _("Vote, round {round}: {counted}")
    return text.format(round=body["round"], counted=joined(counted))


def _casting(body: Body, names: Names) -> str:
    return _("Casting vote of {juror}: {choice}").format(
        juror=_juror(body["chair"], names), choice=_choice(body["choice"], names)
    )


def _amendment(body: Body, names: Names) -> str:
    return _("{juror} amends a mark of {application}").format(
        juror=_juror(body["juror"], names),
        application=names.applications.get(body["application"], "…"),
    )


def _shown(body: Body, names: Names) -> str:
    domain = names.domains.get(body["domain"] or 0, _("all domains"))
    return _(_SUBJECTS[Subject(body["what"])]).format(domain=domain)


def _hidden(body: Body, _names: Names) -> str:
    return (
        _("Taken off the screen of the room") if "what" in body else _("Screen of the room cleared")
    )


def _running_order(body: Body, _names: Names) -> str:
    return _(_ORDERS[Basis(body["by"])])


def _convened(body: Body, _names: Names) -> str:
    if not body["on"]:
        return _("Date of the convocation taken back")
    day = format_date(date.fromisoformat(body["on"]))
    return _("Jury convened on {date}").format(date=day)


def _item(body: Body, names: Names) -> str:
    if "application" in body:
        return names.applications.get(body["application"], "…")
    return names.domains.get(body["domain"], "…")


def _juror(key: int | None, names: Names) -> str:
    return names.jurors.get(key or 0, "…")


def _choice(choice: int | str, names: Names) -> str:
    if choice in {FOR, AGAINST}:
        return choice_words(str(choice))
    return names.applications.get(int(choice), "…").split(" ")[0]


ROOM_SENTENCES: Mapping[JournalKind, Telling] = {
    JournalKind.ATTENDANCE: _attendance,
    JournalKind.DEPARTURE: _departure,
    JournalKind.CHAIR_TAKEN: of_juror(lambda: _("{juror} takes the chair")),
    JournalKind.ITEM_OPENED: _opened,
    JournalKind.ITEM_CLOSED: _closed,
    JournalKind.WENT_OUT: of_juror(lambda: _("{juror} goes out of the room")),
    JournalKind.CAME_BACK: of_juror(lambda: _("{juror} comes back into the room")),
    JournalKind.VOTE: _vote,
    JournalKind.CASTING_VOTE: _casting,
    JournalKind.AMENDMENT: _amendment,
    JournalKind.DISAGREEMENT: of_juror(lambda: _("Disagreement of {juror} entered")),
    JournalKind.SITTING_SUSPENDED: fixed(lambda: _("Sitting suspended")),
    JournalKind.SITTING_RESUMED: fixed(lambda: _("Sitting resumed")),
    JournalKind.CONVENED: _convened,
    JournalKind.ANNEXED: fixed(lambda: _("Annexes of the minutes listed")),
    JournalKind.SHOWN: _shown,
    JournalKind.HIDDEN: _hidden,
    JournalKind.RUNNING_ORDER: _running_order,
}
