"""The journal of everything that was done, and the values that each act changed."""

from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from jury_app.model.entities.base import Base


class JournalEntry(Base):
    """One act, chained to the one before; nobody can change or remove it."""

    __tablename__ = "journal_entry"
    is_history: ClassVar[bool] = True

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    prev: Mapped[str] = mapped_column(unique=True)
    hash: Mapped[str] = mapped_column(unique=True)
    entry: Mapped[str]


class Reason(Base):
    """Why somebody did something, in words: outside the chain too, which holds its commitment."""

    __tablename__ = "reason"
    is_history: ClassVar[bool] = True

    seq: Mapped[int] = mapped_column(
        ForeignKey("journal_entry.seq"), primary_key=True, autoincrement=False
    )
    salt: Mapped[str]
    text: Mapped[str]


class Change(Base):
    """What an act changed in one row: names live here, outside the chain, so that they can go."""

    __tablename__ = "change"
    is_history: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    seq: Mapped[int] = mapped_column(ForeignKey("journal_entry.seq"), index=True)
    table: Mapped[str]
    key: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]
