#!/usr/bin/env python3
"""Whether the result of a jury follows from what each juror signed: counted again by another hand.

It stands alone, in the application and inside every archive: it imports nothing of the application,
only the standard library and `cryptography`. It decrypts nothing and changes nothing.

    python3 verify.py ARCHIVE_OR_EDITION [--receipt FILE ...] [--cosignature FILE ...]
                      [--sheet CODE] [--json] [--lang fr|en]

Exit status 0: everything agrees. 1: something does not, each in one line with its code. 2: usage.
"""

import argparse
import base64
import hashlib
import json
import re
import sqlite3
import sys
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from fractions import Fraction
from io import BytesIO
from math import lcm
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Row: TypeAlias = dict[str, Any]
Tables: TypeAlias = dict[str, list[Row]]
Pair: TypeAlias = tuple[int, int]
"""A juror and an application, by their ids."""

SCHEMA = 6
"""The newest edition file that is understood here."""
REHEARSALS_SINCE = 6

TABLES = {
    "edition": "SELECT key, title, year, organiser, language, display_scale, signing_key,"
    " recipient, recovery_recipient, is_rehearsal FROM edition",
    "rounds": "SELECT id, code, name, state, shortlist_only, opened_at FROM round"
    " ORDER BY position, id",
    "grid": "SELECT round_id, code, name, weight, min_points, max_points, steps_per_point,"
    " lower_is_better FROM criterion ORDER BY round_id, position, id",
    "rules": "SELECT version, settings, fingerprint, reason, sealed_at FROM rules ORDER BY version",
    "domains": "SELECT id, code, name, sponsor, position FROM domain ORDER BY position, id",
    "levels": "SELECT id, code, name, kind, position FROM award_level ORDER BY position, id",
    "applications": "SELECT id, number, title, summary, axis, domain_id, status FROM application"
    " ORDER BY id",
    "applicants": "SELECT application_id, position, name, kind, siren, department FROM applicant"
    " ORDER BY application_id, position",
    "attachments": "SELECT application_id, name, media_type, size, sha256 FROM attachment"
    " ORDER BY application_id, id",
    "jurors": 'SELECT id, "key", family_name, given_name, civility, "function", body, role,'
    " is_withdrawn FROM juror ORDER BY id",
    "invitations": "SELECT juror_id, public_key, state FROM invitation ORDER BY id",
    "assignments": "SELECT round_id, juror_id, application_id FROM assignment"
    " ORDER BY round_id, juror_id, application_id",
    "recusals": "SELECT id, juror_id, application_id, reason, is_lifted FROM recusal ORDER BY id",
    "scores": "SELECT s.round_id, s.juror_id, s.application_id, c.code AS criterion, s.mark"
    " FROM imported_score AS s JOIN criterion AS c ON c.id = s.criterion_id"
    " ORDER BY s.round_id, s.juror_id, s.application_id, c.code",
    "amendments": "SELECT a.id, a.round_id, a.juror_id, a.application_id, a.criterion_id,"
    " c.code AS criterion, a.old, a.new FROM amendment AS a"
    " JOIN criterion AS c ON c.id = a.criterion_id ORDER BY a.id",
    "ballots": "SELECT digest, round_id, juror_id, revision, previous, device_key, made_at,"
    " received_at, is_complete, state FROM ballot ORDER BY digest",
    "decisions": "SELECT id, domain_id, application_id, level_id, motive, citation, decided_at,"
    " is_withdrawn FROM decision ORDER BY id",
    "snapshots": "SELECT number, taken_at, standings FROM snapshot ORDER BY number",
    "seals": "SELECT number, frozen_at, seal_code FROM frozen_decisions ORDER BY number",
    "cosignatures": "SELECT frozen_number, juror_id, device_key FROM co_signature"
    " ORDER BY frozen_number, juror_id",
    "journal": "SELECT seq, prev, hash, entry FROM journal_entry ORDER BY seq",
    "reasons": "SELECT seq, salt, text FROM reason ORDER BY seq",
}
"""What an edition and an archive both hold: an archive has the rows of each as `data/NAME.json`."""

BALLOT_FILES = "SELECT digest, sealed, opened, marks FROM ballot"
SEAL_FILES = "SELECT number, content, seal FROM frozen_decisions"
COSIGNED_FILES = "SELECT frozen_number, juror_id, signed FROM co_signature"
PANEL_FILES = "SELECT content, seal FROM preselection"
PANEL_RECORD, PANEL_SEAL = "data/preselection/record.json", "data/preselection/seal.json"
"""In the archive of a jury that judges a shortlist: the closing of the panel that made it."""

COSIGNED = "{}-{}"
"""How an archive names a countersignature: the number of the seal, and the juror’s."""

SINCE = {"reasons": "reason", "amendments": "amendment", "cosignatures": "co_signature"}
"""What an edition of an earlier release does not hold, and in which table it would."""

APPLICATION_ID = 0x4A757279
KIND = "application/vnd.jury.{}+json"
CERTIFICATE = "application/vnd.jury.certificate+text"
BAGIT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
SIGNATURE = "signature.json"
HASHES = ("sha256", "sha512")
MANIFESTS = tuple(f"manifest-{name}.txt" for name in HASHES)
TAG_MANIFESTS = tuple(f"tagmanifest-{name}.txt" for name in HASHES)
SIGNED_FORMATS = {
    "archive": 1, "ballot": 1, "closing": 1, "cosignature": 1, "enrolment": 1, "receipt": 1,
}  # fmt: skip
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GENESIS = "0" * 64
DIGEST = re.compile("[0-9a-f]{64}")
RATIO = re.compile("-?[0-9]+(?:/[1-9][0-9]*)?")
MOST_BYTES = 2 * 1024**3
MOST_KEPT = 4 * 1024**2  # bytes of a receipt or a countersignature
MOST_SIGNED = 1024**2  # bytes of what signs an archive: it names a dozen files
MOST_SEALED = 32 * 1024**2  # bytes of a seal, a ballot or an act; MOST_PARTS lists and objects
MOST_PARTS = 500_000
MOST_SCHULZE = 2_000
TOLD_SINCE = ("value", "step")  # an older record or snapshot says nothing of them
A_MOMENT = timedelta(minutes=1)  # from when a row was written to the act that tells of it
RECTIFIES = {
    "decision", "decision_withdrawn", "amendment", "act_corrected", "application_edited",
    "level_added", "snapshot",
}  # fmt: skip
"""What may be done after the closing, between the two acts of a rectification."""

REMARKS = {
    "sheet_agrees", "preselection_rectified",
    "receipt_agrees", "receipt_counts", "receipt_replaced",
}  # fmt: skip
"""What is told of what somebody asked for, and agrees."""

OF_RECTIFICATION = {"rectification", "act_corrected", "rectified"}
CORRECTABLE = {"attendance", "vote"}
OUTSIDE_THE_ROOM = {
    "snapshot", "secretary_named", "closed", "export", "shown", "hidden", "running_order",
    "design_added", "design_changed", "design_removed", "presentation_planned",
    "presentation_cancelled", "passphrase_changed", "recovery_renewed", "restored",
    "retention_set", "erasure",
}  # fmt: skip
"""What may stand between the sitting sheet and the closing: it changes nothing of the result."""
RANKING = {"level", "shortlist"}  # what is given in the order of the standings
IN_COMPETITION = {"received", "admissible", "shortlisted"}
CHANGES_THE_RESULT = {
    "ballots_received", "ballots_opened", "conflict_resolved", "scores_imported", "recusal",
    "recusal_lifted",
    "assigned", "decision", "decision_withdrawn", "rules_changed", "snapshot", "shortlist_fixed",
    "criterion_added", "criterion_edited", "criterion_removed", "closed", "correction",
    "amendment", "vote", "casting_vote", "shortlist_cut", "called_back", "moved", "preselected",
}  # fmt: skip
ROOM: Mapping[str, Any] = {
    "quorum_numerator": 1, "quorum_denominator": 2, "represented_counts": True,
    "second_convocation_free": True, "proxies_per_holder": 1, "recused_count": False,
    "vote_form": "show_of_hands", "secret_on_request": True, "majority": "absolute",
    "blank_counts": False, "rounds": 3, "restriction": "last_out", "last_round_relative": True,
    "prevalence": "casting", "level_cap": 0, "awards_cap": 0, "awards_share_percent": 0,
}  # fmt: skip
"""The rules of the room where an edition says nothing else."""

