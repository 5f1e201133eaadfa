"""Votes in the room: their rules, their results in whole numbers, and the sentences that say so."""
