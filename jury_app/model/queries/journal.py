"""The journal as people read it: a line for each act, with the names the chain leaves out."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.codes import PUBLISHED, sentence
from jury_app.i18n import _, ngettext
from jury_app.model.acts import ToldAct, told_act
from jury_app.model.entities import Change, Decision, JournalEntry
from jury_app.model.enums import JournalKind
from jury_app.model.journal import reasons
from jury_app.model.order_words import rules_changed
from jury_app.model.queries.erasure_words import ERASURE_SENTENCES
from jury_app.model.queries.exchange_words import EXCHANGE_SENTENCES
from jury_app.model.queries.journal_names import (
    Body,
    Names,
    Telling,
    fixed,
    names_of,
    of_domain,
    of_juror,
    of_reading,
)  # fmt: skip
from jury_app.model.queries.on_paper import told_of_paper
from jury_app.model.queries.presentation_words import PRESENTATION_SENTENCES
from jury_app.model.queries.rectified_words import RECTIFIED_SENTENCES
from jury_app.model.queries.room_acts import live_acts
from jury_app.model.queries.room_words import ROOM_SENTENCES
from jury_app.model.queries.shortlist_words import SHORTLIST_SENTENCES
from jury_app.model.room.acts import REPLAYED_ALONE

JOURNAL_SOURCES = frozenset({"journal_entry"})

_COMMITMENT = re.compile("[0-9a-f]{64}")

UNDOABLE = frozenset(
    {
        JournalKind.EDITION_EDITED, JournalKind.DOMAIN_ADDED, JournalKind.DOMAIN_EDITED,
        JournalKind.DOMAIN_REMOVED, JournalKind.CRITERION_ADDED, JournalKind.CRITERION_EDITED,
        JournalKind.CRITERION_REMOVED, JournalKind.LEVEL_ADDED, JournalKind.LEVEL_EDITED,
        JournalKind.LEVEL_REMOVED, JournalKind.APPLICATION_ADDED, JournalKind.APPLICATION_EDITED,
        JournalKind.SHORTLIST_FIXED, JournalKind.JUROR_ADDED, JournalKind.JUROR_EDITED,
        JournalKind.ASSIGNED, JournalKind.RECUSAL, JournalKind.RECUSAL_LIFTED,
        JournalKind.ATTENDANCE, JournalKind.DECISION, JournalKind.DECISION_WITHDRAWN,
        JournalKind.SECRETARY_NAMED, JournalKind.AMENDMENT, JournalKind.CORRECTION,
        JournalKind.CONFLICT_RESOLVED,
        *REPLAYED_ALONE,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalRow:
    """One act."""

    id: int
    at: str
    actor: str
    kind: JournalKind
    sentence: str
    reason: str
    hash: str
    is_undoable: bool
    is_live: bool = True
    """Whether it counts: neither undone nor the undoing of another."""

    hour: str = ""
    """When it happened in the room: the hour that was declared, or else that of the entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """What an act changed in one row."""

    id: int
    table: str
    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def list_journal(session: Session) -> list[JournalRow]:
    """Return every act, the first one first."""
    names, given = names_of(session), reasons(session)
    stored = session.scalars(select(JournalEntry).order_by(JournalEntry.seq)).all()
    told = {each.seq: told_act(each.entry) for each in stored}
    live = live_acts({seq: act.undoes for seq, act in told.items()})
    return [_row(each, told[each.seq], names, given, is_live=each.seq in live) for each in stored]


def is_undoable(session: Session, seq: int) -> bool:
    """Whether an act is of those that can be undone."""
    entry = session.get(JournalEntry, seq)
    return entry is not None and told_act(entry.entry).kind in UNDOABLE


def changes_of(session: Session, seq: int) -> list[ChangeRow]:
    """Return what an act changed, in the order it did."""
    return [
        ChangeRow(
            id=each.id,
            table=each.table,
            key=each.key,
            before=json.loads(each.before) if each.before else None,
            after=json.loads(each.after) if each.after else None,
        )
        for each in session.scalars(select(Change).where(Change.seq == seq).order_by(Change.id))
    ]


