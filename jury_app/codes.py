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

HELPER = {
    "helper_not_started": N_(
        "The part of the program that reads files from outside did not start. Try again; if it "
        "still does not, an antivirus may be holding it."
    ),
    "helper_timeout": N_(
        "Reading “{file}” took more than {seconds} seconds and was stopped; nothing was changed. "
        "Ask for a simpler copy: a spreadsheet as CSV, a document printed to a new PDF."
    ),
    "file_unreadable": N_(
        "“{file}” cannot be read: it is damaged, or is not what its name says. Nothing was "
        "changed. Open it in its own program, save it again, and try once more."
    ),
    "file_too_large": N_(
        "“{file}” is larger than what can be read safely. Nothing was changed. Make a smaller "
        "copy of it, or split it in several files."
    ),
    "file_protected": N_(
        "“{file}” is protected by a password. Ask for a copy without one; nothing was changed."
    ),
    "workbook_old": N_(
        "“{file}” is a workbook in an old format, or one protected by a password. Save it as XLSX "
        "or CSV without a password and try again; nothing was changed."
    ),
}

SEALING = {
    "passphrase_needed": N_("The keys of this edition are locked. Give the passphrase to go on."),
    "passphrase_wrong": N_(
        "This passphrase does not open the keys of the edition. Type it again; nothing was changed."
    ),
    "keys_damaged": N_(
        "The keys of this edition are damaged. Open the latest back-up; nothing was changed."
    ),
    "recovery_key_wrong": N_(
        "This is not the recovery key of this edition. Copy it exactly as it was printed, from "
        "AGE-SECRET-KEY-1 to the end."
    ),
    "attachment_changed": N_(
        "The attachment “{file}” is no longer the one that was imported. Import it again, then "
        "make the kits."
    ),
    "kit_not_a_kit": N_(
        "“{file}” is not a juror’s kit. Open the file ending in .jurykit that the secretariat sent."
    ),
    "kit_damaged": N_(
        "The kit “{file}” is damaged or incomplete. Copy it again from the message that brought "
        "it, or ask the secretariat for a new one; nothing was lost."
    ),
    "kit_wrong_code": N_(
        "This code does not open “{file}”. Check the four words and that they came for this kit, "
        "then type them again."
    ),
    "kit_newer_version": N_(
        "The kit “{file}” was made by a newer version. Update the application, then open it again."
    ),
    "kit_signature_invalid": N_(
        "The kit “{file}” does not bear the signature of its edition. Do not use it; ask the "
        "secretariat for a new one."
    ),
    "kit_unreadable": N_(
        "“{file}” can no longer be read: was the medium removed? Put it back, or copy the kit to "
        "this computer; nothing was lost."
    ),
    "not_a_ballot": N_(
        "“{file}” is not a ballot. Ask for the file ending in .juryballot; nothing was changed."
    ),
    "ballot_damaged": N_(
        "The ballot “{file}” was altered or cut on its way. It was not counted; ask the juror to "
        "send the file again."
    ),
    "other_edition": N_(
        "The ballot “{file}” is not for this edition, or its first lines were altered. It was not "
        "counted; check which edition the juror’s kit belongs to."
    ),
    "other_round": N_(
        "The ballot “{file}” is for another round. It was not counted; ask the juror for the "
        "ballot of this round."
    ),
    "signature_invalid": N_(
        "The ballot “{file}” does not bear the signature of its juror. It was not counted; call "
        "the juror."
    ),
    "unknown_invitation": N_(
        "The ballot “{file}” comes from a kit that is not valid for this juror, or was withdrawn. "
        "It was not counted; call the juror."
    ),
    "newer_version": N_(
        "“{file}” was made by a newer version. Update the application, then take it in again; "
        "nothing was changed."
    ),
    "not_canonical": N_(
        "“{file}” is not written as this application writes. It was not counted; ask the juror to "
        "seal the ballot again."
    ),
    "grid_unknown": N_(
        "The ballot “{file}” was filled on another scoring grid. It was not counted; send the "
        "juror a new kit."
    ),
    "application_unknown": N_(
        "The ballot “{file}” is about application {application}, which was not given to this "
        "juror. It was not counted; send the juror a new kit."
    ),
    "criterion_unknown": N_(
        "The ballot “{file}” marks application {application} on “{criterion}”, which is not in "
        "the grid. It was not counted; send the juror a new kit."
    ),
    "mark_out_of_range": N_(
        "The ballot “{file}” gives application {application} a mark for “{criterion}” that the "
        "grid does not allow. It was not counted; call the juror."
    ),
    "seal_damaged": N_("The seal “{file}” was altered or cut. Open the original file again."),
    "seal_signature_invalid": N_(
        "The seal “{file}” does not bear the signature of this edition. Do not rely on it; ask the "
        "secretariat for the original."
    ),
}