SENTENCES: dict[str, tuple[str, str]] = {
    "file_absent": (
        "There is no file or folder “{file}”.",
        "Il n’y a ni fichier ni dossier « {file} ».",
    ),
    "file_unreadable": (
        "“{file}” cannot be read here: the disk, or whoever may read it, says no.",
        "« {file} » ne peut pas être lu ici : le disque, ou les droits d’accès, s’y opposent.",
    ),
    "not_verifiable": (
        "“{file}” is neither an edition nor an archive of a jury.",
        "« {file} » n’est ni une édition ni une archive de jury.",
    ),
    "held_elsewhere": (
        "“{file}” is open in another program. Close it there, or verify a copy.",
        "« {file} » est ouvert dans un autre programme. Fermez-le, ou vérifiez une copie.",
    ),
    "edition_unreadable": (
        "The edition “{file}” cannot be read: it is damaged, or was left amid a change.",
        (
            "L’édition « {file} » ne peut pas être lue : elle est abîmée, ou une modification y "
            "est restée inachevée."
        ),
    ),
    "made_by_newer": (
        "“{part}” was made by a newer version: verify it with that version.",
        "« {part} » a été fait par une version plus récente : vérifiez avec cette version.",
    ),
    "ballots_sealed": (
        "The ballots are still sealed: the result cannot be counted again before they are opened.",
        (
            "Les bulletins sont encore scellés : le résultat ne peut pas être recompté avant leur "
            "ouverture."
        ),
    ),
    "zip_unreadable": (
        "The archive “{file}” is no readable ZIP, or holds what no archive of ours does.",
        (
            "L’archive « {file} » n’est pas un ZIP lisible, ou contient ce qu’aucune archive de "
            "Jury ne contient."
        ),
    ),
    "zip_rewritten": (
        "The ZIP is not, byte for byte, the one that was written. Unpack it and verify the folder.",
        (
            "Le ZIP n’est pas, octet pour octet, celui qui a été écrit. Décompressez-le et "
            "vérifiez le dossier."
        ),
    ),
    "bag_declaration_wrong": (
        "“{part}” is missing from the archive, or is not as BagIt 1.0 wants it.",
        "« {part} » manque dans l’archive, ou n’est pas conforme à BagIt 1.0.",
    ),
    "bag_file_missing": (
        "The archive should hold “{part}”, and does not.",
        "L’archive devrait contenir « {part} », qui n’y est pas.",
    ),
    "bag_file_unlisted": (
        "The archive holds “{part}”, which its manifest does not name.",
        "L’archive contient « {part} », que son bordereau ne nomme pas.",
    ),
    "bag_file_altered": (
        "“{part}” is no longer the file that was archived.",
        "« {part} » n’est plus le fichier qui a été archivé.",
    ),
    "bag_manifest_altered": (
        "The manifest “{part}” is not the list of the files that are there.",
        "Le bordereau « {part} » n’est pas la liste des fichiers présents.",
    ),
    "bag_signature_missing": (
        "The archive is not signed by the edition.",
        "L’archive n’est pas signée par l’édition.",
    ),
    "bag_signature_invalid": (
        "The signature of the archive does not agree with its files: something in it was changed.",
        (
            "La signature de l’archive ne correspond pas à ses fichiers : quelque chose y a été "
            "modifié."
        ),
    ),
    "part_unreadable": (
        "What stands under “{part}” is missing, or cannot be read as what it should be.",
        "Ce qui figure sous « {part} » manque, ou n’est pas lisible comme il devrait l’être.",
    ),
    "rehearsal": (
        "This is a rehearsal: its ballots are made up, and nothing of it is decided.",
        "Ceci est un essai : ses bulletins sont inventés, et rien n’y est décidé.",
    ),
    "rehearsal_hidden": (
        (
            "The journal and the edition do not agree on whether this is a rehearsal. Do not rely "
            "on anything in it."
        ),
        (
            "Le journal et l’édition ne s’accordent pas sur le fait que ceci est un essai. N’y "
            "accordez aucun crédit."
        ),
    ),
    "journal_gap": (
        "The journal has no act {seq}, or has it twice.",
        "Le journal n’a pas d’acte {seq}, ou l’a deux fois.",
    ),
    "journal_link_wrong": (
        "Act {seq} of the journal does not follow the one before it.",
        "L’acte {seq} du journal ne suit pas le précédent.",
    ),
    "journal_hash_wrong": (
        "Act {seq} of the journal was changed after it was written.",
        "L’acte {seq} du journal a été modifié après coup.",
    ),
    "journal_entry_wrong": (
        "Act {seq} of the journal is not written as an act is.",
        "L’acte {seq} du journal n’est pas écrit comme un acte.",
    ),
    "reason_altered": (
        "The reason given for act {seq} of the journal is not the one that was entered.",
        "Le motif de l’acte {seq} du journal n’est pas celui qui a été inscrit.",
    ),
    "ballot_unreadable": (
        "The ballot {ballot} of {juror} is not a ballot that can be read.",
        "Le bulletin {ballot} de {juror} n’est pas lisible.",
    ),
    "ballot_enrolment_invalid": (
        (
            "The ballot {ballot} of {juror}: no invitation of this juror vouches for the key that "
            "signed it."
        ),
        (
            "Le bulletin {ballot} de {juror} : aucune invitation de ce juré ne garantit la clé qui "
            "l’a signé."
        ),
    ),
    "ballot_signature_invalid": (
        "The ballot {ballot} of {juror} is not as the juror signed it.",
        "Le bulletin {ballot} de {juror} n’est pas tel que le juré l’a signé.",
    ),
    "ballot_digest_wrong": (
        "What is kept under ballot {ballot} of {juror} is another document.",
        "Ce qui est conservé sous le bulletin {ballot} de {juror} est un autre document.",
    ),
    "ballot_of_another": (
        "The ballot {ballot} kept for {juror} is of another juror, round or edition.",
        (
            "Le bulletin {ballot} conservé pour {juror} est d’un autre juré, d’un autre tour ou "
            "d’une autre édition."
        ),
    ),
    "ballot_grid_other": (
        "The ballot {ballot} of {juror} was filled on another grid.",
        "Le bulletin {ballot} de {juror} a été rempli sur une autre grille.",
    ),
    "ballot_mark_impossible": (
        (
            "The ballot {ballot} of {juror} holds a mark that the grid or the applications do not "
            "allow."
        ),
        (
            "Le bulletin {ballot} de {juror} contient une note que la grille ou les dossiers ne "
            "permettent pas."
        ),
    ),
    "ballot_note_altered": (
        "A comment in the ballot {ballot} of {juror} is not the one that the juror signed for.",
        "Un commentaire du bulletin {ballot} de {juror} n’est pas celui que le juré a signé.",
    ),
    "ballot_register_wrong": (
        "The register does not say of ballot {ballot} of {juror} what the ballot says of itself.",
        (
            "Le registre ne dit pas du bulletin {ballot} de {juror} ce que le bulletin dit de "
            "lui-même."
        ),
    ),
    "ballot_state_wrong": (
        (
            "The register calls ballot {ballot} of {juror} “{state}”; by the ballots received it "
            "is “{expected}”."
        ),
        (
            "Le registre donne le bulletin {ballot} de {juror} pour « {state} » ; d’après les "
            "bulletins reçus, il est « {expected} »."
        ),
    ),
    "ballot_missing": (
        "The journal says that ballot {ballot} of {juror} was received; it is not there.",
        "Le journal dit que le bulletin {ballot} de {juror} a été reçu ; il n’est pas là.",
    ),
    "ballot_unjournalled": (
        "Ballot {ballot} of {juror} is there; the journal does not say that it was received.",
        "Le bulletin {ballot} de {juror} est là ; le journal ne dit pas qu’il a été reçu.",
    ),
    "ballot_unopened": (
        "Ballot {ballot} of {juror} lacks its opened document: its marks cannot be counted.",
        (
            "Il manque au bulletin {ballot} de {juror} son document ouvert : ses notes ne peuvent "
            "pas être comptées."
        ),
    ),
    "ballot_file_missing": (
        "The file of ballot {ballot} of {juror} is missing, or is not an encrypted ballot.",
        "Le fichier du bulletin {ballot} de {juror} manque, ou n’est pas un bulletin chiffré.",
    ),
    "ballot_file_unknown": (
        "“{part}” is the file of no ballot of the register.",
        "« {part} » n’est le fichier d’aucun bulletin du registre.",
    ),
    "marks_differ": (
        "The marks kept beside ballot {ballot} of {juror} are not those that the juror signed.",
        (
            "Les notes conservées à côté du bulletin {ballot} de {juror} ne sont pas celles que le "
            "juré a signées."
        ),
    ),
    "opening_ballots_differ": (
        "The ballots that the journal says were opened are not those received before.",
        "Les bulletins que le journal dit ouverts ne sont pas ceux reçus auparavant.",
    ),
    "opening_wrong": (
        "The round and the journal do not agree on when, or whether, the ballots were opened.",
        "Le tour et le journal ne s’accordent pas sur l’ouverture des bulletins.",
    ),
    "opening_rules_differ": (
        "The rules in force when the ballots were opened are not those that were sealed then.",
        "Le règlement en vigueur à l’ouverture des bulletins n’est pas celui qui a été scellé.",
    ),
    "rules_fingerprint_wrong": (
        "Version {version} of the rules does not have the fingerprint that is said.",
        "La version {version} du règlement n’a pas l’empreinte indiquée.",
    ),
    "rules_unjournalled": (
        "The versions of the rules are not those that the journal tells.",
        "Les versions du règlement ne sont pas celles que le journal raconte.",
    ),
    "rules_differ": (
        "Version {version} of the rules is not the one that the journal tells.",
        "La version {version} du règlement n’est pas celle que le journal raconte.",
    ),
    "rules_changed_silently": (
        "Version {version} of the rules was put in force after the opening without a reason.",
        "La version {version} du règlement a été mise en vigueur après l’ouverture sans motif.",
    ),
    "recusals_differ": (
        "The recusals recorded are not those that the journal tells.",
        "Les déports enregistrés ne sont pas ceux que le journal raconte.",
    ),
    "scores_unjournalled": (
        "The marks entered by the secretariat are not as many as the journal tells.",
        "Les notes saisies par le secrétariat ne sont pas aussi nombreuses que le journal le dit.",
    ),
    "amendments_unjournalled": (
        "The marks amended in the room are not those that the journal tells.",
        "Les notes modifiées en séance ne sont pas celles que le journal raconte.",
    ),
    "amendments_differ": (
        "Domain {domain}: the amended marks told by the closing are not those of the journal.",
        "Domaine {domain} : les notes modifiées que dit la clôture ne sont pas celles du journal.",
    ),
    "amendment_wrong": (
        (
            "Act {seq} of the journal amends a mark that {juror} had not given, or to one that "
            "the grid does not allow."
        ),
        (
            "L’acte {seq} du journal modifie une note que {juror} n’avait pas donnée, ou la "
            "remplace par une note que la grille ne permet pas."
        ),
    ),
    "amendment_silent": (
        "Act {seq} of the journal amends a mark of {juror} without a reason.",
        "L’acte {seq} du journal modifie une note de {juror} sans motif.",
    ),
    "vote_wrong": (
        "The vote of act {seq} does not add up, or was not taken by the rules in force.",
        (
            "Le vote de l’acte {seq} ne s’additionne pas, ou n’a pas été pris selon le règlement "
            "en vigueur."
        ),
    ),
    "casting_wrong": (
        "Act {seq} of the journal is a casting vote where the chair had none, or not that one.",
        (
            "L’acte {seq} du journal est une voix prépondérante que la présidence n’avait pas, ou "
            "pas en ce sens."
        ),
    ),
    "votes_differ": (
        "Domain {domain}: the votes told by the closing are not those that the journal counts.",
        "Domaine {domain} : les votes que dit la clôture ne sont pas ceux que compte le journal.",
    ),
    "suspensions_differ": (
        "The closing does not tell when the sitting was suspended as the journal does.",
        "La clôture ne dit pas comme le journal quand la séance a été suspendue.",
    ),
    "decision_not_carried": (
        "Domain {domain}: counted again, a decision is not what its vote decided.",
        "Domaine {domain} : recompté, une décision n’est pas ce que son vote a décidé.",
    ),
    "decisions_differ": (
        "The decisions kept are not those that the journal tells.",
        "Les décisions conservées ne sont pas celles que le journal raconte.",
    ),
    "decision_wrong": (
        (
            "A decision of domain {domain} names an application or a level that is not of this "
            "edition."
        ),
        (
            "Une décision du domaine {domain} nomme un dossier ou un niveau qui n’est pas de cette "
            "édition."
        ),
    ),
    "standings_differ": (
        "Domain {domain}: counted again, the standings are not those of the closing.",
        "Domaine {domain} : recompté, le classement n’est pas celui de la clôture.",
    ),
    "snapshot_differs": (
        "Domain {domain}: counted again, the standings are not those of snapshot {number}.",
        "Domaine {domain} : recompté, le classement n’est pas celui du relevé {number}.",
    ),
    "snapshots_unjournalled": (
        "The snapshots kept are not those that the journal tells.",
        "Les relevés conservés ne sont pas ceux que le journal raconte.",
    ),
    "award_list_differs": (
        "Domain {domain}: the award list of the closing does not follow from the decisions.",
        "Domaine {domain} : le palmarès de la clôture ne découle pas des décisions.",
    ),
    "motive_missing": (
        (
            "Application {number} was given an award before a better placed one, and no reason is "
            "told."
        ),
        "Le dossier {number} a été primé avant un dossier mieux classé, sans motif.",
    ),
    "application_differs": (
        "Application {number} is not described as in the record of the closing.",
        "Le dossier {number} n’est pas décrit comme dans le relevé de la clôture.",
    ),
    "domain_differs": (
        "Domain {domain} is not told once, by its name and sponsor, in the record of the closing.",
        "Le domaine {domain} n’est pas dit une fois, sous son nom et son parrain, dans le relevé.",
    ),
    "header_differs": (
        "What the record of the closing says under “{part}” is not what the edition and seal say.",
        (
            "Ce que le relevé de la clôture dit sous « {part} » n’est pas ce que disent l’édition "
            "et le sceau."
        ),
    ),
    "register_differs": (
        "The certificates of the record are not, one for one, those of its awards.",
        "Les diplômes du relevé ne sont pas, un pour un, ceux de ses prix.",
    ),
    "certificate_wrong": (
        "Certificate {number} is not signed by the edition, or says another award.",
        "Le diplôme {number} n’est pas signé par l’édition, ou dit un autre prix.",
    ),
    "shortlist_differs": (
        (
            "Domain {domain}: the shortlist told by the closing is not the one that the journal "
            "and the standings make."
        ),
        (
            "Domaine {domain} : la présélection que dit la clôture n’est pas celle que font le "
            "journal et le classement."
        ),
    ),
    "cut_differs": (
        (
            "Domain {domain}: the applications that the journal says passed the cut are not those "
            "that the standings let pass."
        ),
        (
            "Domaine {domain} : les dossiers que le journal dit passés ne sont pas ceux que le "
            "classement fait passer."
        ),
    ),
    "preselection_missing": (
        "The closing of the expert panel is not there once, as the journal and the record say.",
        (
            "La clôture du collège d’experts n’est pas là une fois, comme le disent le journal et "
            "le relevé."
        ),
    ),
    "preselection_altered": (
        "The closing of the expert panel that is kept here is not the one that the panel sealed.",
        ("La clôture du collège d’experts conservée ici n’est pas celle que le collège a scellée."),
    ),
    "preselection_applications_differ": (
        "The applications judged here are not those that the expert panel shortlisted.",
        "Les dossiers jugés ici ne sont pas ceux que le collège d’experts a présélectionnés.",
    ),
    "preselection_differs": (
        "What the record of the closing says of the expert panel is not what the panel sealed.",
        (
            "Ce que le relevé de la clôture dit du collège d’experts n’est pas ce que celui-ci a "
            "scellé."
        ),
    ),
    "preselection_none": (
        "This edition judges no shortlist: “{file}” has nothing to do with it.",
        "Cette édition ne juge pas de présélection : « {file} » est sans rapport avec elle.",
    ),
    "preselection_other": (
        "“{file}” is not the expert panel whose shortlist was judged here.",
        "« {file} » n’est pas le collège d’experts dont la présélection a été jugée ici.",
    ),
    "preselection_unsound": (
        "“{file}” itself does not agree. Findings there: {count}; verify it to read them.",
        ("« {file} » ne concorde pas lui-même. Constats : {count} ; vérifiez-le pour les lire."),
    ),
    "preselection_rectified": (
        (
            "“{file}” has rectified its decisions since: number {number} replaces number {judged}, "
            "whose shortlist was judged here."
        ),
        (
            "« {file} » a rectifié ses décisions depuis : le numéro {number} remplace le "
            "numéro {judged}, dont la présélection a été jugée ici."
        ),
    ),
    "seal_missing": (
        "The journal says that the sitting was closed {number} times; as many seals are not there.",
        "Le journal dit que la séance a été close {number} fois ; il n’y a pas autant de sceaux.",
    ),
    "seal_signature_invalid": (
        "Seal {number} is not signed by the edition.",
        "Le sceau {number} n’est pas signé par l’édition.",
    ),
    "seal_code_wrong": (
        "Seal {number} does not have the code that the register and the journal give.",
        "Le sceau {number} n’a pas le code qu’indiquent le registre et le journal.",
    ),
    "seal_of_another": (
        "Seal {number} is of another edition, or of another closing.",
        "Le sceau {number} est d’une autre édition ou d’une autre clôture.",
    ),
    "seal_ballots_differ": (
        "The ballots are not those that seal {number} binds.",
        "Les bulletins ne sont pas ceux que lie le sceau {number}.",
    ),
    "seal_attachments_differ": (
        "The attachments are not those that seal {number} binds.",
        "Les pièces jointes ne sont pas celles que lie le sceau {number}.",
    ),
    "seal_rules_differ": (
        "The rules are not those that seal {number} binds.",
        "Le règlement n’est pas celui que lie le sceau {number}.",
    ),
    "seal_journal_differs": (
        "The journal is not the one that seal {number} binds.",
        "Le journal n’est pas celui que lie le sceau {number}.",
    ),
    "seal_record_differs": (
        "The record of the closing is not the one that seal {number} binds.",
        "Le relevé de la clôture n’est pas celui que lie le sceau {number}.",
    ),
    "act_after_closing": (
        "Act {seq} of the journal changes the result after the closing.",
        "L’acte {seq} du journal modifie le résultat après la clôture.",
    ),
    "rectification_loose": (
        "Act {seq} of the journal rectifies outside a rectification, or in one without a seal.",
        (
            "L’acte {seq} du journal rectifie en dehors d’une rectification, ou dans une "
            "rectification sans sceau."
        ),
    ),
    "seal_chain_broken": (
        "Seal {number} does not name the seal that it replaces, as the journal and record do.",
        (
            "Le sceau {number} ne nomme pas le sceau qu’il remplace, comme le font le journal et "
            "le relevé."
        ),
    ),
    "rectification_reason_differs": (
        "The reason of the rectification under number {number} is not the one that was entered.",
        "Le motif de la rectification numéro {number} n’est pas celui qui a été inscrit.",
    ),
    "rectification_differs": (
        (
            "What is told as rectified under number {number} is not what differs from the "
            "decisions before."
        ),
        (
            "Ce qui est dit rectifié sous le numéro {number} n’est pas ce qui diffère des "
            "décisions d’avant."
        ),
    ),
    "former_differs": (
        (
            "The decisions sealed under number {number}, which were rectified since, do not agree "
            "when counted again: {code}."
        ),
        (
            "Les décisions scellées sous le numéro {number}, rectifiées depuis, ne concordent pas "
            "une fois recomptées : {code}."
        ),
    ),
    "receipt_unreadable": (
        "“{file}” is not a receipt, or is damaged.",
        "« {file} » n’est pas un récépissé, ou est abîmé.",
    ),
    "receipt_signature_invalid": (
        "The receipt “{file}” is not signed by this edition as it stands.",
        "Le récépissé « {file} » n’est pas signé par cette édition tel qu’il est.",
    ),
    "receipt_other_edition": (
        "The receipt “{file}” is of another edition.",
        "Le récépissé « {file} » est d’une autre édition.",
    ),
    "receipt_juror_unknown": (
        "The receipt “{file}” names a juror who is not of this edition.",
        "Le récépissé « {file} » nomme un juré qui n’est pas de cette édition.",
    ),
    "receipt_ballot_missing": (
        "The receipt “{file}” was given for a ballot of {juror} that is not there.",
        "Le récépissé « {file} » a été remis pour un bulletin de {juror} qui n’est pas là.",
    ),
    "receipt_journal_differs": (
        "The receipt “{file}” names act {seq} of the journal, which has been rewritten since.",
        "Le récépissé « {file} » nomme l’acte {seq} du journal, qui a été récrit depuis.",
    ),
    "receipt_counts": (
        (
            "Receipt “{file}”: the ballot of {juror}, revision {revision}, is there as it was "
            "sent, and it is the one that counts."
        ),
        (
            "Récépissé « {file} » : le bulletin de {juror}, version {revision}, est là tel qu’il "
            "a été envoyé, et c’est lui qui compte."
        ),
    ),
    "receipt_replaced": (
        (
            "Receipt “{file}”: the ballot of {juror}, revision {revision}, is there as it was "
            "sent; the one that counts is revision {counting}, code {code}."
        ),
        (
            "Récépissé « {file} » : le bulletin de {juror}, version {revision}, est là tel qu’il "
            "a été envoyé ; celui qui compte est la version {counting}, code {code}."
        ),
    ),
    "receipt_agrees": (
        "Receipt “{file}”: the ballot of {juror} is there as it was sent.",
        "Récépissé « {file} » : le bulletin de {juror} est là tel qu’il a été envoyé.",
    ),
    "sheet_unknown": (
        (
            "No act before the closing has the code {code} of the initialled sitting sheet: the "
            "journal has been rewritten since, or the code is of another edition."
        ),
        (
            "Aucun acte d’avant la clôture ne porte le code {code} de la feuille de séance "
            "paraphée : le journal a été récrit depuis, ou le code est d’une autre édition."
        ),
    ),
    "sheet_followed": (
        (
            "The initialled sitting sheet ends with act {seq}, and acts of the room that are not "
            "on it follow: {count}, the first of them act {first} ({kind})."
        ),
        (
            "La feuille de séance paraphée s’arrête à l’acte {seq}, et des actes de la séance qui "
            "n’y figurent pas la suivent : {count}, dont le premier est l’acte {first} ({kind})."
        ),
    ),
    "sheet_agrees": (
        "The initialled sitting sheet of code {code} holds every act of the room, up to act {seq}.",
        (
            "La feuille de séance paraphée de code {code} porte tous les actes de la séance, "
            "jusqu’à l’acte {seq}."
        ),
    ),
    "cosignature_altered": (
        "The countersignature of {juror} is not as their device signed it.",
        "Le contreseing de {juror} n’est pas tel que son appareil l’a signé.",
    ),
    "cosignature_unvouched": (
        (
            "The countersignature of {juror} was made on a device that no invitation of theirs "
            "vouches for."
        ),
        (
            "Le contreseing de {juror} a été fait sur un appareil qu’aucune de ses invitations ne "
            "garantit."
        ),
    ),
    "cosignature_of_another": (
        "The countersignature of {juror} is of another edition, or of another juror.",
        "Le contreseing de {juror} est d’une autre édition, ou d’un autre juré.",
    ),
    "cosignature_seal_differs": (
        (
            "{juror} countersigned another seal than the one kept here under number {number}: "
            "journal, decisions or seal were rewritten since."
        ),
        (
            "{juror} a contresigné un autre sceau que celui qui est conservé ici sous le numéro "
            "{number} : le journal, les décisions ou le sceau ont été récrits depuis."
        ),
    ),
    "cosignature_list_differs": (
        "The award list that {juror} countersigned is not the one of number {number}.",
        "Le palmarès que {juror} a contresigné n’est pas celui du numéro {number}.",
    ),
    "cosignature_ballot_differs": (
        "{juror} countersigned a seal that counts their ballot; another one counts, or none.",
        "{juror} a contresigné un sceau qui compte son bulletin ; un autre est compté, ou aucun.",
    ),
    "cosignature_register_wrong": (
        "The register and the countersignature of {juror} do not agree.",
        "Le registre et le contreseing de {juror} ne concordent pas.",
    ),
    "cosignature_not_journalled": (
        "The journal and the countersignatures of number {number} do not agree on {juror}.",
        "Le journal et les contreseings du numéro {number} ne concordent pas sur {juror}.",
    ),
    "cosignature_dropped": (
        (
            "The countersignature “{file}” of {juror} is good, and is not kept here: either it "
            "never came, or it was removed."
        ),
        (
            "Le contreseing « {file} » de {juror} est valable, et n’est pas conservé ici : soit il "
            "n’est jamais arrivé, soit il a été retiré."
        ),
    ),
    "cosignature_unreadable": (
        "“{file}” is not a countersignature, or is damaged.",
        "« {file} » n’est pas un contreseing, ou est endommagé.",
    ),
}

SENTENCES |= {
    "reason_missing": (
        (
            "Act {seq} of the journal was given a reason that is no longer there, and no erasure "
            "tells of it."
        ),
        (
            "L’acte {seq} du journal avait un motif qui n’est plus là, et aucun effacement n’en "
            "fait état."
        ),
    ),
    "ballot_note_missing": (
        (
            "A comment or reason of ballot {ballot} of {juror} is no longer there, and no erasure "
            "tells of it."
        ),
        (
            "Un commentaire ou un motif du bulletin {ballot} de {juror} n’est plus là, et aucun "
            "effacement n’en fait état."
        ),
    ),
    "marks_purged": (
        (
            "The individual marks were erased on {date}, by act {seq} of the journal: the order "
            "can no longer be counted again."
        ),
        (
            "Les notes individuelles ont été effacées le {date}, par l’acte {seq} du journal : le "
            "classement ne peut plus être recompté."
        ),
    ),
    "rest_agrees": (
        "All the rest agrees: the seal, the award list, the decisions, the votes and the journal.",
        (
            "Tout le reste concorde : le sceau, le palmarès, les décisions, les scrutins et le "
            "journal."
        ),
    ),
    "texts_erased": (
        "Texts erased by an act of the journal: {count}. What the jurors signed still binds them.",
        (
            "Textes effacés par un acte du journal : {count}. La signature des jurés les engage "
            "toujours."
        ),
    ),
    "reasons_erased": (
        "Reasons erased by an act of the journal: {count}.",
        "Motifs effacés par un acte du journal : {count}.",
    ),
    "persons_erased": (
        "Persons erased by an act of the journal: {count}.",
        "Personnes effacées par un acte du journal : {count}.",
    ),
    "files_erased": (
        "Attached files erased by an act of the journal: {count}.",
        "Pièces jointes effacées par un acte du journal : {count}.",
    ),
}
"""What was erased, on record or not; the last five make nothing wrong."""

AGREES = (
    "Everything agrees.",
    "Tout concorde.",
)
COUNTED = (
    "Ballots: {ballots}. Acts of the journal: {acts}. Awards: {awards}.",
    "Bulletins : {ballots}. Actes du journal : {acts}. Prix : {awards}.",
)
COMPARE = (
    (
        "Key of the edition: {edition}. Code of the seal: {seal}. The code must be the one printed "
        "in the signed minutes."
    ),
    (
        "Clé de l’édition : {edition}. Code du sceau : {seal}. Le code doit être celui qui est "
        "imprimé dans le procès-verbal signé."
    ),
)
RECTIFIED = (
    "Rectified: number {number} replaces number {old}, sealed under the code {seal}.",
    "Rectifié : le numéro {number} remplace le numéro {old}, scellé sous le code {seal}.",
)
COUNTERSIGNED = (
    "Number {number} countersigned by {juror}, on the device {key}.",
    "Numéro {number} contresigné par {juror}, sur l’appareil {key}.",
)
NO_SEAL = (
    "The sitting is not closed: there is no seal yet to compare with.",
    "La séance n’est pas close : il n’y a pas encore de sceau auquel comparer.",
)
MONTHS = (
    ("January", "janvier"), ("February", "février"), ("March", "mars"), ("April", "avril"),
    ("May", "mai"), ("June", "juin"), ("July", "juillet"), ("August", "août"),
    ("September", "septembre"), ("October", "octobre"), ("November", "novembre"),
    ("December", "décembre"),
)  # fmt: skip
LINE = ("{file}: {text} [{code}]", "{file} : {text} [{code}]")


