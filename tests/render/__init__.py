"""Tests of studio/render."""
