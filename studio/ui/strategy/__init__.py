"""The plan behind the calendar: pillars, campaigns, strategy, figures, what the public asks."""
