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
from jury_app.exchange.preselecting import JuryEdition, found_on_shortlist
from jury_app.model.database import Database
from jury_app.model.entities import Attachment
from jury_app.model.operations.applications import add_application, edit_application
from jury_app.model.operations.attachments import IncomingAttachment, take_attachments
from jury_app.model.operations.corrections import CORRECTIONS
from jury_app.model.operations.erasing_people import erase_person
from jury_app.model.operations.jury import add_juror
from jury_app.model.operations.shortlisting import call_back, cut_shortlist, move_application
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
sql, tampered, rewritten, named = (
    HANDS[name] for name in ("sql", "tampered", "rewritten", "named")
)
SEATED = "Diallo"


@pytest.fixture(scope="module")
def season(worlds, tmp_path_factory):
    """A panel’s edition, closed and archived, and the jury’s, as it was founded and closed."""
    folder = tmp_path_factory.mktemp("season")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JURY_DATA", str(folder / "data"))
        panel = shortlisted(worlds, folder)
        late = panel.seal(1, marks(A1=0, A2=0, A3=10, A4=10, B1=10))
        panel.close_all()
        done = finish(archive(panel.database, folder / "panel.zip", passphrase=None))
        finish(found_on_shortlist(panel.database, folder / "jury.jury", asked()))
        panel.close()
        worlds["copy"](folder / "jury.jury", folder / "judged.jury")
        judged(worlds["World"](folder / "judged.jury", folder / "judged"))
    return {"folder": folder, "late": late, "verdict": done.verdict}


@pytest.fixture
def born(season, worlds, tmp_path):
    """The jury’s edition as it was founded."""
    path = worlds["copy"](season["folder"] / "jury.jury", tmp_path / "jury.jury")
    with closing(Database(path)) as database:
        yield database


@pytest.fixture
def closed(season, worlds, tmp_path):
    """The file of the jury’s edition once it was closed."""
    return worlds["copy"](season["folder"] / "judged.jury", tmp_path / "judged.jury")


@pytest.fixture
def panel_file(season, worlds, tmp_path):
    """The file of the panel’s edition, closed."""
    return worlds["copy"](season["folder"] / "panel.jury", tmp_path / "panel.jury")


def asked(**values):
    settings = {"title": None, "year": None, "passphrase": None, "language": "fr"}
    template = load_template("territoria")
    return JuryEdition(template=template, **{**settings, "seats_panel": True, **values})


def marks(**by_number):
    codes = ("cible", "demarche", "partenariats", "service")
    return {number: dict.fromkeys(codes, mark) for number, mark in by_number.items()}


def shortlisted(worlds, folder):
    """Let a panel score, cut at two places, call one back and move another."""
    path = folder / "panel.jury"
    worlds["found"](path, template=for_panel(load_template("territoria")))
    panel = worlds["World"](path, folder / "ballots")
    panel.applications("A1", "A2", "A3", "A4")
    panel.application("B1", "D02")
    plan = IncomingAttachment("A1", "plan.pdf", "application/pdf", b"%PDF-1.7 plan")
    lost = IncomingAttachment("A3", "note.pdf", "application/pdf", b"%PDF-1.7 note")
    panel.database.write(take_attachments, incoming=[plan, lost])
    jurors = [panel.juror("Benali", given_name="Fatima", civility="Mme")]
    jurors += panel.jurors("Carpentier", SEATED, "Roy")
    panel.assign()
    panel.invite(*jurors)
    panel.seal(jurors[0], marks(A1=9, A2=7, A3=5, A4=3, B1=6))
    panel.seal(jurors[1], marks(A1=9, A2=7, A3=5, A4=3, B1=6))
    panel.seal(jurors[2], marks(A1=9, A3=5, A4=3, B1=6), recused={"A2": "Ma commune"})
    panel.seal(jurors[3], marks(A1=9, A2=7, A3=5, A4=3, B1=6))
    panel.collect()
    panel.open_all()
    panel.database.write(cut_shortlist, cut=Cut(best=2))
    panel.database.write(call_back, number="A4", reason="Seul projet outre-mer", by=jurors[0])
    panel.database.write(move_application, number="A2", domain_code="D02", reason="Urbanisme")
    return panel


