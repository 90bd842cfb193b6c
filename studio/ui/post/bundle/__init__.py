"""The Bundel tab: what will be written, and writing it."""
