"""What undoing has taken back, or redoing has done again, in one sentence."""

from collections.abc import Iterator

from jury_app.desk.marks import points
from jury_app.desk.views import DeskView, Entry
from jury_app.formatting import quoted
from jury_app.i18n import _, ngettext
from jury_app.sealing.manifest import KitCriterion, KitManifest


def changed_entries(before: DeskView, after: DeskView) -> list[Entry]:
    """Return the applications that are not as they were, as they are now."""
    old = {each.number: each for each in before.entries}
    return [each for each in after.entries if each != old[each.number]]


def undone_text(before: DeskView, after: DeskView, manifest: KitManifest) -> str:
    """Return what stands as before, since it was undone."""
    told = _changed_text(before, after, manifest)
    return _("Undone: {what}.").format(what=told) if told else _("The last change is undone.")


def redone_text(before: DeskView, after: DeskView, manifest: KitManifest) -> str:
    """Return what stands again, since it was redone."""
    told = _changed_text(before, after, manifest)
    return _("Done again: {what}.").format(what=told) if told else _("The change is done again.")


def _changed_text(before: DeskView, after: DeskView, manifest: KitManifest) -> str:
    """Return what is not as it was; nothing of an application that this kit has no more."""
    changed = changed_entries(before, after)
    told = [
        sentence
        for each in changed
        for sentence in _told(before.entry(each.number), each, manifest)
    ]
    if len(told) == 1:
        return told[0]
    if not changed:
        return ""
    return ngettext(
        "everything said in one go on {count} application",
        "everything said in one go on {count} applications",
        len(changed),
    ).format(count=len(changed))


def _told(before: Entry, after: Entry, manifest: KitManifest) -> Iterator[str]:
    for each in manifest.grid.criteria:
        yield from _told_of(each, before, after)
    title = quoted(after.application.title)
    if after.opinion != before.opinion:
        yield _("the general opinion is as it was, for {title}").format(title=title)
    if after.note != before.note:
        yield _("the private note is as it was, for {title}").format(title=title)
    if before.recusal is not None and after.recusal is None:
        yield _("you score {title} again").format(title=title)
    elif after.recusal != before.recusal:
        yield _("you stay out of {title} again").format(title=title)


def _told_of(criterion: KitCriterion, before: Entry, after: Entry) -> Iterator[str]:
    code = criterion.code
    known = {"criterion": criterion.name, "title": quoted(after.application.title)}
    mark = after.marks.get(code)
    if mark != before.marks.get(code) and mark is None:
        yield _("{criterion} has no mark any more, for {title}").format(**known)
    elif mark is not None and mark != before.marks.get(code):
        shown = points(criterion, mark)
        yield _("{criterion} is {mark} again, for {title}").format(mark=shown, **known)
    if after.comments.get(code) != before.comments.get(code):
        yield _("the comment on {criterion} is as it was, for {title}").format(**known)
