"""The kit of the office: seen, made, imported, switched."""