def judged(jury):
    """Let the jury judge the shortlist, and close."""
    jurors = [row.id for row in jury.database.read(list_jurors)]
    jury.assign()
    jury.invite(*jurors)
    for juror_id in jurors:
        jury.seal(juror_id, marks(A1=5, A4=8, B1=7) | ({} if juror_id == 3 else marks(A2=9)))
    jury.collect()
    jury.open_all()
    jury.decide("A4", "or")
    jury.decide("A2", "or")
    jury.close_all()
    jury.close()


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


def test_what_the_panel_gave_counts_nowhere_before_the_jury(season, closed):
    with closing(Database(closed)) as jury:
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


def test_both_instances_agree_and_each_archive_is_verified_alone(season, closed, tmp_path):
    assert season["verdict"].ok
    with closing(Database(closed)) as jury:
        done = finish(archive(jury, tmp_path / "jury.zip", passphrase=None))

    assert done.verdict.ok
    for panel in ("panel.zip", "panel.jury"):
        assert verify.verify(done.file, preselection=season["folder"] / panel).ok


def test_the_minutes_of_the_jury_name_the_closing_of_the_panel(season, closed):
    with closing(Database(closed)) as jury:
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


def in_panel_record(before, after):
    """Let the panel’s closing that the jury keeps say something else."""

    def change(base):
        [content] = base.execute("SELECT content FROM preselection").fetchone()
        assert before in content
        base.execute("UPDATE preselection SET content = ?", (content.replace(before, after),))

    return change


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
def test_what_the_jury_keeps_of_the_panel_cannot_be_changed_unseen(closed, change, code):
    assert code in codes_of(tampered(closed, change))


def counted_otherwise(base):
    """Let the jury’s own record say that the panel had more before it."""
    [content] = base.execute("SELECT content FROM frozen_decisions").fetchone()
    told = json.loads(content)
    told["preselection"]["applications"] += 1
    base.execute("UPDATE frozen_decisions SET content = ?", (json.dumps(told),))


def test_what_the_jurys_record_says_of_the_panel_is_what_the_panel_sealed(closed):
    assert "preselection_differs" in codes_of(tampered(closed, counted_otherwise))


@pytest.mark.parametrize("change", [reasoned_otherwise, rewritten(widened)])
def test_a_shortlist_that_is_told_otherwise_than_it_was_made_is_found(panel_file, change):
    assert "shortlist_differs" in codes_of(tampered(panel_file, change))


def re_recorded(change):
    """Return a change of the record of a closing; its seal stays as it was."""

    def change_(base):
        told = json.loads(base.execute("SELECT content FROM frozen_decisions").fetchone()[0])
        change(told)
        base.execute("UPDATE frozen_decisions SET content = ?", (json.dumps(told),))

    return change_


def told_of(part, **changes):
    """Return a change of the first cut, call or move that the panel’s record tells."""
    return re_recorded(lambda record: record["shortlist"][part][0].update(changes))


def done(kind, **changes):
    """Return a change of an act of the journal."""
    return rewritten(lambda acts: named(acts, kind)[1]["body"].update(changes))


