"""The one door for foreign files and texts."""
