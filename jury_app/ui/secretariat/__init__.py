"""The edition's window: one page for each stage of the year."""
