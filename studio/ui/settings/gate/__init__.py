"""Gerbang etika in the settings: questions, profile, special times."""
