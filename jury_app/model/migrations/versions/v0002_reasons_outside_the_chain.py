"""Reasons leave the chain: they stand beside it, bound by what the chain holds in their place."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make room for the reasons to come; those told before stay where they are, for ever."""
    op.create_table(
        "reason",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["journal_entry.seq"], name=op.f("fk_reason_seq")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_reason")),
    )
