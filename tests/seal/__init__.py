"""Tests of studio.seal."""