class RefusalError(Exception):
    """Nothing can be verified at all: one sentence says why."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.finding = Finding(code, details)


class _FaultyError(ValueError):
    """Something does not hold, by the code of the finding."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not agree: a stable code, and a sentence."""

    code: str
    details: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: str) -> str:
        """Return the sentence, in French or in English."""
        details = {
            key: _day(str(each), language) if key == "date" else each
            for key, each in self.details.items()
        }
        text = said(SENTENCES[self.code], language).format(**details)
        return text.encode(errors="backslashreplace").decode()  # half a character cannot be shown


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that does not agree, what is noted besides, and what a person compares with paper."""

    findings: tuple[Finding, ...]
    facts: Mapping[str, Any]
    notes: tuple[Finding, ...] = ()
    """What agrees with the sitting sheet, and what an act erased, so that nothing is wrong."""

    @property
    def ok(self) -> bool:
        """Whether everything agrees."""
        return not self.findings

    def document(self, language: str) -> Row:
        """Return the verdict as JSON."""
        found, notes = (
            [{"code": each.code, "text": each.text(language)} for each in listed]
            for listed in (self.findings, self.notes)
        )
        return {"ok": self.ok, "findings": found, "notes": notes, **self.facts}

    def lines(self, language: str) -> list[str]:
        """Return the verdict for people, one line for each finding."""
        told = [each.text(language) for each in self.findings] or [said(AGREES, language)]
        told += [each.text(language) for each in self.notes]
        counts = said(COUNTED, language).format(**self.facts)
        compare = said(COMPARE if self.facts["seal"] else NO_SEAL, language)
        replaced = [
            said(RECTIFIED, language).format(
                number=each["number"] + 1, old=each["number"], seal=each["seal"]
            )
            for each in self.facts["replaced"]
        ]
        cosigned = [said(COUNTERSIGNED, language).format(**each) for each in self.facts["cosigned"]]
        return [*told, counts, *replaced, *cosigned, compare.format(**self.facts)]


@dataclass(slots=True)
class Case:
    """What an edition or an archive holds, as it was read; nothing in it is believed yet."""

    tables: Tables
    sealed: dict[str, bytes]
    opened: dict[str, bytes]
    records: dict[int, bytes]
    seals: dict[int, bytes]
    cosigned: dict[str, bytes] = field(default_factory=dict)
    panel: tuple[bytes, bytes] | None = None
    """The record and the seal of the panel that shortlisted what is judged; most have none."""

    marks: dict[str, str] | None = None
    """What the edition counts, as it was read from the opened ballots; an archive needs it not."""
    findings: list[Finding] = field(default_factory=list)


def verify(
    path: Path,
    receipts: Sequence[Path] = (),
    preselection: Path | None = None,
    *,
    sheet: str = "",
    cosignatures: Sequence[Path] = (),
) -> Verdict:
    """Return all that does not agree in an edition, an archive, or the folder of one.

    `preselection` is that of the panel whose shortlist was judged; it is verified too. `sheet` is
    the code of the initialled sitting sheet.
    """
    case = _read(path)
    book = Book(case)
    findings = list(case.findings)
    for check in _CHECKS:
        findings += _guarded(check, book)
    for cosignature in cosignatures:
        findings += _guarded(_check_kept_cosignature, book, cosignature)
    asked = [each for receipt in receipts for each in _guarded(_check_receipt, book, receipt)]
    asked += _guarded(_check_sheet, book, sheet) if sheet else []
    if preselection is not None:
        asked += _guarded(_check_panel, book, preselection)
    findings += [each for each in asked if each.code not in REMARKS]
    seals = case.tables["seals"] or [{}]
    told = tuple(_once_each(findings))
    facts = {
        "title": book.title,
        "rehearsal": book.is_rehearsal,
        "edition": book.edition_id,
        "seal": seals[-1].get("seal_code"),
        "replaced": [{"number": row["number"], "seal": row["seal_code"]} for row in seals[:-1]],
        "cosigned": book.cosigned,
        "ballots": len(book.counted),
        "acts": len(book.acts),
        "head": book.acts[-1].hash if book.acts else GENESIS,
        "awards": sum(row["application"] is not None for row in book.award_list),
        "award_list": book.award_list,
    }
    remarks = (each for each in asked if each.code in REMARKS)
    return Verdict(told, facts, (*remarks, *_erased(book, told)))


# What is read ------------------------------------------------------------------------------------


def _read(path: Path) -> Case:
    try:
        return _case_of(path)
    except OSError as error:
        raise RefusalError("file_unreadable", file=path.name) from error


def _case_of(path: Path) -> Case:
    if path.is_dir():
        return _case_of_bag(*_folder(path))
    if not path.is_file():
        raise RefusalError("file_absent", file=path.name)
    with path.open("rb") as file:
        begins = file.read(16)
    if begins == b"SQLite format 3\0":
        return _read_edition(path)
    if begins.startswith(b"PK"):
        return _case_of_bag(*_unzipped(path))
    raise RefusalError("not_verifiable", file=path.name)


def _read_edition(path: Path) -> Case:
    uri = f"{path.resolve().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True, timeout=1, isolation_level=None)) as base:
            base.row_factory = sqlite3.Row
            for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON"):
                base.execute(f"PRAGMA {pragma}")
            base.execute("BEGIN")
            return _rows_of(base, path)
    except sqlite3.Error as error:
        held = getattr(error, "sqlite_errorcode", None) in {
            sqlite3.SQLITE_BUSY,
            sqlite3.SQLITE_LOCKED,
        }
        code = "held_elsewhere" if held else "edition_unreadable"
        raise RefusalError(code, file=path.name) from error


def _rows_of(base: sqlite3.Connection, path: Path) -> Case:
    [kind], [version] = (
        base.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
    )
    if kind != APPLICATION_ID:
        raise RefusalError("not_verifiable", file=path.name)
    if version > SCHEMA:
        raise RefusalError("made_by_newer", part=path.name)
    there = {row["name"] for row in base.execute("SELECT name FROM sqlite_master")}
    old = {name for name, table in SINCE.items() if table not in there}
    queries = dict(TABLES)
    if version < REHEARSALS_SINCE:
        queries["edition"] = queries["edition"].replace(", is_rehearsal", "")
    tables = {
        name: [dict(row) for row in base.execute(query)] if name not in old else []
        for name, query in queries.items()
    }
    panel = [*base.execute(PANEL_FILES)] if "preselection" in there else []
    ballots = [dict(row) for row in base.execute(BALLOT_FILES)]
    frozen = [dict(row) for row in base.execute(SEAL_FILES)]
    cosigned = [] if "cosignatures" in old else [*base.execute(COSIGNED_FILES)]
    return Case(
        tables,
        sealed={row["digest"]: row["sealed"] for row in ballots if row["sealed"]},
        opened={row["digest"]: row["opened"] for row in ballots if row["opened"] is not None},
        records={row["number"]: row["content"].encode() for row in frozen},
        seals={row["number"]: row["seal"] for row in frozen},
        cosigned={
            COSIGNED.format(row["frozen_number"], row["juror_id"]): row["signed"]
            for row in cosigned
        },
        panel=(panel[0]["content"].encode(), panel[0]["seal"]) if panel else None,
        marks={row["digest"]: row["marks"] for row in ballots},
    )


def _folder(path: Path) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the files of an unpacked archive, by their names in it."""
    inside = [each for each in path.iterdir() if each.is_dir() and (each / "bagit.txt").is_file()]
    root = inside[0] if not (path / "bagit.txt").is_file() and len(inside) == 1 else path
    if not (root / "bagit.txt").is_file():
        raise RefusalError("not_verifiable", file=path.name)
    files = (each for each in sorted(root.rglob("*")) if each.is_file() and not each.is_symlink())
    return {each.relative_to(root).as_posix(): each.read_bytes() for each in files}, []


def _unzipped(path: Path) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the files of an archive; a ZIP that was written otherwise than ours says so."""
    data = path.read_bytes()
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            items = file.infolist()
            _require_plain(items)
            files = {item.filename: file.read(item) for item in items}
    except (zipfile.BadZipFile, _FaultyError, OSError, ValueError, NotImplementedError,
            RuntimeError, EOFError, OverflowError) as error:  # fmt: skip
        raise RefusalError("zip_unreadable", file=path.name) from error
    tops = {PurePosixPath(name).parts[0] for name in files}
    if len(tops) != 1:
        raise RefusalError("zip_unreadable", file=path.name)
    [top] = tops
    inside = {name.removeprefix(f"{top}/"): content for name, content in files.items()}
    rewritten = pack(inside, top) != data
    return inside, [Finding("zip_rewritten")] if rewritten else []


def _require_plain(items: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse what swells, hides, or leads elsewhere."""
    names = [item.filename for item in items]
    parts = [PurePosixPath(name).parts for name in names]
    if len({*names}) != len(names) or sum(item.file_size for item in items) > MOST_BYTES:
        raise _FaultyError
    if any(item.compress_type != zipfile.ZIP_STORED or item.flag_bits & 1 for item in items):
        raise _FaultyError
    if any(not each[1:] or ".." in each or each[0] == "/" for each in parts):
        raise _FaultyError
    if any(name.endswith("/") or "\\" in name for name in names):
        raise _FaultyError


def pack(files: Mapping[str, bytes], top: str) -> bytes:
    """Return the one ZIP that these files make: stored, in order, without a clock."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as file:
        for name in sorted(files):
            item = zipfile.ZipInfo(f"{top}/{name}", (1980, 1, 1, 0, 0, 0))
            item.create_system, item.external_attr = 3, 0o100644 << 16
            file.writestr(item, files[name])
    return output.getvalue()


def manifest(files: Mapping[str, bytes], name: str) -> bytes:
    """Return the BagIt manifest of some files by one hash."""
    lines = (f"{hashlib.new(name, files[path]).hexdigest()}  {path}\n" for path in sorted(files))
    return "".join(lines).encode()


def _case_of_bag(files: dict[str, bytes], findings: list[Finding]) -> Case:
    payload = {name: data for name, data in files.items() if name.startswith("data/")}
    tables: Tables = {}
    for name in TABLES:
        if name in SINCE and f"data/{name}.json" not in payload:
            tables[name] = []  # an earlier release made it; what is lost since, the manifests tell
            continue
        try:
            tables[name] = _rows_in(payload[f"data/{name}.json"])
        except (KeyError, ValueError, RecursionError):
            findings.append(Finding("part_unreadable", {"part": f"data/{name}.json"}))
            tables[name] = []
    findings += _guarded(_check_bag, files, payload, tables)
    panel = (payload.get(PANEL_RECORD), payload.get(PANEL_SEAL))
    return Case(
        tables,
        sealed=_named(payload, "ballots", ".juryballot"),
        opened=_named(payload, "ballots", ".json"),
        records={
            int(n): each for n, each in _named(payload, "seals", "-record.json", r"\d{1,6}").items()
        },
        seals={
            int(n): each for n, each in _named(payload, "seals", "-seal.json", r"\d{1,6}").items()
        },
        cosigned=_named(payload, "cosignatures", ".jurycosign"),
        panel=None if panel == (None, None) else (panel[0] or b"", panel[1] or b""),
        findings=findings,
    )


def _rows_in(data: bytes) -> list[Row]:
    """Return the rows of a table; what is no list of rows, or holds no text, is refused."""
    rows = load(data)
    if not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows):
        raise _FaultyError
    canonical(rows)  # refuses half a character, which JSON can spell and nobody can write
    return rows


def _named(
    payload: Mapping[str, bytes], folder: str, suffix: str, stem: str = "[^/]+"
) -> dict[str, bytes]:
    pattern = re.compile(rf"data/{folder}/({stem}){re.escape(suffix)}")
    found = ((pattern.fullmatch(name), data) for name, data in payload.items())
    return {match[1]: data for match, data in found if match}


def _check_bag(
    files: Mapping[str, bytes], payload: Mapping[str, bytes], tables: Tables
) -> Iterator[Finding]:
    if files.get("bagit.txt") != BAGIT.encode():
        yield Finding("bag_declaration_wrong", {"part": "bagit.txt"})
    size = sum(map(len, payload.values()))
    if f"\nPayload-Oxum: {size}.{len(payload)}\n".encode() not in files.get("bag-info.txt", b""):
        yield Finding("bag_declaration_wrong", {"part": "bag-info.txt"})
    tags = {name: data for name, data in files.items() if name not in {*payload, *TAG_MANIFESTS}}
    for listed, names in ((payload, MANIFESTS), (tags, TAG_MANIFESTS)):
        for name, hash_name in zip(names, HASHES, strict=True):
            yield from _check_manifest(files, listed, name, hash_name)
    yield from _check_bag_signature(files, tables)


def _check_manifest(
    files: Mapping[str, bytes], listed: Mapping[str, bytes], name: str, hash_name: str
) -> Iterator[Finding]:
    """Say of each file whether it is the one listed, and of the list whether it is written so."""
    if name not in files:
        yield Finding("bag_declaration_wrong", {"part": name})
        return
    lines = files[name].decode("utf-8", "replace").splitlines()
    given = {path: digest for digest, _blank, path in (line.partition("  ") for line in lines)}
    for path in sorted(given.keys() - listed.keys()):
        yield Finding("bag_file_missing", {"part": path})
    for path in sorted(listed.keys() - given.keys()):
        yield Finding("bag_file_unlisted", {"part": path})
    for path in sorted(listed.keys() & given.keys()):
        if hashlib.new(hash_name, listed[path]).hexdigest() != given[path]:
            yield Finding("bag_file_altered", {"part": path})
    if files[name] != manifest(listed, hash_name):
        yield Finding("bag_manifest_altered", {"part": name})


def _check_bag_signature(files: Mapping[str, bytes], tables: Tables) -> Iterator[Finding]:
    if SIGNATURE not in files:
        yield Finding("bag_signature_missing")
        return
    if len(files[SIGNATURE]) > MOST_SIGNED:
        yield Finding("bag_signature_invalid")
        return
    try:
        key = bytes.fromhex(tables["edition"][0]["signing_key"])
        signed = unwrap(load_canonical(files[SIGNATURE]), "archive", [key])
        bound = {
            name: hashlib.sha256(data).hexdigest()
            for name, data in files.items()
            if not name.startswith("data/") and name not in {SIGNATURE, *TAG_MANIFESTS}
        }
        told = (signed.payload[name] for name in ("files", "edition", "journal"))
        agrees = (*told,) == (bound, fingerprint(key), tables["journal"][-1]["hash"])
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        agrees = False
    if not agrees:
        yield Finding("bag_signature_invalid")


# Formats -----------------------------------------------------------------------------------------


def canonical(value: Any) -> bytes:
    """Return the one writing of a document; equal to RFC 8785 for what we sign."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def load(data: bytes) -> Any:
    """Read JSON that says each thing once, in whole numbers."""
    return json.loads(
        data,
        object_pairs_hook=_once,
        parse_float=_refused,
        parse_constant=_refused,
    )


def load_canonical(data: bytes) -> Any:
    """Read a document, and refuse every other writing of it."""
    value = load(data)
    if canonical(value) != data:
        raise _FaultyError
    return value


def load_sealed(data: bytes) -> Any:
    """Read what somebody signs by itself, or one act: none is as large, or has as many parts."""
    if len(data) > MOST_SEALED or data.count(b"[") + data.count(b"{") > MOST_PARTS:
        raise _FaultyError
    return load_canonical(data)


def load_entry(text: str) -> Any:
    """Read an entry of the journal."""
    if len(text) > MOST_SEALED:
        raise _FaultyError
    return load_sealed(text.encode())


def exact(text: str) -> Fraction:
    """Read a number as it is kept, “31/2”; a power of ten, which may be without end, is none."""
    if not RATIO.fullmatch(text):
        raise _FaultyError
    return Fraction(text)


def _once(pairs: list[tuple[str, Any]]) -> Row:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _FaultyError
    return found


def _refused(_text: str) -> Any:
    raise _FaultyError


@dataclass(frozen=True, slots=True)
class Signed:
    """What an envelope held once its signature was found good, and the digest that names it."""

    payload: Row
    digest: str


def unwrap(envelope: Any, kind: str, keys: Iterable[bytes]) -> Signed:
    """Return what one of the keys signed as this kind of document (DSSE, Ed25519)."""
    if not isinstance(envelope, dict) or {*envelope} != {"payload", "payloadType", "signatures"}:
        raise _FaultyError
    payload, said = _binary(envelope["payload"]), envelope["payloadType"]
    [signature] = envelope["signatures"]
    if {*signature} != {"keyid", "sig"} or said != KIND.format(kind):
        raise _FaultyError
    signed = _pae(said, payload)
    by = [key for key in keys if _is_signed(key, _binary(signature["sig"]), signed)]
    if not by or signature["keyid"] != fingerprint(by[0]):
        raise _FaultyError
    told = load_sealed(payload)
    is_number = type(told["version"]) is int  # true is none
    if told["format"] != f"jury-{kind}" or not is_number or told["version"] < 1:
        raise _FaultyError
    if told["version"] > SIGNED_FORMATS[kind]:
        raise RefusalError("made_by_newer", part=told["format"])
    return Signed(told, hashlib.sha256(signed).hexdigest())


def _pae(kind: str, payload: bytes) -> bytes:
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind.encode(), len(payload), payload)


def _is_signed(key: bytes, signature: bytes, data: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def _binary(text: str) -> bytes:
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise _FaultyError
    return data


def _crockford(data: bytes, length: int) -> str:
    bits = f"{int.from_bytes(hashlib.sha256(data).digest()):0256b}"
    code = "".join(CROCKFORD[int(bits[at : at + 5], 2)] for at in range(0, 5 * length, 5))
    return "-".join(code[at : at + 4] for at in range(0, length, 4))


def fingerprint(key: bytes) -> str:
    """Return the twenty characters by which people compare a key."""
    return _crockford(key, 20)


def _day(date: str, language: str) -> str:
    """Return a date of the journal as a sentence tells it; one that is none stays as it is."""
    try:
        day = datetime.fromisoformat(date)
    except ValueError:
        return date
    if language != "fr":
        return f"{day.day}\N{NO-BREAK SPACE}{MONTHS[day.month - 1][0]} {day.year}"
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}\N{NO-BREAK SPACE}{MONTHS[day.month - 1][1]} {day.year}"


