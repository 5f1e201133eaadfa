"""The stages of the year as the rail shows them: how each stands, in a count, a sign and words."""

from collections.abc import Callable
from dataclasses import dataclass

from jury_app.formatting import format_number
from jury_app.i18n import N_, _, ngettext
from jury_app.model.queries.edition import StagesRow
from jury_app.ui.widgets.rail import Stage, StageState


@dataclass(frozen=True, slots=True)
class _Stand:
    """How one stage stands."""

    count: str = ""
    state: StageState = "none"
    sentence: str = ""


STAGES = {
    "edition": ("landmark", N_("Edition")),
    "applications": ("inbox", N_("Applications")),
    "jury": ("users", N_("Jury")),
    "assignment": ("book-open", N_("Assignment")),
    "kits": ("package", N_("Kits")),
    "ballots": ("mail", N_("Ballots")),
    "standings": ("chart-column", N_("Standings")),
    "deliberation": ("gavel", N_("Deliberation")),
    "publication": ("printer", N_("Publication")),
    "journal": ("history", N_("Journal")),
}


def stages(row: StagesRow | None) -> list[Stage]:
    """Return the stages of the year in their order."""
    found = []
    for key, (icon_name, text) in STAGES.items():
        stand = _Stand() if row is None else _STANDS[key](row)
        found.append(
            Stage(key, icon_name, _(text), stand.count, stand.state, sentence=stand.sentence)
        )
    return found


def stand(row: StagesRow) -> str:
    """Return in one sentence how far the year has come."""
    if row.is_closed:
        return _("The sitting is closed.")
    if row.ballots_opened:
        return _deliberation(row).sentence
    if row.kits:
        return _ballots(row).sentence
    told = f"{_applications(row).sentence} {_jury(row).sentence}"
    waiting = row.jurors and row.competing and not row.readings
    return f"{told} {_assignment(row).sentence}" if waiting else told


def _edition(row: StagesRow) -> _Stand:
    sentence = ngettext("{count} domain.", "{count} domains.", row.domains)
    return _Stand(
        state="done" if row.domains else "warning",
        sentence=sentence.format(count=format_number(row.domains)),
    )


def _applications(row: StagesRow) -> _Stand:
    if not row.applications:
        return _Stand(sentence=_("No application yet."))
    sentence = ngettext(
        "{competing} application in competition of {count}.",
        "{competing} applications in competition of {count}.",
        row.competing,
    ).format(competing=format_number(row.competing), count=format_number(row.applications))
    return _Stand(
        count=format_number(row.competing),
        state="done" if row.competing else "warning",
        sentence=sentence,
    )


def _jury(row: StagesRow) -> _Stand:
    if not row.jurors:
        return _Stand(sentence=_("Nobody sits yet."))
    sentence = ngettext("{count} juror.", "{count} jurors.", row.jurors).format(
        count=format_number(row.jurors)
    )
    return _Stand(format_number(row.jurors), "done", sentence)


def _assignment(row: StagesRow) -> _Stand:
    if not row.readings:
        waiting = row.jurors and row.competing
        return _Stand(
            state="warning" if waiting else "none",
            sentence=_("Nobody has been given anything to read yet."),
        )
    sentence = ngettext("{count} reading.", "{count} readings.", row.readings)
    count = format_number(row.readings)
    return _Stand(count, "done", sentence.format(count=count))


def _kits(row: StagesRow) -> _Stand:
    if not row.kits:
        return _Stand(sentence=_("No kit has been issued yet."))
    sentence = ngettext(
        "{count} kit issued for {jurors} juror.",
        "{count} kits issued for {jurors} jurors.",
        row.kits,
    ).format(count=format_number(row.kits), jurors=format_number(row.readers))
    done = row.kits >= row.readers
    return _Stand(_part(row.kits, row.readers), "done" if done else "none", sentence)


def _ballots(row: StagesRow) -> _Stand:
    if not row.kits:
        return _Stand(sentence=_("Ballots come once the kits are issued."))
    sentence = ngettext(
        "{count} ballot received of {kits}.", "{count} ballots received of {kits}.", row.ballots
    ).format(count=format_number(row.ballots), kits=format_number(row.kits))
    if row.conflicts:
        conflicts = ngettext(
            "{count} juror sent two that contradict each other.",
            "{count} jurors sent two that contradict each other.",
            row.conflicts,
        ).format(count=format_number(row.conflicts))
        return _Stand(_part(row.ballots, row.kits), "warning", f"{sentence} {conflicts}")
    done = row.ballots >= row.kits
    return _Stand(_part(row.ballots, row.kits), "done" if done else "none", sentence)


def _standings(row: StagesRow) -> _Stand:
    if not row.ballots_opened:
        return _Stand(sentence=_("The ballots are sealed: nobody sees a mark yet."))
    return _Stand(state="done", sentence=_("The ballots are open."))


def _deliberation(row: StagesRow) -> _Stand:
    if not row.ballots_opened:
        return _Stand(sentence=_("The jury deliberates once the ballots are open."))
    sentence = ngettext(
        "{count} domain decided of {domains}.",
        "{count} domains decided of {domains}.",
        row.domains_decided,
    ).format(count=format_number(row.domains_decided), domains=format_number(row.domains_to_decide))
    done = row.is_closed or row.domains_decided >= row.domains_to_decide
    count = _part(row.domains_decided, row.domains_to_decide)
    return _Stand(count, "done" if done else "none", sentence)


def _publication(row: StagesRow) -> _Stand:
    if row.is_closed:
        return _Stand(sentence=_("The documents can be printed."))
    return _Stand(sentence=_("Documents are printed once the sitting is closed."))


def _journal(_row: StagesRow) -> _Stand:
    return _Stand(sentence=_("Everything that was done, in its order."))


def _part(count: int, whole: int) -> str:
    return f"{format_number(count)} / {format_number(whole)}"


_STANDS: dict[str, Callable[[StagesRow], _Stand]] = {
    "edition": _edition,
    "applications": _applications,
    "jury": _jury,
    "assignment": _assignment,
    "kits": _kits,
    "ballots": _ballots,
    "standings": _standings,
    "deliberation": _deliberation,
    "publication": _publication,
    "journal": _journal,
}