def _row(
    stored: JournalEntry,
    told: ToldAct,
    names: Names,
    given: Mapping[int, str],
    *,
    is_live: bool,
) -> JournalRow:
    return JournalRow(
        id=stored.seq,
        at=told.at,
        actor=told.actor,
        kind=told.kind,
        sentence=act_sentence(told.kind, told.body, names),
        reason=given.get(stored.seq) or _told_reason(told.reason),
        hash=stored.hash,
        is_undoable=told.kind in UNDOABLE,
        is_live=is_live,
        hour=told.hour,
    )


def act_sentence(kind: JournalKind, body: Body, names: Names) -> str:
    """Return what an act did; one that another hand wrote may say what no act of ours says."""
    try:
        return told_of_paper(_SENTENCES[kind](body, names), body)
    except (LookupError, TypeError, ValueError, AttributeError):
        return _("An act that does not say what it did ({kind})").format(kind=kind)


def _told_reason(told: str) -> str:
    """Return a reason that an older version wrote into the chain; one that was erased is gone."""
    return "" if _COMMITMENT.fullmatch(told) else told


def _taken(text: Callable[[], str]) -> Callable[[Body, Names], str]:
    return lambda body, _names: text().format(new=body["new"], changed=body["changed"])


def _application_edited(body: Body, names: Names) -> str:
    listed = body.get("applications", [body.get("application")])
    if len(listed) == 1:
        title = names.applications.get(listed[0], "…")
        return _("Application corrected: {application}").format(application=title)
    return ngettext(
        "{count} application corrected", "{count} applications corrected", len(listed)
    ).format(count=len(listed))


def _assigned(body: Body, names: Names) -> str:
    if "reads" in body:
        text = (
            _("{juror} is to read {application}")
            if body["reads"]
            else _("{juror} is no longer to read {application}")
        )
        return of_reading(lambda: text)(body, names)
    if "added" in body:
        return ngettext("{count} reading added", "{count} readings added", body["added"]).format(
            count=body["added"]
        )
    return ngettext(
        "{count} reading assigned", "{count} readings assigned", body["readings"]
    ).format(count=body["readings"])


def _decision(body: Body, names: Names) -> str:
    if "domain" in body:
        return _("Not awarded: {domain}").format(domain=names.domains.get(body["domain"], "…"))
    said = _("{level}: {application}").format(
        level=names.levels.get(body["level"], "…"),
        application=names.applications.get(body["application"], "…"),
    )
    replaced = [_level(names.decisions.get(each), names) for each in body.get("replaces", ())]
    if not replaced:
        return said
    return _("{act}, in place of: {decisions}").format(act=said, decisions=", ".join(replaced))


def _level(decision: Decision | None, names: Names) -> str:
    if decision is None:
        return "…"
    if decision.level_id is None:
        return _("Not awarded")
    return names.levels.get(decision.level_id, "…")


def _withdrawn(body: Body, names: Names) -> str:
    decision = names.decisions.get(body["decision"])
    if decision is None:
        return _("Decision withdrawn")
    if decision.application_id is None:
        told = names.domains.get(decision.domain_id, "…")
    else:
        told = names.applications.get(decision.application_id, "…")
    return _("Decision withdrawn: {what}").format(what=told)


def _exported(body: Body, _names: Names) -> str:
    """Name the documents; a newer version may have written others."""
    told = [sentence(code) if code in PUBLISHED else code for code in body["documents"]]
    if again := body.get("duplicates"):
        told.append(_("duplicates of {numbers}").format(numbers=", ".join(again)))
    return _("Documents written: {documents}").format(documents=" · ".join(told))


