"""What is due and where to go on: the first page of an open project."""
