"""What the secretariat is asked, one question at a time."""
