"""Reads and validates resource files into domain values; errors name file and key."""
