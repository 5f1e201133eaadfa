"""What a user can see: functions that return frozen rows."""
