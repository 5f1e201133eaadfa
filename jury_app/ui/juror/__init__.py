"""The juror's window."""
