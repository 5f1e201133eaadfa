"""A plan that takes its time, made in a process of its own while somebody may stop it."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from concurrent.futures import Future, ThreadPoolExecutor, wait

from jury_app.errors import JuryError, RuleError
from jury_app.helper.child import Child
from jury_app.helper.frames import Request
from jury_app.model.scoring.assignment import Pair
from jury_app.model.scoring.plan_worker import Found, asked
from jury_app.model.scoring.reading_plan import bounded_plan
from jury_app.progress import Progress, Steps

MOST_AT_ONCE = 20_000
"""So many possible readings are shared out in a moment, here and now."""

_SECONDS = 3600.0
_GLANCE = 0.1


def solve_steps(
    eligible: Mapping[int, AbstractSet[int]], readers: int, most: int, so_far: Progress
) -> Steps[set[Pair]]:
    """Return a plan that keeps to a load; it is stopped within a moment, whatever is under way."""
    if sum(map(len, eligible.values())) <= MOST_AT_ONCE:
        return bounded_plan(eligible, readers, most)
    child = Child("plan", seconds=_SECONDS)
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="solving") as executor:
        answer = executor.submit(child.ask, Request("plan"), Found, asked(eligible, readers, most))
        try:
            while not answer.done():
                wait([answer], timeout=_GLANCE)
                yield so_far
        finally:
            _end(child, answer)
    try:
        found, _nothing = answer.result()
    except JuryError as error:
        if error.code == "helper_not_started":
            return bounded_plan(eligible, readers, most)
        if error.code == "helper_timeout":
            raise RuleError("plan_timeout", minutes=round(_SECONDS / 60)) from error
        raise RuleError("plan_lost") from error
    return found.plan


def _end(child: Child, answer: "Future[tuple[Found, bytes]]") -> None:
    """End the process, even one that is only being started."""
    child.close()
    while not answer.done():
        wait([answer], timeout=_GLANCE)
        child.close()