def said(pair: tuple[str, str], language: str) -> str:
    """Return the English or the French of two texts; French as a printer sets it."""
    if language != "fr":
        return pair[0]
    return re.sub(r" (?=[:;!?»])|(?<=«) ", "\N{NO-BREAK SPACE}", pair[1])


def _once_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen = set()
    for each in findings:
        if (key := (each.code, json.dumps(each.details, sort_keys=True))) not in seen:
            seen.add(key)
            yield each


def _guarded(check: Callable[..., Iterable[Finding]], *about: Any) -> list[Finding]:
    """Run a check; what it trips over is a finding too."""
    found: list[Finding] = []
    try:
        found.extend(check(*about))
    except RefusalError as error:
        found.append(error.finding)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError,
            MemoryError):  # fmt: skip
        found.append(
            Finding("part_unreadable", {"part": check.__name__.removeprefix("_check").lstrip("_")})
        )
    return found


# What was read, put in order ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the journal."""

    seq: int
    hash: str
    kind: str
    body: Row
    has_reason: bool
    at: str

    @property
    def hour(self) -> str:
        """When it happened: the hour that was declared, or else that of the entry."""
        return str(self.body.get("at") or self.at)


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one juror signed, and where it is registered."""

    row: Row
    content: Row

    @property
    def digest(self) -> str:
        """Its name."""
        return str(self.row["digest"])


@dataclass(frozen=True, slots=True)
class Erased:
    """What the acts of erasure say is gone: by number or digest, and how much."""

    acts: tuple[Act, ...] = ()
    texts: Mapping[str, int] = field(default_factory=dict)
    """How many texts went from beside each ballot."""

    ballots: frozenset[str] = frozenset()
    """The ballots whose marks went, with all that stood in them."""

    reasons: frozenset[int] = frozenset()
    jurors: frozenset[int] = frozenset()
    scores: int = 0

    @classmethod
    def told_by(cls, acts: Sequence[Act]) -> "Erased":
        """Gather what some acts tell."""
        texts: Counter[str] = Counter()
        for act in acts:
            texts.update(act.body.get("texts", {}))
        return cls(
            tuple(acts),
            texts,
            frozenset(each for act in acts for each in act.body.get("ballots", ())),
            frozenset(each for act in acts for each in act.body.get("reasons", ())),
            frozenset(act.body["juror"] for act in acts if "juror" in act.body),
            sum(act.body.get("scores", 0) for act in acts),
        )


class Book:
    """An edition as its own documents tell it; what cannot be read is left out and found later."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.tables = case.tables
        self.key = b""
        self.title = self.edition_id = ""
        self.edition: Row = {}
        self.round: Row = {}
        self.jurors: dict[int, Row] = {}
        self.invitations: dict[int, list[bytes]] = defaultdict(list)
        self.acts: list[Act] = []
        self.ballots: list[Ballot] = []
        self.counted: dict[int, Ballot] = {}
        self.standings: dict[str, Standings] = {}
        self.award_list: list[Row] = []
        self.cosigned: list[Row] = []
        self.seals: dict[int, Signed | None] = {}
        self.erased = Erased()
        for part in (self._identify, self._read_acts):
            case.findings += _guarded(part)

    def _identify(self) -> list[Finding]:
        [self.edition] = self.tables["edition"]
        self.key = bytes.fromhex(self.edition["signing_key"])
        Ed25519PublicKey.from_public_bytes(self.key)
        self.edition_id = fingerprint(self.key)
        self.title = f"{self.edition['title']} {self.edition['year']}"
        self.round = self.tables["rounds"][-1]
        self.jurors = {row["id"]: row for row in self.tables["jurors"]}
        for row in self.tables["invitations"]:
            self.invitations[row["juror_id"]].append(bytes.fromhex(row["public_key"]))
        return []

    def _read_acts(self) -> list[Finding]:
        for row in self.tables["journal"]:
            if not isinstance(row["hash"], str):  # bytes in the place of a text
                continue
            try:
                told = load_entry(row["entry"])
                kind, body, reason = told["kind"], told["body"], bool(told["reason"])
                act = Act(row["seq"], row["hash"], kind, body, reason, told["at"])
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                continue
            if isinstance(body, dict):  # else its entry is wrong, which is told
                self.acts.append(act)
        corrections = [act.body for act in self.of_kind("act_corrected")]
        put_right = {each["act"]: dict(each["as"]) for each in corrections}
        self.acts = [
            replace(act, body=put_right[act.seq])
            if act.seq in put_right and act.kind in CORRECTABLE
            else act
            for act in self.acts
        ]
        self.erased = Erased.told_by(self.of_kind("erasure"))
        return []

    @property
    def is_rehearsal(self) -> bool:
        """Whether it was only played: its first act says so, or the edition does."""
        return self.is_founded_so or bool(self.edition.get("is_rehearsal"))

    @property
    def is_founded_so(self) -> bool:
        """Whether the journal founds a rehearsal."""
        return any("rehearses" in act.body for act in self.of_kind("edition_created"))

    @property
    def is_opened(self) -> bool:
        """Whether the ballots of the round were opened, by what the round says."""
        return self.round.get("opened_at") is not None

    def of_kind(self, *kinds: str) -> list[Act]:
        """Return the acts of some kinds."""
        return [act for act in self.acts if act.kind in kinds]

    def in_force(self, *kinds: str, before: int | None = None) -> list[Act]:
        """Return the acts of some kinds that no later act has undone; or had, before an act."""
        acts = [act for act in self.acts if before is None or act.seq < before]
        gone: set[int] = set()
        for act in reversed(acts):
            if act.kind == "correction" and act.seq not in gone:
                gone.add(act.body["undoes"])
        return [act for act in acts if act.kind in kinds and act.seq not in gone]

    def received(self, *, before: int) -> set[str]:
        """Return the ballots that the journal had received before an act."""
        acts = (act for act in self.of_kind("ballots_received") if act.seq < before)
        return {told["digest"] for act in acts for told in act.body["ballots"]}

    def name(self, juror_id: object) -> str:
        """Return how a juror is named in a finding; the key, once the name has been erased."""
        row = self.jurors.get(juror_id, {}) if isinstance(juror_id, int) else {}
        name = f"{row.get('given_name', '')} {row.get('family_name', '')}".strip()
        return name or str(row.get("key", juror_id))

    def about(self, row: Row) -> Row:
        """Return what a finding says of a ballot: which, and whose."""
        return {"ballot": _short(row["digest"]), "juror": self.name(row["juror_id"])}

    def settings(self) -> Row:
        """Return the rules in force."""
        told: Row = json.loads(self.tables["rules"][-1]["settings"])
        return told

    def version_at(self, seq: int) -> int:
        """Return which version of the rules was in force when something was done."""
        changes = [act for act in self.of_kind("rules_changed") if act.seq < seq]
        return int(changes[-1].body["version"]) if changes else 1

    def record(self, before: int | None = None) -> Row:
        """Return the record of the last closing, or of the last before an act; or else nothing."""
        closings = self.of_kind("closed", "rectified") if before is not None else []
        since = {act.body["number"] for act in closings if act.seq > (before or 0)}
        seals = [row["number"] for row in self.tables["seals"] if row["number"] not in since]
        told: Row = load(self.case.records[seals[-1]]) if seals else {}
        return told

    def seal(self, number: int) -> Signed | None:
        """Return a seal that the edition signed; it is read once."""
        if number not in self.seals:
            try:
                read = load_sealed(self.case.seals[number])
                self.seals[number] = unwrap(read, "closing", [self.key])
            except (ValueError, LookupError, TypeError, RecursionError):
                self.seals[number] = None
        return self.seals[number]

    def room_rules(self, version: int) -> Row:
        """Return the rules of the room of a version, each of them."""
        [row] = (each for each in self.tables["rules"] if each["version"] == version)
        return {**ROOM, **json.loads(row["settings"]).get("room", {})}


def _short(digest: str) -> str:
    """Return the eight characters by which a juror knows a ballot."""
    bits = f"{int(digest, 16):0256b}"
    code = "".join(CROCKFORD[int(bits[at : at + 5], 2)] for at in range(0, 40, 5))
    return f"{code[:4]}-{code[4:]}"


# What is checked ---------------------------------------------------------------------------------


def _check_journal(book: Book) -> Iterator[Finding]:
    reasons = {row["seq"]: row for row in book.tables["reasons"]}
    before = GENESIS
    for place, row in enumerate(book.tables["journal"], start=1):
        if row["seq"] != place:
            yield Finding("journal_gap", {"seq": place})
            return
        if row["prev"] != before:
            yield Finding("journal_link_wrong", {"seq": place})
        linked = bytes.fromhex(row["prev"]) + row["entry"].encode()
        if hashlib.sha256(linked).hexdigest() != row["hash"]:
            yield Finding("journal_hash_wrong", {"seq": place})
        before = row["hash"]
        yield from _check_entry(row, reasons.get(place), is_erased=place in book.erased.reasons)


def _check_rehearsal(book: Book) -> Iterator[Finding]:
    """Nothing that was only played passes for real, whoever says that it is."""
    if book.is_rehearsal:
        yield Finding("rehearsal")
    if book.is_founded_so != bool(book.edition.get("is_rehearsal")):
        yield Finding("rehearsal_hidden")


def _check_entry(row: Row, reason: Row | None, *, is_erased: bool) -> Iterator[Finding]:
    fields = {"actor", "at", "body", "kind", "reason", "seq"}
    try:
        entry = load_entry(row["entry"])
        is_act = (
            {*entry} == fields and entry["seq"] == row["seq"] and isinstance(entry["body"], dict)
        )
    except (ValueError, TypeError, RecursionError):
        is_act = False
    if not is_act:
        yield Finding("journal_entry_wrong", {"seq": row["seq"]})
    elif reason is not None:
        salt = base64.b64encode(bytes.fromhex(reason["salt"])).decode()
        bound = hashlib.sha256(canonical({"salt": salt, "text": reason["text"]})).hexdigest()
        if bound != entry["reason"]:
            yield Finding("reason_altered", {"seq": row["seq"]})
    elif DIGEST.fullmatch(str(entry["reason"])) and not is_erased:
        yield Finding("reason_missing", {"seq": row["seq"]})


def _check_ballots(book: Book) -> Iterator[Finding]:
    """Every ballot is as its juror signed it, on this grid, for these applications."""
    if not book.is_opened:
        yield Finding("ballots_sealed")
        return
    for row in book.tables["ballots"]:
        document = book.case.opened.get(row["digest"])
        if document is None and row["digest"] in book.erased.ballots:
            continue
        if document is None:
            yield Finding("ballot_unopened", book.about(row))
            continue
        try:
            content, notes = _signed_ballot(book, row, document)
        except _FaultyError as error:
            yield Finding(str(error), book.about(row))
            continue
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            yield Finding("ballot_unreadable", book.about(row))
            continue
        book.ballots.append(Ballot(row, content))
        yield from _check_content(book, row, content, notes)


def _signed_ballot(book: Book, row: Row, document: bytes) -> tuple[Row, Row]:
    """Return what the juror signed, and the texts beside it; the invitation vouches for the key."""
    try:
        whole = load_sealed(document)
        enrolment, ballot, notes = (whole[name] for name in ("enrolment", "ballot", "notes"))
        is_whole = len(whole) == 3  # noqa: PLR2004 -- the three of the line above
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise _FaultyError("ballot_unreadable") from error
    if not is_whole:
        raise _FaultyError("ballot_unreadable")
    enrolled, device = _enrolled(book, enrolment, row["juror_id"], "ballot_enrolment_invalid")
    signed = _unwrapped(ballot, "ballot", [device], "ballot_signature_invalid")
    if signed.digest != row["digest"]:
        raise _FaultyError("ballot_digest_wrong")
    juror = book.jurors[row["juror_id"]]["key"]
    rounds = {each["id"]: each["code"] for each in book.tables["rounds"]}
    told = signed.payload
    whose = (told["edition"], told["juror"], enrolled["edition"], enrolled["juror"], told["round"])
    if whose != (book.edition_id, juror, book.edition_id, juror, rounds[row["round_id"]]):
        raise _FaultyError("ballot_of_another")
    if row["device_key"] != device.hex():
        raise _FaultyError("ballot_register_wrong")
    return told, notes


def _enrolled(book: Book, envelope: Any, juror_id: int, code: str) -> tuple[Row, bytes]:
    """Return what an invitation of a juror says of a device, and the key of the device."""
    try:
        told = unwrap(envelope, "enrolment", book.invitations[juror_id]).payload
        return told, _binary(told["key"])
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise _FaultyError(code) from error


def _unwrapped(envelope: Any, kind: str, keys: Iterable[bytes], code: str) -> Signed:
    try:
        return unwrap(envelope, kind, keys)
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise _FaultyError(code) from error


def _check_content(book: Book, row: Row, content: Row, notes: Row) -> Iterator[Finding]:
    about = book.about(row)
    grid = [each for each in book.tables["grid"] if each["round_id"] == row["round_id"]]
    if content["grid"] != grid_digest(grid):
        yield Finding("ballot_grid_other", about)
    marks = {each["code"]: _marks_of(each) for each in grid}
    numbers = {each["number"] for each in book.tables["applications"]}
    named = {*content["scores"], *content["recused"]} <= numbers
    given = [pair for told in content["scores"].values() for pair in told.items()]
    if not named or any(
        type(mark) is not int or mark not in marks.get(code, ()) for code, mark in given
    ):
        yield Finding("ballot_mark_impossible", about)
    bound = {*content["recused"].values()}
    bound |= {each for texts in content["notes"].values() for each in texts.values()}
    if len(bound) - len(notes) > book.erased.texts.get(row["digest"], 0):
        yield Finding("ballot_note_missing", about)
    for commitment, note in notes.items():
        if commitment not in bound or hashlib.sha256(canonical(note)).hexdigest() != commitment:
            yield Finding("ballot_note_altered", about)
    says = (content["rev"], content["prev"], content["made_at"], content["complete"])
    if says != (row["revision"], row["previous"], row["made_at"], bool(row["is_complete"])):
        yield Finding("ballot_register_wrong", about)
    if book.case.marks is not None and not _is_read_so(
        book.case.marks[row["digest"]], content, notes
    ):
        yield Finding("marks_differ", about)


def _is_read_so(kept: str | None, content: Row, notes: Row) -> bool:
    told = json.loads(kept or "null")
    reasons = {
        key: notes[each]["text"] for key, each in content["recused"].items() if each in notes
    }
    read = {key: told["recused"].get(key) for key in reasons}
    return bool(
        told["scores"] == content["scores"]
        and {*told["recused"]} == {*content["recused"]}
        and read == reasons
    )


def grid_digest(grid: Iterable[Row]) -> str:
    """Return the name of a grid in ballots: what its marks mean in numbers."""
    scales = [
        {
            "code": each["code"],
            "lower_is_better": bool(each["lower_is_better"]),
            "max_points": each["max_points"],
            "min_points": each["min_points"],
            "steps_per_point": each["steps_per_point"],
        }
        for each in sorted(grid, key=lambda each: str(each["code"]))
    ]
    return hashlib.sha256(canonical(scales)).hexdigest()


def _marks_of(criterion: Row) -> range:
    least, most, steps = (
        criterion[each] for each in ("min_points", "max_points", "steps_per_point")
    )
    if not all(isinstance(each, int) for each in (least, most, steps)):
        raise _FaultyError  # a text that is taken many times fills any memory
    return range(least * steps, most * steps + 1)


def _check_register(book: Book) -> Iterator[Finding]:
    """The ballots are those that the journal received, each with its file, and none else."""
    rows = {row["digest"]: row for row in book.tables["ballots"]}
    received: set[str] = set()
    for act in book.of_kind("ballots_received"):
        for told in act.body["ballots"]:
            received.add(told["digest"])
            row = rows.get(told["digest"])
            about = {"ballot": _short(told["digest"]), "juror": book.name(told["juror"])}
            if row is None:
                yield Finding("ballot_missing", about)
            elif (row["juror_id"], row["revision"]) != (told["juror"], told["revision"]):
                yield Finding("ballot_register_wrong", about)
    for digest in sorted(rows.keys() - received):
        yield Finding("ballot_unjournalled", book.about(rows[digest]))
    yield from _check_files(book, rows)


def _check_files(book: Book, rows: Mapping[str, Row]) -> Iterator[Finding]:
    for digest, row in rows.items():
        if digest in {*book.erased.texts, *book.erased.ballots} and digest not in book.case.sealed:
            continue
        if not book.case.sealed.get(digest, b"").startswith(b"age-encryption.org/v1\n"):
            yield Finding("ballot_file_missing", book.about(row))
    for digest in sorted({*book.case.sealed, *book.case.opened} - rows.keys()):
        yield Finding("ballot_file_unknown", {"part": digest})


def _check_states(book: Book) -> Iterator[Finding]:
    """Which ballot of a juror counts follows from all of them, never from the register."""
    groups: dict[Pair, list[Ballot]] = defaultdict(list)
    for each in book.ballots:
        groups[each.row["round_id"], each.row["juror_id"]].append(each)
    decided = defaultdict(list)
    for act in book.in_force("conflict_resolved"):
        decided[act.body["juror"]].append(act.body)
    for (round_id, juror_id), ballots in groups.items():
        states = _states(ballots, decided[juror_id])
        for each in ballots:
            expected = states[each.digest]
            if expected == "counted" and round_id == book.round["id"]:
                book.counted[juror_id] = each
            if each.row["state"] != expected:
                told = {"state": each.row["state"], "expected": expected}
                yield Finding("ballot_state_wrong", book.about(each.row) | told)


def _states(ballots: Sequence[Ballot], decided: Sequence[Row] = ()) -> dict[str, str]:
    """Return what became of each ballot of a juror; decisions keep one, and set others aside."""
    named = {each.digest: each for each in ballots}
    decided = [body for body in decided if body["kept"] in named]
    out: set[str] = set()
    for body in decided:
        out = (out - {body["kept"]}) | {*body["aside"]} & named.keys()
    kept = named.get(decided[-1]["kept"]) if decided else None
    copied = kept is not None and _is_copied(ballots, kept.row["device_key"])
    tree = {kept.row["device_key"]} if kept is not None and copied else set()
    fallen = {*out}
    for _each in ballots:  # what was set aside takes along what it had replaced, and so on
        fallen |= {
            one.digest
            for one in ballots
            for other in ballots
            if one is not kept and other.digest in fallen and _is_replaced(one, other, tree)
        }
    live = [each for each in ballots if each.digest not in fallen]
    ends = [one.digest for one in live if not any(_is_replaced(one, other, tree) for other in live)]
    disputed = {
        one.digest
        for one in live
        for other in live
        if one.row["device_key"] not in tree and _is_disputed(one, other)
    }
    standing = {*ends, *disputed}
    told = "counted" if len(ends) == 1 and not disputed else "conflict"
    states = {digest: told if digest in standing else "superseded" for digest in named}
    return states | dict.fromkeys(out, "set_aside")


