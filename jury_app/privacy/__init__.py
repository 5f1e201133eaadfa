"""What an edition holds about people: for how long, how it is erased, exported and told."""
