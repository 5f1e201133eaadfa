"""An edition knows where its ballots are sent, so that a juror’s message is ready to go."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make room for the address; the editions of before have none."""
    op.add_column(
        "edition", sa.Column("ballots_email", sa.String(), nullable=False, server_default="")
    )
