import pytest

from jury_app.errors import RefusedFileError
from jury_app.sealing.manifest import grid_digest
from jury_app.sealing.marks import missing_marks, require_marks

from .conftest import criterion


def refusal_of(world, **changes):
    with pytest.raises(RefusedFileError) as refusal:
        require_marks(
            world.content(**changes),
            grid=world.manifest.grid,
            applications={"101", "102"},
            file="zoe.juryballot",
        )
    assert "zoe.juryballot" in str(refusal.value)
    return refusal.value.code


def test_marks_on_the_grid_pass(world):
    require_marks(
        world.content(scores={"101": {"cible": 0, "demarche": 10}}),
        grid=world.manifest.grid,
        applications={"101", "102"},
        file="zoe.juryballot",
    )


@pytest.mark.parametrize("mark", [-1, 11, 1_000_000])
def test_a_mark_outside_the_grid_is_refused(world, mark):
    assert refusal_of(world, scores={"101": {"cible": mark}}) == "mark_out_of_range"


def test_an_unknown_criterion_is_refused(world):
    assert refusal_of(world, scores={"101": {"style": 1}}) == "criterion_unknown"


def test_an_application_of_somebody_else_is_refused(world):
    assert refusal_of(world, scores={"103": {"cible": 1}}) == "application_unknown"
    assert refusal_of(world, recusals={"103": ""}) == "application_unknown"


def test_another_grid_is_refused(world):
    assert refusal_of(world, grid="0" * 64) == "grid_unknown"


@pytest.mark.parametrize(
    "changes",
    [{"max_points": 20}, {"min_points": 1}, {"steps_per_point": 2}, {"lower_is_better": True}],
)
def test_a_grid_with_another_scale_is_another_grid(changes):
    assert grid_digest([criterion("a", **changes)]) != grid_digest([criterion("a")])


@pytest.mark.parametrize("changes", [{"name": "B"}, {"guidance": ""}, {"weight": 3}])
def test_correcting_a_text_leaves_the_grid_as_it_was(changes):
    assert grid_digest([criterion("a", **changes)]) == grid_digest([criterion("a")])


def test_the_order_of_the_criteria_does_not_matter():
    one, other = criterion("a"), criterion("b")

    assert grid_digest([one, other]) == grid_digest([other, one])


def test_what_is_missing_is_named_and_a_zero_is_a_mark():
    missing = missing_marks(
        {"101": {"cible": 0}, "104": {"cible": 1, "demarche": 2}},
        recused={"102"},
        applications=["101", "102", "103", "104"],
        criteria=["cible", "demarche"],
    )

    assert missing == (("101", "demarche"), ("103", "cible"), ("103", "demarche"))
