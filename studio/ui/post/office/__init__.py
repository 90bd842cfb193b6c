"""Templates of the office: saving a post as one, trying it as a filler, showing them in the gallery."""
