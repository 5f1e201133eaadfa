"""The room's screen: what is before the jury, what was shown, and nothing else."""
