"""Every stable code that the command line answers with, and its sentence.

Other programs read the codes: a code is never renamed. `docs/codes.md` is written from this module,
and from `verify.py`, which travels alone with what it finds. Braces hold what the refusal knows: a
file, a name, a number.
"""

import re

from jury_app.formatting import localised
from jury_app.i18n import N_, _

STORE = {
    "file_missing": N_("There is no file “{file}”. Check its name and its folder."),
    "file_is_folder": N_("“{file}” is a folder. Name the file itself."),
    "file_not_ordinary": N_(
        "“{file}” is no ordinary file, but a pipe or a device. Save what it gives as a file, and "
        "name that; nothing was changed."
    ),
    "file_exists": N_("“{file}” exists already; nothing was written. Choose another name."),
    "file_empty": N_(
        "“{file}” is empty. Open a back-up, or a copy kept elsewhere; nothing was changed."
    ),
    "folder_missing": N_("There is no folder “{folder}”. Make it first, or choose another."),
    "folder_unwritable": N_(
        "The folder “{folder}” cannot be made here. Choose another; nothing was changed."
    ),
    "program_incomplete": N_(
        "A part of the program itself, “{file}”, cannot be read. Try again; if it still cannot, "
        "install the program once more. Nothing was changed."
    ),
    "no_room_to_work": N_(
        "The folder for temporary files, “{folder}”, takes nothing more. Free some space there and "
        "try again; nothing was changed."
    ),
    "printer_refused": N_(
        "The printer “{printer}” takes nothing. See that it is there and ready, then print again."
    ),
    "nowhere_to_work": N_(
        "Nothing can be written into the folder for temporary files, “{folder}”. See that it is "
        "there and that you may write into it; nothing was changed."
    ),
    "store_foreign": N_("“{file}” is not a file of this application. Nothing was changed."),
    "store_newer": N_(
        "“{file}” was made by a newer version. Update the application, then open it again."
    ),
    "store_damaged": N_(
        "“{file}” is damaged. Nothing was changed: open the latest back-up instead."
    ),
    "store_faults": N_("Found in the file: {first} (faults in all: {count})."),
    "store_unfinished": N_(
        "“{file}” holds no edition: its making was interrupted. Remove it and make it again; "
        "nothing was lost."
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
    "store_moved": N_(
        "“{file}” is no longer where it was opened: was it moved, renamed or removed? What was "
        "shown as saved is in it. Put it back and open it again."
    ),
    "store_replaced": N_(
        "Another file has taken the place of “{file}” since it was opened; a synchronisation may "
        "have put it there. Nothing was written into it: compare it with the latest back-up."
    ),
    "store_failing": N_(
        "“{file}” is there, but its disk does not read or write it. What was shown as saved is "
        "saved. Copy the file to another disk and open that copy."
    ),
    "store_contradicts": N_(
        "This contradicts what the edition already holds. Nothing was changed."
    ),
    "backup_not_one": N_(
        "“{file}” is no edition and no back-up of one. Choose a file ending in .jury; nothing was "
        "written."
    ),
    "backup_damaged": N_(
        "The back-up “{file}” is damaged. Restore from an earlier one; nothing was written."
    ),
    "backups_unreadable": N_(
        "The folder of the back-ups, “{folder}”, cannot be read. See that its disk is there; the "
        "edition itself is as it was."
    ),
    "backup_unwritable": N_(
        "No back-up could be written into “{folder}”. Free some space there, or repair it, and try "
        "again; nothing was changed."
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
    "drawing_active": N_(
        "“{file}” is more than a drawing: it holds a script, an animation, or asks for another "
        "file. Ask the graphic designer for a plain SVG, or a PDF; nothing was changed."
    ),
    "drawing_letters": N_(
        "“{file}” holds letters whose typeface may lack here. Ask the graphic designer to turn its "
        "letters into curves, or for a PDF; nothing was changed."
    ),
    "font_outlines": N_(
        "“{file}” is no TrueType file (TTF): documents cannot hold its letters. Ask the graphic "
        "designer for the same typeface as TTF; nothing was changed."
    ),
    "font_locked": N_(
        "The maker of “{file}” does not allow documents to hold its letters. Choose another "
        "typeface, or ask for a licence that allows embedding; nothing was changed."
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
    "recovery_key_mistyped": N_(
        "The recovery key in “{file}” has a letter that is not as it was printed. Compare it with "
        "the sheet and correct it; nothing was written."
    ),
    "recovery_line_mistyped": N_(
        "Line {line} of the recovery key in “{file}” is not as it was printed. Compare it with the "
        "sheet and correct it; nothing was written."
    ),
    "recovery_file_unfit": N_(
        "“{file}” holds no recovery key. Give the text file of the recovery sheet, or type the "
        "four lines of the sheet into a text file; nothing was written."
    ),
    "recovery_file_unreadable": N_(
        "The recovery file “{file}” cannot be read. Check its name; nothing was written."
    ),
    "attachment_changed": N_(
        "The attachment “{file}” is no longer the one that was imported. Import it again, then "
        "make the kits."
    ),
    "kits_waiting": N_(
        "The kits are made, but could not all be put in place in “{folder}”: is one of them open "
        "elsewhere, or the folder protected? Nothing was lost; free it, and make the kits again."
    ),
    "kit_too_full": N_(
        "What {juror} is given to read is more than one kit can hold. Share the applications out "
        "among more readers; nothing was changed."
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
    "invitation_revoked": N_(
        "The ballot “{file}” was made with a kit of {juror} that was revoked as stolen. It was not "
        "counted; call the juror."
    ),
    "arrived_after_closing": N_(
        "The ballot “{file}” of {juror} came after the closing of the sitting. It is not counted; "
        "that it came stands in the journal."
    ),
    "attached_ballot_too_large": N_(
        "“{file}” is larger than any ballot: it was not read. Ask the juror for the file ending in "
        ".juryballot; nothing was changed."
    ),
    "mail_without_ballot": N_(
        "No ballot is attached to the message “{file}”. Ask the sender for the file, not for a "
        "link or a copy of its text."
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

CERTIFICATES = {
    "public_key_unfit": N_(
        "“{file}” is not the public key of an edition. Take the file certificates-key.pem that was "
        "published with its award list."
    ),
    "certificate_unknown": N_(
        "This is not the text of a certificate’s code: that begins with JURY1. Give all of its "
        "lines, or a picture of the certificate."
    ),
    "register_damaged": N_(
        "“{file}” is not a register of certificates, or not as the edition sealed it. Ask for it "
        "again."
    ),
    "certificate_code_missing": N_(
        "No certificate’s code can be read in “{file}”. Take the picture again, nearer, straight "
        "and in good light."
    ),
    "certificate_rehearsal": N_(
        "This certificate was printed in a rehearsal. It awards nothing: do not rely on it."
    ),
    "certificate_newer": N_(
        "This certificate was made by a newer version. Update the application, then check it again."
    ),
    "certificate_signature_invalid": N_(
        "This is not a certificate of this edition, or it was altered: the signature does not fit "
        "what it says. Do not rely on it; ask the organiser of the prize."
    ),
}

DESK = {
    "desk_in_use": N_(
        "Your marks are open already in another window ({holder}). Go on there, or close it and "
        "open the kit again; nothing was lost."
    ),
    "desk_elsewhere": N_(
        "Your marks are kept in “{folder}”, which is not there. Put the medium back and open your "
        "kit again. If it is lost for good, remove the file “{file}” first."
    ),
    "desk_there_already": N_(
        "“{folder}” holds marks of yours already. Choose another folder; nothing was changed."
    ),
    "desk_no_place": N_(
        "Your marks cannot be put into the folder “{folder}”: this account may not write there. "
        "Ask whoever looks after this computer; what was shown as saved is saved."
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
    "nothing_to_redo": N_("There is nothing left to redo."),
    "text_too_long": N_("This text is longer than {most} characters. Shorten it; it is kept here."),
    "application_not_in_kit": N_("Application {value} is not in this kit: the row was left out."),
    "mark_not_a_step": N_("“{value}” lies between two marks of the scale: it was not taken."),
    "mark_outside_scale": N_("“{value}” lies outside the scale: the mark was not taken."),
    "criterion_column_missing": N_(
        "There is no column “{value}”: the marks of this criterion stay as they were."
    ),
    "cell_text_too_long": N_("The text beginning with “{value}” is too long: it was not taken."),
    "title_of_another": N_(
        "“{value}” is not the title of this application. Were the rows sorted in one column only? "
        "Check its marks."
    ),
    "marks_beside_recusal": N_(
        "Application {value} has both marks and a recusal: the recusal counts, the marks were not "
        "taken."
    ),
    "boxes_several": N_("Several boxes are ticked ({value}): the mark was not taken."),
    "recusal_not_ticked": N_(
        "A reason for staying out is written, “{value}”, but the box is not ticked: it was not "
        "taken as a recusal."
    ),
    "total_differs": N_(
        "The sum written is not that of the marks ({value}). Check them; they were taken as ticked."
    ),
    "page_total_differs": N_(
        "The sum written for the page is not that of its marks ({value}). Check them; they were "
        "taken as ticked."
    ),
    "form_foreign": N_(
        "“{file}” is not a paper ballot that was filled on a screen. A form that was printed, "
        "scanned or printed to a new PDF has lost its fields: choose the file that you saved."
    ),
    "form_other_edition": N_(
        "The form “{file}” belongs to another edition. Choose the one of this kit; nothing was "
        "changed."
    ),
    "form_other_round": N_(
        "The form “{file}” belongs to another round. Choose the one of this kit; nothing was "
        "changed."
    ),
    "form_other_juror": N_(
        "The form “{file}” belongs to another juror. Choose your own; nothing was changed."
    ),
    "form_other_grid": N_(
        "The form “{file}” was printed for another scoring grid. Print a new one from this kit; "
        "nothing was changed."
    ),
}

RECEIPTS = {
    "receipt_unreadable": N_(
        "“{file}” is not a receipt, or is damaged. Save it again from the message that brought it."
    ),
    "receipt_signature_invalid": N_(
        "The receipt “{file}” is not as the secretariat signed it. Do not rely on it: call them, "
        "and read them the code of your ballot."
    ),
    "receipt_other_edition": N_(
        "The receipt “{file}” belongs to another edition. Open the kit of that edition to read it."
    ),
    "receipt_other_juror": N_(
        "The receipt “{file}” was made for another juror. Tell the secretariat: yours may have "
        "gone to them."
    ),
    "receipt_other_ballot": N_(
        "The receipt “{file}” is for a ballot that was not sealed on this computer. If you sealed "
        "none elsewhere, call the secretariat at once."
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
    "table_without_marks": N_(
        "“{file}” holds no mark that can be counted. Its columns are application, juror and score, "
        "with domain and criterion where there are any."
    ),
    "criteria_unfit": N_(
        "Row {row} of “{file}” is no criterion: it needs a name of its own, a lowest and a highest "
        "mark that are whole numbers, and a weight that is not negative."
    ),
    "criteria_none": N_("“{file}” tells no criterion that weighs anything. Give one a weight."),
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
    "number_unfit": N_(
        "“{value}” cannot be the number of an application: it is longer than 200 characters, or "
        "holds characters that cannot be seen or read aloud."
    ),
    "field_too_long": N_(
        "“{column}” holds {value} characters, more than a kit can carry. Shorten it in the form "
        "tool, then import again."
    ),
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
    "attachment_not_exported": N_("The form tool could not export “{value}”: ask for it."),
    "attachment_left_out": N_(
        "“{value}” was left out: messages, opinions and time stamps are not for the jury."
    ),
    "attachment_unplaced": N_("“{value}” stands in the folder of no application."),
    "attachment_path_unsafe": N_(
        "The path of “{value}” leads out of the archive: it was not read."
    ),
    "attachment_name_long": N_(
        "The name of “{value}” is longer than a kit can carry: ask for it under another name."
    ),
    "attachment_encrypted": N_("“{value}” is protected by a password: ask for it without."),
    "attachment_is_link": N_(
        "“{value}” is a link to a file that is not in the archive: ask for the file itself."
    ),
    "attachment_too_large": N_("“{value}” is larger than 100 MB: ask for a smaller file."),
    "attachment_inflated": N_("“{value}” swells too much when unpacked: it was not read."),
    "attachment_empty": N_("“{value}” is empty: ask for it again."),
    "attachment_damaged": N_("“{value}” is damaged in the archive: download it again."),
}

MODEL = {
    "template_unknown": N_("There is no template “{template}”. Choose one of: {templates}."),
    "application_not_found": N_("There is no application {number} in this edition."),
    "application_awarded": N_(
        "Application {value} holds an award in its domain. Withdraw the award before it moves to "
        "another one, or leaves the competition."
    ),
    "application_out": N_(
        "Application {number} is no longer in competition. Change its status first."
    ),
    "domain_unknown_code": N_("There is no domain “{domain}”. Choose one of: {domains}."),
    "juror_unknown": N_("This juror does not sit in this edition."),
    "level_unknown": N_(
        "There is no award level “{level}”: is “{meant}” meant? The levels are: {levels}; a "
        "special prize has a name that is like none of these."
    ),
    "level_not_awarded": N_(
        "“{level}” is no award. Say of the domain itself that it is not awarded."
    ),
    "level_missing": N_("This award level is no longer in the edition. Choose another."),
    "round_unknown": N_("There is no round “{round}”. Choose one of: {rounds}."),
    "round_missing": N_("This edition has no round. Open a back-up."),
    "sitting_closed": N_("The sitting is closed: its decisions stand. Nothing was changed."),
    "rectification_none": N_(
        "Nothing was rectified: every certificate is in force. Nothing was written."
    ),
    "rectification_empty": N_(
        "These corrections change nothing that was sealed: no rectification was made."
    ),
    "sealed_words_gone": N_(
        "Since it was sealed, part of what the minutes say was erased or changed ({parts}): a new "
        "seal would no longer say it. Rectify a back-up made before."
    ),
    "frozen_unknown": N_(
        "There are no decisions number {number}: the last ones are number {last}. Nothing was "
        "written."
    ),
    "document_of_replaced": N_(
        "“{document}” is made from the decisions in force alone: those of number {number}. Nothing "
        "was written."
    ),
    "rectify_cut": N_(
        "In the domain “{domain}” these corrections change who passes the cut of the shortlist, "
        "and a rectification makes no new cut. Nothing was changed."
    ),
    "rectify_applicants": N_(
        "Application {number} keeps its applicants: name each of them, in their order. A "
        "rectification spells names otherwise, and neither adds nor removes anybody."
    ),
    "rectify_not_called": N_(
        "Nothing was entered of {juror} at the roll call: there is nothing to put right."
    ),
    "rectify_out_of_place": N_(
        "Act {number} of the sitting could not have happened then. Nothing was changed."
    ),
    "rectify_vote_followed": N_(
        "Counted so, the vote of act {number} would not carry what followed from it. Put right "
        "first the decision, or the round that came after; nothing was changed."
    ),
    "erasure_before_closing": N_(
        "The sitting is not closed yet: what the jury decides from stays until it has decided. "
        "Nothing was erased."
    ),
    "nothing_to_erase": N_("There is nothing left of that to erase."),
    "erasure_unknown": N_("Act {number} of the journal is no erasure."),
    "period_wrong": N_("A period is a whole number of months, from 0 to {most}."),
    "kind_unknown": N_("There is no kind of data “{kind}”. Choose among: {kinds}."),
    "person_unknown": N_(
        "The edition knows nobody under “{value}”: neither a juror, nor a contact, nor a witness."
    ),
    "marks_purged": N_(
        "The individual marks were erased: there is nothing left to count or to export."
    ),
    "attachment_erased": N_("“{file}” was erased when its time was over: its name alone is kept."),
    "sitting_open": N_("The sitting is not closed yet. Close it first; nothing was written."),
    "sitting_not_begun": N_(
        "The sitting has not begun: there is nothing to tell of it yet. Nothing was written."
    ),
    "sitting_not_open": N_("The sitting is not open yet: there is nothing to suspend."),
    "sitting_suspended": N_(
        "The sitting has been suspended since {hour}. Resume it first; nothing was recorded."
    ),
    "sitting_not_suspended": N_("The sitting is not suspended."),
    "minutes_final": N_(
        "The sitting is closed: its minutes are final, and are written as “minutes”. No "
        "provisional ones were written."
    ),
    "day_wrong": N_("“{value}” is no day. Write it as 2026-10-01."),
    "ballots_sealed": N_(
        "The ballots are still sealed: nobody sees a mark before they are opened. Open them first."
    ),
    "ballots_open_already": N_("The ballots have been opened already. Nothing was changed."),
    "ballots_none": N_("No ballot has been received yet. Collect the ballots first."),
    "grid_in_use": N_("Kits hold this grid already: it can no longer change for this round."),
    "title_empty": N_("A title is needed."),
    "name_empty": N_("A name is needed."),
    "number_empty": N_("A number is needed."),
    "applicant_empty": N_("The name of an applicant is needed."),
    "code_missing": N_("A code is needed."),
    "code_taken": N_("The code “{value}” is used already. Choose another."),
    "code_unfit": N_(
        "“{value}” cannot be a code: it is longer than 200 characters, or holds characters that "
        "cannot be seen or read aloud. Choose another."
    ),
    "text_unfit": N_(
        "A text holds characters that no file can keep. Type it again; nothing was changed."
    ),
    "year_wrong": N_("{year} cannot be the year of an edition."),
    "population_wrong": N_("A population is a whole number that is not negative."),
    "application_unfit": N_("Application {number} cannot go into a kit. {text}"),
    "number_taken": N_("The number {number} is used already. Choose another."),
    "number_in_kits": N_(
        "Kits hold the numbers of the applications already: ballots go by them, and they stay."
    ),
    "reason_missing": N_("A reason is needed."),
    "witness_missing": N_("Name somebody who saw it: the journal keeps their name."),
    "conflict_none": N_(
        "No ballots of {juror} stand against each other: there is nothing to decide. Nothing was "
        "changed."
    ),
    "ballot_code_unknown": N_(
        "No ballot of {juror} that stands against another has the code “{value}”. There are: "
        "{codes}. Nothing was changed."
    ),
    "ending_unknown": N_(
        "The name “{file}” does not say what kind of file to write. Give it one of these endings: "
        "{endings}; nothing was written."
    ),
    "register_kind_unknown": N_(
        "“{file}” is neither a workbook (.xlsx) nor a CSV (.csv). Give it one of these endings; "
        "nothing was written."
    ),
    "decision_none_between": N_(
        "Nothing was decided between ballots of {juror}: there is nothing to undo. Nothing was "
        "changed."
    ),
    "ballot_not_in_conflict": N_(
        "{juror} has no such ballot among those that stand against each other. Nothing was changed."
    ),
    "scale_wrong": N_(
        "“{criterion}” needs a highest mark above its lowest, and a weight that is not negative; "
        "none of them may be larger than 1,000,000, with 1,000 steps a point at most."
    ),
    "meaning_off_scale": N_(
        "“{value}” is not a mark of “{criterion}”: correct the mark whose meaning is told."
    ),
    "criterion_last": N_("A grid needs one criterion at least."),
    "domain_in_use": N_("“{domain}” has applications. Move them to another domain first."),
    "level_in_use": N_("“{level}” has been awarded. Withdraw those decisions first."),
    "nothing_changed": N_("Nothing is different from before."),
    "shortlist_empty": N_("No application is shortlisted yet. Choose them first."),
    "shortlist_none": N_(
        "This edition has one instance: its jury awards, and shortlists nothing. A panel that "
        "shortlists has an edition of its own, founded for it."
    ),
    "shortlist_only": N_(
        "A panel shortlists, and awards nothing itself: “{level}” is given by the jury that judges "
        "its shortlist. Nothing was changed."
    ),
    "cut_missing": N_("Say how far the shortlist goes: how many places, or from which mark on."),
    "already_shortlisted": N_("Application {number} is on the shortlist already."),
    "passed_the_cut": N_(
        "Application {number} passed the cut, and its place was taken back since. Cut the domain "
        "again: it needs no call."
    ),
    "shortlist_outdated": N_(
        "In the domain “{domain}” the standings or the places have changed since the shortlist was "
        "cut. Cut it again, then close."
    ),
    "shortlist_open": N_(
        "The shortlist of “{file}” is not closed yet. Close its sitting first: the jury judges "
        "what was sealed."
    ),
    "shortlist_by_panel": N_(
        "This edition judges the shortlist of an expert panel. What the panel left out cannot be "
        "added here, and application numbers stay as they are."
    ),
    "nobody_to_assign": N_(
        "There is nobody to read, or nothing to be read. Import applications and seat jurors first."
    ),
    "nothing_assigned": N_("No juror has anything to read yet. Assign the applications first."),
    "readers_wrong": N_("An application needs one reader at least."),
    "readers_too_few": N_(
        "Application {number}, “{title}”, has only {eligible} jurors who may read it, and "
        "{readers} were asked for. Seat more jurors in its domain, or ask for fewer readers."
    ),
    "loads_too_low": N_(
        "At most {most} applications a juror is too few: {asked} readings fall on {jurors}, who "
        "may give {offered}. Nobody else is left to read {applications}. Allow {needed} each at "
        "least, seat more jurors there, or ask for fewer readers."
    ),
    "load_alone": N_(
        "How much a juror may be given goes with a number of readers: add --readers as well."
    ),
    "plan_timeout": N_(
        "Working out who reads what took more than {minutes} minutes and was stopped; nothing was "
        "changed. Allow each juror a few more, or ask for fewer readers."
    ),
    "plan_lost": N_(
        "Working out who reads what broke off, perhaps for want of memory; nothing was changed. "
        "Close other programs and try again, or allow each juror a few more."
    ),
    "plan_outdated": N_(
        "The panels have changed since this plan was made. Work it out again: nothing was changed."
    ),
    "already_recused": N_("This juror is recused from this application already."),
    "domain_awarded": N_("“{domain}” has awards already. Withdraw them first."),
    "domains_undecided": N_(
        "Nothing has been decided in: {domains}. Decide, or say that they are not awarded."
    ),
    "motive_required": N_(
        "The decision for application {number} departs from the order of the standings. Say why."
    ),
    "motive_owed": N_(
        "With this, the award of application {number} would pass over one that stands higher. "
        "Record that award again with its motive first; nothing was changed."
    ),
    "rules_contradict": N_(
        "Averages by criterion go with an order by the average of the marks, and with no other. "
        "Choose what becomes of an incomplete grid; nothing was changed."
    ),
    "orders_differ": N_(
        "Counted twice, the order of “{domain}” came out differently. Nothing was closed: take a "
        "back-up and have both counts looked at."
    ),
    "decision_none": N_("No such decision stands for “{what}”. Nothing was changed."),
    "decision_ambiguous": N_(
        "Application {number} holds several awards: {levels}. Say which one is withdrawn."
    ),
    "cannot_undo": N_("Act {number} cannot be undone. Correct it by a new act."),
    "undone_since": N_("What act {number} changed has changed again since. Undo the later act."),
    "file_unwritable": N_(
        "“{file}” could not be written. Is it open elsewhere, or the disk full? Nothing was lost."
    ),
    "background_fonts": N_(
        "“{file}” uses typefaces that it does not hold: {fonts}. Ask the graphic designer for a "
        "PDF with its typefaces embedded, or its letters turned into curves; nothing was written."
    ),
    "design_unknown": N_(
        "There is no design “{design}”. Choose among: {designs}; nothing was written."
    ),
    "document_after_only": N_(
        "“{document}” is a document, and no number of a certificate: name the documents before "
        "--only."
    ),
    "design_gone": N_("This design was removed meanwhile. Choose another; nothing was changed."),
    "design_broken": N_(
        "The design “{design}” is not one that this program reads. Remove it, or print in another."
    ),
    "design_name_taken": N_("Another design is called “{name}” already. Choose another name."),
    "design_level_taken": N_(
        "“{level}” is printed in the design “{design}” already. Give that one another level first."
    ),
    "design_file_missing": N_(
        "A file that the design shows is not in this edition. Choose it again; nothing was changed."
    ),
    "design_unfit": N_(
        "“{file}” is no design of certificates, or one of a newer version. Nothing was changed."
    ),
    "certificate_elsewhere": N_(
        "Certificate {number} is handed over in another presentation already: {place}. Take it out "
        "there first."
    ),
    "presentation_empty": N_("Say which certificates are handed over."),
    "presentation_missing": N_("There is no presentation {number}."),
    "presentation_nowhere": N_("Say where the presentation takes place."),
    "certificate_none": N_(
        "There is no certificate “{number}”: give a number of the register, or the number of an "
        "application that was awarded. Nothing was written."
    ),
    "letter_field_unknown": N_(
        "Letters have no field “{field}”. Choose among: {fields}; nothing was written."
    ),
    "letter_empty": N_(
        "There is no text in “{file}”. Write the subject, an empty line, then the paragraphs; "
        "nothing was written."
    ),
    "text_not_utf8": N_(
        "The letters of “{file}” cannot be read. Save it as plain text in UTF-8; nothing was "
        "written."
    ),
    "comments_columns": N_(
        "“{file}” needs the columns “application” and “comment”. Nothing was written."
    ),
    "comments_broken": N_(
        "“{file}” cannot be read to its end: a quotation mark is not closed, or a cell has no end. "
        "Save it again as CSV; nothing was written."
    ),
    "comment_misplaced": N_(
        "“{file}” holds a comment on “{application}”, which the jury did not judge or of which it "
        "speaks twice. Nothing was written."
    ),
    "embargo_missing": N_(
        "The award list for the press says until when it is under embargo. Give that day and hour; "
        "nothing was written."
    ),
    "logos_none": N_(
        "No picture in “{folder}” is called after a domain. Name each logo (PNG or JPEG) by the "
        "code of its domain, such as {example}; nothing was written."
    ),
    "shortlist_uncertified": N_(
        "A shortlist has neither certificates nor letters nor a ceremony: they come with the "
        "awards of the jury. Nothing was written."
    ),
    "document_unknown": N_("There is no document “{document}”. Choose among: {documents}."),
    "juror_not_here": N_(
        "The ballot “{file}” is from nobody who sits in this jury. It was not counted."
    ),
    "juror_not_found": N_("“{value}” sits in no panel of this jury."),
    "juror_ambiguous": N_("Several jurors are called “{value}”: give the e-mail address instead."),
    "juror_has_ballot": N_("{value} has sent a ballot: it counts, and this mark was not taken."),
    "application_not_here": N_("There is no application “{value}” in this edition."),
    "criterion_not_here": N_("“{value}” is no criterion of the grid."),
    "mark_off_scale": N_("“{value}” is not a mark of this criterion."),
}

ROOM = {
    "sitting_begun": N_("The sitting has begun already. Nothing was changed."),
    "member_not_here": N_("{juror} is not in the room. Note the arrival first."),
    "member_not_out": N_("{juror} is not out of the room. Nothing was changed."),
    "member_recused": N_(
        "{juror} is recused from what is before the jury, and stays out until it is done."
    ),
    "item_none": N_("Nothing is before the jury. Open a domain or an application first."),
    "chair_advisory": N_("{juror} has an advisory voice, and cannot take the chair."),
    "proxies_none": N_("The rules of the prize know no proxies. Nothing was changed."),
    "proxy_unfit": N_(
        "{holder} cannot hold this proxy: the holder must be another member, with a voice, who is "
        "not away."
    ),
    "proxy_unfit_giver": N_(
        "{giver} holds a proxy. Give it to another member first; nothing was changed."
    ),
    "proxy_too_many": N_(
        "{holder} holds as many proxies as the rules allow ({most}). Choose another member."
    ),
    "question_missing": N_("A proposal needs its question in words."),
    "vote_choices": N_(
        "This is no choice of the vote: {choices}. One votes for or against, or among two "
        "applications at least, each by its number."
    ),
    "vote_empty": N_("No voice was counted, or fewer than none. Count again; nothing was kept."),
    "vote_not_voter": N_(
        "{juror} has no voice in this vote: away, recused, or with an advisory voice."
    ),
    "vote_too_many": N_(
        "{counted} voices were counted, and {voters} members may vote. Count again; nothing was "
        "kept."
    ),
    "vote_names_roll_call": N_(
        "Names are taken down in a roll call, and in no other vote. Say how the vote was taken."
    ),
    "vote_unknown": N_("There is no vote under number {number}."),
    "vote_none": N_("No vote has been taken on that yet."),
    "vote_carries_not": N_("The vote did not decide that. {result}"),
    "secret_not_in_rules": N_("By the rules of the prize one member alone makes no vote secret."),
    "round_not_open": N_("There is no other round after this vote. {result}"),
    "round_restricted": N_("Only these stand in the next round: {numbers}."),
    "chair_one_voice": N_("By the rules of the prize the voice of the chair does not count twice."),
    "casting_not_in_rules": N_("The rules of the prize know no casting vote."),
    "casting_no_tie": N_("A casting vote breaks ties only. {result}"),
    "casting_chair_out": N_("The chair took no part in this vote, and has no casting vote in it."),
    "casting_differs": N_(
        "The chair voted “{choice}”: the casting vote goes the same way. Nothing was changed."
    ),
    "casting_undeclared": N_(
        "After a secret vote the casting vote must be declared by the chair. Nothing was changed."
    ),
    "amendment_recused": N_(
        "This juror is recused from application {number}, and has no mark there to amend."
    ),
    "amendment_old_differs": N_(
        "The mark that counts now is {mark}, not the one that was said. Nothing was changed."
    ),
    "statement_missing": N_("Say in words what the member disagrees with."),
    "turn_twice": N_("A domain or an application comes twice in this order. Name each once."),
    "turn_elsewhere": N_(
        "Application {number} is not in the domain “{domain}”. Name it under its own domain."
    ),
    "nothing_to_show": N_("Nothing has been decided there yet."),
    "rules_unsound": N_(
        "A rule of the room has a number that means nothing. Correct it; nothing was changed."
    ),
}

COSIGNATURES = {
    "cosign_request_unreadable": N_(
        "“{file}” is not a request to countersign, or is damaged. Ask the secretariat for it again."
    ),
    "cosign_request_invalid": N_(
        "The request “{file}” is not as the secretariat signed it. Do not sign: call them."
    ),
    "cosign_request_other_edition": N_(
        "The request “{file}” belongs to another edition. Open the kit of that edition to sign."
    ),
    "cosignature_unreadable": N_(
        "“{file}” is not a countersignature, or is damaged. Ask the juror for it again."
    ),
    "cosignature_invalid": N_(
        "The countersignature “{file}” is not as the juror signed it. It was not kept: call them."
    ),
    "cosignature_uninvited": N_(
        "The countersignature “{file}” was made with a kit that this edition never issued to the "
        "juror. It was not kept."
    ),
    "cosignature_revoked": N_(
        "The countersignature “{file}” was made with a kit that was revoked. It was not kept: the "
        "juror signs with the kit that replaces it."
    ),
    "cosignature_other_edition": N_(
        "The countersignature “{file}” is of another edition. It was not kept."
    ),
    "cosignature_other_seal": N_(
        "The countersignature “{file}” is of another seal than the one kept here. It was not kept: "
        "find out with the juror which decisions were signed."
    ),
    "cosignature_other_list": N_(
        "The countersignature “{file}” tells another award list than the seal holds. It was not "
        "kept: find out with the juror what was shown to them."
    ),
    "cosignature_other_device": N_(
        "{juror} has countersigned this seal already, on another device than “{file}”. The first "
        "one stands: ask them which device is theirs."
    ),
}

ANSWERS = {
    "answer_cosignature_received": N_(
        "{juror} countersigned the seal of the decisions number {number}."
    ),
    "answer_cosignature_already_received": N_(
        "Countersignature of {juror}, decisions number {number}: already received."
    ),
    "answer_received": N_("Ballot of {juror} received; it counts."),
    "answer_received_incomplete": N_("Ballot of {juror} received; it counts, and is incomplete."),
    "answer_replaces": N_("Revision {revision} of {juror} received; it replaces the earlier one."),
    "answer_replaces_incomplete": N_(
        "Revision {revision} of {juror} received; it replaces the earlier one, and is incomplete."
    ),
    "answer_already_received": N_("Ballot of {juror}, revision {revision}: already received."),
    "answer_superseded": N_(
        "Revision {revision} of {juror} is older than the one that counts; it was kept."
    ),
    "answer_conflict": N_(
        "Revision {revision} of {juror} stands against another ballot; neither counts until one "
        "is chosen. Call the juror."
    ),
    "answer_gap": N_("Revision {revision} arrived, revision {previous} was never received."),
    "answer_gap_in_conflict": N_(
        "Revision {previous}, which it follows, was never received: once it is taken in, the two "
        "may agree."
    ),
    "answer_mends": N_(
        "Revision {revision} of {juror}, which was missing, has come; revision {counting} counts."
    ),
    "late_may_change": N_("It came after the opening of the ballots: a medal may change."),
    "late_changes_nothing": N_("It came after the opening of the ballots: no medal changes."),
    "not_named_a_ballot": N_("Its name does not end in {suffix}: it was passed over."),
}

REASONS = {
    "marks_none": N_("No mark has come yet."),
    "marks_erased": N_("Its marks were erased when they fell due."),
    "marks_too_few": N_("Too few jurors have marked it."),
    "criterion_unmarked": N_("Nobody has marked it on one of the criteria."),
    "not_compared": N_("No juror has compared it with another."),
    "all_recused": N_("Every juror of its panel is recused."),
    "not_assigned": N_("Nobody was given it to read."),
    "conflict_preselection": N_("A juror of this name was recused before the expert panel."),
    "conflict_same_siren": N_("The juror’s body is the applicant (same SIREN)."),
    "conflict_same_body": N_("The juror’s body is the applicant (same name)."),
    "conflict_sponsor": N_("The juror’s body sponsors this domain."),
    "conflict_department": N_("The juror’s département holds the applicant."),
}

REHEARSAL = {
    "rehearsal_empty": N_(
        "No application of this edition has a juror who reads it: there is nothing to rehearse "
        "yet. Enter the applications and the jury first; nothing was written."
    ),
    "rehearsal_leads_nowhere": N_(
        "“{file}” is a rehearsal: what was only played never becomes an edition. Choose the real "
        "edition; nothing was written."
    ),
    "ballot_of_rehearsal": N_(
        "The ballot “{file}” was sealed in a rehearsal. It was not counted, and never will be here."
    ),
    "ballot_not_of_rehearsal": N_(
        "The ballot “{file}” is of a real edition, and this is a rehearsal. It was not counted: "
        "collect it in the edition that it is for."
    ),
    "table_of_rehearsal": N_(
        "“{file}” was written in a rehearsal. Nothing of it was taken in: choose the file of the "
        "real edition."
    ),
    "receipt_of_rehearsal": N_(
        "The receipt “{file}” was made in a rehearsal: it says nothing of a ballot that counts."
    ),
}

FINDINGS = {
    "rehearsal": N_("This is a rehearsal: its ballots are made up, and nothing of it is decided."),
    "rehearsal_hidden": N_(
        "The journal and the edition do not agree on whether this is a rehearsal. Do not rely on "
        "anything in it."
    ),
    "attachment_altered": N_(
        "“{file}”, of application {application}, is no longer the file that was imported. Take it "
        "from a back-up, or import it again."
    ),
    "ballot_altered": N_(
        "The opened ballot of {juror}, revision {revision}, is not the one that the juror signed. "
        "Do not rely on its marks: open a back-up."
    ),
    "marks_altered": N_(
        "The marks kept for {juror}, revision {revision}, are not those of the signed ballot. "
        "Do not rely on them: open a back-up."
    ),
    "backup_none": N_("No back-up has been made on this computer yet."),
    "applications_none": N_("The edition holds no application."),
    "jurors_none": N_("The edition holds no juror."),
    "readings_none": N_("No application has been assigned."),
    "attachments_missing": N_("Attachments named in the forms that have not come: {count}."),
    "kits_missing": N_("Jurors without a kit so far: {count}."),
    "ballots_missing": N_("Ballots that have not come: {count}."),
    "kits_never_made": N_("Jurors who never had a kit, and the sitting is closed: {count}."),
    "ballots_never_came": N_("Ballots that had not come when the sitting was closed: {count}."),
    "ballots_in_conflict": N_("Jurors whose ballots stand against each other: {count}."),
    "domains_open": N_("Domains without a decision so far: {count}."),
    "retention_overdue": N_("Kinds of data whose time is over, and that are still here: {count}."),
}

DEMO = {
    "folder_not_empty": N_(
        "The folder “{folder}” holds other files than a demonstration of ours; nothing was "
        "written. Choose a new or an empty folder."
    ),
}

SCRIPT = {
    "script_unreadable": N_(
        "“{file}” cannot be read as a text in UTF-8. Check its name; nothing was changed."
    ),
    "script_line_broken": N_("This is no JSON object."),
    "script_act_unknown": N_("There is no act “{act}”. Choose one of: {acts}."),
    "script_field_missing": N_("The act “{act}” needs “{field}”."),
    "script_field_unknown": N_("The act “{act}” has no use for “{field}”."),
    "script_field_wrong": N_("“{field}” of the act “{act}” is not what it should be."),
    "script_hour_wrong": N_("“{value}” is no hour. Write it as 09:04, or as 2026-10-08T09:04."),
    "paper_unknown": N_(
        "No sheet of this edition bears the code “{paper}”. Read it again at the head of any page "
        "of the sheet."
    ),
    "script_nothing_to_undo": N_("There is nothing left to undo."),
    "script_no_act_there": N_("Line {number} did nothing that could be undone."),
}

USAGE = {
    "usage": N_("This command is not written as it should be: {text}"),
    "screen_missing": N_(
        "There is no screen on which a window could open. `jury-app --help` lists the commands "
        "that need none."
    ),
    "passphrase_file_unreadable": N_(
        "The passphrase file “{file}” cannot be read. Check its name; nothing was changed."
    ),
    "passphrase_file_empty": N_(
        "The passphrase file “{file}” is empty. Write the passphrase into it, or leave the option "
        "out; nothing was changed."
    ),
    "interrupted": N_("Stopped before the end. What was said to be done is done."),
}

PUBLISHED = {
    "award-list": N_("Award list"),
    "award-list-xlsx": N_("Award list, workbook"),
    "award-list-csv": N_("Award list, open data"),
    "award-list-schema": N_("Award list, description of the data"),
    "award-list-page": N_("Award list, web page"),
    "minutes": N_("Minutes"),
    "minutes-docx": N_("Minutes, to go on working at"),
    "certificates": N_("Certificates"),
    "certificates-key": N_("Certificates, public key"),
    "certificates-check": N_("Certificates, page to check them"),
    "certificates-register": N_("Certificates, register after a rectification"),
    "calibration-sheet": N_("Calibration sheet"),
    "provisional-minutes": N_("Provisional minutes"),
    "provisional-minutes-docx": N_("Provisional minutes, to go on working at"),
    "attendance-sheet": N_("Attendance sheet"),
    "sitting-paper": N_("Continue on paper"),
    "sitting-sheet": N_("Sitting sheet"),
    "score-sheets": N_("Score sheets on paper"),
    "juror-packs": N_("Packs of the jurors"),
    "laureates": N_("Award list in other orders"),
    "press-list": N_("Award list for the press, under embargo"),
    "ceremony": N_("Ceremony, running order"),
    "ceremony-script": N_("Ceremony, speaker’s script"),
    "ceremony-slides": N_("Ceremony, slides"),
    "name-plates": N_("Name plates of the jury"),
    "name-plates-laureates": N_("Name plates of the laureates"),
    "labels": N_("Labels of the jury"),
    "labels-laureates": N_("Labels of the laureates"),
    "calendar": N_("Calendar file"),
    "presentations": N_("Presentations on the premises of laureates"),
    "presentations-csv": N_("Presentations, table"),
    "letters": N_("Letters to the applicants"),
    "letters-drafts": N_("Letters, drafts of mails"),
    "feedback": N_("Feedback sheets"),
    "archive": N_("Archive"),
    "receipts": N_("Receipts"),
    "cosign_request": N_("Request to countersign"),
}

MARK_REASONS = frozenset(
    {
        "mark_not_a_number", "mark_not_a_step", "mark_off_scale", "mark_outside_scale",
        "boxes_several", "total_differs", "page_total_differs",
    }
)  # fmt: skip
"""The reasons whose value is a mark, or several."""

_DECIMAL = re.compile(r"(?<![^\s+-])\d+\.\d+(?![^\s,;])")

SENTENCES: dict[str, str] = {
    **STORE,
    **MODEL,
    **ROOM,
    **ANSWERS,
    **REASONS,
    **FINDINGS,
    **REHEARSAL,
    **DEMO,
    **USAGE,
    **RECEIPTS,
    **COSIGNATURES,
    **SCRIPT,
    **DOCUMENTS,
    **PUBLISHED,
    **HELPER,
    **SEALING,
    **CERTIFICATES,
    **DESK,
    **IMPORTING,
}


def sentence(code: str, **details: object) -> str:
    """Return the sentence of a code in the language spoken."""
    return _(SENTENCES[code]).format(**details)


def cell_sentence(reason: str, *, value: str, column: str) -> str:
    """Return what is said of a cell; a mark in it is written as the language spoken writes it."""
    if reason in MARK_REASONS:
        value = _DECIMAL.sub(lambda found: localised(found[0]), value)
    return sentence(reason, value=value, column=column)
