"""Bytes in, bytes out: envelopes, signatures, kits, ballots."""
