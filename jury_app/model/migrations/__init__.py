"""Every change of an edition's schema, in order; a script is never edited once released."""

from jury_app.model.migrations.versions import (
    v0001_first_schema,
    v0002_reasons_outside_the_chain,
    v0003_where_ballots_are_sent,
    v0004_marks_amended_in_the_room,
    v0005_shortlist_of_an_expert_panel,
    v0006_rehearsals_retention_designs_and_co_signatures,
)

SCRIPTS = (
    v0001_first_schema,
    v0002_reasons_outside_the_chain,
    v0003_where_ballots_are_sent,
    v0004_marks_amended_in_the_room,
    v0005_shortlist_of_an_expert_panel,
    v0006_rehearsals_retention_designs_and_co_signatures,
)

TRIGGERS = v0001_first_schema.TRIGGERS
"""The only things in the file that act by themselves, word for word."""
