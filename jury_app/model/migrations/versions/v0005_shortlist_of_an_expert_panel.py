"""A jury may judge what an expert panel shortlisted, and keeps the panel’s sealed closing."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make room for one closing; the editions of before judge all that applied."""
    op.create_table(
        "preselection",
        sa.Column("signing_key", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=False),
        sa.Column("seal_code", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_preselection_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preselection")),
    )