OF_PANEL = {
    "a cut goes further": told_of("cuts", best=3),
    "a cut asks for a mark": told_of("cuts", at_least="10"),
    "a cut leaves equals out": told_of("cuts", keeps_equals=False),
    "a cut lets another pass": told_of("cuts", applications=["A1", "A3"]),
    "a cut is of another domain": told_of("cuts", domain="D03"),
    "a cut is told twice": re_recorded(lambda told: told["shortlist"]["cuts"].append(
        told["shortlist"]["cuts"][0])),
    "no cut is told": re_recorded(lambda told: told["shortlist"]["cuts"].clear()),
    "a call has another reason": told_of("called_back", reason="Faveur"),
    "a call was asked for by another": told_of("called_back", by="M. Roy"),
    "a call is of another": told_of("called_back", number="A3"),
    "no call is told": re_recorded(lambda told: told["shortlist"]["called_back"].clear()),
    "a move has another reason": told_of("moves", reason="Faveur"),
    "a move was asked for by another": told_of("moves", by="M. Roy"),
    "a move leads elsewhere": told_of("moves", to="D03"),
    "a move is of another": told_of("moves", number="A1"),
    "a move is of another domain": told_of("moves", domain="D02"),
    "no move is told": re_recorded(lambda told: told["shortlist"]["moves"].clear()),
    "no shortlist is told": re_recorded(lambda told: told.update(shortlist=None)),
    "the cut went further": done("shortlist_cut", best=3),
    "the cut asked for the mark of the second": done("shortlist_cut", at_least="14"),
    "the cut asked for a mark": done("shortlist_cut", at_least="16"),
    "the cut was of one domain": done("shortlist_cut", domains=[1]),
    "the cut never was": rewritten(lambda acts: named(acts, "shortlist_cut")[1].update(
        kind="shown")),
    "the call was of another": done("called_back", decision=1),
    "the call was asked for by another": done("called_back", by=2),
    "the move was of another": done("moved", application=1),
    "the move led nowhere": done("moved", domain=1),
    "the move was asked for by somebody": done("moved", by=2),
    "whoever was called back is withdrawn": sql(
        "UPDATE decision SET is_withdrawn = 1 WHERE application_id = 4"),
    "whoever was called back has an award": sql(
        "UPDATE decision SET level_id = 99 WHERE application_id = 4"),
}  # fmt: skip
OF_JURY = {
    **{
        f"the record says another {name} of the panel": re_recorded(
            lambda record, name=name: record["preselection"].update({name: "X"})
        )
        for name in (
            "applications", "shortlisted", "called_back", "moved", "edition", "title", "year",
            "number", "closed_at", "record", "seal",
        )
    },
    **{
        f"the founding names another {name}": done("preselected", **{name: value})
        for name, value in (
            ("edition", "X"), ("key", "00" * 32), ("number", 2), ("record", "00" * 32),
            ("seal", "AAAA-AAAA"), ("applications", [1, 2, 3]),
        )
    },
    "the record says nothing of the panel": re_recorded(lambda record: record.pop("preselection")),
    "the founding is on nothing": rewritten(
        lambda acts: named(acts, "preselected")[1].update(kind="shown")
    ),
    "the record of the panel is another": in_panel_record("Seul projet outre-mer", "Sans"),
    "the seal of the panel is none": sql("UPDATE preselection SET seal = x'00'"),
    "the panel is gone": sql("DELETE FROM preselection"),
    "an application has another number": sql(
        "UPDATE application SET number = 'A3' WHERE number = 'A1'"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OF_PANEL)
def test_a_panel_that_was_tampered_with_says_where(panel_file, name):
    found = HANDS["told"](verify.verify(tampered(panel_file, OF_PANEL[name])).findings)

    assert found == HANDS["all_told"]("a panel", name)


@pytest.mark.parametrize("name", OF_JURY)
def test_what_the_jury_keeps_of_the_panel_says_where_it_was_tampered_with(closed, name):
    found = HANDS["told"](verify.verify(tampered(closed, OF_JURY[name])).findings)

    assert found == HANDS["all_told"]("a jury on a shortlist", name)


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
    closed, panel_file, worlds
):
    renamed = CORRECTIONS["rename"](application="A1", title="Corrigé")
    worlds["rectified"](panel_file, corrections=(renamed,))

    verdict = verify.verify(closed, preselection=panel_file)

    assert (verdict.ok, [each.code for each in verdict.notes]) == (True, ["preselection_rectified"])


def test_another_panel_is_not_taken_for_this_one(season, closed, closed_edition, panel_file):
    folder = season["folder"]
    assert codes_of(closed, preselection=closed_edition) == {"preselection_other"}
    assert codes_of(folder / "panel.jury", preselection=closed) == {"preselection_none"}
    broken = tampered(panel_file, sql("UPDATE decision SET motive = '' WHERE motive <> ''"))
    assert codes_of(closed, preselection=broken) == {"preselection_unsound"}


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
