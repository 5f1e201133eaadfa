"""One script for each change."""
