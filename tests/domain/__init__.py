"""Tests of studio.domain."""
