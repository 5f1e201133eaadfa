"""Every stable code that the command line answers with, and its sentence.

Other programs read the codes: a code is never renamed. `docs/codes.md` is written from this
module. Braces hold what the refusal knows: a file, a name, a number.
"""

from jury_app.i18n import N_, _

STORE = {
    "file_missing": N_("There is no file “{file}”. Check its name and its folder."),
    "file_exists": N_("“{file}” exists already; nothing was written. Choose another name."),
    "file_empty": N_(
        "“{file}” is empty. Open a back-up, or a copy kept elsewhere; nothing was changed."
    ),
    "folder_missing": N_("There is no folder “{folder}”. Make it first, or choose another."),
    "store_foreign": N_("“{file}” is not a file of this application. Nothing was changed."),
    "store_newer": N_(
        "“{file}” was made by a newer version. Update the application, then open it again."
    ),
    "store_damaged": N_(
        "“{file}” is damaged. Nothing was changed: open the latest back-up instead."
    ),
    "store_hostile": N_(
        "“{file}” holds commands that are not ours. It was not opened; ask who sent it."
    ),
    "store_read_only": N_(
        "“{file}” cannot be written here. Copy it to a folder of your own and open that copy."
    ),
    "store_removed": N_(
        "“{file}” can no longer be written: was the medium removed? What was shown as saved is "
        "saved. Put it back and open the file again."
    ),
    "store_contradicts": N_(
        "This contradicts what the edition already holds. Nothing was changed."
    ),
    "disk_full": N_(
        "The disk is full: “{file}” was not changed. Free some space and try again; what was shown "
        "as saved is saved."
    ),
    "edition_in_use": N_(
        "“{file}” is open already ({holder}). Close it there first; nothing was changed."
    ),
    "journal_broken": N_(
        "The journal does not hold together. Keep this file as it is and open a back-up."
    ),
}

SENTENCES: dict[str, str] = {**STORE}


def sentence(code: str, **details: object) -> str:
    """Return the sentence of a code in the language spoken."""
    return _(SENTENCES[code]).format(**details)
