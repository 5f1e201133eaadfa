"""Everything that the order of a domain is tried by, once, and what each application shows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import takewhile
from typing import Generic, TypeAlias, TypeVar

from jury_app.model.scoring.drawn_ranks import DrawnRanks
from jury_app.model.scoring.levers import Bounds
from jury_app.model.scoring.margins import (
    Levers,
    Margin,
    grid_levers,
    score_levers,
)
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.ranking import Ranked
from jury_app.model.scoring.resampling import RESAMPLES, SEED, resample
from jury_app.model.scoring.robustness import order, without_each_criterion, without_each_juror
from jury_app.model.scoring.weights import vary_weights

Ranks = Mapping[Application, int]
Pair: TypeAlias = tuple[Application, Application]


@dataclass(frozen=True, kw_only=True, eq=False)
class Trials(Generic[Application, Juror]):
    """The order of a domain, and the same order under everything that could have been otherwise.

    `methods` are the ranks by each way to count, its name told by whoever counted; `components`
    the groups of applications that no juror links to one another, where there are several;
    `has_points` says whether points of marks add up to the order, as they do by the mean, and
    `orders_without_juror` are the means behind the ranks without each juror, where it is.
    """

    panel: Panel[Application, Juror]
    marked: MarkedPanel[Application, Juror] | None
    bounds: Bounds | None
    order: tuple[Ranked[Application], ...]
    resampled: DrawnRanks[Application]
    reweighted: DrawnRanks[Application] | None
    without_juror: Mapping[Juror, Ranks[Application]]
    without_criterion: Mapping[str, Ranks[Application]]
    methods: Mapping[str, Ranks[Application]]
    components: Sequence[Collection[Application]] = field(default=())
    orders_without_juror: Mapping[Juror, tuple[Ranked[Application], ...]] = field(
        default_factory=dict
    )
    has_points: bool = True

    @cached_property
    def standing(self) -> Mapping[Application, Ranked[Application]]:
        """Where each application that is ranked stands."""
        return {each.application: each for each in self.order}

    @cached_property
    def scorers(self) -> int:
        """How many jurors gave any score."""
        return len({juror for _application, juror in self.panel.scores})

    @cached_property
    def _levers(self) -> Levers[Application, Juror]:
        return (
            score_levers(self.panel, self.bounds)
            if self.marked is None
            else grid_levers(self.marked, self.panel)
        )

    @property
    def dearest_point(self) -> Fraction:
        """What a point of a mark can be worth at most in the score of its grid."""
        if self.marked is None:
            return Fraction(1)
        widths = (each.max_points - each.min_points for each in self.marked.scales)
        return Fraction(self.marked.display, min(widths, default=1))

    def margin(
        self, leader: Application, challenger: Application
    ) -> Margin[Application, Juror] | None:
        """Return what separates two applications, in the marks that jurors give."""
        return self._levers.margin(leader, challenger)

    def points_to_overturn(self, leader: Application, challenger: Application) -> int | None:
        """Return the fewest whole points that put one application before another."""
        return self._levers.points_to_overturn(leader, challenger)


def try_scores(
    panel: Panel[Application, Juror],
    *,
    bounds: Bounds | None = None,
    methods: Mapping[str, Ranks[Application]] | None = None,
    components: Sequence[Collection[Application]] = (),
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Trials[Application, Juror]:
    """Try an order of which only whole scores are known."""
    without_juror = without_each_juror(panel)
    return Trials(
        panel=panel,
        marked=None,
        bounds=bounds,
        order=order(panel),
        resampled=resample(panel, resamples=resamples, seed=seed),
        reweighted=None,
        without_juror=_all_ranks(without_juror),
        orders_without_juror=without_juror,
        without_criterion={},
        methods=methods or {},
        components=components,
    )


def try_marks(
    marked: MarkedPanel[Application, Juror],
    *,
    methods: Mapping[str, Ranks[Application]] | None = None,
    components: Sequence[Collection[Application]] = (),
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Trials[Application, Juror]:
    """Try an order of which every mark is known; with one criterion, its weight is not varied."""
    panel = marked.panel()
    several = sum(1 for scale in marked.scales if scale.weight) > 1
    without = without_each_criterion(marked) if several else {}
    without_juror = without_each_juror(panel)
    return Trials(
        panel=panel,
        marked=marked,
        bounds=(Fraction(0), Fraction(marked.display)),
        order=order(panel),
        resampled=resample(panel, resamples=resamples, seed=seed),
        reweighted=vary_weights(marked, draws=resamples, seed=seed) if several else None,
        without_juror=_all_ranks(without_juror),
        orders_without_juror=without_juror,
        without_criterion=_all_ranks(without),
        methods=methods or {},
        components=components,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Generic[Application, Juror]):
    """What the trials show of an application and a line: the places above it are an award.

    Shares are of the draws in which the application stays on its side of the line, `jurors` and
    `criteria` those without whom or which it would not, `methods_lost` the ways to count by which
    it does not. What could not be tried is absent.
    """

    application: Application
    places: int
    is_above: bool | None
    is_tied: bool
    is_comparable: bool
    scores: int
    resampled: Fraction | None
    reweighted: Fraction | None
    jurors: tuple[Juror, ...]
    jurors_tried: int
    criteria: tuple[str, ...]
    methods_lost: tuple[str, ...]
    methods_tried: int
    margin: Margin[Application, Juror] | None


def evidence(
    trials: Trials[Application, Juror], application: Application, places: int
) -> Evidence[Application, Juror]:
    """Return what the trials show of an application and the line after so many places.

    An application that is not ranked stands on no side; equals over whom the line would fall stand
    above it, and are tied.
    """
    own = trials.standing.get(application)
    side = None if own is None else own.rank <= places
    across = None if side is None else _across(trials, application, places)
    jurors = _lost(trials.without_juror, application, places, side)
    return Evidence(
        application=application,
        places=places,
        is_above=side,
        is_tied=own is not None and own.rank <= places and _reaches_over(trials, own, places),
        is_comparable=across is None or _are_linked(trials, *across),
        scores=len(trials.panel.of_application(application)),
        resampled=_share(trials.resampled, application, places, side),
        reweighted=_share(trials.reweighted, application, places, side),
        jurors=jurors,
        jurors_tried=trials.scorers if trials.without_juror else 0,
        criteria=_lost(trials.without_criterion, application, places, side),
        methods_lost=_lost(trials.methods, application, places, side),
        methods_tried=sum(1 for ranks in trials.methods.values() if ranks),
        margin=trials.margin(*across) if across and trials.has_points else None,
    )


def _reaches_over(
    trials: Trials[Application, Juror], own: Ranked[Application], places: int
) -> bool:
    """Whether equals of an application above a line are more than the places that are left."""
    equals = takewhile(lambda each: each.rank == own.rank, trials.order[own.rank - 1 :])
    return own.rank - 1 + sum(1 for _each in equals) > places


Name = TypeVar("Name", bound=int | str)


def _lost(
    tried: Mapping[Name, Ranks[Application]],
    application: Application,
    places: int,
    side: bool | None,  # noqa: FBT001 -- above the line, below it, or on no side
) -> tuple[Name, ...]:
    """Return under what an application is on the other side of the line."""
    if side is None:
        return ()
    beyond = places + 1
    return tuple(
        name
        for name, ranks in tried.items()
        if ranks and (ranks.get(application, beyond) <= places) is not side
    )


def _share(
    drawn: DrawnRanks[Application] | None,
    application: Application,
    places: int,
    side: bool | None,  # noqa: FBT001 -- above the line, below it, or on no side
) -> Fraction | None:
    if drawn is None or side is None:
        return None
    above = drawn.probability_within(application, places)
    return above if above is None or side else 1 - above


def _across(
    trials: Trials[Application, Juror], application: Application, places: int
) -> Pair[Application] | None:
    """Return the two whom a line parts the least: an application, and one across the line."""
    own = trials.standing[application]
    is_above = own.rank <= places
    across = [each for each in trials.order if (each.rank <= places) is not is_above]
    if trials.has_points:
        return _closest_over(trials, own, across, is_above=is_above)
    if not across:
        return None
    other = across[0 if is_above else -1].application
    return (application, other) if is_above else (other, application)


def _closest_over(
    trials: Trials[Application, Juror],
    own: Ranked[Application],
    across: Sequence[Ranked[Application]],
    *,
    is_above: bool,
) -> Pair[Application] | None:
    """Return whom the fewest points would take across the line.

    No point is worth more than a whole grid, of the smaller panel: whoever is too far away for the
    points that are known to suffice need not be tried.
    """
    found: list[tuple[int, Fraction, Application, Pair[Application]]] = []
    fewest: int | None = None
    for other in sorted(across, key=lambda each: (abs(each.mean - own.mean), each.application)):
        gap = abs(other.mean - own.mean)
        if fewest is not None and gap * min(own.n, other.n) > fewest * trials.dearest_point:
            continue
        names = own.application, other.application
        pair = names if is_above else names[::-1]
        points = trials.points_to_overturn(*pair)
        if points is not None:
            found.append((points, gap, pair[1], pair))
            fewest = min(points, fewest or points)
    return min(found)[-1] if found else None


def _are_linked(trials: Trials[Application, Juror], one: Application, other: Application) -> bool:
    return not trials.components or any(
        one in component and other in component for component in trials.components
    )


def _all_ranks(
    orders: Mapping[Name, Sequence[Ranked[Application]]],
) -> dict[Name, Ranks[Application]]:
    return {
        name: {each.application: each.rank for each in ranked} for name, ranked in orders.items()
    }
