"""Which minutes these are: their name, whether they are final, and how they end."""

from collections.abc import Iterator

from jury_app.documents.grammar import at, of
from jury_app.documents.minutes.content import Minutes
from jury_app.documents.typography import prose
from jury_app.formatting import ended, format_date, format_number, format_time, joined
from jury_app.i18n import _, ngettext


def title(minutes: Minutes) -> str:
    """Return the name of the document."""
    text = _("Minutes of the jury {of_title} {year}")
    if minutes.is_panel:
        text = _("Minutes of the expert panel {of_title} {year}")
    return text.format(of_title=of(minutes.title), year=minutes.year)


def name(minutes: Minutes) -> str:
    """Return what sat."""
    if minutes.is_panel:
        return _("Minutes of the sitting of the expert panel")
    return _("Minutes of the sitting of the jury")


def status(minutes: Minutes) -> str:
    """Return whether these minutes are final, and which they replace."""
    if minutes.status == "provisional":
        if minutes.made_at is None:
            return _("Provisional minutes")
        return _("Provisional minutes, as of {date} at {hour}").format(
            date=format_date(minutes.made_at.date()), hour=format_time(minutes.made_at)
        )
    said = _sealed_status(minutes)
    if minutes.replaced_by is None:
        return said
    return _("{version}; replaced by version {number}").format(
        version=said, number=minutes.replaced_by
    )


def _sealed_status(minutes: Minutes) -> str:
    if minutes.status != "rectified":
        return _("Final minutes, version {number}").format(number=minutes.number)
    old = minutes.rectifies or minutes.number - 1
    if minutes.rectification is None:
        text = _("Rectified minutes, version {number}, which replaces version {old}")
        return text.format(number=minutes.number, old=old)
    text = _("Minutes rectified on {date}, version {number}, which replaces version {old}")
    date = format_date(minutes.rectification.at.date())
    return text.format(date=date, number=minutes.number, old=old)


def watermark(minutes: Minutes) -> str:
    """Return what stands across each page of minutes that are not the last word."""
    if minutes.replaced_by is not None:
        return _("REPLACED")
    return _("PROVISIONAL") if minutes.status == "provisional" else ""


def rectified(minutes: Minutes) -> Iterator[str]:
    """Say which minutes are put right, by which act, before whom, and why."""
    told = minutes.rectification
    if told is None:
        return
    text = _(
        "These minutes rectify those of version {old}, sealed on {date} under the code {seal}, by "
        "an act of {day} at {hour}."
    )
    yield text.format(
        old=minutes.rectifies,
        date=format_date(told.sealed_at.date()),
        seal=told.seal,
        day=format_date(told.at.date()),
        hour=format_time(told.at),
    )
    yield _("The act was done at the request or in the presence of {names}.").format(
        names=joined(told.witnesses)
    )
    yield _("Motive: {motive}").format(motive=ended(prose(told.reason)))


def closing(minutes: Minutes) -> str:
    """Say when the sitting ends."""
    if minutes.closed_at is None:
        return _("The agenda being exhausted, the sitting is closed.")
    hour = format_time(minutes.closed_at)
    return _("The agenda being exhausted, the sitting is closed at {hour}.").format(hour=hour)


def seals(minutes: Minutes) -> Iterator[str]:
    """Say by which codes the minutes can be held against the journal and the decisions."""
    if minutes.sheet:
        text = _("The sitting sheet, written before the closing, bears the code {code}.")
        yield text.format(code=minutes.sheet)
    if minutes.journal_head:
        text = _("The journal of the edition ends with the code {code}.")
        yield text.format(code=minutes.journal_head)
    if minutes.seal:
        text = _("The decisions, number {number}, are sealed under the code {code}.")
        yield text.format(number=minutes.number, code=minutes.seal)
    if minutes.rectification:
        text = _("They replace number {number}, sealed under the code {code}.")
        yield text.format(number=minutes.rectifies, code=minutes.rectification.seal)


def cosigned(minutes: Minutes) -> Iterator[str]:
    """Say who signed the seal beside the edition, and by the key of which device."""
    for each in minutes.cosigned:
        yield _("{name}, device {key}").format(name=each.name, key=each.device)


def standing_so_far(minutes: Minutes) -> Iterator[str]:
    """Say of provisional minutes from what they were made, and what they are worth."""
    if minutes.made_at:
        text = ngettext(
            "The sitting is not closed. These minutes were made on {date} at {hour}, when the "
            "journal held {count} act; the code of the last one is {code}.",
            "The sitting is not closed. These minutes were made on {date} at {hour}, when the "
            "journal held {count} acts; the code of the last one is {code}.",
            minutes.journal_acts,
        )
        yield text.format(
            date=format_date(minutes.made_at.date()),
            hour=format_time(minutes.made_at),
            count=format_number(minutes.journal_acts),
            code=minutes.journal_head,
        )
    if minutes.still_to_come:
        count = len(minutes.still_to_come)
        text = ngettext(
            "The jury has not begun this domain yet: {domains}.",
            "The jury has not begun these domains yet: {domains}.",
            count,
        )
        if minutes.is_panel:
            text = ngettext(
                "The panel has not begun this domain yet: {domains}.",
                "The panel has not begun these domains yet: {domains}.",
                count,
            )
        yield text.format(domains=joined(minutes.still_to_come))
    if minutes.is_panel:
        yield _(
            "They are provisional, and nobody signs them: until the closing, the panel may go back "
            "on anything that they tell."
        )
        return
    yield _(
        "They are provisional, and nobody signs them: until the closing, the jury may go back on "
        "anything that they tell."
    )


def done(minutes: Minutes) -> str:
    """Say where and when the minutes are signed."""
    if not (minutes.held_on and minutes.place):
        return ""
    day = minutes.rectification.at.date() if minutes.rectification else minutes.held_on
    text = _("Done {at_place}, on {date}.")
    return text.format(at_place=at(minutes.place), date=format_date(day))
