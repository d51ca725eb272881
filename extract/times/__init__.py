"""When? Expressions of time in French, as days against the day of publication."""