_SENTENCES: Mapping[JournalKind, Telling] = {
    JournalKind.EDITION_CREATED: lambda body, _names: (
        _("Rehearsal founded") if "rehearses" in body else _("Edition founded")
    ),
    JournalKind.EDITION_EDITED: fixed(lambda: _("Name or calendar of the edition changed")),
    JournalKind.RULES_CHANGED: lambda body, _names: rules_changed(len(body.get("ranks", ()))),
    JournalKind.DOMAIN_ADDED: of_domain(lambda: _("Domain added: {domain}")),
    JournalKind.DOMAIN_EDITED: of_domain(lambda: _("Domain changed: {domain}")),
    JournalKind.DOMAIN_REMOVED: fixed(lambda: _("Domain removed")),
    JournalKind.CRITERION_ADDED: fixed(lambda: _("Criterion added")),
    JournalKind.CRITERION_EDITED: fixed(lambda: _("Criterion changed")),
    JournalKind.CRITERION_REMOVED: fixed(lambda: _("Criterion removed")),
    JournalKind.LEVEL_ADDED: fixed(lambda: _("Award level added")),
    JournalKind.LEVEL_EDITED: fixed(lambda: _("Award level changed")),
    JournalKind.LEVEL_REMOVED: fixed(lambda: _("Award level removed")),
    JournalKind.APPLICATIONS_IMPORTED: _taken(
        lambda: _("Applications imported: {new} new, {changed} changed")
    ),
    JournalKind.ATTACHMENTS_IMPORTED: _taken(
        lambda: _("Attachments imported: {new} new, {changed} changed")
    ),
    JournalKind.APPLICATION_ADDED: _application_edited,
    JournalKind.APPLICATION_EDITED: _application_edited,
    JournalKind.SHORTLIST_FIXED: fixed(lambda: _("Shortlist settled")),
    JournalKind.JURORS_IMPORTED: _taken(lambda: _("Jurors imported: {new} new, {changed} changed")),
    JournalKind.JUROR_ADDED: of_juror(lambda: _("Juror seated: {juror}")),
    JournalKind.JUROR_EDITED: of_juror(lambda: _("Juror changed: {juror}")),
    JournalKind.ASSIGNED: _assigned,
    JournalKind.RECUSAL: of_reading(lambda: _("{juror} is recused from {application}")),
    JournalKind.RECUSAL_LIFTED: of_reading(
        lambda: _("{juror} is no longer recused from {application}")
    ),
    JournalKind.SCORES_IMPORTED: _taken(lambda: _("Marks imported: {new} new, {changed} changed")),
    JournalKind.SNAPSHOT: lambda body, _names: _("Standings kept under number {number}").format(
        number=body["number"]
    ),
    JournalKind.SITTING_OPENED: fixed(lambda: _("Sitting opened")),
    JournalKind.SECRETARY_NAMED: fixed(lambda: _("Secretary of the sitting named")),
    JournalKind.DECISION: _decision,
    JournalKind.DECISION_WITHDRAWN: _withdrawn,
    JournalKind.CLOSED: lambda body, _names: _("Sitting closed; seal {seal}").format(
        seal=body["seal"]
    ),
    JournalKind.COSIGNED: lambda body, names: _(
        "Seal of the decisions number {number} countersigned by {juror}"
    ).format(number=body["number"], juror=names.jurors.get(body["juror"], "…")),
    JournalKind.DESIGN_ADDED: fixed(lambda: _("Design of the certificates added")),
    JournalKind.DESIGN_CHANGED: fixed(lambda: _("Design of the certificates changed")),
    JournalKind.DESIGN_REMOVED: fixed(lambda: _("Design of the certificates removed")),
    JournalKind.EXPORT: _exported,
    JournalKind.PASSPHRASE_CHANGED: fixed(lambda: _("Passphrase of the edition changed")),
    JournalKind.RECOVERY_RENEWED: fixed(lambda: _("New recovery sheet made")),
    JournalKind.RESTORED: fixed(lambda: _("Edition restored from a back-up with its recovery key")),
    **EXCHANGE_SENTENCES,
    **ROOM_SENTENCES,
    **RECTIFIED_SENTENCES,
    **SHORTLIST_SENTENCES,
    **ERASURE_SENTENCES,
    **PRESENTATION_SENTENCES,
    JournalKind.CORRECTION: lambda body, _names: _("Act {number} undone").format(
        number=body["undoes"]
    ),
}
