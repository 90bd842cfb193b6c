"""The page of one post: Isi, Ukuran, Takarir, Periksa, Bundel."""
