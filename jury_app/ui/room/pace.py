"""How the time goes: what the open domain takes, and what is left for the others."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from jury_app.formatting import NBSP, format_number
from jury_app.i18n import _, ngettext
from jury_app.model.queries.room_clock import DayClock

_A_DAY = timedelta(days=1)
_HOUR = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long the jury means to sit, for how many domains, and which are still to be decided."""

    minutes: int = 0
    """Nothing where nobody planned it."""

    domains: int = 0
    waiting: frozenset[int] = frozenset()

    @property
    def share(self) -> int | None:
        """The minutes of one domain, if all had as many."""
        return self.minutes // self.domains if self.minutes and self.domains else None


def utc_now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


def domain_sentence(clock: DayClock, plan: Plan, now: datetime) -> str:
    """Say how long the open domain has been before the jury, and how long it was meant to be."""
    spent = _spent(clock, now)
    if spent is None:
        return ""
    if plan.share is None:
        return duration_text(spent)
    return _("{spent} of {planned}").format(
        spent=duration_text(spent), planned=duration_text(plan.share)
    )


def day_sentence(clock: DayClock, plan: Plan, now: datetime) -> str:
    """Say what is left of the day, and what that is for each of the other domains."""
    left, others = left_minutes(clock, plan, now), len(plan.waiting - {clock.domain})
    if left is None or not others:
        return ""
    if left < 0:
        return ngettext(
            "The time planned has been over for {over}, and {count} other domain waits.",
            "The time planned has been over for {over}, and {count} other domains wait.",
            others,
        ).format(over=duration_text(-left), count=format_number(others))
    return ngettext(
        "{left} left for {count} other domain.",
        "{left} left for {count} other domains: {each} each.",
        others,
    ).format(
        left=duration_text(left),
        count=format_number(others),
        each=duration_text(left // others),
    )


def left_minutes(clock: DayClock, plan: Plan, now: datetime) -> int | None:
    """Return what is left for the other domains, the rest of the open one’s share apart."""
    if plan.share is None:
        return None
    used = _minutes(now - clock.began) if clock.began is not None else 0
    if not 0 <= used < _minutes(_A_DAY):  # a day that is typed in afterwards
        return None
    spent = _spent(clock, now)
    kept = 0 if spent is None else max(0, plan.share - spent)
    return plan.minutes - used - kept


def is_over(clock: DayClock, plan: Plan, now: datetime) -> bool:
    """Whether the open domain has taken more than its share."""
    spent = _spent(clock, now)
    return spent is not None and plan.share is not None and spent > plan.share


def duration_text(minutes: int) -> str:
    """Return a duration as a clock at the wall says it: 48 min, 1 h 05."""
    if minutes < _HOUR:
        return f"{minutes}{NBSP}min"
    return f"{minutes // _HOUR}{NBSP}h{NBSP}{minutes % _HOUR:02}"


def _spent(clock: DayClock, now: datetime) -> int | None:
    spent = clock.on_domain(now)
    return None if spent is None or not timedelta() <= spent < _A_DAY else _minutes(spent)


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // _HOUR)
