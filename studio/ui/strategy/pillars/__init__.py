"""Pilar: shares of pillars and content types, against targets."""
