"""Every stable code that the command line answers with, and its sentence.

Other programs read the codes: a code is never renamed. `docs/codes.md` is written from this
module. Braces hold what the refusal knows: a file, a name, a number.
"""

from jury_app.i18n import N_, _

STORE = {
    "file_missing": N_("There is no file “{file}”. Check its name and its folder."),
    "file_exists": N_("“{file}” exists already; nothing was written. Choose another name."),
}

SENTENCES: dict[str, str] = {**STORE}


def sentence(code: str, **details: object) -> str:
    """Return the sentence of a code in the language spoken."""
    return _(SENTENCES[code]).format(**details)
