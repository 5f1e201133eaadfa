"""The acts of a shortlist, and what a panel said, in sentences."""

from collections.abc import Mapping

from jury_app.decimals import exact_decimal, format_mean
from jury_app.formatting import ended, format_number, joined, localised
from jury_app.i18n import _, ngettext
from jury_app.model.enums import JournalKind
from jury_app.model.queries.journal_names import Body, Names, Telling
from jury_app.model.queries.preselection import PanelPlace
from jury_app.model.queries.shortlist import cut_of
from jury_app.model.scoring.cut import Cut


def cut_sentence(cut: Cut) -> str:
    """Say how far a shortlist goes, and what becomes of equals who share the last place."""
    said = []
    if cut.best is not None:
        said.append(
            ngettext(
                "{count} place a domain",
                "{count} places a domain",
                cut.best,
            ).format(count=cut.best)
        )
    if cut.at_least is not None:
        mark = localised(exact_decimal(cut.at_least))
        said.append(_("a mean of at least {mark}").format(mark=mark))
    told = joined(said)
    if cut.best is None:
        return told
    text = _("{cut}, equals kept") if cut.keeps_equals else _("{cut}, equals left out")
    return text.format(cut=told)


def place_sentence(place: PanelPlace) -> str:
    """Say what the panel said of an application: its place, mean, and how it came on the list."""
    return " ".join(_place_sentences(place))


def _place_sentences(place: PanelPlace) -> list[str]:
    said = []
    if place.rank is None:
        said.append(_("Expert panel: no place."))
    else:
        mean = f"{format_mean(place.mean)}/{format_number(place.scale)}"
        text = _("Expert panel: place {rank} of {count}, mean {mean}.")
        said.append(text.format(rank=place.rank, count=place.of, mean=mean))
    if place.called_back is not None:
        call = place.called_back
        text = _("Called back by {juror}: {reason}") if call.by else _("Called back: {reason}")
        said.append(ended(text.format(juror=call.by, reason=call.reason)))
    if place.move is not None:
        move = place.move
        text = (
            _("Moved from “{domain}” by {juror}: {reason}")
            if move.by
            else _("Moved from “{domain}”: {reason}")
        )
        said.append(ended(text.format(domain=place.domain, juror=move.by, reason=move.reason)))
    return said


def _cut(body: Body, _names: Names) -> str:
    count = len(body["applications"])
    return ngettext(
        "Shortlist cut at {cut}: {count} application passes",
        "Shortlist cut at {cut}: {count} applications pass",
        count,
    ).format(cut=cut_sentence(cut_of(body)), count=count)


def _called_back(body: Body, names: Names) -> str:
    application = names.applications.get(body["application"], "…")
    if "by" not in body:
        return _("Called back: {application}").format(application=application)
    return _("Called back, as {juror} asked: {application}").format(
        juror=names.jurors.get(body["by"], "…"), application=application
    )


def _moved(body: Body, names: Names) -> str:
    told = {
        "application": names.applications.get(body["application"], "…"),
        "domain": names.domains.get(body["domain"], "…"),
    }
    if "by" not in body:
        return _("To go before the jury in “{domain}”: {application}").format(**told)
    return _("To go before the jury in “{domain}”, as {juror} asked: {application}").format(
        juror=names.jurors.get(body["by"], "…"), **told
    )


def _preselected(body: Body, _names: Names) -> str:
    count = len(body["applications"])
    return ngettext(
        "Shortlist of the expert panel taken in: {count} application, under the seal {seal}",
        "Shortlist of the expert panel taken in: {count} applications, under the seal {seal}",
        count,
    ).format(count=count, seal=body["seal"])


SHORTLIST_SENTENCES: Mapping[JournalKind, Telling] = {
    JournalKind.SHORTLIST_CUT: _cut,
    JournalKind.CALLED_BACK: _called_back,
    JournalKind.MOVED: _moved,
    JournalKind.PRESELECTED: _preselected,
}
