"""Jury: the desktop application with which the jury of a prize deliberates."""
