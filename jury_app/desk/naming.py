"""What the edition and a ballot are called, in the window, in messages and on paper."""

from jury_app.sealing.manifest import KitManifest


def edition_title(manifest: KitManifest) -> str:
    """Return the title of the edition with its year, said once."""
    title, year = manifest.edition.title, str(manifest.edition.year)
    return title if year in title else f"{title} {year}"


def juror_name(manifest: KitManifest) -> str:
    """Return the juror’s name with the civility before it."""
    return f"{manifest.juror.civility} {manifest.juror.name}".strip()


def spoken_code(code: str) -> str:
    """Return the code of a ballot in two groups, as it is read aloud."""
    return f"{code[:4]}-{code[4:]}"
