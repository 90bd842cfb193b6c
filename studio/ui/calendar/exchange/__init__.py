"""Plans out and in, from the calendar: what to print or export, and what a file would change."""
