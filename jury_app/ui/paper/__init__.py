"""Typing back what the jury did on paper, sheet after sheet, as the sheets have it."""
