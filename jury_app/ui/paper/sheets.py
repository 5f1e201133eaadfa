"""The sheets of a sitting as they are typed back: their blocks in the order of the paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jury_app.formatting import joined, sort_key
from jury_app.i18n import _, pgettext
from jury_app.model.enums import LevelKind
from jury_app.model.queries.edition import DomainRow, get_edition
from jury_app.model.queries.floor import get_floor
from jury_app.model.queries.jury import list_jurors
from jury_app.model.queries.running_order import order_in_force, who_stays_out
from jury_app.model.queries.standings import judged_applications
from jury_app.model.room.running import Out
from jury_app.model.voting.outcome import AGAINST, FOR
from jury_app.model.voting.terms import VoteForm
from jury_app.model.voting.words import choice_words, form_words
from jury_app.ui.paper.spec import LAST, NAMED, Block, Field, Kind, Row, Sheet
from jury_app.ui.secretariat.sitting_overview import SittingOverview, sitting_overview

Options = tuple[tuple[str, str], ...]
NO_AWARD = "-"
"""What stands for a vote that a domain have no award: no application has that number."""

NOTHING = ("–", "")
_VOICES = "101: 5; 102: 11; 103: 5"


@dataclass(frozen=True, slots=True)
class PaperBack:
    """The edition, its sheets, and the first one that has something to type back."""

    edition: str
    sheets: tuple[Sheet, ...]
    first: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What the choices of every sheet are made of."""

    members: Options
    levels: Options
    criteria: Options
    names: dict[int, str]
    out: Out


def read_sheets(session: Any) -> PaperBack:
    """Return the sheets of the domains in their running order, then the last one."""
    overview = sitting_overview(session)
    jurors = sorted(list_jurors(session), key=lambda each: sort_key(each.sort_name))
    sitting = [each for each in jurors if not each.is_withdrawn]
    seated = {each.id: each.name for each in sitting}
    known = _Known(
        members=(NOTHING, *((each.sort_name.strip(), each.name) for each in sitting)),
        levels=_levels(overview),
        criteria=(
            NOTHING,
            *((each.values.name, each.values.code) for each in overview.criteria),
        ),
        names=seated,
        out=who_stays_out(session),
    )
    numbers = {each.id: (each.number, each.title) for each in judged_applications(session)}
    turns = {each.domain: each.applications for each in order_in_force(session)[1]}
    rounds = get_floor(session).settings.room.rounds
    domains = {each.id: each for each in overview.domains}
    sheets = [
        _domain_sheet(known, domains[domain], [(key, *numbers[key]) for key in listed], rounds)
        for domain, listed in turns.items()
    ]
    waiting = {each.values.code for each in overview.undecided}
    first = next((each.key for each in sheets if each.key in waiting), LAST)
    return PaperBack(get_edition(session).key, (*sheets, _last_sheet(known)), first)


def _levels(overview: SittingOverview) -> Options:
    special = _("a new special prize")
    rows = sorted(overview.levels, key=lambda each: each.values.kind is LevelKind.SPECIAL)
    named = ((each.values.name, each.values.name) for each in rows)
    return NOTHING, *named, (special, NO_AWARD)


def _domain_sheet(
    known: _Known, domain: DomainRow, numbered: Iterable[tuple[int, str, str]], rounds: int
) -> Sheet:
    listed = list(numbered)
    applications: Options = (
        NOTHING,
        *((f"{number}  {title}", number) for _k, number, title in listed),
    )
    given: tuple[Row, ...] = ({NAMED: ""}, *({NAMED: number} for _k, number, _t in listed))
    leaving = [
        _("{number}: {names}").format(
            number=number, names=joined(sorted(known.names[each] for each in known.out[key]))
        )
        for key, number, _title in listed
        if known.out.get(key)
    ]
    return Sheet(
        key=domain.values.code,
        title=f"{domain.values.code}  {domain.values.name}",
        blocks=(
            Block(
                key="turns",
                title=_("1. Before the jury"),
                fields=(
                    Field(NAMED, _("Application"), Kind.SHOWN, _shown(listed)),
                    Field("from", _("from (hour)"), Kind.HOUR),
                    Field("to", _("to (hour)"), Kind.HOUR),
                ),
                given=given,
                grows=False,
                hint=_("Recused members leave at these hours and come back: {names}.").format(
                    names="; ".join(leaving)
                )
                if leaving
                else "",
            ),
            _doors(known, applications),
            _amendments(known, applications),
            _votes(known, applications),
            *([_choices(applications, rounds)] if len(listed) > 1 else []),
            _decisions(known, applications),
            _no_award(),
            _statements(known, _("6. Statements of disagreement")),
        ),
    )


def _shown(listed: Iterable[tuple[int, str, str]]) -> Options:
    return (_("the domain"), ""), *((number, number) for _key, number, _title in listed)


def _doors(known: _Known, applications: Options) -> Block:
    return Block(
        key="doors",
        title=_("2. Others who went out, and recusals that came up"),
        fields=(
            Field("juror", _("Member"), Kind.CHOICE, known.members, needed=True),
            Field("from", _("left at"), Kind.HOUR),
            Field("to", _("back at"), Kind.HOUR),
            Field("application", _("recused from"), Kind.CHOICE, applications),
            Field("reason", _("why")),
        ),
        hint=_("Who is recused comes back when the application is done: leave “back at” empty."),
    )


