"""The place Periksa: what is open on every post, and for whom it waits."""
