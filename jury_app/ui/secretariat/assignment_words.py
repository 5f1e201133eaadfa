"""What an assignment asks of whom, what it leaves incomparable, and what a change would make."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jury_app.formatting import format_number, joined, span
from jury_app.i18n import _, ngettext
from jury_app.model.queries.assignment import Foreseen, Readings
from jury_app.model.scoring.comparability import Comparability, Gap
from jury_app.model.scoring.connections import Side

if TYPE_CHECKING:
    from jury_app.model.queries.planning import Plan

_NAMED = 3


def plan_sentences(plan: "Plan") -> Iterator[str]:
    """Tell what a plan asks of the jurors, how far it is from what there is, and what it lacks."""
    count = len(plan.pairs)
    readings = ngettext("{count} reading", "{count} readings", count).format(
        count=format_number(count)
    )
    yield _("{readings}: {load} a juror.").format(
        readings=readings, load=span(plan.lightest, plan.heaviest)
    )
    if plan.taken and plan.added:
        yield _("{added} come in, {taken} are taken away.").format(
            added=format_number(plan.added), taken=format_number(plan.taken)
        )
    elif plan.taken:
        yield ngettext(
            "{count} reading is taken away.", "{count} readings are taken away.", plan.taken
        ).format(count=format_number(plan.taken))
    yield compared_sentence(plan.comparability)


def compared_sentence(found: Comparability) -> str:
    """Return whether every domain can be compared, and whatever is left out."""
    domains = len({each.group for each in found.open})
    if domains:
        return ngettext(
            "{count} domain has applications that nobody can compare.",
            "{count} domains have applications that nobody can compare.",
            domains,
        ).format(count=format_number(domains))
    domains = len({each.group for each in found.hanging})
    if domains:
        told = ngettext(
            "{count} domain can be compared, but hangs by one thread.",
            "{count} domains can be compared, but hang by one thread.",
            domains,
        ).format(count=format_number(domains))
    elif found.unseen:
        told = _("Within each domain everything can be compared.")
    else:
        return _("Within each domain everything can be compared, whoever is left out.")
    return f"{told} {unseen_sentence(found)}".rstrip()


def unseen_sentence(found: Comparability) -> str:
    """Return that not everything was looked at, if so: then nobody vouches for it."""
    if not found.unseen:
        return ""
    return ngettext(
        "{count} more juror or application may hold one together: that was not looked at.",
        "{count} more jurors or applications may hold one together: that was not looked at.",
        found.unseen,
    ).format(count=format_number(found.unseen))


def gap_text(gap: Gap, known: Readings) -> str:
    """Return in a few words what is wrong with a domain."""
    count = format_number(len(gap.parts))
    if gap.holder is None:
        return _("{count} groups without a common reader").format(count=count)
    return _("{count} groups, held together by {holder} alone").format(
        count=count, holder=holder_name(gap, known)
    )


def holder_name(gap: Gap, known: Readings) -> str:
    """Return who, or which application, holds a domain together."""
    if gap.holder is None:
        return ""
    side, id_ = gap.holder
    if side is Side.JUROR:
        return next(each.name for each in known.jurors if each.id == id_)
    return next(each.number for each in known.applications if each.id == id_)


def parts_text(gap: Gap, known: Readings) -> str:
    """Return the groups of a domain by the numbers of their applications."""
    numbers = {each.id: each.number for each in known.applications}
    return "\n".join(
        _("Group {place}: {applications}").format(
            place=place, applications=_some([numbers[each] for each in part])
        )
        for place, part in enumerate(gap.parts, start=1)
    )


def foreseen_sentences(foreseen: Foreseen) -> Iterator[str]:
    """Tell what a change by hand would make of loads, readers and comparability."""
    known = foreseen.known
    juror_id, application_id = foreseen.pair
    by = 1 if foreseen.is_added else -1
    name = next(each.name for each in known.jurors if each.id == juror_id)
    number = next(each.number for each in known.applications if each.id == application_id)
    load = known.loads[juror_id]
    yield _("{name} would read {after} instead of {before}; the others read {span}.").format(
        name=name,
        after=format_number(load + by),
        before=format_number(load),
        span=_others_span(known, juror_id),
    )
    readers = len(known.readers.get(application_id, ()))
    yield _("{number} would have {after} instead of {before}.").format(
        number=number,
        after=ngettext("{count} reader", "{count} readers", readers + by).format(
            count=format_number(readers + by)
        ),
        before=format_number(readers),
    )
    if foreseen.is_added and foreseen.pair in known.recused:
        yield _("{name} is recused from it: the kit will say so.").format(name=name)
    elif foreseen.is_added and foreseen.pair in known.conflicts:
        yield _("It may be a conflict of interest.")
    yield _compared(foreseen)


def _others_span(known: Readings, juror_id: int) -> str:
    loads = [
        known.loads[each.id]
        for each in known.jurors
        if each.id != juror_id and not each.is_withdrawn
    ]
    return span(min(loads, default=0), max(loads, default=0))


def _compared(foreseen: Foreseen) -> str:
    before, after = len(foreseen.before.open), len(foreseen.after.open)
    code = foreseen.known.codes[foreseen.known.groups[foreseen.pair[1]]]
    if after > before or (after and _worse(foreseen)):
        return _("{domain} would fall into {count} groups that nobody can compare.").format(
            domain=code, count=format_number(len(foreseen.after.open[0].parts))
        )
    if before > after:
        return _("All of {domain} could be compared at last.").format(domain=code)
    if after:
        return _("{domain} would still be in {count} groups that nobody can compare.").format(
            domain=code, count=format_number(len(foreseen.after.open[0].parts))
        )
    fresh = [each for each in foreseen.after.hanging if each not in foreseen.before.hanging]
    if len(foreseen.after.hanging) > len(foreseen.before.hanging) and fresh:
        return _("All of {domain} would hang on {holder} alone.").format(
            domain=code, holder=holder_name(fresh[0], foreseen.known)
        )
    if len(foreseen.after.hanging) < len(foreseen.before.hanging):
        return _("{domain} would hang together better.").format(domain=code)
    return _("What can be compared in {domain} stays as it is.").format(domain=code)


def _worse(foreseen: Foreseen) -> bool:
    return bool(foreseen.before.open) and len(foreseen.after.open[0].parts) > len(
        foreseen.before.open[0].parts
    )


def _some(names: list[str]) -> str:
    if len(names) <= _NAMED + 1:
        return joined(names)
    more = len(names) - _NAMED
    others = ngettext("{count} other", "{count} others", more).format(count=format_number(more))
    return joined([*names[:_NAMED], others])
