"""What each command does: arguments in, one answer out, for people and for other programs."""
