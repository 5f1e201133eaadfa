"""From marks to standings: pure functions in exact arithmetic."""
