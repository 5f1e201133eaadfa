"""Two instances: a panel that shortlists and is sealed, then the jury that is founded on it."""

import hashlib
import json
import runpy
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app import verify
from jury_app.archiving import archive
from jury_app.errors import RuleError
from jury_app.exchange.collecting import collect
from jury_app.exchange.preselecting import found_on_shortlist
from jury_app.model.database import Database
from jury_app.model.entities import Attachment
from jury_app.model.operations.applications import add_application, edit_application
from jury_app.model.operations.corrections import CORRECTIONS
from jury_app.model.operations.erasing_people import erase_person
from jury_app.model.operations.jury import add_juror
from jury_app.model.queries.applications import get_application, list_applications
from jury_app.model.queries.conflicts import suggest_conflicts
from jury_app.model.queries.jury import list_jurors, list_recusals
from jury_app.model.queries.preselection import panel_places
from jury_app.model.queries.record import load_record
from jury_app.model.queries.shortlist_words import place_sentence
from jury_app.model.queries.sitting import frozen_content
from jury_app.model.queries.standings import consolidate
from jury_app.model.scoring.cut import Cut, Placed
from jury_app.model.templates import for_panel, load_template
from jury_app.model.values import ApplicantValues, ApplicationValues, JurorValues
from jury_app.progress import finish
from jury_app.publishing.minutes import minutes_of

HANDS = runpy.run_path(str(Path(__file__).parent / "tampering.py"))
sql, tampered, rewritten, named, in_panel_record = (
    HANDS[name] for name in ("sql", "tampered", "rewritten", "named", "in_panel_record")
)
SEASONS = runpy.run_path(str(Path(__file__).parent / "seasons.py"))
asked, marks, shortlisted = (SEASONS[name] for name in ("asked", "marks", "shortlisted"))
SEATED = SEASONS["SEATED"]


@pytest.fixture
def born(season, worlds, tmp_path):
    """The jury’s edition as it was founded."""
    path = worlds["copy"](season["folder"] / "jury.jury", tmp_path / "jury.jury")
    with closing(Database(path)) as database:
        yield database


def codes_of(path, **options):
    return {each.code for each in verify.verify(path, **options).findings}


def test_the_jury_is_given_the_shortlist_its_files_and_its_domains_and_nothing_else(born):
    rows = born.read(list_applications)

    told = [(row.number, row.domain_code, row.status.value, row.attachments) for row in rows]
    assert told == [
        ("A1", "D01", "shortlisted", 1),
        ("A2", "D02", "shortlisted", 0),
        ("A4", "D01", "shortlisted", 0),
        ("B1", "D02", "shortlisted", 0),
    ]
    assert len(born.read(lambda session: session.query(Attachment).all())) == 1


def test_a_recusal_before_the_panel_holds_before_the_jury(born):
    [recusal] = born.read(list_recusals)

    assert (recusal.juror, recusal.number, recusal.reason) == (SEATED, "A2", "Ma commune")


def test_a_juror_who_is_seated_later_under_that_name_is_suggested_to_be_recused(
    season, panel_file, tmp_path
):
    with closing(Database(panel_file)) as panel:
        finish(found_on_shortlist(panel, tmp_path / "other.jury", asked(seats_panel=False)))
    with closing(Database(tmp_path / "other.jury")) as jury:
        assert jury.read(list_jurors) == []
        jury.write(add_juror, values=JurorValues(family_name=SEATED.upper(), civility="M."))
        jury.write(add_juror, values=JurorValues(family_name="Œuvrard"))
        [row] = jury.read(suggest_conflicts)

    assert (row.number, row.why) == ("A2", "conflict_preselection")


def test_whoever_was_erased_from_the_panel_is_not_seated_in_the_jury_as_a_number(
    panel_file, tmp_path
):
    with closing(Database(panel_file)) as panel:
        panel.write(erase_person, who=SEATED, reason="À sa demande")
        finish(found_on_shortlist(panel, tmp_path / "other.jury", asked()))

    with closing(Database(tmp_path / "other.jury")) as jury:
        names = [each.values.family_name for each in jury.read(list_jurors)]
    assert names == ["Benali", "Carpentier", "Roy"]


def test_the_jury_is_told_the_place_and_mean_of_the_panel_and_why_one_was_called_or_moved(born):
    told = {number: place_sentence(each) for number, each in born.read(panel_places).items()}
    text = {key: value.replace("\N{NO-BREAK SPACE}", " ") for key, value in told.items()}

    assert text == {
        "A1": "Collège d’experts : rang 1 sur 4, moyenne 18,00/20.",
        "A2": (
            "Collège d’experts : rang 2 sur 4, moyenne 14,00/20. Venu du domaine « Pilotage / "
            "Évaluation des politiques publiques » : Urbanisme."
        ),
        "A4": (
            "Collège d’experts : rang 4 sur 4, moyenne 6,00/20. Repêché, comme Mme Fatima "
            "Benali l’a demandé : Seul projet outre-mer."
        ),
        "B1": "Collège d’experts : rang 1 sur 1, moyenne 12,00/20.",
    }


