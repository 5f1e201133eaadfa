"""What a prize is made of, and what may be done with it: no window, no document."""