DESK = {
    "desk_in_use": N_(
        "Your marks are open already in another window ({holder}). Go on there, or close it and "
        "open the kit again; nothing was lost."
    ),
    "work_file_of_another": N_(
        "“{file}” holds the marks of another juror or another edition. It was left as it is; call "
        "the secretariat."
    ),
    "recused_by_secretariat": N_(
        "The secretariat has recorded that you stay out of this application. Call them if that is "
        "a mistake."
    ),
    "nothing_to_undo": N_("There is nothing left to undo."),
    "text_too_long": N_("This text is longer than {most} characters. Shorten it; it is kept here."),
    "ballot_not_written": N_(
        "Nothing can be written into the folder “{folder}”. Choose another one; your marks are "
        "saved."
    ),
}

DOCUMENTS = {
    "cell_too_long": N_(
        "A spreadsheet cell holds {longest} characters at most, and the text beginning with "
        "“{text}” is longer. Nothing was cut: shorten it and write the file again."
    ),
}

IMPORTING = {
    "table_empty": N_(
        "“{file}” is empty. Export it again from the form tool; nothing was changed."
    ),
    "not_a_table": N_(
        "“{file}” is not a spreadsheet. Choose the XLSX, ODS or CSV file that the form tool "
        "exported; nothing was changed."
    ),
    "file_held": N_(
        "“{file}” may not be read. If it is open in another program, close it there and try again."
    ),
    "encoding_unknown": N_(
        "The letters of “{file}” cannot be read. Save it as CSV in UTF-8, or as XLSX; nothing was "
        "changed."
    ),
    "table_broken": N_(
        "Row {row} of “{file}” cannot be told from the next: a quotation mark is missing or too "
        "many. Export the file again; nothing was changed."
    ),
    "columns_missing": N_(
        "“{file}” lacks these columns: {missing}. It has: {found}. Choose the right file, or say "
        "which columns they are; nothing was changed."
    ),
    "mapping_invalid": N_(
        "“{file}” does not say which columns and domains go together. It must be a JSON object "
        "with “columns” and “domains”; nothing was changed."
    ),
    "mapping_field_unknown": N_(
        "“{file}” has no use for a field named “{field}”. Correct the mapping; nothing was changed."
    ),
    "mapping_column_missing": N_(
        "“{file}” has no column named “{column}”. Correct the mapping; nothing was changed."
    ),
    "mapping_domain_unknown": N_(
        "“{domain}” is the code of no domain of this edition. Correct the mapping of “{file}”; "
        "nothing was changed."
    ),
    "archive_unreadable": N_(
        "“{file}” is not a ZIP archive, or is damaged. Download it again; nothing was changed."
    ),
    "archive_empty": N_("“{file}” holds no file. Download it again; nothing was changed."),
    "number_missing": N_("The row has no application number."),
    "number_repeated": N_("The number {value} is there already, on a row above."),
    "title_missing": N_("The application has no title."),
    "applicant_missing": N_("The applicant has no name."),
    "domain_unknown": N_("“{value}” is not a domain of this edition."),
    "draft": N_("A draft that was never sent in was left out."),
    "late_deposit": N_("Deposited after the closing of the call."),
    "date_unreadable": N_("“{value}” is not a date that can be read."),
    "status_unknown": N_("“{value}” is a status that nobody knows: taken as received."),
    "title_long": N_("The title has {value} characters: see how it looks on the certificate."),
    "name_capitals": N_("“{value}” is all in capitals: check how it must be written."),
    "siren_invalid": N_("The SIREN {value} has a wrong key: check it."),
    "siren_other_authority": N_("This SIREN is the number of “{value}”: check it."),
    "co_applicant_unnamed": N_("Nobody knows the name of the co-applicant {value}: type it in."),
    "name_missing": N_("The juror has no name."),
    "person_repeated": N_("{value} is there already, on a row above."),
    "email_missing": N_("Without an e-mail address, the kit must be handed over by other means."),
    "email_invalid": N_("“{value}” is not an e-mail address."),
    "email_repeated": N_("The address {value} is another juror’s already."),
    "role_unknown": N_("“{value}” is a role that nobody knows: taken as a member."),
    "application_missing": N_("The row has no application number."),
    "juror_missing": N_("The row names no juror."),
    "criterion_missing": N_("The row names no criterion."),
    "mark_not_a_number": N_("“{value}” is not a number: the mark was not taken."),
    "score_repeated": N_("This score is there already, on a row above."),
    "attachment_not_exported": N_("The form tool could not export this file: ask for it."),
    "attachment_left_out": N_("Messages, opinions and time stamps are not for the jury."),
    "attachment_unplaced": N_("This file stands in the folder of no application."),
    "attachment_path_unsafe": N_("The path of this file leaves the archive: it was not read."),
    "attachment_encrypted": N_("This file is protected by a password: ask for it without."),
    "attachment_too_large": N_("This file is larger than 100 MB: ask for a smaller one."),
    "attachment_inflated": N_("This file swells too much when unpacked: it was not read."),
    "attachment_empty": N_("This file is empty: ask for it again."),
    "attachment_damaged": N_("This file is damaged in the archive: download it again."),
}

SENTENCES: dict[str, str] = {**STORE, **DOCUMENTS, **HELPER, **SEALING, **DESK, **IMPORTING}


def sentence(code: str, **details: object) -> str:
    """Return the sentence of a code in the language spoken."""
    return _(SENTENCES[code]).format(**details)
