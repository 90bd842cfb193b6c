"""The project file: records, undo, blobs, backup, lock."""
