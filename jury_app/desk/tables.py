"""The tables of a juror's work file."""

from jury_app.model.sqlite_file import StoreKind

WORK = StoreKind(application_id=0x4A75776B, version=1)

TABLES = {
    "owner": """
CREATE TABLE owner (
    id INTEGER NOT NULL,
    edition VARCHAR NOT NULL,
    juror VARCHAR NOT NULL,
    round VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    PRIMARY KEY (id)
)""",
    # Whose kit opens it, by its recipient; `wrapped` is the identity, encrypted to the kit, and
    # the key of the device is encrypted to the recipient.
    "lock": """
CREATE TABLE lock (
    id INTEGER NOT NULL,
    kit VARCHAR NOT NULL,
    recipient VARCHAR NOT NULL,
    wrapped BLOB NOT NULL,
    device_key BLOB NOT NULL,
    made_at VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (kit)
)""",
    # `secret` is a private note, encrypted to its lock.
    "change": """
CREATE TABLE change (
    id INTEGER NOT NULL,
    act INTEGER NOT NULL,
    at VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    application VARCHAR NOT NULL,
    criterion VARCHAR NOT NULL,
    mark INTEGER,
    text VARCHAR,
    secret BLOB,
    lock INTEGER,
    undoes INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY (lock) REFERENCES lock (id)
)""",
    # `act` is the last one that the ballot holds.
    "ballot": """
CREATE TABLE ballot (
    revision INTEGER NOT NULL,
    digest VARCHAR NOT NULL,
    previous VARCHAR,
    made_at VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    complete INTEGER NOT NULL,
    act INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (revision),
    UNIQUE (digest)
)""",
}

ADD_OWNER = """
INSERT INTO owner (edition, juror, round, made_at) VALUES (:edition, :juror, :round, :made_at)"""

ADD_LOCK = """
INSERT INTO lock (kit, recipient, wrapped, device_key, made_at)
VALUES (:kit, :recipient, :wrapped, :device_key, :made_at)"""

ADD_CHANGE = """
INSERT INTO change (act, at, field, application, criterion, mark, text, secret, lock, undoes)
VALUES
(:act, :at, :field, :application, :criterion, :mark, :text, :secret, :lock, :undoes)"""

ADD_BALLOT = """
INSERT INTO ballot (revision, digest, previous, made_at, code, complete, act, data)
VALUES (:revision, :digest, :previous, :made_at, :code, :complete, :act, :data)"""
