"""Marks may be amended in the room, beside the ballots, which stay as they were sealed."""

import sqlalchemy as sa
from alembic import op

_KEYS = ("round", "juror", "application", "criterion")


def upgrade() -> None:
    """Make room for amendments; the editions of before have none."""
    op.create_table(
        "amendment",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(f"{table}_id", sa.Integer(), nullable=False) for table in _KEYS),
        sa.Column("old", sa.Integer(), nullable=True),
        sa.Column("new", sa.Integer(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [f"{table}_id"], [f"{table}.id"], name=op.f(f"fk_amendment_{table}_id")
            )
            for table in _KEYS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
    )
