"""The list of posts."""
