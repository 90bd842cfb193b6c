"""Masukan publik: what people ask, gathered by topic, turned into ideas for posts."""
