"""The table of standings under each method: its own value, and what told equals apart."""

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt

from jury_app.model.operations.edition import change_rules
from jury_app.model.queries.standings import DomainStandings, Standing, consolidate
from jury_app.model.rules import RuleSettings
from jury_app.model.scoring.methods import Method
from jury_app.model.scoring.ties import Step
from jury_app.ui.secretariat.pages.standings_page import StandingsPage
from jury_app.ui.secretariat.standing_rows import standing_rows
from jury_app.ui.secretariat.standing_table import StandingTable
from jury_app.ui.secretariat.value_words import value_text, value_tip

VALUE = 2


def rows_of(method, *places):
    standings = tuple(
        Standing(
            rank=rank,
            application_id=rank,
            number=str(rank),
            title=f"Projet {rank}",
            applicant="Commune",
            mean=Fraction(14),
            n=3,
            eligible=4,
            value=value,
            step=step,
        )
        for rank, (value, step) in enumerate(places, start=1)
    )
    domain = DomainStandings(
        domain_id=1, code="D01", name="D", sponsor="", standings=standings, not_ranked=()
    )
    return standing_rows(domain, {}, 20, method=method)


@pytest.mark.parametrize(
    ("method", "value", "shown"),
    [
        (Method.MEAN, Fraction(14), "14,00"),
        (Method.TRIMMED_MEAN, Fraction(40, 3), "13,33"),
        (Method.MEDIAN, Fraction(29, 2), "14,50"),
        (Method.MAJORITY_JUDGMENT, Fraction(15), "15,00"),
        (Method.BORDA, Fraction(5, 8), "62,5\N{NO-BREAK SPACE}%"),
        (Method.SCHULZE, Fraction(1), "1"),
        (Method.BORDA, None, "–"),
    ],
)
def test_each_method_shows_the_value_that_made_its_order(theme, method, value, shown):
    [row] = rows_of(method, (value, None))

    assert value_text(row) == shown
    assert "3 jurés sur 4" in value_tip(row)
    assert ("Moyenne\N{NO-BREAK SPACE}: 14,00." in value_tip(row)) is (method is not Method.MEAN)


def test_the_column_bears_the_name_of_the_method(qtbot, theme):
    table = StandingTable()
    qtbot.addWidget(table)
    titles = []
    for method in Method:
        table.set_standings(rows_of(method, (Fraction(1), None)))
        titles.append(table.model().headerData(VALUE, Qt.Orientation.Horizontal))

    assert titles == [
        "Moyenne", "Moyenne élaguée", "Médiane", "Note majoritaire", "Borda", "Duels perdus",
    ]  # fmt: skip


def test_what_told_equals_apart_is_said_at_the_rank_and_in_the_hint(theme):
    table = StandingTable()
    table.set_standings(
        rows_of(
            Method.MEAN,
            (Fraction(14), None),
            (Fraction(14), Step.MEDIAN),
            (Fraction(14), Step.TOTAL),
        )
    )
    model = table.model()

    assert model.index(0, 0).data() == "1"
    assert model.index(1, 0).data() == "2 (départagé par la médiane des notes)"
    assert model.index(2, 0).data() == "3"
    assert "départagé" in model.index(1, VALUE).data(Qt.ItemDataRole.ToolTipRole)
    table.deleteLater()


def test_an_edition_under_the_median_shows_medians_and_says_what_the_solidity_rests_on(
    qtbot, office_at, shown_page, answer
):
    office = office_at("opened")
    settings = RuleSettings(method=Method.MEDIAN, ties=(Step.MEDIAN,))
    office.workspace.write(change_rules, settings=settings, reason="Vote du jury")
    page = shown_page(StandingsPage, office)
    expected = next(each for each in answer(office, consolidate) if len(each.standings) > 1)

    page.show_domain(expected.domain_id)

    shown = [(row.rank, row.value) for row in page.table.model().shown_rows if row.rank]
    assert shown == [(each.rank, each.value) for each in expected.standings]
    assert any(each.value != each.mean for each in expected.standings)
    qtbot.waitUntil(lambda: bool(page.order_panel.sentences), timeout=20_000)
    assert page.order_panel.opinion_label.text().startswith("Le règlement classe selon la médiane")