def _is_replaced(one: Ballot, other: Ballot, tree: Collection[str]) -> bool:
    """Tell whether another ballot replaces one: it names it, or the device made it later."""
    step = other.content["rev"] - one.content["rev"]
    device = one.row["device_key"]
    later = step > 0 and other.row["device_key"] == device and device not in tree
    return bool(later or (step == 1 and other.content["prev"] == one.digest))


def _is_disputed(one: Ballot, other: Ballot) -> bool:
    """Tell whether two copies of one work file made both ballots."""
    if one is other or one.row["device_key"] != other.row["device_key"]:
        return False
    first, second = sorted((one, other), key=lambda each: int(each.content["rev"]))
    step = second.content["rev"] - first.content["rev"]
    return bool(step == 0 or (step == 1 and second.content["prev"] != first.digest))


def _is_copied(ballots: Sequence[Ballot], device: str) -> bool:
    mine = [each for each in ballots if each.row["device_key"] == device]
    return any(_is_disputed(one, other) for one in mine for other in mine)


def _check_opening(book: Book) -> Iterator[Finding]:
    openings = book.of_kind("ballots_opened")
    if len(openings) != sum(row["opened_at"] is not None for row in book.tables["rounds"]):
        yield Finding("opening_wrong")
    for act in openings:
        if act.body["ballots"] != sorted(book.received(before=act.seq)):
            yield Finding("opening_ballots_differ")
        prints = {row["version"]: row["fingerprint"] for row in book.tables["rules"]}
        if act.body["rules"] != prints.get(book.version_at(act.seq)):
            yield Finding("opening_rules_differ")


def _check_rules(book: Book) -> Iterator[Finding]:
    for row in book.tables["rules"]:
        if hashlib.sha256(row["settings"].encode()).hexdigest() != row["fingerprint"]:
            yield Finding("rules_fingerprint_wrong", {"version": row["version"]})
    changes = book.of_kind("rules_changed")
    told = [1, *(act.body["version"] for act in changes)]
    if told != [row["version"] for row in book.tables["rules"]]:
        yield Finding("rules_unjournalled")
    opened = min((act.seq for act in book.of_kind("ballots_opened")), default=None)
    prints = {row["version"]: row["fingerprint"] for row in book.tables["rules"]}
    for act in changes:
        bound = act.body.get("fingerprint")  # an older journal says nothing of it
        if bound is not None and bound != prints.get(act.body["version"]):
            yield Finding("rules_differ", {"version": act.body["version"]})
        if opened is not None and act.seq > opened and not act.has_reason:
            yield Finding("rules_changed_silently", {"version": act.body["version"]})


def _check_secretariat(book: Book) -> Iterator[Finding]:
    """What the secretariat entered for others is what the journal tells."""
    standing: set[Pair] = set()
    for act in book.in_force("recusal", "recusal_lifted"):
        pair = (act.body["juror"], act.body["application"])
        if act.kind == "recusal":
            standing.add(pair)
        else:
            standing.discard(pair)
    if standing != _recused_here(book):
        yield Finding("recusals_differ")
    entered = sum(act.body["new"] for act in book.of_kind("scores_imported"))
    entered -= book.erased.scores
    if entered != len(book.tables["scores"]):
        yield Finding("scores_unjournalled")


def _check_amendments(book: Book) -> Iterator[Finding]:
    """Each mark amended in the room is in the journal, with what it was, and why."""
    acts = book.in_force("amendment")
    told = [
        (act.body["juror"], act.body["application"], act.body["criterion"], act.body["old"],
         act.body["new"])
        for act in acts
    ]  # fmt: skip
    columns = ("juror_id", "application_id", "criterion_id", "old", "new")
    if told != [tuple(row[each] for each in columns) for row in book.tables["amendments"]]:
        yield Finding("amendments_unjournalled")
        return
    for act, row in zip(acts, book.tables["amendments"], strict=True):
        about = {"seq": act.seq, "juror": book.name(row["juror_id"])}
        if not _is_amendable(book, act, row):
            yield Finding("amendment_wrong", about)
        if not act.has_reason:
            yield Finding("amendment_silent", about)


def _is_amendable(book: Book, act: Act, row: Row) -> bool:
    """Tell whether an amendment begins from the mark that counted, and ends with one there is."""
    [allowed] = (
        _marks_of(each)
        for each in book.tables["grid"]
        if (each["round_id"], each["code"]) == (row["round_id"], row["criterion"])
    )
    if row["new"] == row["old"] or (row["new"] is not None and row["new"] not in allowed):
        return False
    ballot = book.counted.get(row["juror_id"])
    if ballot is None or ballot.digest not in book.received(before=act.seq):
        return True  # other marks may have come in since
    if _was_decided_since(book, row["juror_id"], act.seq):
        return True
    numbers = {each["id"]: each["number"] for each in book.tables["applications"]}
    said = ballot.content["scores"].get(numbers[row["application_id"]], {})
    mark = said.get(row["criterion"])
    same = ("juror", "application", "criterion")
    for each in book.in_force("amendment", before=act.seq):
        if all(each.body[name] == act.body[name] for name in same):
            mark = each.body["new"]
    return bool(mark == row["old"])


def _was_decided_since(book: Book, juror_id: int, seq: int) -> bool:
    """Tell whether another ballot of a juror may have counted before: one was kept later."""
    acts = {act.seq for act in book.of_kind("conflict_resolved") if act.body["juror"] == juror_id}
    for act in book.of_kind("correction"):
        acts |= {act.seq} if act.body["undoes"] in acts else set()
    return any(each > seq for each in acts)


def _recused_here(book: Book) -> set[Pair]:
    rows = (row for row in book.tables["recusals"] if not row["is_lifted"])
    return {(row["juror_id"], row["application_id"]) for row in rows}


# What is counted again ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """What the standings say of one application; no rank where it must be discussed."""

    rank: int | None
    mean: Fraction | None
    n: int
    eligible: int
    reason: str = ""
    value: Fraction | None = None
    step: str | None = None
    """What put it behind the one before it: the method, or what tells equals apart."""


Standings: TypeAlias = dict[str, Place]
"""The places of one domain, by the numbers of the applications."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One juror and one application: the marks given, and what they make by the rules."""

    marks: Mapping[str, int]
    is_recused: bool
    is_assigned: bool
    score: Fraction | None

    @property
    def is_eligible(self) -> bool:
        return (self.is_assigned or bool(self.marks)) and not self.is_recused


def _check_count(book: Book) -> Iterator[Finding]:
    """Count every domain again, for the checks that follow; without marks, take what was sealed."""
    if purged := [act for act in book.erased.acts if {"ballots", "scores"} & act.body.keys()]:
        book.standings = {each["code"]: {} for each in book.tables["domains"]}
        for each in book.record(before=purged[0].seq)["domains"]:
            places = {row["number"]: _sealed_place(row) for row in each["standings"]}
            book.standings[each["code"]] = places
        yield Finding("marks_purged", {"seq": purged[0].seq, "date": purged[0].at[:10]})
    elif book.is_opened:
        counting = Counting(book)
        statuses = {"shortlisted"} if book.round["shortlist_only"] else IN_COMPETITION
        for domain in book.tables["domains"]:
            rows = [
                row
                for row in book.tables["applications"]
                if row["domain_id"] == domain["id"] and row["status"] in statuses
            ]
            book.standings[domain["code"]] = counting.standings(rows)


def _sealed_place(row: Row) -> Place:
    mean, value = (
        None if row.get(name) is None else exact(row[name]) for name in ("mean", "value")
    )
    return Place(
        rank=row["rank"],
        mean=mean,
        n=row["n"],
        eligible=row["eligible"],
        reason=row["reason"],
        value=value,
        step=row.get("step"),
    )


class Counting:
    """The marks of the ballots that count, and the rules, made into standings."""

    def __init__(self, book: Book) -> None:
        self.rules = book.settings()
        self.grid = [each for each in book.tables["grid"] if each["round_id"] == book.round["id"]]
        self.display = book.edition["display_scale"]
        self.by_criterion = self.rules.get("partial_grids") == "criterion_means"
        self.readings: dict[int, dict[int, _Reading]] = defaultdict(dict)
        ids = {row["number"]: row["id"] for row in book.tables["applications"]}
        said = {
            (juror, ids[number]): marks
            for juror, ballot in book.counted.items()
            for number, marks in ballot.content["scores"].items()
            if number in ids
        }
        recused = _recused_here(book) | {
            (juror, ids[number])
            for juror, ballot in book.counted.items()
            for number in ballot.content["recused"]
            if number in ids
        }
        sent = {juror for juror, _application in said}
        for row in book.tables["scores"]:
            if row["round_id"] == book.round["id"] and row["juror_id"] not in sent:
                pair = (row["juror_id"], row["application_id"])
                said.setdefault(pair, {})[row["criterion"]] = row["mark"]
        for row in book.tables["amendments"]:
            if row["round_id"] == book.round["id"]:
                pair = (row["juror_id"], row["application_id"])
                said[pair] = said.get(pair, {}) | {row["criterion"]: row["new"]}
        assigned = {
            (row["juror_id"], row["application_id"])
            for row in book.tables["assignments"]
            if row["round_id"] == book.round["id"]
        }
        codes = {each["code"] for each in self.grid}
        for juror, application in assigned | said.keys() | recused:
            pair = (juror, application)
            marks = {
                code: mark
                for code, mark in said.get(pair, {}).items()
                if code in codes and mark is not None
            }
            score = None if pair in recused else self._score(marks)
            reading = _Reading(marks, pair in recused, pair in assigned, score)
            self.readings[application][juror] = reading

    def standings(self, rows: Sequence[Row]) -> Standings:
        """Return the places of the applications of one domain."""
        means = {row["id"]: self._mean(row["id"]) for row in rows}
        enough = {each: mean for each, mean in means.items() if isinstance(mean, Fraction)}
        ranks, values = self._ranks(enough)
        places = {}
        for row in rows:
            given = self.readings[row["id"]].values()
            n = sum(each.score is not None for each in given)
            eligible = sum(each.is_eligible for each in given)
            mean = means[row["id"]]
            if row["id"] in ranks and isinstance(mean, Fraction):
                rank, step = ranks[row["id"]]
                value = values.get(row["id"])
                places[row["number"]] = Place(rank, mean, n, eligible, "", value, step)
            else:
                reason = mean if isinstance(mean, str) else "not_compared"
                places[row["number"]] = Place(None, None, n, eligible, reason)
        return places

    def _score(self, marks: Mapping[str, int]) -> Fraction | None:
        """Return the weighted mean of one grid, if the rules let it count."""
        total = sum(each["weight"] for each in self.grid)
        covered = sum(each["weight"] for each in self.grid if each["code"] in marks)
        policy = self.rules.get("partial_grids", "renormalised")
        if covered == 0 or (policy == "complete_only" and len(marks) < len(self.grid)):
            return None
        percent = self.rules.get("partial_threshold_percent", 75)
        if policy == "renormalised" and 100 * covered < percent * total:
            return None
        earned = sum(
            (
                each["weight"] * _worth(marks[each["code"]], each)
                for each in self.grid
                if each["code"] in marks
            ),
            start=Fraction(0),
        )
        return Fraction(earned / covered * self.display)

    def _mean(self, application: int) -> Fraction | str:
        """Return the mean of an application, or the code of why it has none."""
        given = self.readings[application].values()
        scores = [each.score for each in given if each.score is not None]
        panel = sum(each.is_assigned or bool(each.marks) for each in given)
        if len(scores) < max(1, min(self.rules.get("minimum_scores", 3), panel)):
            if not panel:
                return "not_assigned"
            if not any(each.is_eligible for each in given):
                return "all_recused"
            return "marks_too_few" if scores else "marks_none"
        if not self.by_criterion:
            return sum(scores, start=Fraction(0)) / len(scores)
        return self._mean_of_criteria([each.marks for each in given if not each.is_recused])

    def _mean_of_criteria(self, grids: Sequence[Mapping[str, int]]) -> Fraction | str:
        earned, total = Fraction(0), 0
        for each in self.grid:
            given = [_worth(marks[each["code"]], each) for marks in grids if each["code"] in marks]
            if each["weight"] and not given:
                return "criterion_unmarked"
            if given:
                earned += each["weight"] * sum(given, start=Fraction(0)) / len(given)
            total += each["weight"]
        return earned / total * self.display if total else "criterion_unmarked"

    def _ranks(
        self, means: Mapping[int, Fraction]
    ) -> tuple[dict[int, tuple[int, str | None]], dict[int, Fraction]]:
        """Return the ranks by the method of the rules with what told each apart, and its values."""
        scores = {
            application: {
                juror: each.score
                for juror, each in self.readings[application].items()
                if each.score is not None
            }
            for application in means
        }
        method = self.rules.get("method", "mean")
        found = (
            dict(means) if method == "mean" else merits(method, scores, self.rules.get("trim", 1))
        )
        values = _values(method, found, scores)
        if len(means) == 1:
            found = {each: Fraction(0) for each in means}
        groups: list[tuple[str | None, list[int]]] = [(None, sorted(found))]
        for step in ("total", *self.rules.get("ties", ())):
            told = found if step == "total" else self._tie_values(step, scores)
            groups = _split(groups, told, step)
        ranks: dict[int, tuple[int, str | None]] = {}
        for before, group in groups:
            rank = len(ranks) + 1
            ranks |= {each: (rank, None if place else before) for place, each in enumerate(group)}
        return ranks, values

    def _tie_values(
        self, step: str, scores: Mapping[int, Mapping[int, Fraction]]
    ) -> Mapping[int, Any]:
        if step == "median":
            return {each: _median([*given.values()]) for each, given in scores.items()}
        if step == "first_places":
            best: dict[int, Fraction] = {}
            for given in scores.values():
                for juror, score in given.items():
                    best[juror] = max(score, best.get(juror, score))
            return {
                each: sum(score == best[juror] for juror, score in given.items())
                for each, given in scores.items()
            }
        if step == "heaviest_criterion":
            return self._on_heaviest(scores)
        return {}  # a casting vote breaks the tie of a vote, and moves nobody in the standings

    def _on_heaviest(self, scores: Mapping[int, Mapping[int, Fraction]]) -> dict[int, Fraction]:
        top = max((each["weight"] for each in self.grid), default=0)
        heaviest = [each for each in self.grid if each["weight"] == top > 0]
        found = {}
        for application, given in scores.items():
            means = []
            for each in heaviest:
                grids = [self.readings[application][juror].marks for juror in given]
                worth = [
                    _worth(marks[each["code"]], each) for marks in grids if each["code"] in marks
                ]
                if worth:
                    means.append(sum(worth, start=Fraction(0)) / len(worth))
            if heaviest and len(means) == len(heaviest):
                found[application] = sum(means, start=Fraction(0)) / len(means)
        return found


def _worth(mark: int, criterion: Row) -> Fraction:
    """Return where a mark stands between the bounds of its criterion, 1 the best."""
    marks = _marks_of(criterion)
    share = Fraction(mark - marks[0], marks[-1] - marks[0])
    return 1 - share if criterion["lower_is_better"] else share


def _split(
    groups: Sequence[tuple[str | None, list[int]]], values: Mapping[int, Any], step: str
) -> list[tuple[str | None, list[int]]]:
    """Tell the equals of each group apart by a value, the highest first, where all have one."""
    found: list[tuple[str | None, list[int]]] = []
    for before, group in groups:
        if any(each not in values for each in group):
            found.append((before, group))
            continue
        for place, level in enumerate(sorted({values[each] for each in group}, reverse=True)):
            equals = [each for each in group if values[each] == level]
            found.append((step if place else before, equals))
    return found


