"""What the acts of a sitting make of the room: a pure replay of the journal."""
