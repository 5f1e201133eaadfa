"""The tables of an edition."""
