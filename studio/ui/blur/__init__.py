"""Covering faces and parts of a picture: the board, its marks, and the dialog around them."""