def _values(
    method: str, found: Mapping[int, Any], scores: Mapping[int, Mapping[int, Fraction]]
) -> dict[int, Fraction]:
    """Return what is told of each by a method: its mean, grade, share, or who beat it."""
    if method == "majority_judgment":
        return {each: sorted(scores[each].values())[(len(scores[each]) - 1) // 2] for each in found}
    return {
        each: Fraction(-merit if method == "schulze" else merit) for each, merit in found.items()
    }


def merits(method: str, scores: Mapping[int, Mapping[int, Fraction]], trim: int) -> dict[int, Any]:
    """Return what a method makes of each application, the higher the better."""
    if method == "trimmed_mean":
        return {each: _trimmed([*given.values()], trim) for each, given in scores.items()}
    if method == "median":
        return {each: _median([*given.values()]) for each, given in scores.items()}
    if method == "majority_judgment":
        grades = {each: sorted(given.values()) for each, given in scores.items()}
        return {
            each: sum(_is_better(given, other) for other in grades.values())
            for each, given in grades.items()
        }
    if method == "borda":
        return _borda(scores)
    if method == "schulze":
        return _schulze(scores)
    raise _FaultyError(method)


def _trimmed(values: list[Fraction], trim: int) -> Fraction:
    kept = sorted(values)
    if len(kept) > 2 * trim:
        for _again in range(trim):
            kept.remove(max(kept))
            kept.remove(min(kept))
    return sum(kept, start=Fraction(0)) / len(kept)


def _median(values: list[Fraction]) -> Fraction:
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _is_better(one: Sequence[Fraction], other: Sequence[Fraction]) -> bool:
    """Compare ascending grades by majority judgment, as if both panels were equally large."""
    size = lcm(len(one), len(other))
    lower_middle, first_upwards = (size - 1) // 2, size % 2 == 0
    for step in range(size):
        upwards = (step % 2 == 1) == first_upwards
        place = lower_middle + (step + 1) // 2 * (1 if upwards else -1)
        first, second = one[place * len(one) // size], other[place * len(other) // size]
        if first != second:
            return first > second
    return False


def _borda(scores: Mapping[int, Mapping[int, Fraction]]) -> dict[int, Fraction]:
    shares: dict[int, list[Fraction]] = defaultdict(list)
    for juror in {juror for given in scores.values() for juror in given}:
        mine = {each: given[juror] for each, given in scores.items() if juror in given}
        if len(mine) < 2:  # noqa: PLR2004 -- nothing was compared
            continue
        for each, score in mine.items():
            below = sum(other < score for other in mine.values())
            level = sum(other == score for other in mine.values()) - 1
            shares[each].append((below + Fraction(level, 2)) / (len(mine) - 1))
    return {each: sum(found, start=Fraction(0)) / len(found) for each, found in shares.items()}


def _schulze(scores: Mapping[int, Mapping[int, Fraction]]) -> dict[int, int]:
    """Return minus the number that beat each, over the widest paths (Floyd and Warshall)."""
    names = [each for each, given in scores.items() if given]
    if len(names) > MOST_SCHULZE:
        return {}
    prefer = {
        (a, b): sum(
            score > scores[b][juror] for juror, score in scores[a].items() if juror in scores[b]
        )
        for a in names
        for b in names
        if a != b
    }
    path = {(a, b): count if count > prefer[b, a] else 0 for (a, b), count in prefer.items()}
    for middle in names:
        for a in names:
            if a == middle or not path[a, middle]:
                continue
            for b in names:
                if b not in (a, middle):
                    path[a, b] = max(path[a, b], min(path[a, middle], path[middle, b]))
    return {a: -sum(path[b, a] > path[a, b] for b in names if b != a) for a in names}


# What was decided --------------------------------------------------------------------------------


def _check_decisions(book: Book) -> Iterator[Finding]:
    """The decisions that stand are those of the journal; the award list follows from them."""
    standing = _decided(book)
    kept = {row["id"]: row for row in book.tables["decisions"] if not row["is_withdrawn"]}
    if kept.keys() != standing.keys() or any(
        not _is_same(kept[each], standing[each]) for each in kept
    ):
        yield Finding("decisions_differ")
    domains = {row["id"]: row for row in book.tables["domains"]}
    for decision in kept.values():
        code = domains[decision["domain_id"]]["code"]
        try:
            book.award_list.append(_award(book, decision, code, [*kept.values()]))
        except KeyError:
            yield Finding("decision_wrong", {"domain": code})
    book.award_list.sort(
        key=lambda each: (each["domain"], str(each["level"]), str(each["application"]))
    )
    yield from _check_motives(book)


def _check_motives(book: Book) -> Iterator[Finding]:
    if book.is_opened and book.settings().get("motive_on_departure", True):
        for award in book.award_list:
            if award["departs_from_order"] and not award["motive"]:
                yield Finding("motive_missing", {"number": award["application"]})


def _decided(book: Book) -> dict[int, Row]:
    """Return the decisions that stand at the end of the journal, by their numbers."""
    standing: dict[int, Row] = {}
    for act in book.in_force("decision", "decision_withdrawn"):
        for gone in (*act.body.get("replaces", ()), act.body["decision"]):
            standing.pop(gone, None)
        if act.kind == "decision":
            standing[act.body["decision"]] = act.body
    return standing


def _is_same(row: Row, body: Row) -> bool:
    if row["application_id"] is None:
        return bool("application" not in body and body["domain"] == row["domain_id"])
    return (row["application_id"], row["level_id"]) == (body.get("application"), body.get("level"))


def _award(book: Book, decision: Row, domain: str, standing: Sequence[Row]) -> Row:
    """Return a line of the award list; without an application, the domain has no award."""
    told: Row = {"domain": domain, "application": None, "level": None, "ex_aequo": False}
    told |= {"departs_from_order": False, "motive": decision["motive"]}
    if decision["application_id"] is None:
        return told
    levels = {row["id"]: row for row in book.tables["levels"]}
    numbers = {row["id"]: row["number"] for row in book.tables["applications"]}
    level = levels[decision["level_id"]]
    told |= {"application": numbers[decision["application_id"]], "level": level["code"]}
    if level["kind"] not in RANKING:
        return told
    here = [
        row for row in standing if row["domain_id"] == decision["domain_id"] and row["level_id"]
    ]
    held = {
        numbers[row["application_id"]]: levels[row["level_id"]]["position"]
        for row in here
        if levels[row["level_id"]]["kind"] in RANKING
    }
    places = book.standings.get(domain, {})
    own = places.get(told["application"])
    own_rank = own.rank if own else None
    passed_over = [
        number
        for number, place in places.items()
        if place.rank is not None
        and (own_rank is None or place.rank < own_rank)
        and held.get(number, level["position"] + 1) > level["position"]
    ]
    told["departs_from_order"] = bool(passed_over)
    shared = sum(row["level_id"] == decision["level_id"] for row in here) > 1
    told["ex_aequo"] = shared and level["kind"] == "level"
    return told


# What was voted ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Poll:
    """A vote of the journal, and the casting vote that broke its tie; choices by their ids."""

    act: Act
    rules: Row
    casting: Act | None = None

    @property
    def voices(self) -> dict[Any, int]:
        """Return what was counted for each choice; the voice of the chair may be worth two."""
        voices: dict[Any, int] = dict(self.act.body["voices"])
        if self.rules["prevalence"] == "double" and self.act.body["chair"] in voices:
            voices[self.act.body["chair"]] += 1
        return voices

    @property
    def is_proposal(self) -> bool:
        """Whether one voted for or against, rather than among applications."""
        return self.voices.keys() == {"for", "against"}

    def result(self, *, cast: bool = True) -> tuple[str, Any]:
        """Return what it comes to: a verdict, and who won, who is tied, or who stands again."""
        verdict, whom = self._proposal() if self.is_proposal else self._choice()
        choice = self.casting.body["choice"] if cast and self.casting else None
        if verdict != "tied" or choice not in whom:
            return verdict, whom
        broken: dict[Any, str] = {"for": "adopted", "against": "rejected"}
        return broken.get(choice, "chosen"), choice

    def _needed(self) -> int:
        body = self.act.body
        base: int = sum(self.voices.values()) + body["recused"]
        base += body["blank"] if self.rules["blank_counts"] else 0
        shares = {"simple": 0, "absolute": base // 2 + 1, "two_thirds": (2 * base + 2) // 3}
        return shares[self.rules["majority"]]

    def _proposal(self) -> tuple[str, Any]:
        voices = self.voices
        if voices["for"] > voices["against"] and voices["for"] >= self._needed():
            return "adopted", None
        if voices["for"] == voices["against"] > 0 and self.rules["majority"] != "two_thirds":
            return "tied", {*voices}
        return "rejected", None

    def _choice(self) -> tuple[str, Any]:
        voices = self.voices
        is_last = self.act.body["round"] >= self.rules["rounds"]
        is_relative = is_last and self.rules["last_round_relative"]
        most = max(voices.values(), default=0)
        first = {each for each, count in voices.items() if count == most}
        if most and len(first) == 1 and (is_relative or most >= self._needed()):
            return "chosen", *first
        is_duel = len(voices) == len(first) == 2  # noqa: PLR2004 -- one against the other
        if most and len(first) > 1 and (is_last or is_duel):
            return "tied", first
        return ("another_round", self._staying()) if most and not is_last else ("nobody", None)

    def _staying(self) -> set[Any]:
        voices = self.voices
        ordered = sorted(voices.values())
        least = ordered[0]
        if self.rules["restriction"] == "top_two":
            least = ordered[-2:][0]
        elif self.rules["restriction"] == "last_out":
            least = min((each for each in ordered if each > ordered[0]), default=least)
        stay = {each for each, count in voices.items() if count >= least}
        return stay if len(stay) > 1 else {*voices}

    def carries(self, decision: Row, domain: int) -> bool:
        """Tell whether it decides for an application, or that a domain has no award."""
        verdict, winner = self.result()
        application, about = decision.get("application"), self.act.body["applications"]
        if verdict == "chosen":
            return bool(winner == application)
        if application is None:
            is_no_award = self.act.body.get("no_award", True)  # an older vote does not say
            is_here = self.act.body["domain"] in (None, domain)
            return verdict == "adopted" and is_no_award and is_here
        if not about:
            return verdict == "adopted" and self.act.body["domain"] in (None, domain)
        return verdict == "adopted" and application in about


def _polls(book: Book) -> dict[int, Poll]:
    """Return the votes that count, by their acts."""
    casting = {act.body["vote"]: act for act in book.in_force("casting_vote")}
    return {
        act.seq: Poll(act, book.room_rules(act.body["rules"]), casting.get(act.seq))
        for act in book.in_force("vote")
    }


def _check_votes(book: Book) -> Iterator[Finding]:
    """Every vote adds up, a casting vote broke a tie, and decisions are what votes decided."""
    polls = _polls(book)
    for seq, poll in polls.items():
        if not _adds_up(book, poll, polls):
            yield Finding("vote_wrong", {"seq": seq})
    for act in book.in_force("casting_vote"):
        cast = polls.get(act.body["vote"])
        if cast is None or not _may_cast(book, cast, act):
            yield Finding("casting_wrong", {"seq": act.seq})
    kept = {row["id"]: row for row in book.tables["decisions"]}
    domains = {row["id"]: row["code"] for row in book.tables["domains"]}
    for number, body in _decided(book).items():
        if body.get("vote") is None:
            continue
        domain = kept[number]["domain_id"]
        if body["vote"] not in polls or not polls[body["vote"]].carries(body, domain):
            yield Finding("decision_not_carried", {"domain": domains[domain]})


def _adds_up(book: Book, poll: Poll, polls: Mapping[int, Poll]) -> bool:
    body = poll.act.body
    counted = Counter(dict(body["voices"]))
    counted += Counter({each: body[each] for each in ("abstention", "blank", "spoilt")})
    if counted.total() > len({*body["voters"]}) or body["rules"] != book.version_at(poll.act.seq):
        return False
    if body["by_name"]:
        names = {juror for juror, _said in body["by_name"]}
        if counted != Counter(said for _juror, said in body["by_name"]):
            return False
        if len(names) != len(body["by_name"]) or not names <= {*body["voters"]}:
            return False
    if body["before"] is None:
        return bool(body["round"] == 1)
    earlier = polls.get(body["before"])
    return (
        earlier is not None
        and body["round"] == earlier.act.body["round"] + 1
        and earlier.result(cast=False) == ("another_round", {*poll.voices})
    )


def _may_cast(book: Book, poll: Poll, act: Act) -> bool:
    """Tell whether the chair voted in a tie by these rules, and casts the same way."""
    verdict, tied = poll.result(cast=False)
    body, chair = poll.act.body, act.body["chair"]
    said = dict(body["by_name"]).get(chair) if body["by_name"] else act.body["choice"]
    return bool(
        verdict == "tied"
        and act.body["choice"] in tied
        and said == act.body["choice"]
        and chair in body["voters"]
        and chair not in dict(body["proxies"])
        and (body["form"] != "secret" or act.body["declared"])
        and book.room_rules(book.version_at(act.seq))["prevalence"] == "casting"
    )


def _check_room(book: Book) -> Iterator[Finding]:
    """The closing tells the votes, amendments and suspensions of the journal, and none else."""
    if not (record := book.record()):
        return
    room = record.get("room") or {"domains": {}, "other": {}}
    told = {None: room["other"], **room["domains"]}
    codes = {row["id"]: row["code"] for row in book.tables["domains"]}
    votes, amendments = _recorded_votes(book, codes), _recorded_amendments(book, codes)
    for code in sorted({*told, *votes, *amendments}, key=str):
        business = told.get(code, {})
        about = {"domain": code or "–"}
        if [_vote_told(each) for each in business.get("votes", ())] != votes[code]:
            yield Finding("votes_differ", about)
        amended = [
            (each["at"], each["number"], each["criterion"], each.get("is_rectified", False))
            for each in business.get("amendments", ())
        ]
        if amended != amendments[code]:
            yield Finding("amendments_differ", about)
    pauses = [(each["suspended_at"], each["resumed_at"]) for each in room.get("suspensions", ())]
    if pauses != _suspensions(book):
        yield Finding("suspensions_differ")


def _suspensions(book: Book) -> list[tuple[str, str | None]]:
    """Return from when until when the sitting was suspended; the last one may go on."""
    acts = book.in_force("sitting_suspended", "sitting_resumed")
    ends = [*acts[1::2], None][: len(acts[::2])]
    return [
        (one.hour, other.hour if other else None)
        for one, other in zip(acts[::2], ends, strict=True)
    ]


def _vote_told(vote: Row) -> Row:
    """Return what a record says of a vote that the journal counts; names are not of the chain."""
    names = ("at", "numbers", "form", "count", "rules", "casting", "voters", "quorum")
    told = {name: vote[name] for name in names}
    return told | {"by_name": [said for _name, said in vote["by_name"]]}


def _recorded_votes(book: Book, codes: Mapping[int, str]) -> dict[str | None, list[Row]]:
    numbers = {row["id"]: row["number"] for row in book.tables["applications"]}
    found: dict[str | None, list[Row]] = defaultdict(list)
    for poll in _polls(book).values():
        body = poll.act.body
        count = {name: body[name] for name in ("abstention", "blank", "spoilt", "round", "recused")}
        count["chair"] = numbers.get(body["chair"], body["chair"])
        count["voices"] = {numbers.get(each, each): voices for each, voices in body["voices"]}
        casting = poll.casting.body["choice"] if poll.casting else None
        told = {
            "at": poll.act.hour,
            "numbers": [numbers[each] for each in body["applications"]],
            "form": body["form"],
            "count": count,
            "rules": poll.rules,
            "casting": numbers.get(casting, casting),
            "voters": len(body["voters"]),
            "quorum": body["quorum"],
            "by_name": [numbers.get(said, said) for _juror, said in body["by_name"]],
        }
        found[codes.get(body["domain"])].append(told)
    return found


def _recorded_amendments(
    book: Book, codes: Mapping[int, str]
) -> dict[str | None, list[tuple[str, str, str, bool]]]:
    applications = {row["id"]: row for row in book.tables["applications"]}
    names = {(row["round_id"], row["code"]): row["name"] for row in book.tables["grid"]}
    of = {row["criterion_id"]: names[row["round_id"], row["criterion"]]
          for row in book.tables["amendments"]}  # fmt: skip
    found: dict[str | None, list[tuple[str, str, str, bool]]] = defaultdict(list)
    closed = min((act.seq for act in book.of_kind("rectification")), default=None)
    for act in book.in_force("amendment"):
        about = applications[act.body["application"]]
        is_later = closed is not None and act.seq > closed
        told = (act.hour, about["number"], of.get(act.body["criterion"], ""), is_later)
        found[codes[about["domain_id"]]].append(told)
    return found


# What was closed ---------------------------------------------------------------------------------


def _check_seals(book: Book) -> Iterator[Finding]:
    """Each seal is the edition’s, and binds ballots, files, rules, journal and record."""
    closings = book.of_kind("closed", "rectified")
    rows = {row["number"]: row for row in book.tables["seals"]}
    numbers = [act.body["number"] for act in closings]
    if (
        numbers != sorted(rows)
        or not {*numbers} <= book.case.seals.keys() & book.case.records.keys()
    ):
        yield Finding("seal_missing", {"number": len(closings)})
    for act in closings:
        number = act.body["number"]
        if number in rows and number in book.case.seals and number in book.case.records:
            yield from _check_seal(book, act, rows[number])


def _check_seal(book: Book, closed: Act, row: Row) -> Iterator[Finding]:
    number = row["number"]
    about = {"number": number}
    seal, record = book.case.seals[number], book.case.records[number]
    if not _crockford(seal, 8) == row["seal_code"] == closed.body["seal"]:
        yield Finding("seal_code_wrong", about)
    told = _seal_document(book, number)
    if told is None:
        yield Finding("seal_signature_invalid", about)
        return
    yield from _check_bound(book, closed, told)
    if told["record"] != hashlib.sha256(record).hexdigest():
        yield Finding("seal_record_differs", about)


def _seal_document(book: Book, number: int) -> Row | None:
    """Return what a seal says, if the edition signed it."""
    signed = book.seal(number)
    return signed.payload.get("document") if signed else None


def _check_bound(book: Book, closed: Act, told: Row) -> Iterator[Finding]:
    about = {"number": closed.body["number"]}
    if (told["edition"], told["number"]) != (book.edition["key"], closed.body["number"]):
        yield Finding("seal_of_another", about)
    if told["ballots"] != sorted(each["digest"] for each in book.tables["ballots"]):
        yield Finding("seal_ballots_differ", about)
    if told["attachments"] != sorted({each["sha256"] for each in book.tables["attachments"]}):
        yield Finding("seal_attachments_differ", about)
    if told["rules"] != book.tables["rules"][-1]["fingerprint"]:
        yield Finding("seal_rules_differ", about)
    heads = {act.hash: act.seq for act in book.acts}
    between = [
        act.kind for act in book.acts if heads.get(told["journal"], 0) < act.seq < closed.seq
    ]
    if told["journal"] not in heads or any(kind != "sitting_opened" for kind in between):
        yield Finding("seal_journal_differs", about)


def _check_record(book: Book) -> Iterator[Finding]:
    """The standings and the award list of the closing are those that are counted again."""
    if not (record := book.record()):
        return
    older = _is_older(record)
    domains = {each["code"]: each for each in record["domains"]}
    yield from _check_domains(book, record["domains"])
    for code, places in book.standings.items():
        told = domains.get(code, {"standings": [], "decisions": []})
        if not _is_told(told["standings"], places, older=older):
            yield Finding("standings_differ", {"domain": code})
        yield from _check_described(book, told)
        if not _are_worded(book, told["decisions"]) or _awards(
            told["decisions"], "number", "level_code"
        ) != _awards(
            (row for row in book.award_list if row["domain"] == code), "application", "level"
        ):
            yield Finding("award_list_differs", {"domain": code})
    for code in sorted(domains.keys() - book.standings.keys()):
        yield Finding("standings_differ", {"domain": code})


def _is_older(record: Row) -> bool:
    """Tell whether a record was made before it told what made a place: it does so nowhere."""
    rows = (row for domain in record["domains"] for row in domain["standings"])
    return not any(name in row for row in rows for name in TOLD_SINCE)


def _is_told(rows: Sequence[Row], places: Standings, *, older: bool) -> bool:
    """Tell whether a record says of each application what is counted."""
    if Counter(row["number"] for row in rows) != Counter(places.keys()):
        return False
    return all(_told(places[row["number"]], older=older).items() <= row.items() for row in rows)


def _told(place: Place, *, older: bool) -> Row:
    mean, value = (None if each is None else str(each) for each in (place.mean, place.value))
    told = {
        "rank": place.rank,
        "mean": mean,
        "n": place.n,
        "eligible": place.eligible,
        "reason": place.reason,
        "value": value,
        "step": place.step,
    }
    return {name: said for name, said in told.items() if not older or name not in TOLD_SINCE}


def _awards(rows: Iterable[Row], number: str, level: str) -> Counter[tuple[Any, ...]]:
    return Counter(
        (
            each[number] or "",
            each[level] or "",
            each["ex_aequo"],
            each["departs_from_order"],
            each["motive"],
        )
        for each in rows
    )


def _check_domains(book: Book, told: Sequence[Row]) -> Iterator[Finding]:
    known = {row["code"]: (row["name"], row["sponsor"]) for row in book.tables["domains"]}
    times = Counter(each["code"] for each in told)
    for each in told:
        code = each["code"]
        if times[code] > 1 or known.get(code) != (each["name"], each["sponsor"]):
            yield Finding("domain_differs", {"domain": code})


def _check_described(book: Book, told: Row) -> Iterator[Finding]:
    """Applications are described as in their rows; no act of erasure ever blanks these."""
    applications = {row["number"]: row for row in book.tables["applications"]}
    applicants: dict[int, list[Row]] = defaultdict(list)
    for row in book.tables["applicants"]:
        applicants[row["application_id"]].append(row)
    for each in (*told["standings"], *(row for row in told["decisions"] if row["number"])):
        row = applications.get(each["number"], {})
        here = applicants[row.get("id", 0)]
        lead = here[0] if here else {}
        names = [one["name"] for one in here]
        given = each["applicants"] if "applicants" in each else [each["applicant"]]
        pairs = [(row.get("title"), each["title"]), *zip(names, given, strict=False)]
        pairs += [(lead.get(name) or "", each[name]) for name in ("siren", "department")
                  if name in each]  # fmt: skip
        is_whole = len(given) == (len(names) if "applicants" in each else 1)
        if not is_whole or any(kept != said for kept, said in pairs):
            yield Finding("application_differs", {"number": each["number"]})


def _are_worded(book: Book, told: Iterable[Row]) -> bool:
    """Tell whether the decisions of a domain name their levels and citations as they were kept."""
    numbers = {row["id"]: row["number"] for row in book.tables["applications"]}
    levels = {row["id"]: row for row in book.tables["levels"]}
    kept = Counter(
        (
            numbers[row["application_id"]],
            levels[row["level_id"]]["code"],
            levels[row["level_id"]]["name"],
            levels[row["level_id"]]["kind"],
            row["citation"],
        )
        for row in book.tables["decisions"]
        if not row["is_withdrawn"]
        and row["application_id"] in numbers
        and row["level_id"] in levels
    )
    names = ("number", "level_code", "level_name", "level_kind", "citation")
    return all(kept[tuple(each[name] for name in names)] for each in told if each["number"])


def _check_header(book: Book) -> Iterator[Finding]:
    """The head of the record is of this edition and of its seal; its certificates are signed."""
    if not (record := book.record()):
        return
    edition, number = book.edition, book.tables["seals"][-1]["number"]
    seal = _seal_document(book, number) or {}
    wanted = {name: edition[name] for name in ("title", "year", "organiser", "display_scale")}
    wanted |= {"edition": edition["key"], "number": number, "language": edition["language"]}
    record = {"is_rehearsal": False, **record}  # closings of before did not know of any
    wanted["is_rehearsal"] = book.is_rehearsal
    wanted["rules_version"] = book.tables["rules"][-1]["version"]
    wanted["rules_fingerprint"] = book.tables["rules"][-1]["fingerprint"]
    wanted |= {"journal_head": seal["journal"]} if seal else {}
    first = _seal_document(book, book.tables["seals"][0]["number"])
    wanted |= {"closed_at": first["at"]} if first else {}
    for name, value in wanted.items():
        if record.get(name) != value:
            yield Finding("header_differs", {"part": name})
    if not _are_conflicts_told(book, record):
        yield Finding("header_differs", {"part": "ballots"})
    yield from _check_register_of(book, record)


def _are_conflicts_told(book: Book, record: Row) -> bool:
    """Tell whether the record says which ballots were kept and set aside; older ones knew none."""
    told = record["ballots"].get("resolved", [])
    acts = book.in_force("conflict_resolved", before=book.of_kind("closed")[-1].seq)
    wanted = [(act.body["kept"], act.body["aside"], act.at) for act in acts]
    return [(each["kept"], each["aside"], each["at"]) for each in told] == wanted


def _check_register_of(book: Book, record: Row) -> Iterator[Finding]:
    """Each certificate says its award under the signature of the edition."""
    register = record.get("register")
    if register is None:  # closings of before had none
        return
    awards = [
        (domain["name"], each)
        for domain in record["domains"]
        for each in domain["decisions"]
        if each["number"] and each["level_kind"] != "shortlist"
    ]
    wanted = [(each["number"], each["level_code"]) for _domain, each in awards]
    if [(each["application"], each["level_code"]) for each in register] != wanted or len(
        {each["number"] for each in register}
    ) != len(register):
        yield Finding("register_differs")
        return
    if not any(each.get("code") for each in register):
        return  # nor did those of before sign them
    for entry, (domain, award) in zip(register, awards, strict=True):
        told = (record["title"], str(record["year"]), entry["number"], str(record["number"]))
        if not _is_certificate(book, entry["code"], told, domain, award):
            yield Finding("certificate_wrong", {"number": entry["number"]})


def _is_certificate(book: Book, code: str, told: Sequence[str], domain: str, award: Row) -> bool:
    text, _line, signature = code.rpartition("\n")
    try:
        raw = base64.b32decode(signature + "=" * (-len(signature) % 8))
    except ValueError:
        return False
    if not _is_signed(book.key, raw, _pae(CERTIFICATE, text.encode())):
        return False
    lines = text.split("\n")
    level, place = _bare(award["level_name"]), 5  # the line of the award; “ex aequo” may follow it
    given = lines.pop(place) if len(lines) > place else ""
    is_level = given.startswith(f"{level}, ") if award["ex_aequo"] else given == level
    mark = "ESSAI1" if book.is_rehearsal else "JURY1"
    wanted = [mark, *map(_bare, (*told, domain, *award["applicants"]))]
    return is_level and lines == wanted


def _bare(line: str) -> str:
    seen = line.replace("\N{ZERO WIDTH NO-BREAK SPACE}", " ")  # a blank to browsers alone
    return " ".join(unicodedata.normalize("NFC", seen).split()) or "-"


def _check_snapshots(book: Book) -> Iterator[Finding]:
    """The snapshots are those of the journal; that of the closing holds the standings once more."""
    rows, acts = book.tables["snapshots"], book.of_kind("snapshot")
    if [row["number"] for row in rows] != [act.body["number"] for act in acts] or not all(
        _is_moment(row["taken_at"], act.at) for row, act in zip(rows, acts, strict=True)
    ):
        yield Finding("snapshots_unjournalled")
    if not ((record := book.record()) and rows):
        return
    told = load(rows[-1]["standings"].encode())
    found = [
        (each["domain"], Counter(map(tuple, each["standings"] + each["not_ranked"])))
        for each in told
    ]
    older = _is_older(record)
    wanted = {
        code: Counter(_snapshot_row(number, place, older=older) for number, place in places.items())
        for code, places in book.standings.items()
    }
    for code in sorted({*wanted, *dict(found)}):
        if [places for each, places in found if each == code] != [wanted.get(code)]:
            yield Finding("snapshot_differs", {"domain": code, "number": rows[-1]["number"]})


def _snapshot_row(number: str, place: Place, *, older: bool) -> tuple[Any, ...]:
    if place.rank is None:
        return (number, place.reason)
    told = _told(place, older=older)
    names = ("mean", "n", "eligible", *(name for name in TOLD_SINCE if name in told))
    return (place.rank, number, *(told[name] for name in names))


def _is_moment(written: str, told: str) -> bool:
    """Tell whether a row was written in the moment of the act that tells of it."""
    between = datetime.fromisoformat(told) - datetime.fromisoformat(written)
    return timedelta() <= between <= A_MOMENT


# What was rectified ------------------------------------------------------------------------------


def _check_rectifications(book: Book) -> Iterator[Finding]:
    """After the closing nothing changes the result but what a second seal says it rectified."""
    closed = min((act.seq for act in book.of_kind("closed")), default=len(book.acts) + 1)
    opened: Act | None = None
    for act in book.acts:
        if act.seq <= closed:
            code = "rectification_loose" if act.kind in OF_RECTIFICATION else ""
        elif act.kind == "rectification" and opened is None:
            opened, code = act, ""
        elif act.kind == "rectified" and opened is not None:
            yield from _guarded(_check_rectification, book, opened, act)
            opened, code = None, ""
        else:
            code = _out_of_place(act, is_open=opened is not None)
        if code:
            yield Finding(code, {"seq": act.seq})
    if opened is not None:
        yield Finding("rectification_loose", {"seq": opened.seq})


def _out_of_place(act: Act, *, is_open: bool) -> str:
    """Return the code of what is wrong with an act after the closing, if anything is."""
    if is_open and act.kind in RECTIFIES:
        return ""
    if act.kind in OF_RECTIFICATION:
        return "rectification_loose"
    changes = act.kind in CHANGES_THE_RESULT or act.kind == "application_edited"
    return "act_after_closing" if is_open or changes else ""


def _check_rectification(book: Book, opened: Act, sealed: Act) -> Iterator[Finding]:
    """The seal, the record and both acts name the seal before; the record tells what changed."""
    number = sealed.body["number"]
    about = {"number": number}
    before, after = (load(book.case.records[each]) for each in (number - 1, number))
    told, seal = after["rectification"], _seal_document(book, number) or {}
    former = _seal_named(book, number - 1)
    acts = {"number": number - 1, "seal": former["seal"]}
    if (
        seal.get("rectifies") != former
        or {name: told[name] for name in former} != former
        or {"number": opened.body["rectifies"], "seal": opened.body["seal"]} != acts
        or (opened.body["number"], seal.get("at")) != (number, told["at"])
        or len(told["witnesses"]) != sealed.body["witnesses"]
    ):
        yield Finding("seal_chain_broken", about)
    if seal.get("register") != _register_digest(book, number):
        yield Finding("register_differs")
    entered = {row["seq"]: row["text"] for row in book.tables["reasons"]}
    if not opened.has_reason or entered.get(opened.seq, told["reason"]) != told["reason"]:
        yield Finding("rectification_reason_differs", about)
    changes = {
        (each["part"], each["domain"], each["about"], tuple(each["before"]), tuple(each["after"]))
        for each in told["changes"]
    }
    rules = before["rules"].keys()
    are_others_left = _rest(before, rules) == _rest(after, rules)
    if not (changes and are_others_left) or changes != _differences(before, after):
        yield Finding("rectification_differs", about)


def _rest(record: Row, rules: Iterable[str]) -> Row:
    """Return what no correction can change of a record; an older one lacks what was empty."""
    names = ("title", "year", "organiser", "place", "secretary", "convened_on", "annexes",
             "language", "display_scale", "opened_at", "rules_changes",
             "preselection")  # fmt: skip
    shortlist = record.get("shortlist") or {}
    ballots = ("opened_at", "witnesses", "resolved", "unresolved")
    return {name: record.get(name) or None for name in names} | {
        "rules": {name: record["rules"].get(name) for name in rules},
        "ballots": [record["ballots"].get(name) or None for name in ballots],
        "shortlist": [shortlist.get(name) for name in ("cuts", "moves")],  # calls are decisions
        "suspensions": (record.get("room") or {}).get("suspensions") or None,
        "jury": [(each["name"], each["quality"], each["role"]) for each in record["jury"]],
        "domains": [
            (
                domain["code"],
                domain["name"],
                domain["sponsor"],
                [(each["juror"], each["number"], each["reason"]) for each in domain["recusals"]],
            )
            for domain in record["domains"]
        ],
    }


def _seal_named(book: Book, number: int) -> Row:
    """Return how a seal is named by the one that replaces it."""
    if (signed := book.seal(number)) is None:
        raise _FaultyError
    code = _crockford(book.case.seals[number], 8)
    return {"number": number, "seal": code, "digest": signed.digest}


def _register_digest(book: Book, number: int) -> str:
    """Return the digest of what became of every certificate that was numbered so far."""
    records = [load(book.case.records[each]) for each in sorted(book.case.records)]
    registers = [_register_in(each) for each in records if each["number"] <= number]
    followed = {entry["replaces"]: entry["number"] for each in registers for entry in each}
    valid = {entry["number"] for entry in registers[-1]}
    told = []
    for name in sorted({entry["number"] for each in registers for entry in each}):
        heir = name
        while heir not in valid and heir in followed:
            heir = followed[heir]
        state = "valid" if heir == name else "replaced"
        if heir not in valid:
            state, heir = "withdrawn", name
        told.append({"number": name, "state": state, "replaced_by": heir if heir != name else ""})
    return hashlib.sha256(canonical(told)).hexdigest()


def _register_in(record: Row) -> list[Row]:
    """Return the register of a record; one that was closed before there was any is numbered so."""
    if "register" in record:
        return list(record["register"])
    awards = (each for domain in record["domains"] for each in domain["decisions"])
    count = sum(bool(each["number"]) and each["level_kind"] != "shortlist" for each in awards)
    numbers = (f"{record['year']}-{place:03}" for place in range(1, count + 1))
    return [{"number": each, "replaces": ""} for each in numbers]


Fact: TypeAlias = tuple[str, str, str]
"""A part of what is said, its domain, and what it is about."""


def _differences(before: Row, after: Row) -> set[tuple[Any, ...]]:
    """Return all that one record says otherwise than another, as a rectification lists it."""
    both = _awarded(before) & _awarded(after)
    old, new = (dict(_facts_of(each, both)) for each in (before, after))
    added = _amendments(after) - _amendments(before)
    changed = {
        (*fact, old.get(fact, ()), new.get(fact, ()))
        for fact in {*old, *new}
        if old.get(fact, ()) != new.get(fact, ())
    }
    return changed | {
        ("amendment", code, number, (), (juror, criterion))
        for (code, number, juror, criterion) in added
    }


def _awarded(record: Row) -> set[str]:
    return {each["number"] for domain in record["domains"] for each in domain["decisions"]} - {""}


def _facts_of(record: Row, both: set[str]) -> Iterator[tuple[Fact, tuple[str, ...]]]:
    for juror in record["jury"]:
        passage = juror["passage"] or {"was": None, "holder": ""}
        told = (passage["was"] or juror["state"] or "", passage["holder"])
        yield ("attendance", "", juror["name"]), tuple(each for each in told if each)
    for code, business in _businesses(record):
        for place, vote in enumerate(business["votes"], start=1):
            yield ("vote", code, str(place)), tuple(_counted_in(vote))
    for domain in record["domains"]:
        for row in domain["standings"]:
            code, number = domain["code"], row["number"]
            yield ("title", code, number), (row["title"],)
            yield ("standing", code, number), (str(row["rank"] or ""), row["mean"] or "")
            if number not in both:
                yield ("applicants", code, number), (row["applicant"],)
        yield from _decided_in(domain, both)


def _decided_in(domain: Row, both: set[str]) -> Iterator[tuple[Fact, tuple[str, ...]]]:
    code = domain["code"]
    for number in {each["number"] for each in domain["decisions"]}:
        own = [each for each in domain["decisions"] if each["number"] == number]
        if number in both:
            yield ("applicants", code, number), tuple(own[-1]["applicants"])
        yield (
            ("award", code, number),
            tuple(
                "not_awarded"
                if not number
                else each["level_name"] + (", ex aequo" if each["ex_aequo"] else "")
                for each in own
            ),
        )
        for part in ("motive", "citation"):
            if said := tuple(each[part] for each in own if each[part]):
                yield (part, code, number), said


def _businesses(record: Row) -> Iterator[tuple[str, Row]]:
    if record["room"]:
        yield from record["room"]["domains"].items()
        yield "", record["room"]["other"]


def _counted_in(vote: Row) -> Iterator[str]:
    yield from (f"{each}={voices}" for each, voices in sorted(vote["count"]["voices"].items()))
    yield from (f"{each}={vote['count'][each]}" for each in ("abstention", "blank", "spoilt"))
    yield from (f"{name}={said}" for name, said in vote["by_name"])


def _amendments(record: Row) -> Counter[tuple[str, str, str, str]]:
    return Counter(
        (code, each["number"], each["juror"], each["criterion"])
        for code, business in _businesses(record)
        for each in business["amendments"]
    )


def _check_former(book: Book) -> Iterator[Finding]:
    """The decisions that were rectified follow from what there was when they were sealed."""
    closings = book.of_kind("closed", "rectified")
    for act in closings[:-1]:
        former = _book_at(book, act)
        for check in _CHECKS_OF_FORMER:
            for found in _guarded(check, former):
                told = {"number": act.body["number"], "code": found.code}
                if found.code != "marks_purged":  # said once, of the decisions in force
                    yield Finding("former_differs", told)


def _book_at(book: Book, closed: Act) -> Book:
    """Return the edition as it was when a set of decisions was sealed."""
    number, case = closed.body["number"], book.case
    tables = dict(book.tables)
    tables["journal"] = [row for row in tables["journal"] if row["seq"] <= closed.seq]
    tables["seals"] = [row for row in tables["seals"] if row["number"] <= number]
    former = Book(replace(case, tables=tables, findings=[]))
    former.counted, former.ballots = book.counted, book.ballots
    former.erased = book.erased  # what went since is no longer there to count them from either
    standing = _decided(former)
    tables["decisions"] = [
        row | {"is_withdrawn": row["id"] not in standing} for row in tables["decisions"]
    ]
    tables["amendments"] = tables["amendments"][: len(former.in_force("amendment"))]
    tables["snapshots"] = tables["snapshots"][: len(former.of_kind("snapshot"))]
    for later in sorted((each for each in case.records if each > number), reverse=True):
        _spell_as_before(tables, load(case.records[later])["rectification"]["changes"])
    return former


def _spell_as_before(tables: Tables, changes: Sequence[Row]) -> None:
    """Give titles and applicants back the spelling that a rectification took from them."""
    said = {(each["part"], each["about"]): each["before"] for each in changes}
    numbers = {row["id"]: row["number"] for row in tables["applications"]}
    tables["applications"] = [
        row | {"title": said.get(("title", row["number"]), [row["title"]])[0]}
        for row in tables["applications"]
    ]
    renamed = []
    for row in tables["applicants"]:
        names = said.get(("applicants", numbers[row["application_id"]]), ())
        place = row["position"]
        renamed.append(row | {"name": names[place]} if place < len(names) else row)
    tables["applicants"] = renamed


# Two instances: a panel shortlists, then a jury judges --------------------------------------------


def _check_shortlist(book: Book) -> Iterator[Finding]:
    """A panel’s record tells its cuts, calls and moves as the journal does; the cuts are right."""
    record = book.record()
    if not record:
        return
    told = record.get("shortlist")
    makes_one = any(row["kind"] == "shortlist" for row in book.tables["levels"])
    if told is None:
        if makes_one:
            yield Finding("shortlist_differs", {"domain": "*"})
        return
    numbers = {row["id"]: row["number"] for row in book.tables["applications"]}
    for row in book.tables["domains"]:
        places = book.standings.get(row["code"], {})
        if places and _shortlist(book, row, numbers) != _told_shortlist(
            book, told, row["code"], places
        ):
            yield Finding("shortlist_differs", {"domain": row["code"]})
        if places and not _is_cut_where_told(book, row, numbers):
            yield Finding("cut_differs", {"domain": row["code"]})


def _cut(book: Book, domain: Row) -> Row | None:
    """Return the last cut of a domain that the journal tells."""
    cuts = [
        act.body for act in book.of_kind("shortlist_cut") if domain["id"] in act.body["domains"]
    ]
    return cuts[-1] if cuts else None


def _is_cut_where_told(book: Book, domain: Row, numbers: Mapping[int, str]) -> bool:
    """Whether the journal names those of a domain who pass its cut, and nobody else."""
    cut, places = _cut(book, domain), book.standings[domain["code"]]
    if cut is None:
        return True
    told = {numbers[each] for each in cut["applications"] if each in numbers}
    return told & places.keys() == _passing(cut, places)


def _shortlist(book: Book, domain: Row, numbers: Mapping[int, str]) -> tuple[Any, ...]:
    """Return what the journal and the standings make of a domain: its cut, calls and moves."""
    places = book.standings[domain["code"]]
    last = _cut(book, domain)
    names = ("best", "at_least", "keeps_equals")
    passing = _passing(last, places) if last else set()
    calls = {act.body["decision"]: act.body for act in book.of_kind("called_back")}
    kinds = {row["id"]: row["kind"] for row in book.tables["levels"]}
    called = {
        (numbers[row["application_id"]], row["motive"], _asker(book, calls.get(row["id"], {})))
        for row in book.tables["decisions"]
        if not row["is_withdrawn"]
        and row["domain_id"] == domain["id"]
        and kinds.get(row["level_id"]) == "shortlist"
        and numbers[row["application_id"]] not in passing
    }
    cut = (*(last[name] for name in names), passing) if last else None
    return cut, called if last else set(), _moves(book, domain, numbers, places)


def _moves(
    book: Book, domain: Row, numbers: Mapping[int, str], places: Standings
) -> set[tuple[str, str, str, str]]:
    domains = {row["id"]: row for row in book.tables["domains"]}
    last = {numbers[act.body["application"]]: act for act in book.of_kind("moved")}
    texts = {row["seq"]: row["text"] for row in book.tables["reasons"]}
    return {
        (
            number,
            domains[act.body["domain"]]["code"],
            "" if book.erased.reasons else texts.get(act.seq, ""),
            _asker(book, act.body),
        )
        for number, act in last.items()
        if number in places and act.body["domain"] != domain["id"]
    }


def _told_shortlist(book: Book, told: Row, code: str, places: Standings) -> tuple[Any, ...]:
    """Return what a record says of a domain, in the same form, but for what was erased."""
    named, worded = not book.erased.jurors, not book.erased.reasons
    cuts = [each for each in told["cuts"] if each["domain"] == code]
    names = ("best", "at_least", "keeps_equals")
    cut = (*(cuts[0][name] for name in names), {*cuts[0]["applications"]}) if cuts else None
    called = {
        (each["number"], each["reason"], each["by"] if named else "")
        for each in told["called_back"]
        if each["number"] in places
    }
    moves = {
        (each["number"], each["to"], each["reason"] if worded else "", each["by"] if named else "")
        for each in told["moves"]
        if each["domain"] == code
    }
    return (cut if len(cuts) < 2 else None), called, moves  # noqa: PLR2004 -- told twice


def _passing(cut: Row, places: Standings) -> set[str]:
    """Return who passes a cut: so many places, a mark, and no equals divided."""
    sharing = Counter(place.rank for place in places.values())
    least = None if cut["at_least"] is None else exact(cut["at_least"])
    found = set()
    for number, place in places.items():
        if place.rank is None or place.mean is None or (least is not None and place.mean < least):
            continue
        last = place.rank if cut["keeps_equals"] else place.rank + sharing[place.rank] - 1
        if cut["best"] is None or last <= cut["best"]:
            found.add(number)
    return found


def _asker(book: Book, body: Row) -> str:
    if book.erased.jurors:
        return ""
    row = book.jurors.get(body.get("by", 0), {})
    words = (row.get(name, "") for name in ("civility", "given_name", "family_name"))
    return " ".join(word for word in words if word)


def _check_preselection(book: Book) -> Iterator[Finding]:
    """A jury that judges a shortlist keeps the closing of the panel as the panel sealed it."""
    acts, kept = book.of_kind("preselected"), book.case.panel
    own = book.record().get("preselection")
    if len(acts) != (kept is not None) or (kept is None and own is not None):
        yield Finding("preselection_missing")
        return
    if kept is None:
        return
    record, body = kept[0], acts[0].body
    digest = hashlib.sha256(record).hexdigest()
    if not _is_sealed_by_panel(kept[1], body, digest):
        yield Finding("preselection_altered")
        return
    told = load(record)
    listed = [
        each["number"]
        for domain in told["domains"]
        for each in domain["decisions"]
        if each["level_kind"] == "shortlist"
    ]
    here = book.tables["applications"]
    if sorted(listed) != sorted(row["number"] for row in here) or body["applications"] != sorted(
        row["id"] for row in here
    ):
        yield Finding("preselection_applications_differ")
    if book.record() and own != _panel_facts(told, listed) | {
        "record": digest, "seal": body["seal"]
    }:  # fmt: skip
        yield Finding("preselection_differs")


def _is_sealed_by_panel(seal: bytes, body: Row, digest: str) -> bool:
    try:
        signed = unwrap(load_sealed(seal), "closing", [bytes.fromhex(body["key"])])
        told = signed.payload["document"]
        names = ("edition", "number", "record")
        agrees = [told[name] for name in names] == [body[name] for name in names]
    except (ValueError, LookupError, TypeError, RecursionError):
        return False
    return agrees and told["record"] == digest and _crockford(seal, 8) == body["seal"]


def _panel_facts(told: Row, listed: Sequence[str]) -> Row:
    shortlist = told.get("shortlist") or {"called_back": [], "moves": []}
    facts = {name: told[name] for name in ("edition", "title", "year", "number", "closed_at")}
    return facts | {
        "applications": sum(len(domain["standings"]) for domain in told["domains"]),
        "shortlisted": len(listed),
        "called_back": len(shortlist["called_back"]),
        "moved": sum(each["number"] in listed for each in shortlist["moves"]),
    }


def _check_panel(book: Book, path: Path) -> Iterator[Finding]:
    """The file given is the panel’s, agrees within itself, and holds the closing kept here."""
    about = {"file": path.name}
    acts, kept = book.of_kind("preselected"), book.case.panel
    if kept is None or not acts:
        yield Finding("preselection_none", about)
        return
    case = _read(path)
    if kept[0] not in case.records.values() or Book(case).key.hex() != acts[0].body["key"]:
        yield Finding("preselection_other", about)
        return
    if findings := verify(path).findings:
        yield Finding("preselection_unsound", about | {"count": len(findings)})
    judged, last = load(kept[0])["number"], max(case.records)
    if last > judged:
        yield Finding("preselection_rectified", about | {"number": last, "judged": judged})


def _check_cosignatures(book: Book) -> Iterator[Finding]:
    """Whoever signed a seal signed this one, on a device that the secretariat never had."""
    told = {
        (act.body["number"], act.body["juror"]): act.body["digest"]
        for act in book.of_kind("cosigned")
    }
    for row in book.tables["cosignatures"]:
        key = (row["frozen_number"], row["juror_id"])
        about = {"juror": book.name(key[1]), "number": key[0]}
        act, found = told.pop(key, None), []
        try:
            signed, device = _countersigned(book, key[1], book.case.cosigned[COSIGNED.format(*key)])
            found = [*_check_countersigned(book, key[1], signed.payload)]
        except _FaultyError as error:
            found = [Finding(str(error) or "cosignature_altered", about)]
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            found = [Finding("cosignature_altered", about)]
        else:
            found += _check_kept(row, act, signed, device, about)
        yield from found
        if not found:
            book.cosigned.append({**about, "key": fingerprint(device)})
    for number, juror_id in sorted(told):
        about = {"juror": book.name(juror_id), "number": number}
        yield Finding("cosignature_not_journalled", about)


def _check_kept(
    row: Row, act: str | None, signed: Signed, device: bytes, about: Row
) -> Iterator[Finding]:
    if (row["device_key"], row["frozen_number"]) != (device.hex(), signed.payload["number"]):
        yield Finding("cosignature_register_wrong", about)
    if act != signed.digest:
        yield Finding("cosignature_not_journalled", about)


def _countersigned(book: Book, juror_id: int, data: bytes) -> tuple[Signed, bytes]:
    """Return what a juror’s device signed, and its key; an invitation vouches for it."""
    whole = load_sealed(data)
    if {*whole} != {"cosignature", "enrolment"}:
        raise _FaultyError("cosignature_altered")
    enrolled, device = _enrolled(book, whole["enrolment"], juror_id, "cosignature_unvouched")
    signed = _unwrapped(whole["cosignature"], "cosignature", [device], "cosignature_altered")
    whose = {(each["edition"], each["juror"]) for each in (enrolled, signed.payload)}
    if whose != {(book.edition_id, book.jurors[juror_id]["key"])}:
        raise _FaultyError("cosignature_of_another")
    return signed, device


def _check_countersigned(book: Book, juror_id: int, told: Row) -> Iterator[Finding]:
    """The seal is the one kept here, and it holds what the juror was shown."""
    number = told["number"]
    about = {"juror": book.name(juror_id), "number": number}
    signed, sealed = book.seal(number), _seal_document(book, number)
    kept = (signed.digest, sealed["journal"]) if signed and sealed else None
    if not sealed or (told["seal"], told["head"]) != kept:
        yield Finding("cosignature_seal_differs", about)
        return
    listed = [
        {
            "domain": domain["code"],
            "domain_name": domain["name"],
            "application": each["number"] or None,
            "title": each["title"],
            "level": each["level_code"] or None,
            "level_name": each["level_name"],
        }
        for domain in load(book.case.records[number])["domains"]
        for each in domain["decisions"]
    ]
    if told["awards"] != listed:
        yield Finding("cosignature_list_differs", about)
    counted = {row["digest"] for row in book.tables["ballots"]
               if (row["juror_id"], row["state"]) == (juror_id, "counted")}  # fmt: skip
    if told["ballot"] is not None and told["ballot"] not in counted:
        yield Finding("cosignature_ballot_differs", about)


_CHECKS_OF_FORMER: tuple[Callable[[Book], Iterator[Finding]], ...] = (
    _check_count,
    _check_decisions,
    _check_votes,
    _check_record,
    _check_header,
    _check_room,
    _check_snapshots,
)
_CHECKS: tuple[Callable[[Book], Iterator[Finding]], ...] = (
    _check_rehearsal,
    _check_journal,
    _check_ballots,
    _check_register,
    _check_states,
    _check_opening,
    _check_rules,
    _check_secretariat,
    _check_amendments,
    _check_count,
    _check_decisions,
    _check_votes,
    _check_seals,
    _check_rectifications,
    _check_record,
    _check_header,
    _check_room,
    _check_snapshots,
    _check_former,
    _check_shortlist,
    _check_preselection,
    _check_cosignatures,
)


def _erased(book: Book, found: Sequence[Finding]) -> Iterator[Finding]:
    """Say what was erased on record, and that the rest agrees where nothing else was found."""
    gone = {
        "texts_erased": sum(book.erased.texts.values()),
        "reasons_erased": len(book.erased.reasons),
        "persons_erased": sum(act.body.get("counts", {}).get("persons", 0)
                              for act in book.erased.acts),
        "files_erased": len({each for act in book.erased.acts
                             for each in act.body.get("files", ())}),
    }  # fmt: skip
    for code, count in gone.items():
        if count:
            yield Finding(code, {"count": count})
    if [each.code for each in found] == ["marks_purged"]:
        yield Finding("rest_agrees")


# Paper, receipts, and the command ---------------------------------------------------------------


def _check_receipt(book: Book, path: Path) -> Iterator[Finding]:
    """What a juror was told that arrived is there, and the journal is the one of that day."""
    about: Row = {"file": path.name}
    try:
        envelope = load_sealed(_kept_file(path))
        told = load_sealed(_binary(envelope["payload"]))
        edition, juror, ballot, seq, head = (
            told[name] for name in ("edition", "juror", "ballot", "seq", "head")
        )
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        yield Finding("receipt_unreadable", about)
        return
    if edition != book.edition_id:
        yield Finding("receipt_other_edition", about)
        return
    try:
        unwrap(envelope, "receipt", [book.key])
    except RefusalError as error:
        yield error.finding
        return
    except (ValueError, LookupError, TypeError, RecursionError):
        yield Finding("receipt_signature_invalid", about)
        return
    ids = {row["key"]: key for key, row in book.jurors.items()}
    if juror not in ids:
        yield Finding("receipt_juror_unknown", about)
        return
    about |= {"juror": book.name(ids[juror]), "seq": seq}
    rows = {row["digest"]: row for row in book.tables["ballots"] if row["juror_id"] == ids[juror]}
    found = []
    if ballot not in rows:
        found.append(Finding("receipt_ballot_missing", about))
    if head not in {act.hash for act in book.acts if act.seq == seq}:
        found.append(Finding("receipt_journal_differs", about))
    yield from found or [_receipt_told(book, ids[juror], rows[ballot], about)]


def _receipt_told(book: Book, juror_id: int, row: Row, about: Row) -> Finding:
    """Say whether the ballot of a receipt that agrees is the one that counts."""
    about |= {"revision": row["revision"]}
    counting = book.counted.get(juror_id)
    if counting is None:  # not opened yet, in conflict, or erased in its time
        return Finding("receipt_agrees", about)
    if counting.digest == row["digest"]:
        return Finding("receipt_counts", about)
    code = _short(counting.digest)
    told = {"counting": counting.row["revision"], "code": code}
    return Finding("receipt_replaced", about | told)


def _kept_file(path: Path) -> bytes:
    """Return what somebody kept, unless it is no file, or larger than any that was ever given."""
    if not path.is_file() or path.stat().st_size > MOST_KEPT:
        raise _FaultyError
    return path.read_bytes()


def _check_sheet(book: Book, code: str) -> Iterator[Finding]:
    """The sheet ends with an act of the journal, and nothing of the room stands after it."""
    typed = "".join(each for each in code.upper() if each.isalnum())
    plain = typed.translate(str.maketrans("OIL", "011"))
    sealed = next((act.seq for act in book.of_kind("closed")), None)
    before = [act for act in book.acts if sealed is None or act.seq < sealed]
    ends = [
        act
        for act in before
        if plain == _short(act.hash).replace("-", "") or typed == act.hash.upper()
    ]
    if not ends:
        yield Finding("sheet_unknown", {"code": code})
        return
    seq = ends[-1].seq
    after = [act for act in before if act.seq > seq and act.kind not in OUTSIDE_THE_ROOM]
    if after:
        first = {"first": after[0].seq, "kind": after[0].kind}
        yield Finding("sheet_followed", {"seq": seq, "count": len(after), **first})
    else:
        yield Finding("sheet_agrees", {"seq": seq, "code": code})


def _check_kept_cosignature(book: Book, path: Path) -> Iterator[Finding]:
    """What a juror has kept is of the seal that is kept here, and nobody removed it."""
    about: Row = {"file": path.name}
    try:
        data = _kept_file(path)
        told = load_sealed(_binary(load_sealed(data)["cosignature"]["payload"]))
        [juror_id] = (key for key, row in book.jurors.items() if row["key"] == told["juror"])
        number = told["number"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        yield Finding("cosignature_unreadable", about)
        return
    about |= {"juror": book.name(juror_id), "number": number}
    try:
        signed, _device = _countersigned(book, juror_id, data)
    except _FaultyError as error:
        yield Finding(str(error), about)
        return
    found = [*_check_countersigned(book, juror_id, signed.payload)]
    yield from found
    if not found and COSIGNED.format(number, juror_id) not in book.case.cosigned:
        yield Finding("cosignature_dropped", about)


def main(arguments: Sequence[str] | None = None) -> int:
    """Verify what the command line names, and return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("file", type=Path, help="an archive, its folder, or an edition")
    parser.add_argument("--receipt", type=Path, nargs="+", action="extend", default=[])
    parser.add_argument("--cosignature", type=Path, nargs="+", action="extend", default=[])
    parser.add_argument("--preselection", type=Path, help="of the panel that shortlisted")
    parser.add_argument("--sheet", default="", help="the code of the initialled sitting sheet")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--lang", choices=("fr", "en"), default="fr")
    asked = parser.parse_args(arguments)
    try:
        verdict = verify(
            asked.file,
            asked.receipt,
            asked.preselection,
            sheet=asked.sheet,
            cosignatures=asked.cosignature,
        )
    except RefusalError as error:
        verdict = Verdict((error.finding,), {})
        lines, document = [error.finding.text(asked.lang)], verdict.document(asked.lang)
    else:
        lines, document = verdict.lines(asked.lang), verdict.document(asked.lang)
    told = [json.dumps(document, ensure_ascii=False, indent=2)] if asked.json else lines
    sys.stdout.buffer.write("".join(f"{line}\n" for line in told).encode())
    return 0 if verdict.ok else 1


if __name__ == "__main__":
    sys.exit(main())
