"""Controls that screens share, in the window's own look."""
