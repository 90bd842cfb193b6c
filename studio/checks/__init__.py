"""Small registered checks and their runner."""
