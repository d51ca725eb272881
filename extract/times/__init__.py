"""When? Expressions of time in French, as days against the day of publication."""

from extract.times.mention import TimeMention, times

__all__ = ["TimeMention", "times"]
