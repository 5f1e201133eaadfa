"""The tables of a juror's work file."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from jury_app.model.store import StoreKind

WORK = StoreKind(application_id=0x4A75776B, version=1)

metadata = MetaData()

owner = Table(
    "owner",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("edition", String, nullable=False),
    Column("juror", String, nullable=False),
    Column("round", String, nullable=False),
    Column("made_at", String, nullable=False),
)

lock = Table(
    "lock",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kit", String, nullable=False, unique=True),  # whose kit opens it, by its recipient
    Column("recipient", String, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),  # the identity, encrypted to the kit
    Column("device_key", LargeBinary, nullable=False),  # encrypted to the recipient
    Column("made_at", String, nullable=False),
)

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("act", Integer, nullable=False),
    Column("at", String, nullable=False),
    Column("field", String, nullable=False),
    Column("application", String, nullable=False),
    Column("criterion", String, nullable=False),
    Column("mark", Integer),
    Column("text", String),
    Column("secret", LargeBinary),  # a private note, encrypted to its lock
    Column("lock", ForeignKey("lock.id")),
    Column("undoes", Integer),
)

ballot = Table(
    "ballot",
    metadata,
    Column("revision", Integer, primary_key=True),
    Column("digest", String, nullable=False),
    Column("previous", String),
    Column("made_at", String, nullable=False),
    Column("code", String, nullable=False),
    Column("complete", Integer, nullable=False),
    Column("act", Integer, nullable=False),  # the last act that it holds
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("digest"),
)
