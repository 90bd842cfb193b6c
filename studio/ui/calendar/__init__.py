"""Kalender: the posts of an office by month, week, list and year."""
