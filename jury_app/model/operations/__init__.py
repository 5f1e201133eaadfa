"""What a user can do: one function each, in a transaction that the caller opens."""
