"""Between the model and the jurors' files: founding, kits, ballots, opening, closing."""
