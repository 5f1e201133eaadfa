"""How long a user waits without asking what is going on."""

PATIENCE_MS = 400
