"""One page for each stage of the year."""
