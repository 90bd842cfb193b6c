"""Tests of studio.session."""
