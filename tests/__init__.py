"""Tests mirror `studio/`."""