def _amendments(known: _Known, applications: Options) -> Block:
    return Block(
        key="amendments",
        title=_("3. Marks amended in the room"),
        fields=(
            Field("at", _("hour"), Kind.HOUR),
            Field("juror", _("Juror"), Kind.CHOICE, known.members, needed=True),
            Field("application", _("Application"), Kind.CHOICE, applications, needed=True),
            Field("criterion", _("Criterion"), Kind.CHOICE, known.criteria, needed=True),
            Field("old", pgettext("mark", "old"), Kind.COUNT),
            Field("new", pgettext("mark", "new"), Kind.COUNT),
            Field("reason", _("why"), needed=True),
        ),
    )


def _votes(known: _Known, applications: Options) -> Block:
    about: Options = (*applications, (_("no award in the domain"), NO_AWARD))
    sides: Options = (NOTHING, *((choice_words(each), each) for each in (FOR, AGAINST)))
    return Block(
        key="votes",
        title=_("4. Votes"),
        fields=(
            Field("at", _("hour"), Kind.HOUR),
            Field("level", _("Level"), Kind.CHOICE, known.levels[:-1]),
            Field("about", _("Application"), Kind.CHOICE, about),
            Field("question", _("Question, if another")),
            Field("form", _("Form"), Kind.CHOICE, _forms()),
            Field("for", _("for"), Kind.COUNT),
            Field("against", _("against"), Kind.COUNT),
            *_no_choice(),
            Field("names", _("Roll call"), hint=_("for: Benali, Costa; against: Dumas")),
            Field("asked_by", _("secrecy asked by"), Kind.CHOICE, known.members),
            Field("casting", _("Casting vote"), Kind.CHOICE, sides),
        ),
    )


def _choices(applications: Options, rounds: int) -> Block:
    numbers: Options = (NOTHING, *((str(each), str(each)) for each in range(1, rounds + 1)))
    return Block(
        key="choices",
        title=_("A choice among applications, round after round"),
        fields=(
            Field("at", _("hour"), Kind.HOUR),
            Field("round", _("Round"), Kind.CHOICE, numbers),
            Field("form", _("Form"), Kind.CHOICE, _forms()),
            Field(
                "votes",
                _("Voices of each application"),
                hint="101: 5; 102: 11; 103: 5",
                needed=True,
            ),
            *_no_choice(),
            Field("casting", _("Casting vote"), Kind.CHOICE, applications),
        ),
    )


def _forms() -> Options:
    return NOTHING, *((form_words(each), each.value) for each in VoteForm)


def _no_choice() -> tuple[Field, ...]:
    return (
        Field("abstention", _("abst."), Kind.COUNT),
        Field("blank", _("blank"), Kind.COUNT),
        Field("spoilt", _("spoilt"), Kind.COUNT),
    )


def _decisions(known: _Known, applications: Options) -> Block:
    return Block(
        key="decisions",
        title=_("5. Decisions"),
        fields=(
            Field("at", _("hour"), Kind.HOUR),
            Field("level", _("Level"), Kind.CHOICE, known.levels, needed=True),
            Field("special", _("Name of a new special prize")),
            Field("application", _("Application"), Kind.CHOICE, applications, needed=True),
            Field("by_vote", _("after a vote"), Kind.TICK),
            Field("motive", _("Motive")),
            Field("citation", _("Citation")),
        ),
        hint=_("Two rows of the same level are ex aequo."),
    )


def _no_award() -> Block:
    return Block(
        key="no_award",
        title=_("No award in this domain"),
        fields=(
            Field("none", _("No award"), Kind.TICK, needed=True),
            Field("at", _("hour"), Kind.HOUR),
            Field("by_vote", _("after a vote"), Kind.TICK),
            Field("motive", _("Motive")),
        ),
        given=({},),
        grows=False,
    )


def _statements(known: _Known, title: str) -> Block:
    return Block(
        key="statements",
        title=title,
        fields=(
            Field("at", _("hour"), Kind.HOUR),
            Field("juror", _("Member"), Kind.CHOICE, known.members, needed=True),
            Field("text", _("In their words"), needed=True),
        ),
    )


def _last_sheet(known: _Known) -> Sheet:
    moves: Options = (
        NOTHING,
        (pgettext("roll call", "arrives"), "arrive"),
        (pgettext("roll call", "arrives, at a distance"), "remote"),
        (pgettext("roll call", "leaves"), "leave"),
        (pgettext("roll call", "is represented"), "proxy"),
    )
    closing = _("The closing is done afterwards, by its own button, at the hour of the sheet.")
    return Sheet(
        key=LAST,
        title=_("Last sheet"),
        is_domain=False,
        blocks=(
            Block(
                key="moves",
                title=_("1. Arrivals and departures"),
                hint=closing,
                fields=(
                    Field("at", _("hour"), Kind.HOUR),
                    Field("juror", _("Member"), Kind.CHOICE, known.members, needed=True),
                    Field("what", _("What"), Kind.CHOICE, moves, needed=True),
                    Field("proxy", _("proxy left to"), Kind.CHOICE, known.members),
                ),
            ),
            Block(
                key="chairs",
                title=_("2. Change of chair"),
                fields=(
                    Field("at", _("hour"), Kind.HOUR),
                    Field("juror", _("Takes the chair"), Kind.CHOICE, known.members, needed=True),
                    Field("reason", _("why")),
                ),
            ),
            _statements(known, _("Statements that concern no domain alone")),
        ),
    )
