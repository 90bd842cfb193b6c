"""Finished media dropped into the window: the sheet that makes a post of them."""