def test_what_the_panel_gave_counts_nowhere_before_the_jury(season, closed_jury):
    with closing(Database(closed_jury)) as jury:
        orders = jury.read(consolidate)

    ranked = {each.code: [one.number for one in each.standings] for each in orders}
    assert (ranked["D01"], ranked["D02"]) == (["A4", "A1"], ["A2", "B1"])


def test_what_the_panel_left_out_cannot_be_added_and_numbers_stay(born):
    values = ApplicationValues(
        number="A3", title="Projet", domain_id=1, applicants=(ApplicantValues(name="Ayen"),)
    )
    with pytest.raises(RuleError) as added:
        born.write(add_application, values=values)
    [first, *_others] = born.read(list_applications)
    own = born.read(get_application, first.id).values
    renamed = {**{name: getattr(own, name) for name in own.__slots__}, "number": "A9"}
    with pytest.raises(RuleError) as edited:
        born.write(edit_application, application_id=first.id, values=ApplicationValues(**renamed))

    assert {added.value.code, edited.value.code} == {"shortlist_by_panel"}


def test_a_panel_that_is_not_closed_hands_nothing_on(worlds, tmp_path):
    path = tmp_path / "panel.jury"
    worlds["found"](path, template=for_panel(load_template("territoria")))
    with closing(Database(path)) as panel, pytest.raises(RuleError) as refused:
        finish(found_on_shortlist(panel, tmp_path / "jury.jury", asked()))

    assert refused.value.code == "shortlist_open"
    assert not (tmp_path / "jury.jury").exists()


def test_a_jury_hands_no_shortlist_on(edition, tmp_path):
    with closing(Database(edition)) as jury, pytest.raises(RuleError) as refused:
        finish(found_on_shortlist(jury, tmp_path / "next.jury", asked()))

    assert refused.value.code == "shortlist_none"


def test_a_late_ballot_of_the_panel_changes_neither_instance(season, born, panel_file):
    [to_jury] = finish(collect(born, [season["late"]], passphrase=None))
    with closing(Database(panel_file)) as panel:
        before = panel.read(frozen_content)
        [to_panel] = finish(collect(panel, [season["late"]], passphrase=None))
        assert panel.read(frozen_content) == before

    assert (to_jury.answer, to_jury.reason) == ("refused", "other_edition")
    assert (to_panel.answer, to_panel.reason) == ("refused", "arrived_after_closing")


def test_opening_the_panel_again_changes_nothing_before_the_jury(season, panel_file):
    jury = season["folder"] / "jury.jury"
    before = hashlib.sha256(jury.read_bytes()).hexdigest()
    with closing(Database(panel_file)) as panel:
        panel.read(list_applications)

    assert hashlib.sha256(jury.read_bytes()).hexdigest() == before


def test_both_instances_agree_and_each_archive_is_verified_alone(season, closed_jury, tmp_path):
    assert season["verdict"].ok
    with closing(Database(closed_jury)) as jury:
        done = finish(archive(jury, tmp_path / "jury.zip", passphrase=None))

    assert done.verdict.ok
    for panel in ("panel.zip", "panel.jury"):
        assert verify.verify(done.file, preselection=season["folder"] / panel).ok


def test_the_minutes_of_the_jury_name_the_closing_of_the_panel(season, closed_jury):
    with closing(Database(closed_jury)) as jury:
        minutes = minutes_of(load_record(jury.read(frozen_content)), "")
    with closing(Database(season["folder"] / "panel.jury")) as panel:
        content = panel.read(frozen_content)

    told = minutes.preselected
    assert told.record == hashlib.sha256(content.encode()).hexdigest()
    assert (told.applications, told.shortlisted, told.called_back, told.moved) == (5, 4, 1, 1)


def test_the_minutes_of_the_panel_tell_the_cut_the_call_the_move_and_who_stays_out(season):
    with closing(Database(season["folder"] / "panel.jury")) as panel:
        minutes = minutes_of(load_record(panel.read(frozen_content)), "")

    first, _second = minutes.domains
    assert minutes.is_panel
    assert first.decisions == ()
    assert [each.application for each in first.shortlist.listed] == ["A1", "A2", "A4"]
    assert first.shortlist.left_out == ("A3",)
    assert [each.reason for each in first.shortlist.moves] == ["Urbanisme"]


