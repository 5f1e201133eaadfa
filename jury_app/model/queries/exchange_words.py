"""How the journal tells of kits that go out and ballots that come back."""

from collections.abc import Mapping

from jury_app.i18n import _, ngettext
from jury_app.model.enums import JournalKind
from jury_app.model.queries.journal_names import Body, Names, Telling


def _kits(body: Body, names: Names) -> str:
    count = len(body["kits"])
    told = ngettext("{count} kit issued", "{count} kits issued", count).format(count=count)
    why = body.get("because")
    if why is None:
        return told
    jurors = ", ".join(names.jurors.get(each["juror"], "…") for each in body["kits"])
    text = (
        _("Kit issued again, the one before being lost: {jurors}")
        if why == "lost"
        else _("Kit issued again, those before being stolen and revoked: {jurors}")
    )
    return text.format(jurors=jurors)


def _received(body: Body, names: Names) -> str:
    listed = body["ballots"]
    if len(listed) == 1:
        return _("Ballot received from {juror}, revision {revision}").format(
            juror=names.jurors.get(listed[0]["juror"], "…"), revision=listed[0]["revision"]
        )
    count = len(listed)
    return ngettext("{count} ballot received", "{count} ballots received", count).format(
        count=count
    )


def _refused(body: Body, names: Names) -> str:
    if "juror" not in body:
        return _("A ballot file was refused")
    juror = names.jurors.get(body["juror"], "…")
    return _("A ballot of {juror} was refused").format(juror=juror)


def _opened(body: Body, _names: Names) -> str:
    count = body.get("counted", len(body["ballots"]))
    return ngettext(
        "Ballots opened ({count}); the rules are sealed",
        "Ballots opened ({count}); the rules are sealed",
        count,
    ).format(count=count)


def _resolved(body: Body, names: Names) -> str:
    return ngettext(
        "Ballots of {juror}: one kept (revision {revision}), {count} other set aside",
        "Ballots of {juror}: one kept (revision {revision}), {count} others set aside",
        len(body["aside"]),
    ).format(
        revision=body["revision"],
        juror=names.jurors.get(body["juror"], "…"),
        count=len(body["aside"]),
    )


EXCHANGE_SENTENCES: Mapping[JournalKind, Telling] = {
    JournalKind.KITS_ISSUED: _kits,
    JournalKind.BALLOTS_RECEIVED: _received,
    JournalKind.BALLOT_REFUSED: _refused,
    JournalKind.CONFLICT_RESOLVED: _resolved,
    JournalKind.BALLOTS_OPENED: _opened,
}
