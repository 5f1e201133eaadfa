"""What a ballot that was received before brings back, on a machine that knows nothing of it."""

from collections.abc import Iterator

from jury_app.desk.changes import Field, History, Place, Value
from jury_app.desk.work_file import KeptBallot, WorkFile
from jury_app.sealing.keys import digest_code
from jury_app.sealing.manifest import KitBallot, KitManifest


def bring_back(work: WorkFile, manifest: KitManifest) -> None:
    """Lay the ballot of the kit on the desk, unless one was sealed there already.

    What was said there since stands; the next ballot continues the one that was received.
    """
    ballot = manifest.ballot
    if ballot is None or work.ballots():
        return
    act = work.last_act() + 1
    said = History(work.changes(), work.last_act()).values
    values = {place: value for place, value in _said(manifest, ballot) if place not in said}
    if values:
        work.write(values, act=act)
    work.keep_ballot(
        KeptBallot(
            revision=ballot.revision,
            digest=ballot.digest,
            previous=ballot.previous,
            made_at=ballot.made_at,
            code=digest_code(ballot.digest),
            complete=ballot.complete,
            act=act,
            data=ballot.data,
        )
    )


def _said(manifest: KitManifest, ballot: KitBallot) -> Iterator[tuple[Place, Value]]:
    """Return what the ballot says of what is still in the kit and may be said there."""
    criteria = {each.code for each in manifest.grid.criteria}
    free = [each.number for each in manifest.applications if each.recused_reason is None]
    for number in free:
        for code, mark in ballot.scores.get(number, {}).items():
            yield Place(Field.MARK, number, code), mark
        for code, text in ballot.notes.get(number, {}).items():
            field = Field.COMMENT if code in criteria else Field.OPINION
            yield Place(field, number, code), text
        if number in ballot.recused:
            yield Place(Field.RECUSAL, number), ballot.recused[number]