def reasoned_otherwise(base):
    """Let the panel’s own record give another reason for its move."""
    [content] = base.execute("SELECT content FROM frozen_decisions").fetchone()
    told = json.loads(content)
    told["shortlist"]["moves"][0]["reason"] = "Faveur"
    base.execute("UPDATE frozen_decisions SET content = ?", (json.dumps(told),))


def widened(acts):
    """Let the cut of the journal have gone further than it did."""
    _place, act = named(acts, "shortlist_cut")
    act["body"]["best"] = 3


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (in_panel_record("Seul projet outre-mer", "Sans"), "preselection_altered"),
        (sql("UPDATE preselection SET seal = x'00'"), "preselection_altered"),
        (sql("DELETE FROM preselection"), "preselection_missing"),
        (sql("UPDATE application SET number = 'A3' WHERE number = 'A1'"),
         "preselection_applications_differ"),
    ],
)  # fmt: skip
def test_what_the_jury_keeps_of_the_panel_cannot_be_changed_unseen(closed_jury, change, code):
    assert code in codes_of(tampered(closed_jury, change))


def counted_otherwise(base):
    """Let the jury’s own record say that the panel had more before it."""
    [content] = base.execute("SELECT content FROM frozen_decisions").fetchone()
    told = json.loads(content)
    told["preselection"]["applications"] += 1
    base.execute("UPDATE frozen_decisions SET content = ?", (json.dumps(told),))


def test_what_the_jurys_record_says_of_the_panel_is_what_the_panel_sealed(closed_jury):
    assert "preselection_differs" in codes_of(tampered(closed_jury, counted_otherwise))


@pytest.mark.parametrize("change", [reasoned_otherwise, rewritten(widened)])
def test_a_shortlist_that_is_told_otherwise_than_it_was_made_is_found(panel_file, change):
    assert "shortlist_differs" in codes_of(tampered(panel_file, change))


@pytest.mark.parametrize(
    "correction",
    [
        CORRECTIONS["reword"](application="A4", motive="Le seul d’outre-mer"),
        CORRECTIONS["decide"](application="A3", level="retenu", motive="Oublié"),
        CORRECTIONS["withdraw"](application="A4"),
    ],
    ids=["why one was called back", "one more", "one less"],
)
def test_a_shortlist_that_was_rectified_agrees(panel_file, worlds, correction):
    worlds["rectified"](panel_file, corrections=(correction,))

    assert codes_of(panel_file) == set()


def test_no_rectification_changes_who_passed_the_cut(panel_file, worlds):
    gone = CORRECTIONS["withdraw"](application="A1")

    with pytest.raises(RuleError) as refused:
        worlds["rectified"](panel_file, corrections=(gone,))

    assert (refused.value.code, codes_of(panel_file)) == ("rectify_cut", set())


def test_a_panel_that_was_rectified_since_still_agrees_and_is_said_to_have_been(
    closed_jury, panel_file, worlds
):
    renamed = CORRECTIONS["rename"](application="A1", title="Corrigé")
    worlds["rectified"](panel_file, corrections=(renamed,))

    verdict = verify.verify(closed_jury, preselection=panel_file)

    assert (verdict.ok, [each.code for each in verdict.notes]) == (True, ["preselection_rectified"])


def test_another_panel_is_not_taken_for_this_one(season, closed_jury, closed_edition, panel_file):
    folder = season["folder"]
    assert codes_of(closed_jury, preselection=closed_edition) == {"preselection_other"}
    assert codes_of(folder / "panel.jury", preselection=closed_jury) == {"preselection_none"}
    broken = tampered(panel_file, sql("UPDATE decision SET motive = '' WHERE motive <> ''"))
    assert codes_of(closed_jury, preselection=broken) == {"preselection_unsound"}


@given(
    st.lists(st.integers(0, 6), max_size=12),
    st.none() | st.integers(0, 13),
    st.none() | st.integers(0, 6),
    st.booleans(),
)
def test_the_verifier_cuts_by_a_road_of_its_own_and_comes_to_the_same(given_, best, least, kept):
    means = sorted(given_, reverse=True)
    ranked = {
        str(key): (means.index(mean) + 1, Fraction(mean, 3)) for key, mean in enumerate(means)
    }
    mark = None if least is None else Fraction(least, 3)
    cut = Cut(best=best, at_least=mark, keeps_equals=kept)
    body = {"best": best, "at_least": None if mark is None else str(mark), "keeps_equals": kept}
    places = {key: verify.Place(*place, n=3, eligible=3) for key, place in ranked.items()}

    found = verify._passing(body, places)  # noqa: SLF001 -- the second road, taken alone

    assert found == cut.passing({key: Placed(*place) for key, place in ranked.items()})
