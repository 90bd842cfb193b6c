"""Canonical JSON, hashes, seals."""
