"""Tab Takarir: words of a post for every platform, with the picture beside them."""
