"""Alters documents by their structure, as who knows the format does, or a broken disk."""

import base64
import json
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from jury_app.sealing import envelope
from jury_app.sealing.keys import fingerprint, public_key

DEEP = 5_000
LONG = 100_000
NESTED = json.loads("[" * 40 + "]" * 40)
ODD = (
    None, True, False, 0, 1, -1, 2**31, 2**53 - 1, 2**53, 2**63, 2**64, -(2**63), 10**400, 0.5,
    -0.0, 1e308, float("nan"), float("inf"), "", " ", "0", "\0", "é\0", "\ud800", "\udfff\ud800",
    "\u202e", "e\u0301", "x" * LONG, "../../etc/passwd", "<b>x</b>", "=1+1",
    "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z",
    "2026-02-30T00:00:00Z", "2026-09-20T09:00:00+23:59", "2026-09-20T24:00:00Z", "2026-09-20",
    "A" * 64, "0" * 64, "z" * 64, "AAAA", "====", [], {}, [None], {"": 1}, {"\ud800": 1},
    {"x" * 300: {}}, [[]] * 1000, NESTED,
)  # fmt: skip


SHAPES = ("0123456789", "abcdef", "ghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def mutated(document, rng):
    """Return a document that differs in one to three places."""
    document = copied(document)
    for _change in range(rng.choice((1, 1, 1, 2, 3))):
        places = places_of(document)
        if not places:
            return rng.choice(ODD)
        change(document, *rng.choice(places), places, rng)
    return document


def slightly(document, rng):
    """Return a document that is as it should be, and says something else in a place or two."""
    document = copied(document)
    for _change in range(rng.choice((1, 1, 2))):
        places = places_of(document)
        if not places:
            break
        holder, key = rng.choice(places)
        old = holder[key]
        if isinstance(old, str):
            holder[key] = alike(old, rng)
        elif isinstance(old, bool) or old is None:
            holder[key] = not old
        elif isinstance(old, int):
            holder[key] = old + rng.choice((-1, 1, 10))
        elif isinstance(old, list):
            holder[key] = rng.choice((old[1:], old[::-1], old + old[:1]))
        elif len(old) > 1:
            one, other = rng.sample(sorted(old), 2)
            old[one], old[other] = old[other], old[one]
    return document


def alike(old, rng):
    """Return a text of the same shape, or a little longer or shorter."""
    if not old or rng.random() < 0.2:
        return f"{old}{rng.choice('aA0 é')}" if rng.random() < 0.5 else old[:-1]
    place = rng.randrange(len(old))
    kind = next((each for each in SHAPES if old[place] in each), SHAPES[0])
    return old[:place] + rng.choice(kind) + old[place + 1 :]


def change(document, holder, key, places, rng):
    """Change what stands in one place."""
    how = rng.choice((take_away, rename, swap, retype, wrap, put_odd, put_odd))
    how(holder, key, places, rng)


def take_away(holder, key, _places, _rng):
    holder.pop(key)


def rename(holder, key, _places, rng):
    if isinstance(holder, dict):
        names = ("version", "format", "x", "", f"{key} ", str(key).upper())
        holder[rng.choice(names)] = holder.pop(key)


def swap(holder, key, places, rng):
    other, place = rng.choice(places)
    if place in other if isinstance(other, dict) else place < len(other):
        holder[key], other[place] = other[place], holder[key]


def retype(holder, key, _places, rng):
    """Put something of the same type there, that is not quite the same."""
    old = holder[key]
    if isinstance(old, str):
        holder[key] = text(old, rng)
    elif isinstance(old, int):
        holder[key] = old + rng.choice((-1, 1, 2**53, 2**64))
    elif isinstance(old, list):
        holder[key] = old * rng.choice((0, 2, 1000))


def wrap(holder, key, _places, rng):
    holder[key] = rng.choice(([holder[key]], {"x": holder[key]}))


def put_odd(holder, key, _places, rng):
    holder[key] = copied(rng.choice(ODD))


def text(old, rng):
    """Return a text that is not quite the same."""
    place = rng.randrange(len(old) + 1)
    put = rng.choice(("\0", "\ud800", " ", "A", "é", "\n", "\u2028", "", "x" * LONG))
    return old[:place] + put + old[place + rng.choice((0, 1, len(old))) :]


def places_of(value):
    """Return every place in a document, as what holds it and by which key."""
    places, holders, known = [], [value], set()
    for holder in holders:
        if id(holder) in known:  # two that changed places may hold one another
            continue
        known.add(id(holder))
        keys = holder if isinstance(holder, dict) else range(min(50, len(holder)))
        for key in keys:
            places.append((holder, key))
            if isinstance(holder[key], dict | list):
                holders.append(holder[key])
    return places


def lay_down(path, data):
    """Write a file over the one before; to empty that first would cost a wait for the disk."""
    if not path.exists():
        path.touch()
    with path.open("r+b") as file:
        file.write(data)
        file.truncate()


def copied(value):
    """Return a document of its own."""
    if isinstance(value, dict):
        return {key: copied(each) for key, each in value.items()}
    return [copied(each) for each in value] if isinstance(value, list) else value


def canonical(document):
    """Write a document as it must be, as far as it can be."""
    dumped = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return dumped.encode("utf-8", "surrogatepass")


def written(document, rng):
    """Write a document as it must be, or in another way; what has no room here is none."""
    try:
        plain = canonical(document)
        return plain if rng.random() < 0.8 else rng.choice(WAYS)(plain, rng)
    except (TypeError, ValueError, MemoryError):
        return b"{}"


def twice(plain, _rng):
    """Say the first key twice."""
    if not plain.startswith(b'{"'):
        return plain
    return b"{" + plain[1 : plain.index(b":")] + b":1," + plain[1:]


def in_utf_16(plain, _rng):
    return plain.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass")


def followed(plain, rng):
    return plain + rng.choice((b"\n", b"\0", b"{}", b" "))


def escaped(plain, _rng):
    return json.dumps(plain.decode("utf-8", "surrogatepass")).encode()


def buried(plain, rng):
    depth = rng.choice((10, 100, DEEP))
    return b"[" * depth + plain + b"]" * depth


def damaged(data, rng):
    """Return bytes of which some are cut, changed, repeated or put in."""
    place = rng.randrange(len(data) + 1)
    match rng.randrange(6):
        case 0:
            return data[:place]
        case 1:
            return data[place:]
        case 2:
            return data[:place] + rng.randbytes(rng.choice((1, 4, 64))) + data[place:]
        case 3:
            return data[:place] + data[place + rng.choice((1, 4, 64)) :]
        case 4:
            return (
                data[:place]
                + data[max(0, place - 200) : place] * rng.choice((1, 50))
                + data[place:]
            )
        case _:
            changed = bytearray(data)
            for _byte in range(rng.choice((1, 1, 8))):
                if changed:
                    changed[rng.randrange(len(changed))] = rng.randrange(256)
            return bytes(changed)


WAYS = (
    twice,
    in_utf_16,
    followed,
    escaped,
    buried,
    damaged,
    lambda plain, _rng: b"\xef\xbb\xbf" + plain,
    lambda plain, _rng: plain.replace(b",", b", "),
)


def age(data, rng):
    """Return an age file with another header, or cut, or altered."""
    end = data.index(b"\n---")
    head, rest = data[:end], data[end:]
    stanza = head[head.index(b"\n") :]
    match rng.randrange(7):
        case 0:
            return head + stanza * rng.choice((1, 7, 8, 5_000)) + rest
        case 1:
            return head[: head.index(b"\n")] + rest
        case 2 if b"scrypt" in head:
            *kept, work = head.split(b"\n")[1].split(b" ")
            other = rng.choice(
                (b"0", b"1", b"17", b"18", b"19", b"64", b"9" * 30, b"-1", b"01", b"x")
            )
            return head.replace(b" ".join([*kept, work]), b" ".join([*kept, other]), 1) + rest
        case 3:
            return head + b"\n-> x " + b"y" * rng.choice((1, 4_000)) + b"\nAAAA" + rest
        case 4:
            return data.replace(b"X25519", b"scrypt").replace(b"v1", rng.choice((b"v1", b"v2")), 1)
        case 5:
            return damaged(head, rng) + rest
        case _:
            return head + damaged(rest, rng)


def signed(kind, payload, rng, key):
    """Write an envelope around a payload, with a true signature as a rule."""
    made = envelope_of(kind, payload, key)
    return mutated(made, rng) if rng.random() < 0.1 else made


def envelope_of(kind, payload, key):
    """Return an envelope as it is written."""
    signer, name = signer_of(key)
    signature = signer.sign(envelope.pae(kind, payload))
    return {
        "payload": base64.b64encode(payload).decode(),
        "payloadType": kind,
        "signatures": [{"keyid": name, "sig": base64.b64encode(signature).decode()}],
    }


@lru_cache
def signer_of(key):
    return Ed25519PrivateKey.from_private_bytes(key), fingerprint(public_key(key))


def altered_payload(document, rng):
    """Return the payload of an envelope, altered and written."""
    return altered(json.loads(base64.b64decode(document["payload"])), rng)


def altered(document, rng):
    """Write a document altered: rudely, or as nobody would notice."""
    if rng.random() < 0.5:
        return canonical(slightly(document, rng))
    return written(mutated(document, rng), rng)
