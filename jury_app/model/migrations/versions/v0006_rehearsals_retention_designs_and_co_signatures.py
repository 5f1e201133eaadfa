"""An edition may be a rehearsal, sets retention, and has designs and co-signatures of its own."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make room for all four; the editions of before are real, and have none of the rest."""
    op.add_column(
        "edition", sa.Column("is_rehearsal", sa.Boolean(), nullable=False, server_default="0")
    )
    op.add_column(
        "edition", sa.Column("retention", sa.String(), nullable=False, server_default="{}")
    )
    op.create_table(
        "certificate_design",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("settings", sa.String(), nullable=False),
        sa.Column("level_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["level_id"], ["award_level.id"], name=op.f("fk_certificate_design_level_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_design")),
        sa.UniqueConstraint("name", name=op.f("uq_certificate_design_name")),
    )
    op.create_table(
        "design_file",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_design_file")),
    )
    op.create_table(
        "co_signature",
        sa.Column("frozen_number", sa.Integer(), nullable=False),
        sa.Column("juror_id", sa.Integer(), nullable=False),
        sa.Column("device_key", sa.String(), nullable=False),
        sa.Column("signed", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["frozen_number"],
            ["frozen_decisions.number"],
            name=op.f("fk_co_signature_frozen_number"),
        ),
        sa.ForeignKeyConstraint(["juror_id"], ["juror.id"], name=op.f("fk_co_signature_juror_id")),
        sa.PrimaryKeyConstraint("frozen_number", "juror_id", name=op.f("pk_co_signature")),
    )
