"""Widgets that show a post's pictures, painted by the one painter."""
